"""Going through a case by question and answer: everything the screen can do, saved before the next question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checklists.case import NOTE_MAX, Answers, State, set_note, set_state
from checklists.codes import Codes
from tests.clock import NOW
from tests.domain.cli_library import APPLY, COPIES, HOURS, ID_CARD, MONTHS, RECHECK, small_library
from tests.domain.walk_world import AT_WINDOW, Walks

NAME_CHECK = "verify-records/name"
PLAN = [ID_CARD, COPIES, HOURS, "hall-window/take-number", "hall-window/take-printout", MONTHS, NAME_CHECK]


@pytest.fixture
def walks(tmp_path: Path) -> Walks:
    """A home with one case at the window."""
    walks = Walks(tmp_path)
    walks.add()
    return walks


def test_the_prompt_begins_with_number_and_stage_and_then_says_the_item(walks: Walks) -> None:
    walked = walks()

    assert "\n1/7 带什么，未办：带身份证原件> " in walked.said


def test_the_only_case_is_opened_at_once_and_the_next_open_item_asked_about(walks: Walks) -> None:
    walks.store.save(set_state(walks.case(), ID_CARD, State.DONE, now=NOW))

    walked = walks()

    assert walked.said.startswith("妈妈，大厅窗口。进度：1/7\n")
    assert walked.prompts == ["2/7 带什么"]


def test_what_is_due_is_asked_about_first(walks: Walks) -> None:
    walks.store.save(set_state(walks.case(), MONTHS, State.WAITING, now=NOW, until=date(2026, 11, 21)))

    assert "6/7 核对，等到 2026-11-21：看有没有断月>" in walks().said


def test_done_is_recorded_and_the_next_open_item_comes(walks: Walks) -> None:
    walked = walks("1", "完成")

    assert [walks.case().state(item_id) for item_id in PLAN[:3]] == [State.DONE, State.DONE, State.TODO]
    assert walked.prompts == ["1/7 带什么", "2/7 带什么", "3/7 带什么"]
    assert "记下了：完成。" in walked.said


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        (["2", "1"], "当地不要求"),
        (["n", "和我无关"], "和我无关"),
        (["n", "5"], ""),
        (["不适用", "家里没有"], "家里没有"),
        (["n 家里没有"], "家里没有"),
        (["n 2"], "和我无关"),
    ],
)
def test_not_applicable_asks_for_the_reason(walks: Walks, answers: list[str], reason: str) -> None:
    walks(*answers)

    mark = walks.case().mark(ID_CARD)
    assert (mark.state, mark.reason) == (State.NA, reason)


@pytest.mark.parametrize(
    ("answers", "until"),
    [
        (["4", "1"], date(2026, 11, 28)),
        (["w", "11-27"], date(2026, 11, 27)),
        (["w 10天后"], date(2026, 12, 1)),
        (["等待", "x", "2026-11-20", "2026-11-30"], date(2026, 11, 30)),
    ],
)
def test_waiting_asks_for_the_day(walks: Walks, answers: list[str], until: date) -> None:
    walks(*answers)

    mark = walks.case().mark(ID_CARD)
    assert (mark.state, mark.until) == (State.WAITING, until)


@pytest.mark.parametrize("answers", [["n", "0"], ["n", ""], ["w", "0"], ["o", "."], ["xyz"], ["99"], [""]])
def test_going_back_and_wrong_input_lose_nothing_and_move_nowhere(walks: Walks, answers: list[str]) -> None:
    walked = walks(*answers)

    assert walks.case().marks == {}
    assert set(walked.prompts) == {"1/7 带什么"}


def test_wrong_input_says_what_is_possible(walks: Walks) -> None:
    said = walks("xyz").said

    assert "没有「xyz」。\n打 1 完成，2 不适用" in said


def test_a_problem_on_a_check_says_which_correction_it_opens_and_goes_there(walks: Walks) -> None:
    walked = walks("j 6", "3", "1", "d", "d", "d")

    case = walks.case()
    assert "更正流程打开了：更正记录，2 步。" in walked.said
    assert "为了: 看有没有断月" in walked.said
    assert walked.prompts == ["1/7 带什么", "6/7 核对", "8/9 更正", "9/9 更正", "6/9 核对", "7/9 核对"]
    assert "复查过了，回到有问题的那一条" in walked.said
    assert [case.state(item_id) for item_id in (APPLY, RECHECK, MONTHS)] == [State.DONE] * 3


def test_the_correction_may_wait(walks: Walks) -> None:
    walked = walks("j 6", "!", "2")

    assert walked.prompts[-1] == "7/9 核对"
    assert walks.case().state(MONTHS) is State.PROBLEM


def test_what_was_recorded_can_be_taken_back(walks: Walks) -> None:
    walks("d", "b", "t")

    assert walks.case().state(ID_CARD) is State.TODO


def test_undo_and_redo_name_the_item_and_go_there(walks: Walks) -> None:
    walked = walks("d", "d", "u", "撤销", "z", "u", "u")

    assert walked.said.count("撤销了: 带身份证原件") == 2
    assert "重做了: 带身份证原件" in walked.said
    assert "没有可以撤销的了" in walked.said
    assert walks.case().state(ID_CARD) is State.TODO


def test_undo_reaches_into_an_earlier_dialogue(walks: Walks) -> None:
    walks("d")
    walks("u")

    assert walks.case().state(ID_CARD) is State.TODO


def test_a_note_may_have_several_lines_and_a_full_stop_ends_it(walks: Walks) -> None:
    walks("5", "在红色文件夹里", "", "先问二楼", "。", "d")

    case = walks.case()
    assert case.mark(ID_CARD).note == "在红色文件夹里\n\n先问二楼"
    assert case.state(ID_CARD) is State.DONE


def test_a_note_cut_off_by_the_end_of_input_is_kept(walks: Walks) -> None:
    walks("o", "在红色文件夹里")

    assert walks.case().mark(ID_CARD).note == "在红色文件夹里"


@pytest.mark.parametrize(
    ("answers", "note"),
    [
        (["o", "1", "新的", "."], "旧的\n新的"),
        (["o", "2", "新的", "."], "新的"),
        (["o", "2", "."], "旧的"),
        (["o", "3"], ""),
        (["o", "0"], "旧的"),
        (["o 新的"], "旧的\n新的"),
    ],
)
def test_a_note_that_is_there_can_be_added_to_replaced_and_deleted(walks: Walks, answers: list[str], note: str) -> None:
    walks.store.save(set_note(walks.case(), ID_CARD, "旧的", now=NOW))

    walked = walks(*answers)

    assert walks.case().mark(ID_CARD).note == note
    assert "备注：旧的" in walked.said or answers == ["o 新的"]


def test_a_note_that_is_too_long_is_cut_with_a_word(walks: Walks) -> None:
    walked = walks("o", "长" * (NOTE_MAX + 5), ".")

    assert len(walks.case().mark(ID_CARD).note) == NOTE_MAX
    assert f"最多 {NOTE_MAX} 个字" in walked.said


def test_why_and_sources_are_said_only_when_asked_for(walks: Walks) -> None:
    walked = walks("7")

    before, after = walked.said.split("> 7\n")
    assert "窗口只凭证件核验" not in before
    assert "为什么：窗口只凭证件核验" in after
    assert "依据：《社会保险法》第七十四条" in after
    assert f"编号：{ID_CARD}" in after


def test_the_guide_is_read_where_the_item_links_to_and_enter_leaves_it(walks: Walks) -> None:
    walked = walks("6", "", "d")

    assert "指南：大厅窗口，要准备什么\n1. 说明bring\n" in walked.said
    assert walks.case().state(ID_CARD) is State.DONE


def test_long_guides_come_a_page_at_a_time(walks: Walks) -> None:
    channel = walks.library.channels["hall-window"]
    section = channel.section("bring")
    items = tuple(replace(section.items[0], id=f"item-{number}") for number in range(40))
    guide = tuple(replace(each, items=items) if each is section else each for each in channel.guide)
    walks.library = replace(walks.library, channels={"hall-window": replace(channel, guide=guide)})

    walked = walks("g", "", "", "", "d")

    assert [re.findall(f"指南 {page}/3", walked.said) != [] for page in (1, 2, 3)] == [True] * 3
    assert "\n40. 说明bring" in walked.said
    assert walks.case().state(ID_CARD) is State.DONE


def test_the_guide_changes_section_says_addresses_and_sources(walks: Walks) -> None:
    walked = walks("g", "s", "4", "y", "k", "?", "什么", "b")

    assert "指南：大厅窗口，怎么查\n1. 未办：取号\n" in walked.said
    assert "依据：一篇文章（第三方）" in walked.said
    assert "电话，人社热线，12333，官方\n   工作日有人接" in walked.said
    assert "没有「什么」。" in walked.said
    assert walked.prompts[-1] == "1/7 带什么"


def test_addresses_are_said_and_never_opened(walks: Walks) -> None:
    said = walks("网址电话").said

    assert "网址，服务平台，https://si.12333.gov.cn，官方" in said
    assert "https://example.com/a_b，非官方" in said


@pytest.mark.parametrize(
    "typed", ["j 6", "跳到 6", "j months", f"j {MONTHS}", "j 核对", "j verify", "months", MONTHS, "核对", "Verify"]
)
def test_one_jumps_by_number_code_and_stage(walks: Walks, typed: str) -> None:
    assert walks(typed).prompts[-1] == "6/7 核对"


@pytest.mark.parametrize("form", ["{}", "j {}", "Ｊ　{}"])
def test_one_jumps_by_the_code_on_paper(walks: Walks, form: str) -> None:
    code = Codes(walks.library).of(MONTHS)

    assert walks(form.format(code.lower())).prompts[-1] == "6/7 核对"
    assert f"编号：{MONTHS}，纸上是 {code}" in walks("j 6", "y").said


def test_jumping_lists_the_stages_and_refuses_what_is_not_there(walks: Walks) -> None:
    walked = walks("j", "99", "monts", "")

    assert "1. 带什么：0/3\n4. 查询：0/2\n6. 核对：0/2" in walked.said
    assert walked.said.count("现在的清单里没有") == 2
    assert f"是不是 {MONTHS}？" in walked.said
    assert walked.prompts == ["1/7 带什么"] * 2


def test_the_stage_is_listed_with_states(walks: Walks) -> None:
    walks.store.save(set_state(walks.case(), ID_CARD, State.DONE, now=NOW))

    assert "1. 完成：带身份证原件\n2. 未办：带复印件\n3. 未办：问清办公时间" in walks("i").said


def test_search_goes_to_an_item_of_the_list(walks: Walks) -> None:
    assert walks("s", "断月", "1").prompts[-1] == "6/7 核对"
    assert walks("/dy", "1").prompts[-1] == "6/7 核对"


def test_search_reads_what_is_not_in_the_list(walks: Walks) -> None:
    assert "指南：大厅窗口，能查什么" in walks("s 大厅窗口", "1", "").said
    assert "1. 提出更正申请" in walks("s 更正记录", "1").said
    assert "没找到" in walks("s zzzz").said


def test_next_following_and_back_move_without_recording(walks: Walks) -> None:
    walked = walks("f", "m", "b", "b", "b")

    assert walked.prompts == [f"{number}/7 带什么" for number in (1, 2, 3, 2, 1, 1)]
    assert "前面没有了。" in walked.said
    assert walks.case().marks == {}


def test_back_after_a_jump_returns_to_where_one_was(walks: Walks) -> None:
    assert walks("j 6", "b").prompts == ["1/7 带什么", "6/7 核对", "1/7 带什么"]


def test_the_list_ends_somewhere(walks: Walks) -> None:
    assert "后面没有了。" in walks("j 7", "m").said


def test_everything_done_is_said_and_exits_with_zero(walks: Walks) -> None:
    walked = walks(*["1"] * 7, "0")

    assert walked.code == 0
    assert "没有还没做的条目了" in walked.said
    assert walked.said.endswith("停下了。妈妈：7/7  全部完成，都已存好。接着办: shebao walk k7q2\n")


def test_what_waits_leaves_the_case_open(walks: Walks) -> None:
    walked = walks(*["1"] * 6, "4", "1", "q")

    assert walked.code == 1
    assert "除 1 项等待外都完成了" in walked.said


@pytest.mark.parametrize("stop", ["0", "q", "停下", "退出", "ｑ", "０"])
def test_stopping_says_where_to_go_on(walks: Walks, stop: str) -> None:
    walked = walks("1", stop)

    assert walked.code == 1
    assert walked.said.endswith("停下了。妈妈：1/7，都已存好。接着办: shebao walk k7q2\n")


def test_the_end_of_input_stops_with_a_sentence(walks: Walks) -> None:
    walked = walks("1")

    assert walked.code == 1
    assert walked.said.endswith("没有更多的输入了。\n停下了。妈妈：1/7，都已存好。接着办: shebao walk k7q2\n")


def test_every_answer_is_on_the_disk_before_the_next_question(walks: Walks) -> None:
    seen = []

    def answers() -> Iterator[str]:
        for answer in ("1", "n 和我无关", "w 11-27"):
            yield answer
            seen.append(len(walks.case().marks))

    walks.walk(walks.session(), answers())

    assert seen == [1, 2, 3]


def test_help_lists_everything_that_can_be_done(walks: Walks) -> None:
    said = walks("?").said

    assert "1. d 完成：" in said
    assert "24. q 停下：" in said


def test_the_language_changes_on_the_spot_and_is_remembered(walks: Walks) -> None:
    walked = walks("l", "d", "中文", "d")

    assert "1/7 Bring, to do: Bring the original identity card> d\nRecorded: done.\n" in walked.said
    assert "3/7 带什么，未办：问清办公时间" in walked.said
    assert 'language = "zh"' in (walks.home / "settings.toml").read_text()


def test_english_says_the_same(walks: Walks) -> None:
    walked = walks("1", "0", lang="en")

    assert walked.said.startswith("妈妈, Service counter. Progress: 0/7\n")
    assert walked.said.endswith("Stopped. 妈妈: 1/7, all saved. To go on: shebao walk k7q2\n")


def test_where_no_item_applies_nothing_can_be_marked(tmp_path: Path) -> None:
    walks = Walks(tmp_path, replace(small_library(), checklists={}))
    walks.add(answers=Answers())

    walked = walks("1", "2", "3", "4", "5", "6", "7", "t", "u", "j", "", "i", "f", "b", "m", "9" * 5000, "a", "0", "0")

    assert walks.case().marks == {}
    assert walked.said.count("没有适用的条目，a 改答案>") == 17


def test_a_case_without_channel_says_how_to_choose_one(tmp_path: Path) -> None:
    walks = Walks(tmp_path)
    walks.add(answers=Answers())

    walked = walks("k", "a", "", "", "", "", "", "1", "d")

    assert "还没选渠道，打 a 可以选" in walked.said
    assert "还没选渠道；打 a 选一个" in walked.said
    assert walks.case().answers.channel == "hall-window"
    assert walks.case().answers == replace(AT_WINDOW, topics=())
