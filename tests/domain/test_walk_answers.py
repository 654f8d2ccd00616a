"""What a prompt understands: numbers, letters and words in either width, several at once, and days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from checklists.text import Text, same
from tests.clock import NOW
from tui.cells import cells
from tui.walk.choices import Choice, find
from tui.walk.commands import ACTIONS, CHOICES
from tui.walk.days import parse_day
from tui.walk.home import CHOICES as HOME_CHOICES
from tui.walk.pick import Option, pick, pick_several, place_of, plain
from tui.walk.reading import CHOICES as GUIDE_CHOICES
from tui.walk.talk import EndedError, Talk

TODAY = NOW.date()
MANY = plain([same(f"第{number}个") for number in range(1, 31)])
FEW = plain([Text("苹果", "apple"), Text("梨", "pear")])


class Scripted(Talk):
    """A conversation whose answers are known before."""

    def __init__(self, *answers: str, width: int = 80) -> None:
        self.said: list[str] = []
        coming = iter(answers)
        super().__init__("zh", lambda: next(coming, None), self.said.append, width)

    @property
    def text(self) -> str:
        """Everything said."""
        return "".join(self.said)


def chosen(typed: str) -> str:
    found = find(CHOICES, typed)
    return found[0].id if found else ""


@pytest.mark.parametrize(
    "typed", ["1", "１", "d", "D", "ｄ", "Ｄ", "完成", "done", "Done", "1.", "1。", "1、", " 完成 ", "\u3000完成"]
)
def test_a_choice_is_made_by_number_letter_and_word_in_any_width(typed: str) -> None:
    assert chosen(typed) == "tick"


@pytest.mark.parametrize("choices", [CHOICES, HOME_CHOICES, GUIDE_CHOICES], ids=["item", "home", "guide"])
def test_every_spelling_means_one_thing(choices: Sequence[Choice]) -> None:
    spelt = [
        spelling.casefold()
        for choice in choices
        for spelling in {choice.letter, choice.word.zh, choice.word.en, *choice.others}
    ]

    assert len(spelt) == len(set(spelt))
    assert not [spelling for spelling in spelt if spelling.isdecimal() and spelling != "0"]


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.id)
def test_every_choice_is_understood_in_all_its_forms(choice: Choice) -> None:
    for typed in (str(CHOICES.index(choice) + 1), choice.letter, choice.word.zh, choice.word.en):
        wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in typed)
        assert chosen(typed) == chosen(wide) == choice.id


def test_every_choice_does_something() -> None:
    assert set(ACTIONS) == {choice.id for choice in CHOICES} - {"leave"}


@pytest.mark.parametrize(
    ("typed", "choice", "rest"),
    [
        ("w 11-27", "wait", "11-27"),
        ("4 10天后", "wait", "10天后"),
        ("等待\u300011-27", "wait", "11-27"),
        ("n 当地 不要求", "not_applicable", "当地 不要求"),
        ("/ jfjs", "search", "jfjs"),
        ("/jfjs", "search", "jfjs"),
        ("o ask upstairs", "note", "ask upstairs"),
        ("ｏ　先问二楼，再去３楼！", "note", "先问二楼，再去３楼！"),
    ],
)
def test_the_answer_to_the_next_question_may_follow(typed: str, choice: str, rest: str) -> None:
    found = find(CHOICES, typed)

    assert found
    assert (found[0].id, found[1]) == (choice, rest)


@pytest.mark.parametrize("typed", ["99", "xyz", "d nonsense", "完", "-1", "1 2", "。"])
def test_what_means_nothing_is_nothing(typed: str) -> None:
    assert find(CHOICES, typed) is None


@pytest.mark.parametrize("typed", ["2", "２", "b", "ｂ", "梨", "pear", "PEAR"])
def test_an_option_is_picked_by_number_letter_and_word(typed: str) -> None:
    assert pick(Scripted(typed), same("?"), FEW) == 1


@pytest.mark.parametrize("typed", ["0", "31", "9" * 6000, "-1", "1.5", "①"])
def test_a_number_that_is_not_there_picks_nothing(typed: str) -> None:
    assert place_of(MANY, typed) is (0 if typed == "①" else None)


@pytest.mark.parametrize("typed", ["", "0", "０", "返回", "back"])
def test_one_can_go_back_from_every_list(typed: str) -> None:
    assert pick(Scripted(typed), same("?"), FEW) is None


def test_wrong_answers_say_what_is_possible_and_ask_again() -> None:
    talk = Scripted("7", "香蕉", "z", "?", "1")

    assert pick(talk, same("哪个？"), FEW) == 0
    assert talk.text.count("可以打 1 到 2。") == 3
    assert "a 是第一个" in talk.text
    assert talk.text.count("1. 苹果") == 2


def test_words_of_ones_own_are_taken_where_they_may_be() -> None:
    assert pick(Scripted("香蕉"), same("?"), FEW, free=True) == "香蕉"
    assert pick(Scripted("9", "z", "香蕉"), same("?"), FEW, free=True) == "香蕉"


def test_long_lists_come_a_page_at_a_time() -> None:
    talk = Scripted("", "", "", "30")

    assert pick(talk, same("?"), MANY) == 29
    assert [talk.text.count(f"{number}. 第{number}个") for number in (9, 10, 18, 19, 30)] == [1, 1, 1, 1, 1]
    assert "回车看后面 21 个" in talk.text


def test_a_number_further_down_may_be_typed_at_once() -> None:
    assert pick(Scripted("30"), same("?"), MANY) == 29


def test_an_answer_given_ahead_is_not_asked_for() -> None:
    talk = Scripted()
    talk.answer_ahead("梨")

    assert pick(talk, same("?"), FEW) == 1
    assert talk.text == ""


@pytest.mark.parametrize(
    ("typed", "places"),
    [("1 2", [0, 1]), ("2,1", [0, 1]), ("１、２", [0, 1]), ("b", [1]), ("梨", [1]), ("", [0]), ("-", []), ("0", None)],
)
def test_several_may_be_picked(typed: str, places: list[int] | None) -> None:
    options = [Option(FEW[0].text, chosen=True), FEW[1]]

    assert pick_several(Scripted(typed), same("?"), options) == places


def test_of_several_the_wrong_one_is_named_and_nothing_is_taken() -> None:
    talk = Scripted("1 9", "2")

    assert pick_several(talk, same("?"), FEW) == [1]
    assert "没有「9」" in talk.text


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-27", date(2026, 11, 27)),
        ("２０２６－１１－２７", date(2026, 11, 27)),
        ("2026/11/27", date(2026, 11, 27)),
        ("2026年11月27日", date(2026, 11, 27)),
        ("2026.1.2", date(2026, 1, 2)),
        ("11-27", date(2026, 11, 27)),
        ("11月27日", date(2026, 11, 27)),
        ("11-21", date(2026, 11, 21)),
        ("11-20", date(2027, 11, 20)),
        ("2-29", date(2028, 2, 29)),
        ("10天后", date(2026, 12, 1)),
        ("10天", date(2026, 12, 1)),
        ("10 days", date(2026, 12, 1)),
        ("in 1 day", date(2026, 11, 22)),
        ("+10", date(2026, 12, 1)),
        ("明天", date(2026, 11, 22)),
        ("Tomorrow", date(2026, 11, 22)),
    ],
)
def test_days_are_understood_as_people_write_them(typed: str, day: date) -> None:
    assert parse_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "10", "2026-13-01", "2026-02-30", "13-40", "十天", "99999天", "soon"])
def test_what_is_no_day_is_nothing(typed: str) -> None:
    assert parse_day(typed, TODAY) is None


def test_nothing_that_is_said_can_drive_a_terminal() -> None:
    talk = Scripted("\x1b[2J\x9b5n答\u202e")

    talk.tell("\x1b[31m红\x07")
    answer = talk.ask("问\x1b]0;x\x07")

    assert not set(talk.text + answer) & set("\x1b\x07\x9b\u202e")


def test_lines_are_no_wider_than_the_terminal() -> None:
    talk = Scripted("好", width=20)

    talk.ask("一个很长很长的问题，一行放不下，要换行")

    assert [cells(line) <= 20 for line in talk.text.rstrip().split("\n")] == [True] * 2
    assert talk.text.endswith("> ")


def test_bytes_that_are_no_text_are_asked_for_again() -> None:
    talk = Scripted("\ufffd\ufffd", "好")

    assert talk.ask("?") == "好"
    assert "UTF-8" in talk.text


def test_the_end_of_input_is_not_an_answer() -> None:
    with pytest.raises(EndedError):
        Scripted().ask("?")
