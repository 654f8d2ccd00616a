"""Cases as files: exporting them, and taking them to another home and back."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.domain.cli_library import COPIES, ID_CARD, MONTHS
from tests.domain.cli_world import Shebao
from tui.cli import export, files


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is there to answer questions; what they say is standard input."""
    for module in (files, export):
        monkeypatch.setattr(module, "is_interactive", lambda: True)


def elsewhere(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Go on in another home."""
    other = home / "other"
    other.mkdir(mode=0o700)
    monkeypatch.setenv("HOME", str(other))


@pytest.mark.parametrize(
    ("argv", "begins"),
    [([], "# 社保清单：妈妈"), (["--format", "md"], "# 社保清单：妈妈"), (["--format", "html"], "<!DOCTYPE html>")],
)
def test_without_a_file_the_export_goes_to_standard_output(mother: Shebao, argv: list[str], begins: str) -> None:
    ran = mother("export", "妈妈", *argv)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(begins)


@pytest.mark.parametrize(
    ("name", "begins"), [("a.html", "<!DOCTYPE"), ("a.md", "# "), ("a.toml", "# "), ("a.txt", "# ")]
)
def test_the_name_of_the_file_chooses_the_format(mother: Shebao, tmp_path: Path, name: str, begins: str) -> None:
    mother.ok("export", "妈妈", "-o", str(tmp_path / name))

    assert (tmp_path / name).read_text().startswith(begins)
    assert ("[seal]" in (tmp_path / name).read_text()) == name.endswith("toml")


def test_an_export_is_in_the_language_asked_for(mother: Shebao) -> None:
    assert "Bring the original identity card" in mother.ok("export", "妈妈", "--lang", "en")


def test_notes_can_be_left_out(mother: Shebao) -> None:
    mother.ok("note", "妈妈", ID_CARD, stdin="在红色文件夹里")

    assert "在红色文件夹里" in mother.ok("export", "妈妈")
    assert "在红色文件夹里" not in mother.ok("export", "妈妈", "--notes", "none")


def test_an_exported_file_is_private(mother: Shebao, tmp_path: Path) -> None:
    path = tmp_path / "list.html"

    ran = mother("export", "妈妈", "-o", str(path))

    assert (ran.code, ran.out) == (0, "")
    assert str(path) in ran.err
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_is_not_replaced_unless_told(mother: Shebao, tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text("mine")

    ran = mother("export", "妈妈", "-o", str(path))

    assert ran.code == 2
    assert "--replace" in ran.err
    assert path.read_text() == "mine"
    mother.ok("export", "妈妈", "-o", str(path), "--replace")
    assert path.read_text().startswith("# 社保清单")


@pytest.mark.usefixtures("answer")
@pytest.mark.parametrize(
    ("said", "code", "begins"), [("y\n", 0, "#"), ("n\n", 1, "mine"), ("\n", 1, "mine"), ("", 1, "mine")]
)
def test_a_person_is_asked_before_a_file_is_replaced(
    mother: Shebao, tmp_path: Path, said: str, code: int, begins: str
) -> None:
    path = tmp_path / "list.md"
    path.write_text("mine")

    ran = mother("export", "妈妈", "-o", str(path), stdin=said)

    assert ran.code == code
    assert "换掉它吗" in ran.err
    assert path.read_text().startswith(begins)


def test_an_export_that_cannot_be_written_says_why(mother: Shebao, tmp_path: Path) -> None:
    ran = mother("export", "妈妈", "-o", str(tmp_path / "nowhere" / "list.md"))

    assert ran.code == 2
    assert "文件夹不存在" in ran.err


def test_a_case_taken_elsewhere_is_whole(mother: Shebao, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mother.ok("mark", "妈妈", ID_CARD)
    mother.ok("mark", "妈妈", COPIES, "na", "--reason", "当地不要求")
    mother.ok("note", "妈妈", MONTHS, stdin="2024年3月缺一个月")
    before = mother.json("status", "妈妈")
    mother.ok("export", "妈妈", "-o", str(home / "case.toml"))
    elsewhere(monkeypatch, home)

    told = mother.ok("import", str(home / "case.toml"), "--yes")

    assert told.startswith("会新建档案「妈妈」")
    assert "  [ ] > [x]  带身份证原件\n" in told
    assert "  备注  看有没有断月\n" in told
    assert told.endswith("已读入档案「妈妈」（1/7）\n")
    assert mother.json("status", "妈妈") == before


def test_importing_again_changes_nothing(mother: Shebao, home: Path) -> None:
    mother.ok("export", "妈妈", "-o", str(home / "case.toml"))
    before = mother.json("status", "妈妈")

    assert mother.ok("import", str(home / "case.toml")) == "文件里没有新东西，档案没有变\n"
    assert mother.json("status", "妈妈") == before


def test_what_is_newer_here_stays(mother: Shebao, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mother.ok("export", "妈妈", "-o", str(home / "old.toml"))
    mother.ok("mark", "妈妈", ID_CARD)
    mother.ok("export", "妈妈", "-o", str(home / "new.toml"))
    elsewhere(monkeypatch, home)
    mother.ok("import", str(home / "old.toml"), "--yes")
    mother.ok("mark", "妈妈", COPIES)

    told = mother.ok("import", str(home / "new.toml"), "--yes")

    assert told.startswith("会改动档案「妈妈」")
    assert "另有 1 处这边的更新，会保留这边的" in told
    assert mother.json("status", "妈妈")["done"] == 2


@pytest.mark.usefixtures("answer")
@pytest.mark.parametrize(("said", "code"), [("y\n", 0), ("是\n", 0), ("n\n", 1), ("", 1)])
def test_a_person_is_asked_before_anything_is_read_in(
    mother: Shebao, home: Path, monkeypatch: pytest.MonkeyPatch, said: str, code: int
) -> None:
    mother.ok("export", "妈妈", "-o", str(home / "case.toml"))
    elsewhere(monkeypatch, home)

    ran = mother("import", str(home / "case.toml"), stdin=said)

    assert ran.code == code
    assert "读入吗" in ran.err
    assert len(mother.json("cases")["cases"]) == 1 - code


def test_with_nobody_to_ask_nothing_is_read_in(mother: Shebao, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mother.ok("export", "妈妈", "-o", str(home / "case.toml"))
    elsewhere(monkeypatch, home)

    ran = mother("import", str(home / "case.toml"), stdin="y\n")

    assert ran.code == 1
    assert "--yes" in ran.err
    assert mother.json("cases")["cases"] == []


def test_a_second_case_of_the_same_name_is_told(mother: Shebao, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mother.ok("export", "妈妈", "-o", str(home / "case.toml"))
    elsewhere(monkeypatch, home)
    mother.ok("new", "妈妈")

    ran = mother("import", str(home / "case.toml"), "--yes")

    assert "另有一份档案也叫「妈妈」" in ran.err
    assert mother("status", "妈妈").code == 2


@pytest.mark.parametrize(("content", "code"), [(None, 2), ("", 3), ("x = ", 3), ("format = 1\n", 3)])
def test_a_file_that_is_no_case_is_refused_by_name(shebao: Shebao, home: Path, content: str | None, code: int) -> None:
    path = home / "case.toml"
    if content is not None:
        path.write_text(content)

    ran = shebao("import", str(path), "--yes")

    assert (ran.code, ran.out) == (code, "")
    assert str(path) in ran.err
    assert shebao.json("cases")["cases"] == []
