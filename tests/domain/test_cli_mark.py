"""Recording on the command line: states and notes of items."""

from __future__ import annotations

import io
import os
import sys
from typing import Any

import pytest

from checklists.case import set_note
from checklists.notes import ELSEWHERE
from checklists.paths import cases_folder
from checklists.store import Store
from tests.domain.cli_library import APPLY, COPIES, HOURS, ID_CARD, LETTER, MONTHS, RECHECK
from tests.domain.cli_world import NOW, Shebao


def item(shebao: Shebao, item_id: str) -> dict[str, Any]:
    """Return an item of 妈妈's case as it is on disk."""
    items: list[dict[str, Any]] = shebao.json("status", "妈妈")["items"]
    return next(each for each in items if each["id"] == item_id)


def test_an_item_without_a_state_is_done(mother: Shebao) -> None:
    assert mother.ok("mark", "妈妈", ID_CARD) == "[x] 带身份证原件  (1/8)\n"
    assert item(mother, ID_CARD)["state"] == "done"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([COPIES, "done"], "[x] 带复印件  (1/8)\n"),
        ([COPIES, "problem"], "[!] 带复印件  有问题  (0/8，有问题 1)\n"),
        ([COPIES, "todo"], "[ ] 带复印件  未办  (0/8)\n"),
        ([COPIES, "na"], "[-] 带复印件  不适用  (0/7)\n"),
        ([COPIES, "na", "--reason", "当地不要求"], "[-] 带复印件  不适用  原因：当地不要求  (0/7)\n"),
        ([COPIES, "--reason", "当地不要求", "na"], "[-] 带复印件  不适用  原因：当地不要求  (0/7)\n"),
        ([COPIES, "waiting", "--until", "2026-11-27"], "[>] 带复印件  等到 2026-11-27  (0/8，等待 1)\n"),
        (["--state", "waiting", COPIES, "--until=2026-11-21"], "[>] 带复印件  等到 2026-11-21  (0/8，等待 1)\n"),
        ([COPIES, "done", "--state", "done"], "[x] 带复印件  (1/8)\n"),
    ],
)
def test_a_state_is_recorded_and_told_with_the_progress(mother: Shebao, words: list[str], said: str) -> None:
    assert mother.ok("mark", "妈妈", *words) == said


def test_several_items_are_marked_at_once(mother: Shebao) -> None:
    said = mother.ok("mark", "妈妈", ID_CARD, LETTER, ID_CARD)

    assert said == "[x] 带身份证原件  (2/8)\n[x] 带委托书  (2/8)\n"


def test_one_wrong_item_and_none_is_marked(mother: Shebao) -> None:
    ran = mother("mark", "妈妈", ID_CARD, "bring-window/copis")

    assert ran.code == 2
    assert "是不是「bring-window/copies」？" in ran.err
    assert mother.json("status", "妈妈")["done"] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["done"], "没写是哪个条目"),
        ([ID_CARD, "done", "na"], "状态写了不止一个: done na"),
        ([ID_CARD, "done", "--state", "na"], "状态写了不止一个: done na"),
        ([ID_CARD, "don"], "没有条目或状态「don」；是不是「done」？"),
        (["id-card"], "没有条目或状态「id-card」；是不是「bring-window/id-card」？"),
        ([ID_CARD, "--reason", "x"], "--reason 只和状态 na 一起用"),
        ([ID_CARD, "na", "--reason", "长" * 201], "原因最多 200 个字"),
        ([ID_CARD, "--until", "2026-11-27"], "--until 只和状态 waiting 一起用"),
        ([ID_CARD, "waiting"], "等到哪天？加上日期，如 --until 2026-12-05"),
        ([ID_CARD, "waiting", "--until", "27.11.2026"], "「27.11.2026」不是日期"),
        ([ID_CARD, "waiting", "--until", "2026-02-30"], "「2026-02-30」不是日期"),
        ([ID_CARD, "waiting", "--until", "2026-11-20"], "2026-11-20 已经过去了"),
        (["hall-window/limits-one"], "hall-window/limits-one 是指南里的说明"),
        ([APPLY], f"条目 {APPLY} 属于更正流程，现在没有打开"),
    ],
)
def test_words_that_cannot_be_meant_change_nothing(mother: Shebao, words: list[str], said: str) -> None:
    ran = mother("mark", "妈妈", *words)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert {each["state"] for each in mother.json("status", "妈妈")["items"]} == {"todo"}


def test_an_item_that_does_not_concern_the_case_is_refused(shebao: Shebao) -> None:
    shebao.ok("new", "我", "--for", "self")

    ran = shebao("mark", "我", LETTER)

    assert ran.code == 2
    assert f"条目 {LETTER} 不在这份档案的清单里" in ran.err


def test_a_problem_on_a_check_opens_its_correction(mother: Shebao) -> None:
    ran = mother("mark", "妈妈", MONTHS, "problem")

    assert "更正记录（correct-record）" in ran.err
    assert "shebao list 妈妈 --stage correct" in ran.err
    assert APPLY in mother.ok("list", "妈妈", "--stage", "correct")


def test_a_rechecked_correction_points_back_to_the_problem(mother: Shebao) -> None:
    mother.ok("mark", "妈妈", MONTHS, "problem")

    ran = mother("mark", "妈妈", APPLY, RECHECK)

    assert f"shebao mark 妈妈 {MONTHS}" in ran.err
    assert mother("mark", "妈妈", MONTHS).err == ""


def test_marking_tells_programs_what_changed_and_what_opened(mother: Shebao) -> None:
    data = mother.json("mark", "妈妈", MONTHS, "problem")

    assert set(data) == {
        *("schema", "case", "changed", "opened"),
        *("applicable", "done", "open", "waiting", "not_applicable", "complete"),
    }
    assert data["opened"] == ["correct-record"]
    assert data["changed"] == [
        {
            "id": MONTHS,
            "state": "problem",
            "at": "2026-11-21T09:00:00.001000+08:00",
            "reason": "",
            "until": None,
            "note": "",
        }
    ]


def test_a_note_comes_from_standard_input(mother: Shebao) -> None:
    said = mother.ok("note", "妈妈", ID_CARD, stdin="在红色文件夹里\n第二行\n")

    assert said == "备注已存: 带身份证原件\n"
    assert item(mother, ID_CARD)["note"] == "在红色文件夹里\n第二行"


def test_a_note_keeps_the_state_and_a_state_keeps_the_note(mother: Shebao) -> None:
    mother.ok("mark", "妈妈", ID_CARD)
    mother.ok("note", "妈妈", ID_CARD, stdin="一")
    mother.ok("mark", "妈妈", ID_CARD, "problem")

    assert (item(mother, ID_CARD)["state"], item(mother, ID_CARD)["note"]) == ("problem", "一")


def test_a_replaced_note_is_shown_once_more(mother: Shebao) -> None:
    mother.ok("note", "妈妈", ID_CARD, stdin="第一次")

    assert mother("note", "妈妈", ID_CARD, stdin="第二次").err == "原来的备注是: 第一次\n"
    assert mother("note", "妈妈", ID_CARD, "--clear").err == "原来的备注是: 第二次\n"
    assert item(mother, ID_CARD)["note"] == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "没有读到文字"), (" \n\t", "没有读到文字"), ("长" * 2001, "备注最多 2000 个字，这里有 2001 个")],
)
def test_a_note_that_cannot_be_kept_leaves_the_old_one(mother: Shebao, text: str, said: str) -> None:
    mother.ok("note", "妈妈", ID_CARD, stdin="旧的")

    ran = mother("note", "妈妈", ID_CARD, stdin=text)

    assert ran.code == 2
    assert ran.err.startswith(said)
    assert item(mother, ID_CARD)["note"] == "旧的"


def test_a_note_that_another_session_wrote_meanwhile_is_kept_too_and_told(
    mother: Shebao, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow(io.StringIO):
        def read(self, size: int | None = -1) -> str:
            other = Store(cases_folder(os.environ))
            other.save(set_note(other.find("妈妈"), ID_CARD, "那边写的", now=NOW))
            return super().read(size)

    monkeypatch.setattr(io, "StringIO", Slow)

    ran = mother("note", "妈妈", ID_CARD, stdin="这边写的")

    assert "两份都留着" in ran.err
    note = item(mother, ID_CARD)["note"]
    assert sorted(note.split("\n")) == sorted(["这边写的", ELSEWHERE, "那边写的"])


def test_a_long_joined_note_can_be_made_shorter_bit_by_bit(mother: Shebao) -> None:
    store = Store(cases_folder(os.environ))
    store.save(set_note(store.find("妈妈"), ID_CARD, "字" * 5000, now=NOW))

    assert mother("note", "妈妈", ID_CARD, stdin="字" * 5001).code == 2
    mother.ok("note", "妈妈", ID_CARD, stdin="字" * 4999)


def test_a_note_in_another_encoding_is_refused(mother: Shebao, monkeypatch: pytest.MonkeyPatch) -> None:
    class Foreign(io.StringIO):
        def read(self, size: int | None = -1) -> str:
            return "缺一个月".encode("gbk").decode("utf-8")

    monkeypatch.setattr(io, "StringIO", Foreign)

    ran = mother("note", "妈妈", ID_CARD, stdin="x")

    assert ran.code == 2
    assert "不是 UTF-8 文字" in ran.err
    assert isinstance(sys.stdin, Foreign)


def test_a_reason_can_come_from_standard_input(mother: Shebao) -> None:
    mother.ok("mark", "妈妈", ID_CARD, "na", "--reason", "-", stdin="和我\x1b[2J无关\n不读这一行\n")

    assert item(mother, ID_CARD)["reason"] == "和我[2J无关"


def test_a_note_is_never_taken_from_the_command(mother: Shebao) -> None:
    assert mother("note", "妈妈", ID_CARD, "秘密").code == 2
    assert mother("note", "妈妈", HOURS, "--text", "秘密").code == 2


def test_what_was_ticked_on_paper_is_recorded_by_its_codes(mother: Shebao) -> None:
    """The codes are those that the printed sheet carries; ids and codes may stand side by side."""
    mother.ok("mark", "妈妈", COPIES, HOURS)
    paper = {row["id"]: row["code"] for part in mother.json("list", "妈妈")["lists"] for row in part["items"]}
    assert all(f"`{code}` <!-- {item_id} -->" in mother.ok("export", "妈妈") for item_id, code in paper.items())

    said = mother.ok("mark", "妈妈", paper[ID_CARD].lower(), f"-{paper[COPIES]}", MONTHS, f"-{HOURS}")

    assert said.splitlines() == [
        "[x] 带身份证原件  (2/8)",
        "[ ] 带复印件  未办  (2/8)",
        "[x] 看有没有断月  (2/8)",
        "[ ] 问清办公时间  未办  (2/8)",
    ]


@pytest.mark.parametrize("typed", ["APK", "apk", "ＡＰＫ", "ａｐｋ"])
@pytest.mark.parametrize("minus", ["", "-", "－", "−"])
def test_a_code_may_be_full_width_or_lower_case(mother: Shebao, typed: str, minus: str) -> None:
    mother.ok("mark", "妈妈", ID_CARD, "problem")

    mother.ok("mark", "妈妈", f"{minus}{typed}")

    assert item(mother, ID_CARD)["state"] == ("todo" if minus else "done")


@pytest.mark.parametrize(
    "words", [["APK,8Z6DF"], ["APK、8Z6DF"], ["ＡＰＫ，８Ｚ６ＤＦ，done"], [f"APK {COPIES}"], ["APK;", "；8Z6DF"]]
)
def test_several_may_be_written_with_what_people_put_between_them(mother: Shebao, words: list[str]) -> None:
    mother.ok("mark", "妈妈", *words)
    assert [item(mother, each)["state"] for each in (ID_CARD, COPIES)] == ["done", "done"]

    mother.ok("mark", "妈妈", "-APK，-8Z6DF")
    assert [item(mother, each)["state"] for each in (ID_CARD, COPIES)] == ["todo", "todo"]


def test_a_code_names_its_item_for_a_note_and_for_a_look_too(mother: Shebao) -> None:
    mother.ok("note", "妈妈", "apk", stdin="在红色文件夹里")

    assert item(mother, ID_CARD)["note"] == "在红色文件夹里"
    assert mother.json("show", "APK", "--case", "妈妈")["item"]["id"] == ID_CARD
    assert mother("note", "妈妈", "AP2", stdin="x").err.startswith("没有条目「AP2」")


@pytest.mark.parametrize(
    ("typed", "day"),
    [("11-27", "2026-11-27"), ("2026/11/27", "2026-11-27"), ("10天", "2026-12-01"), ("+3", "2026-11-24")],
)
def test_a_day_is_written_as_in_the_dialogue(mother: Shebao, typed: str, day: str) -> None:
    mother.ok("mark", "妈妈", ID_CARD, "waiting", "--until", typed)

    assert item(mother, ID_CARD)["until"] == day


@pytest.mark.parametrize("words", [["-APK", "--", "-H8G"], ["--", "APK"]])
def test_codes_may_follow_a_bare_double_dash(mother: Shebao, words: list[str]) -> None:
    assert mother("mark", "妈妈", *words).code == (2 if "-H8G" in words else 0)


def test_a_state_goes_to_what_is_not_taken_back(mother: Shebao) -> None:
    mother.ok("mark", "妈妈", COPIES)

    mother.ok("mark", "妈妈", "APK", "-8Z6DF", "na", "--reason", "当地不要求")

    assert (item(mother, ID_CARD)["state"], item(mother, COPIES)["state"]) == ("na", "todo")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["AP2"], "没有代码 AP2，是不是「APK 带身份证原件」？"),
        (["PAK"], "没有代码 PAK，是不是「APK 带身份证原件」？"),
        (["AP"], "没有代码 AP，是不是「APK 带身份证原件」？"),
        (["A9K"], "没有代码 A9K，是不是「APK 带身份证原件」？"),
        (["AP0", "8Z6D"], "没有代码 AP0，是不是「APK 带身份证原件」？没有代码 8Z6D，是不是「8Z6DF 带复印件」？"),
        (["777"], "没有代码 777：照纸上再看一遍，或用完整编号，见 shebao list 妈妈。"),
        (["777", "AP0", "888", "777"], "没有代码 AP0，是不是「APK 带身份证原件」？没有代码 777，888：照纸上再看一遍"),
        (["APK,777"], "没有代码 777：照纸上再看一遍"),
        (["H8G"], f"代码 H8G: 条目 {RECHECK} 属于更正流程，现在没有打开"),
        (["APK", "-APK"], f"{ID_CARD} 又要记、又要取消"),
        (["-8RPXE", "-APK", "problem"], "前面有减号的条目记回未办，没有条目可记成 problem"),
        (["don"], "没有条目或状态「don」；是不是「done」？"),
    ],
)
def test_a_wrong_code_records_nothing_and_says_what_may_be_meant(mother: Shebao, words: list[str], said: str) -> None:
    ran = mother("mark", "妈妈", *(["8RPXE"] if "-8RPXE" not in words else []), *words)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert {each["state"] for each in mother.json("status", "妈妈")["items"]} == {"todo"}


def test_the_code_of_an_item_that_is_no_longer_planned_is_refused(mother: Shebao) -> None:
    """A sheet from before the answers were changed never marks anything else."""
    mother.ok("new", "我", "--for", "self")

    ran = mother("mark", "我", "2RMEN")

    assert ran.code == 2
    assert ran.err.startswith(f"代码 2RMEN: 条目 {LETTER} 不在这份档案的清单里")
