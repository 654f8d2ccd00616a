"""Cases as files: exporting them, and taking them to another home and back."""

from __future__ import annotations

import json
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from checklists.paths import cases_folder
from checklists.store import Store
from tests.domain.cli_library import COPIES, ID_CARD, MONTHS
from tests.domain.cli_world import NOW, Shebao
from tui.cli import export, importing
from tui.cli.output import Output


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is there to answer questions; what they say is standard input."""
    for module in (export, importing):
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
    ("name", "begins"), [("a.html", "<!DOCTYPE"), ("a.md", "# "), ("a.toml", "# "), ("a.doc", "# ")]
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


def test_a_program_is_told_what_would_change_and_what_did(
    mother: Shebao, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mother.ok("mark", "妈妈", ID_CARD)
    mother.ok("export", "妈妈", "-o", str(home / "case.json"))
    elsewhere(monkeypatch, home)

    ran = mother("import", str(home / "case.json"), "--json")
    (would,) = json.loads(ran.out)["cases"]
    assert (ran.code, would["new"], would["read"]) == (1, True, False)
    assert "--yes" in ran.err
    assert [(each["what"], each["id"], each["kept"]) for each in would["changes"] if each["id"]] == [
        ("state", ID_CARD, "theirs")
    ]
    assert mother.json("cases")["cases"] == []

    (did,) = mother.json("import", str(home / "case.json"), "--yes")["cases"]
    assert (did["read"], did["case"]["name"]) == (True, "妈妈")
    assert mother.json("status", "妈妈")["done"] == 1

    (again,) = mother.json("import", str(home / "case.json"))["cases"]
    assert (again["new"], again["read"], again["changes"]) == (False, False, [])


def test_answers_that_change_are_shown_as_they_are_and_as_they_would_be(mother: Shebao, home: Path) -> None:
    mother.ok("export", "妈妈", "-o", str(home / "case.toml"))
    text = (home / "case.toml").read_text()
    (home / "case.toml").write_text(text.replace('"hall-window"', '"far-away"').replace('region = "sc"\n', ""))

    told = mother("import", str(home / "case.toml")).out

    assert "  选择会换成文件里的\n      文件里：far-away\n      这边原来：大厅窗口" in told


@pytest.mark.parametrize("form", ["toml", "json", "csv", "md"])
def test_a_case_goes_through_a_pipe(mother: Shebao, home: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    mother.ok("mark", "妈妈", ID_CARD)
    exported = mother.ok("export", "妈妈", "--format", form, "-o", "-")
    elsewhere(monkeypatch, home)

    mother.ok("import", "-", "--yes", stdin=exported)

    assert {each["id"] for each in mother.json("status", "妈妈")["items"] if each["state"] == "done"} == {ID_CARD}
    assert mother("import", "-").err == "标准输入 是空的：请换成导出的文件，或从头重新导出\n"
    assert mother("import", "-", stdin="x" * 5_000_000).err == "没有读入标准输入：超过 4096 kB\n"


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


def test_a_table_with_several_cases_brings_them_all(
    mother: Shebao, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mother.ok("mark", "妈妈", ID_CARD)
    mother.ok("new", "爸爸", "--channel", "hall-window")
    one, other = (mother.ok("export", name, "--format", "csv") for name in ("妈妈", "爸爸"))
    (home / "all.csv").write_text(one + other.partition("\n")[2], newline="")
    elsewhere(monkeypatch, home)

    told = mother.ok("import", str(home / "all.csv"), "--yes")

    assert told.index("会新建档案「妈妈」") < told.index("会新建档案「爸爸」") < told.index("已读入档案「妈妈」")
    assert told.count("文件里没有选择") == 2
    assert {case["name"] for case in mother.json("cases")["cases"]} == {"妈妈", "爸爸"}
    assert mother.ok("import", str(home / "all.csv")) == "文件里没有新东西，档案没有变\n"


def test_of_a_table_only_the_cases_that_change_are_told_and_the_others_counted(mother: Shebao, home: Path) -> None:
    for name in ("爸爸", "我"):
        mother.ok("new", name, "--channel", "hall-window")
    mother.ok("export", "--all", "-o", str(home / "all.csv"))
    rows = (home / "all.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)
    (ticked,) = [place for place, row in enumerate(rows) if row.startswith('"爸爸"') and ID_CARD in row]
    rows[ticked] = rows[ticked].replace('"未办"', '"完成"')
    (home / "all.csv").write_text("".join(rows), newline="")

    told = mother("import", str(home / "all.csv")).out.splitlines()

    assert told[0].startswith("会改动档案「爸爸」")
    assert told[1:] == ["  [ ] > [x]  带身份证原件", "另有 2 份和这边一样，不会变"]


def test_what_is_ticked_elsewhere_is_told_with_what_it_replaces(mother: Shebao, home: Path) -> None:
    mother.ok("note", "妈妈", COPIES, stdin="两份")
    path = home / "list.md"
    text = mother.ok("export", "妈妈", "--format", "md")
    path.write_text(text.replace("- [ ] 带身份证", "- [x] 带身份证").replace("备注：两份", "备注：三份"))
    mother.clock = lambda: NOW + timedelta(hours=1)
    mother.ok("mark", "妈妈", ID_CARD, "waiting", "--until", "2026-11-27")

    told = mother("import", str(path))

    assert told.out.splitlines() == [
        f"会改动档案「妈妈」（{mother.json('cases')['cases'][0]['id']}）",
        "  备注  带复印件",
        "      文件里：三份",
        "      这边原来：两份，2026-11-21 09:00 记",
        "  [>] > [x]  带身份证原件",
        "      这边原来：等到 2026-11-27，2026-11-21 10:00 记",
    ]
    assert mother.ok("import", str(path), "--yes").endswith("已读入档案「妈妈」（1/8）\n")
    assert mother.ok("import", str(path)) == "文件里没有新东西，档案没有变\n"


def test_what_is_older_in_the_file_is_told_and_stays_out(mother: Shebao, home: Path) -> None:
    mother.ok("mark", "妈妈", COPIES, "na", "--reason", "当地不要求")
    path = home / "list.csv"
    mother.ok("export", "妈妈", "-o", str(path))
    mother.clock = lambda: NOW + timedelta(hours=1)
    mother.ok("mark", "妈妈", COPIES)

    told = mother.ok("import", str(path), "--lang", "en").splitlines()

    assert told[0].endswith("would stay as it is")
    assert told[1:] == [
        "  kept as here, because newer here: 1",
        "  [x]  Bring copies",
        "      in the file: not applicable (Not required here), 2026-11-21 09:00",
        "There is nothing new in the file; the case is as it was",
    ]


def test_answers_and_a_name_are_told_with_what_they_replace(
    mother: Shebao, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = home / "case.json"
    text = mother.ok("export", "妈妈", "--format", "json")
    path.write_text(text.replace('"name": "妈妈"', '"name": "母亲"').replace('"proxy"', '"self"'))

    told = mother("import", str(path)).out

    assert "  名字换成「母亲」\n      这边原来：妈妈\n" in told
    assert "  选择会换成文件里的\n      文件里：自己\n      这边原来：替家人\n" in told


def test_an_item_that_nobody_knows_is_told_and_kept(mother: Shebao, home: Path) -> None:
    path = home / "list.md"
    path.write_text(mother.ok("export", "妈妈") + "\n- [x] 新的 <!-- later/x -->\n")

    assert "later/x（这一版没有这一条，照原样留着）" in mother.ok("import", str(path), "--yes")
    assert "later/x" in mother.ok("export", "妈妈", "--format", "csv")


def test_the_form_can_be_named(mother: Shebao, home: Path) -> None:
    path = home / "download"
    path.write_text(mother.ok("export", "妈妈", "--format", "json"))

    assert mother.ok("import", str(path), "--format", "json") == "文件里没有新东西，档案没有变\n"
    assert mother("import", str(path), "--format", "toml").code == 3
    assert mother("import", str(path), "--format", "html").code == 2


def test_old_windows_programs_can_have_text_their_way(mother: Shebao, tmp_path: Path) -> None:
    mother.ok("export", "妈妈", "-o", str(tmp_path / "a.txt"), "--bom", "--crlf")

    data = (tmp_path / "a.txt").read_bytes()
    assert data.startswith("\ufeff社保清单".encode())
    assert data.count(b"\r\n") == data.count(b"\n") > 10
    refused = mother("export", "妈妈", "--format", "csv", "--bom")
    assert refused.code == 2
    assert "md，txt" in refused.err


def test_a_workbook_is_not_put_on_a_terminal(mother: Shebao, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Output, "on_terminal", True)

    refused = mother("export", "妈妈", "--format", "xlsx")

    assert (refused.code, refused.out) == (2, "")
    assert "-o 文件名.xlsx" in refused.err


def test_what_a_file_replaced_is_still_there_in_an_earlier_copy(mother: Shebao, home: Path) -> None:
    """Also when it was recorded a moment ago, and another copy is as young."""
    path = home / "list.md"
    path.write_text(mother.ok("export", "妈妈").replace("- [ ] 带复印件", "- [x] 带复印件"))
    for note in ("一份", "两份"):
        mother.ok("note", "妈妈", COPIES, stdin=note)
    (case,) = Store(cases_folder(os.environ)).all()[0]

    mother.ok("import", str(path), "--yes")

    assert Store(cases_folder(os.environ)).generations(case.id)[0].case == case
