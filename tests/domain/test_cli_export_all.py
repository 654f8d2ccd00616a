"""Exporting many cases: each to a file of its own, whatever becomes of the others."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest

from checklists.reading import read_file
from tests.domain.cli_library import COPIES
from tests.domain.cli_world import Shebao
from tui.cli import export_all
from tui.cli.progress import Progress


@pytest.fixture
def family(shebao: Shebao) -> Shebao:
    """我, 妈妈 and 爸爸; 妈妈 waits for something."""
    for name in ("我", "妈妈", "爸爸"):
        shebao.ok("new", name, "--channel", "hall-window")
    shebao.ok("mark", "妈妈", COPIES, "waiting", "--until", "2026-12-24")
    return shebao


def written(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_every_case_gets_a_file_in_a_private_folder(family: Shebao, tmp_path: Path) -> None:
    folder = tmp_path / "lists"

    ran = family("export", "--all", "-o", str(folder), "--format", "html")

    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"写好 3 份，在 {folder}（只有你自己能看）\n"
    assert written(folder) == {f"社保清单-{name}-2026-11-21.html" for name in ("我", "妈妈", "爸爸")}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


@pytest.mark.parametrize(
    ("argv", "count"),
    [
        (["--waiting"], 1),
        (["妈"], 1),
        (["--open"], 3),
        (["--channel", "hall-window"], 3),
        (["--topic", "medical-account"], 0),
    ],
)
def test_filters_choose_what_is_exported(family: Shebao, tmp_path: Path, argv: list[str], count: int) -> None:
    assert family("export", "--all", *argv, "-o", str(tmp_path / "lists")).code == (0 if count else 1)
    assert len(written(tmp_path / "lists") if count else ()) == count


def test_cases_of_one_name_get_files_of_their_own(family: Shebao, tmp_path: Path) -> None:
    case_id = family.json("cases", "妈妈")["cases"][0]["id"]
    file = next(Path.home().rglob(f"{case_id}.toml"))
    twin = file.with_name("zz99.toml")
    twin.write_text(file.read_text().replace(f'"{case_id}"', '"zz99"'))
    twin.chmod(0o600)

    family.ok("export", "--all", "-o", str(tmp_path / "lists"))

    assert written(tmp_path / "lists") == {
        f"社保清单-妈妈-2026-11-21-{case_id}.md",
        "社保清单-妈妈-2026-11-21-zz99.md",
        "社保清单-我-2026-11-21.md",
        "社保清单-爸爸-2026-11-21.md",
    }


def test_a_case_that_fails_does_not_stop_the_others(family: Shebao, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "社保清单-妈妈-2026-11-21.md").write_text("mine")
    case_id = family.json("cases", "爸爸")["cases"][0]["id"]
    next(Path.home().rglob(f"{case_id}.toml")).write_text("torn")

    ran = family("export", "--all", "-o", str(folder))

    assert ran.code == 1
    assert len(written(folder)) == 2
    assert (folder / "社保清单-妈妈-2026-11-21.md").read_text() == "mine"
    assert f"{case_id}.toml" in ran.err
    assert f"已有这个文件，没有改动: {folder / '社保清单-妈妈-2026-11-21.md'}；换个名字，或加 --replace" in ran.err
    assert ran.err.endswith(f"写好 1 份，在 {folder}；2 份没写成，原因见上\n")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_table_holds_them_all_where_one_file_is_named(family: Shebao, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"all.{form}"

    ran = family("export", "--all", "-o", str(file))

    assert (ran.code, ran.err) == (0, f"已写好: {file}（只有你自己能看）\n")
    assert family("export", "--all", "-o", str(file)).code == 2
    family.ok("export", "--all", "-o", str(file), "--replace")


def test_one_table_of_all_comes_back_case_by_case(family: Shebao, tmp_path: Path) -> None:
    family.ok("export", "--all", "-o", str(tmp_path / "all.csv"))

    told = read_file((tmp_path / "all.csv").read_bytes(), "all.csv")

    assert {case.name for case in told} == {"我", "妈妈", "爸爸"}


def test_what_holds_one_case_takes_no_others_in(family: Shebao, tmp_path: Path) -> None:
    ran = family("export", "--all", "-o", str(tmp_path / "all.html"))

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "html 一个文件只装一份档案；几份装在一起用：csv，xlsx；也可以写进文件夹，一份一个文件\n"
    assert not (tmp_path / "all.html").exists()


@pytest.mark.parametrize("name", ["backup.json", "all.csv", "slips.qr.txt"])
def test_a_folder_that_is_there_is_a_folder_whatever_its_name(family: Shebao, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()

    family.ok("export", "--all", "-o", str(tmp_path / name))

    assert written(tmp_path / name) == {f"社保清单-{name}-2026-11-21.md" for name in ("我", "妈妈", "爸爸")}


def test_what_cannot_be_read_is_not_in_the_table_and_is_said(family: Shebao, tmp_path: Path) -> None:
    case_id = family.json("cases", "爸爸")["cases"][0]["id"]
    next(Path.home().rglob(f"{case_id}.toml")).write_text("torn")

    ran = family("export", "--all", "-o", str(tmp_path / "all.csv"))

    assert ran.code == 1
    assert f"{case_id}.toml" in ran.err
    assert {case.name for case in read_file((tmp_path / "all.csv").read_bytes(), "all.csv")} == {"我", "妈妈"}


def test_files_are_replaced_only_when_told(family: Shebao, tmp_path: Path) -> None:
    family.ok("export", "--all", "-o", str(tmp_path / "lists"))

    assert family("export", "--all", "-o", str(tmp_path / "lists")).code == 1
    assert family("export", "--all", "-o", str(tmp_path / "lists"), "--replace").code == 0


def test_files_that_are_there_are_told_once_and_not_one_by_one(family: Shebao, tmp_path: Path) -> None:
    family.ok("export", "--all", "-o", str(tmp_path / "lists"))

    told = family("export", "--all", "-o", str(tmp_path / "lists")).err.splitlines()

    assert len(told) == 2
    assert told[0].startswith("已有 3 个同名的文件，没有改动")
    assert told[1].endswith("3 份没写成，原因见上")


@pytest.mark.parametrize(("said", "code", "text"), [("y\n", 0, "# 社保清单"), ("ｙ\n", 0, "#"), ("\n", 1, "mine")])
def test_a_person_is_asked_once_whether_files_may_be_replaced(
    family: Shebao, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, code: int, text: str
) -> None:
    monkeypatch.setattr(export_all, "is_interactive", lambda: True)
    folder = tmp_path / "lists"
    family.ok("export", "--all", "-o", str(folder))
    for path in folder.iterdir():
        path.write_text("mine")

    ran = family("export", "--all", "-o", str(folder), stdin=said)

    assert ran.code == code
    assert ran.err.count("换掉吗？") == 1
    assert all(path.read_text().startswith(text) for path in folder.iterdir())


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["export"], "shebao export 妈妈"),
        (["export", "妈妈", "--waiting"], "--all -o 文件夹"),
        (["export", "--all"], "-o 名字.csv"),
        (["export", "--all", "--blank", "-o", "lists"], "只和 --blank 一起用"),
        (["export", "--all", "--for", "proxy", "-o", "lists"], "只和 --blank 一起用"),
        (["export", "--all", "--region", "sc", "-o", "lists"], "只和 --blank 一起用"),
    ],
)
def test_what_is_missing_is_said(family: Shebao, argv: list[str], said: str) -> None:
    ran = family(*argv)

    assert ran.code == 2
    assert said in ran.err


def test_a_folder_that_cannot_be_is_refused_before_anything_is_written(family: Shebao, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert "不是文件夹" in family("export", "--all", "-o", str(tmp_path / "file")).err
    assert "文件夹不存在" in family("export", "--all", "-o", str(tmp_path / "no" / "lists")).err


def test_nothing_to_export_is_said(family: Shebao, tmp_path: Path) -> None:
    ran = family("export", "--all", "--problem", "-o", str(tmp_path / "lists"))

    assert ran.code == 1
    assert "没有符合的" in ran.err
    assert not (tmp_path / "lists").exists()


class Terminal(io.StringIO):
    """Takes what is written to a terminal."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


@pytest.mark.parametrize("total", [1, 3, 40, 300])
def test_progress_is_a_line_that_only_grows(total: int) -> None:
    terminal = Terminal()
    progress = Progress(total, terminal)
    for _ in range(total):
        progress.step()

    assert terminal.getvalue() == "0...10...20...30...40...50...60...70...80...90...100\n"


def test_progress_is_shown_half_way_and_only_to_people() -> None:
    terminal, log = Terminal(), io.StringIO()
    shown, hidden = Progress(10, terminal), Progress(10, log)
    for _ in range(5):
        shown.step()
        hidden.step()

    assert terminal.getvalue() == "0...10...20...30...40...50"
    assert log.getvalue() == ""
