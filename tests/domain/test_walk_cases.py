"""Cases in the dialogue: choosing one, making one, its name and answers, deleting and exporting it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checklists.case import NAME_MAX, Answers, State, set_state
from checklists.policy import Policy
from tests.clock import NOW
from tests.domain.cli_library import HOURS, ID_CARD
from tests.domain.walk_world import AT_WINDOW, Walks


@pytest.fixture
def walks(tmp_path: Path) -> Walks:
    """An empty home."""
    return Walks(tmp_path)


@pytest.fixture
def family(walks: Walks) -> Walks:
    """Three cases; 爸爸 has something to look at again tomorrow."""
    walks.add("我", case_id="m2aa")
    walks.add("妈妈")
    father = walks.add("爸爸", Answers(), case_id="b2bb")
    walks.store.save(set_state(father, HOURS, State.WAITING, now=NOW, until=date(2026, 11, 22)))
    return walks


def test_without_a_case_the_questions_of_a_new_one_come_at_once(walks: Walks) -> None:
    walked = walks("2", "替家人", "1", "1", "1", "1", "", "1", "0")

    (case,) = walks.store.all()[0]
    assert case.answers == Answers(("medical-account",), "hall-window", "proxy", "retired", "sc", ("phone",))
    assert case.name == "妈妈"
    assert case.state(ID_CARD) is State.DONE
    assert walked.said.startswith("还没有档案，先建一份。\n建一份新档案。")
    assert f"建好了：妈妈（{case.id}），8 条。" in walked.said
    assert walked.code == 1


def test_every_question_may_be_skipped(walks: Walks) -> None:
    walks(*[""] * 7, "0")

    (case,) = walks.store.all()[0]
    assert (case.name, case.answers) == ("我", Answers())


def test_channels_come_with_the_reason_for_their_place(walks: Walks) -> None:
    said = walks("1", "", "1", "", "").said
    assert "用哪个渠道？合适的排在前面\n1. 大厅窗口：要查的都能查全；要去现场\n" in said


def test_zero_goes_back_to_the_question_before(walks: Walks) -> None:
    walks("1", "1", "0", "2", "", "", "", "", "", "0")

    (case,) = walks.store.all()[0]
    assert case.answers.for_whom == "proxy"


@pytest.mark.parametrize("answers", [["0"], ["", "", "", "", "", "", "0"], ["", "", "0", "0", "0"]])
def test_giving_up_makes_no_case(walks: Walks, answers: list[str]) -> None:
    walked = walks(*answers)

    assert walks.store.ids() == ()
    assert "没有建档案。" in walked.said
    assert walked.code == 0


def test_the_end_of_input_among_the_questions_makes_no_case(walks: Walks) -> None:
    walked = walks("1")

    assert walks.store.ids() == ()
    assert walked.said.endswith("没有更多的输入了。\n停下了，都已存好。\n")


def test_a_name_is_short_and_given_once(family: Walks) -> None:
    walked = family("我", "r", "长" * (NAME_MAX + 1), "妈妈", "b2bb", "小我", "0")

    assert f"名字最多 {NAME_MAX} 个字" in walked.said
    assert walked.said.count("的档案了，换一个。") == 2
    assert family.case("m2aa").name == "小我"


@pytest.mark.parametrize("answers", [["r", ""], ["r", "0"], ["r 我"]])
def test_a_name_may_stay_as_it_is(family: Walks, answers: list[str]) -> None:
    walked = family("我", *answers, "0")

    assert family.case("m2aa").name == "我"
    assert "没有改动。" in walked.said


def test_several_cases_are_listed_with_what_is_due_first(family: Walks) -> None:
    said = family().said

    assert said.startswith("档案 3 份，该办的在前：\n1. 爸爸：0/5  等待 1，该看：明天\n")
    assert "哪一份？1 到 3，或名字的一部分" in said


@pytest.mark.parametrize("typed", ["1", "１", "爸爸", "爸", "bb", "b2bb", "B2BB"])
def test_a_case_is_chosen_by_number_name_initials_and_id(family: Walks, typed: str) -> None:
    assert "\n爸爸，" in family(typed).said


def test_a_name_that_may_mean_several_asks_again(family: Walks) -> None:
    family.add("妈妈的妈妈", case_id="mm22")

    assert "\n妈妈，" in family("妈妈").said
    assert "\n妈妈的妈妈，" in family("妈妈的").said
    assert "有 2 份都可能是「mm」，打号码：\n" in family("mm", "0").said


def test_a_name_that_nothing_has_says_so(family: Walks) -> None:
    assert "没有档案「爷爷」。" in family("爷爷", "9", "0").said


def test_many_cases_come_a_page_at_a_time(walks: Walks) -> None:
    for number in range(25):
        walks.add(f"人{number:02}", case_id=f"p{number:02}")

    walked = walks("", "", "", "0")

    assert "回车看后面 16 个" in walked.said
    assert "回车看后面 7 个" in walked.said
    assert "\n25. 人24" in walked.said
    assert walked.said.count("\n1. 人00") == 2


def test_one_can_leave_a_case_for_another_and_make_a_new_one(family: Walks) -> None:
    walked = family("妈妈", "1", "c", "我", "1", "档案", "c", *[""] * 6, "弟弟", "1", "0")

    assert family.case("k7q2").state(ID_CARD) is State.DONE
    assert family.case("m2aa").state(ID_CARD) is State.DONE
    assert [case.name for case in family.store.all()[0]].count("弟弟") == 1
    assert walked.said.count("停下了") == 1


def test_giving_up_a_new_case_returns_to_the_list(family: Walks) -> None:
    assert family("c", "0", "0").said.count("档案 3 份") == 2


def test_deleting_asks_once_and_removes_the_case(family: Walks) -> None:
    walked = family("d", "妈妈", "1", "d 妈妈", "2", "0")

    assert set(family.store.ids()) == {"m2aa", "b2bb"}
    assert "没有改动。" in walked.said
    assert "已删掉「妈妈」" in walked.said


def test_search_and_language_work_without_a_case(family: Walks) -> None:
    walked = family("s", "断月", "1", "English", "?", "0")

    assert "看有没有断月" in walked.said
    assert "Cases: 3, the most pressing first:" in walked.said
    assert "d delete: delete a case" in walked.said


def test_a_damaged_case_is_told_and_the_others_can_be_chosen(family: Walks) -> None:
    (family.home / "cases" / "b2bb.toml").write_text("torn")

    walked = family("妈妈", "1")

    assert "b2bb.toml" in walked.said
    assert family.case().state(ID_CARD) is State.DONE


def test_changing_the_answers_keeps_every_tick(walks: Walks) -> None:
    walks.add()
    walked = walks("1", "a", "-", "2", "", "", "", "", "0")

    case = walks.case()
    assert (case.answers.topics, case.answers.for_whom, case.answers.channel) == ((), "proxy", AT_WINDOW.channel)
    assert case.state(ID_CARD) is State.DONE
    assert "改好了，现在 8 条" in walked.said
    assert "2. 医保个人账户（已选）" in walked.said


def test_answers_left_as_they_are_change_nothing(walks: Walks) -> None:
    walks.add()

    assert "没有改动。" in walks("a", *[""] * 6).said
    assert "没有改动。" in walks("a", "0").said


def test_an_export_asks_for_form_notes_and_file(walks: Walks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(walks.home)
    walks.add()

    walked = walks("o 秘密", "e", "网页", "不写", "1", "", "e", "2", "1", "list.md", "0")

    assert f"已写好: {walks.home}/社保清单-妈妈-2026-11-21.html" in walked.said
    assert "秘密" not in (walks.home / "社保清单-妈妈-2026-11-21.html").read_text()
    assert "秘密" in (walks.home / "list.md").read_text()


def test_a_blank_list_holds_nothing_of_the_case(walks: Walks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(walks.home)
    walks.add()

    walks("o 秘密", "e", "网页", "空白清单", "大字版", "blank.html", "0")

    written = (walks.home / "blank.html").read_text()
    assert "带身份证原件" in written
    assert not [word for word in ("妈妈", "秘密") if word in written]


def test_an_export_replaces_nothing_unasked_and_says_what_is_wrong(
    walks: Walks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(walks.home)
    walks.add()
    (walks.home / "mine.md").write_text("mine")

    walked = walks("e", "2", "1", "mine.md", "2", "nowhere/list.md", "0")

    assert (walks.home / "mine.md").read_text() == "mine"
    assert "文件夹不存在" in walked.said
    assert "没有写文件。" in walked.said
    walks("e", "2", "1", "mine.md", "1")
    assert (walks.home / "mine.md").read_text().startswith("# 社保清单")


@pytest.mark.parametrize("answers", [["e", "0"], ["e", "1", "0"], ["e", "1", "1", "0"], ["e", "2", "1", "0"]])
def test_an_export_can_be_given_up(walks: Walks, answers: list[str]) -> None:
    walks.add()

    assert "没有写文件。" in walks(*answers).said


def test_a_guest_is_told_that_nothing_is_kept_and_asked_before_it_is_lost(
    walks: Walks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(walks.home)
    questions, name = [""] * 6, "我"

    walked = walks.walk(walks.session(policy=Policy(guest=True)), [*questions, name, "1", "0", "0", "0", "2"])

    assert "临时使用：什么都不保存" in walked.said
    assert "每一步都马上存好" not in walked.said
    assert walked.said.count("这里什么都不保存，退出就没有了\n1. 先导出「我」\n2. 退出，什么都不留\n") == 2
    assert walked.said.endswith("停下了。临时使用，这台机器上什么也没有存。\n")
    assert list(walks.home.iterdir()) == []


def test_a_guest_who_exported_leaves_unasked(walks: Walks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(walks.home)

    walked = walks.walk(walks.session(policy=Policy(guest=True)), [*[""] * 7, "0", "1", "2", "1", "list.md", "0"])

    assert "已写好" in walked.said
    assert walked.said.count("这里什么都不保存，退出就没有了") == 1
    assert [path.name for path in walks.home.iterdir()] == ["list.md"]
