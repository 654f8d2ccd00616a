"""Many cases at a glance: their order, and which are wanted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from checklists.case import Answers, Case, State, set_note, set_state
from checklists.standing import Filter, is_called, survey, total
from tests.clock import NOW
from tests.domain.cli_library import COPIES, HOURS, ID_CARD, MONTHS, small_library

LIBRARY = small_library()
AT_WINDOW = Answers(topics=("medical-account",), channel="hall-window")


def case(case_id: str, *, waiting: date | None = None, problem: bool = False, hours: int = 0) -> Case:
    made = Case(case_id, f"人{case_id}", NOW, AT_WINDOW, at=NOW + timedelta(hours=hours))
    if waiting:
        made = set_state(made, HOURS, State.WAITING, now=NOW, until=waiting)
    return set_state(made, MONTHS, State.PROBLEM, now=NOW) if problem else made


def finished(case_id: str) -> Case:
    made = case(case_id, hours=9)
    for item_id in (ID_CARD, COPIES, HOURS, MONTHS, "verify-records/name"):
        made = set_state(made, item_id, State.DONE, now=NOW)
    for step in ("take-number", "take-printout"):
        made = set_state(made, f"hall-window/{step}", State.DONE, now=NOW)
    return made


def test_the_nearest_day_comes_first_then_the_last_change_and_what_is_complete_last() -> None:
    cases = [
        finished("done"),
        case("old"),
        case("later", waiting=date(2026, 12, 24)),
        case("new", hours=2),
        case("soon", waiting=date(2026, 11, 1)),
    ]

    assert [each.case.id for each in survey(LIBRARY, cases)] == ["soon", "later", "new", "old", "done"]


def test_a_note_counts_as_a_change() -> None:
    noted = set_note(case("noted"), ID_CARD, "红色文件夹", now=NOW + timedelta(hours=1))

    assert [each.case.id for each in survey(LIBRARY, [case("other"), noted])] == ["noted", "other"]


def test_what_waits_outside_the_plan_is_not_due() -> None:
    elsewhere = set_state(case("a"), "gone/item", State.WAITING, now=NOW, until=date(2026, 11, 1))

    assert survey(LIBRARY, [elsewhere])[0].due is None


@pytest.mark.parametrize(
    ("wanted", "admitted"),
    [
        (Filter(), "abcd"),
        (Filter(open=True), "abc"),
        (Filter(waiting=True), "b"),
        (Filter(problem=True), "c"),
        (Filter(channels=("hall-window",)), "abcd"),
        (Filter(channels=("elsewhere",)), ""),
        (Filter(topics=("medical-account", "pension-account")), "abcd"),
        (Filter(topics=("pension-account",)), ""),
        (Filter(name="人b"), "b"),
        (Filter(waiting=True, problem=True), ""),
    ],
)
def test_every_condition_must_hold(wanted: Filter, admitted: str) -> None:
    cases = [case("a"), case("b", waiting=date(2026, 12, 1)), case("c", problem=True), finished("d")]

    assert {each.case.id for each in survey(LIBRARY, cases) if wanted.admits(each)} == set(admitted)


@pytest.mark.parametrize(
    ("part", "meant"),
    [("妈", True), ("妈妈", True), ("mm", True), ("ＭＭ", True), ("k7q2", True), ("k7", False), ("爸", False)],
)
def test_a_case_is_meant_by_a_part_of_its_name_its_initials_or_its_id(part: str, meant: bool) -> None:
    assert is_called(Case("k7q2", "妈妈", NOW), part) is meant


def test_the_total_counts_cases() -> None:
    cases = [case("a"), case("b", waiting=date(2026, 12, 1)), case("c", problem=True), finished("d")]

    counts = total(survey(LIBRARY, cases))

    assert (counts.applicable, counts.done, counts.open, counts.waiting, counts.problems) == (4, 1, 3, 1, 1)
