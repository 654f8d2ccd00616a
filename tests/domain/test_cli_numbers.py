"""Identity and phone numbers on the command line: asked about where somebody is there, masked where nobody is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.domain.cli_library import COPIES, ID_CARD
from tests.domain.cli_world import Shebao
from tui.cli import own_words

PHONE, ID, NEAR_ID = "15400001234", "11010519491231002X", "110105194912310021"
MASKED_PHONE, MASKED_ID = "〔手机号，尾号1234〕", "〔身份证号，尾号2X〕"


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is there to answer questions; what they say is standard input."""
    monkeypatch.setattr(own_words, "is_interactive", lambda: True)


def note_of(shebao: Shebao, item_id: str) -> str:
    items = shebao.json("status", "妈妈")["items"]
    return next(str(each["note"]) for each in items if each["id"] == item_id)


def names(shebao: Shebao) -> set[str]:
    return {case["name"] for case in shebao.json("cases")["cases"]}


def test_in_a_pipe_a_note_is_saved_masked_and_that_is_said(mother: Shebao) -> None:
    ran = mother("note", "妈妈", ID_CARD, stdin=f"王姐 {PHONE}，证 {ID}\n第二行")

    assert ran.code == 0
    assert ran.err == "有 2 处像手机号、身份证号，遮盖后保存；要照原样存就加 --keep-numbers\n"
    assert note_of(mother, ID_CARD) == f"王姐 {MASKED_PHONE}，证 {MASKED_ID}\n第二行"


def test_masks_are_in_the_language_in_use(mother: Shebao) -> None:
    ran = mother("note", "妈妈", ID_CARD, "--lang", "en", stdin=f"card of Wang {ID}")

    assert "Masked before saving, 1 of these: ID number" in ran.err
    assert note_of(mother, ID_CARD) == "card of Wang [ID number ending 2X]"


def test_numbers_are_kept_where_that_was_asked_for(mother: Shebao) -> None:
    ran = mother("note", "妈妈", ID_CARD, "--keep-numbers", stdin=PHONE)

    assert (ran.code, ran.err) == (0, "")
    assert note_of(mother, ID_CARD) == PHONE


def test_one_wrong_digit_is_pointed_out_and_kept(mother: Shebao) -> None:
    ran = mother("note", "妈妈", ID_CARD, stdin=NEAR_ID)

    assert "很像身份证号（尾号21）" in ran.err
    assert note_of(mother, ID_CARD) == NEAR_ID


def test_reasons_and_nicknames_are_masked_too(mother: Shebao) -> None:
    mother.ok("mark", "妈妈", COPIES, "na", "--reason", f"问{PHONE}")
    mother.ok("new", f"王姐{PHONE}")

    assert f"原因：问{MASKED_PHONE}" in mother.ok("list", "妈妈")
    assert names(mother) == {"妈妈", f"王姐{MASKED_PHONE}"}
    assert PHONE not in mother("new", f"王姐{PHONE}").err


def test_a_reason_stays_short_enough_with_its_masks(mother: Shebao) -> None:
    mother.ok("mark", "妈妈", COPIES, "na", "--reason", "长" * 189 + PHONE)

    assert mother.ok("list", "妈妈").count("长") == 189


def test_a_note_that_the_masks_make_too_long_is_refused(mother: Shebao) -> None:
    ran = mother("note", "妈妈", ID_CARD, stdin="长" * 1989 + PHONE)

    assert ran.code == 2
    assert "备注最多 2000 个字，这里有 2001 个" in ran.err
    assert note_of(mother, ID_CARD) == ""


@pytest.mark.usefixtures("answer")
@pytest.mark.parametrize(
    ("said", "saved"),
    [("\n", MASKED_PHONE), ("", MASKED_PHONE), ("x\n\n", MASKED_PHONE), ("k\n", PHONE), ("留\n", PHONE)],
)
def test_a_person_is_asked(mother: Shebao, said: str, saved: str) -> None:
    ran = mother("new", PHONE, stdin=said)

    assert ran.code == 0
    assert "看起来有手机号" in ran.err
    assert "可能漏看" in ran.err
    assert names(mother) == {"妈妈", saved}


@pytest.mark.usefixtures("answer")
def test_who_would_rather_change_it_has_nothing_saved(mother: Shebao) -> None:
    ran = mother("new", PHONE, stdin="e\n")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith("没有保存，改好再来\n")
    assert names(mother) == {"妈妈"}


@pytest.fixture
def brought(mother: Shebao, home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case file with two numbers in it, in another home."""
    mother.ok("note", "妈妈", ID_CARD, "--keep-numbers", stdin=f"证 {ID}")
    mother.ok("mark", "妈妈", COPIES, "na", "--reason", f"问{PHONE}", "--keep-numbers")
    mother.ok("export", "妈妈", "-o", str(home / "case.toml"))
    (home / "other").mkdir(mode=0o700)
    monkeypatch.setenv("HOME", str(home / "other"))
    return str(home / "case.toml")


def test_what_is_read_in_is_masked_and_counted_beforehand(mother: Shebao, brought: str) -> None:
    ran = mother("import", brought)

    assert ran.code == 1
    assert "文件里有 2 处像手机号、身份证号，读入时会遮盖" in ran.err
    mother.ok("import", brought, "--yes")
    assert note_of(mother, ID_CARD) == f"证 {MASKED_ID}"
    assert f"问{MASKED_PHONE}" in mother.ok("list", "妈妈")
    assert mother.ok("import", brought) == "文件里没有新东西，档案没有变\n"


def test_what_is_read_in_stays_as_written_where_that_was_asked_for(mother: Shebao, brought: str) -> None:
    ran = mother("import", brought, "--yes", "--keep-numbers")

    assert ran.err == ""
    assert note_of(mother, ID_CARD) == f"证 {ID}"


def test_what_is_kept_here_on_purpose_may_come_back(mother: Shebao, home: Path) -> None:
    mother.ok("note", "妈妈", ID_CARD, "--keep-numbers", stdin=PHONE)
    mother.ok("export", "妈妈", "-o", str(home / "case.toml"))

    ran = mother("import", str(home / "case.toml"))

    assert (ran.out, ran.err) == ("文件里没有新东西，档案没有变\n", "")
    assert note_of(mother, ID_CARD) == PHONE


def test_a_file_that_is_merged_in_is_masked(mother: Shebao, home: Path) -> None:
    mother.ok("new", "爸爸")
    mother.ok("note", "爸爸", ID_CARD, "--keep-numbers", stdin=PHONE)
    mother.ok("export", "爸爸", "-o", str(home / "case.toml"))

    ran = mother("merge", "妈妈", str(home / "case.toml"), "--yes")

    assert "文件里有 1 处像手机号，读入时会遮盖" in ran.err
    assert note_of(mother, ID_CARD) == MASKED_PHONE


def test_a_name_from_standard_input_is_masked(mother: Shebao) -> None:
    mother.ok("new", "-", stdin=f"王姐{PHONE}\n")

    assert names(mother) == {"妈妈", f"王姐{MASKED_PHONE}"}
