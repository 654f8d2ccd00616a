"""What is read of the compiled content, and when: a start needs few of many items."""

from __future__ import annotations

import marshal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from checklists import compiled
from checklists.case import Answers, Case, State, set_state
from checklists.late import LateList, folded, uses
from checklists.library import Library
from checklists.model import Item
from checklists.packs import load_library
from checklists.plan import count_plan, make_plan, next_open
from tests.clock import NOW
from tests.domain.test_plan_changes import ANSWERS, CHANGES, history, library

CASE = Case("k7q2", "", NOW, Answers(channel="hall-window"), at=NOW)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The first item of every list whose items were read."""
    found: list[str] = []
    items = compiled._items

    def noted(plain: tuple[tuple[object, ...], ...]) -> tuple[Item, ...]:
        made = items(plain)
        found.append(made[0].id)
        return made

    monkeypatch.setattr(compiled, "_items", noted)
    return found


@pytest.fixture
def late(tmp_path: Path, read: list[str]) -> Library:
    """The bundled content out of its compiled copy."""
    load_library(cache=tmp_path / "content")
    return load_library(cache=tmp_path / "content")


def test_a_plan_reads_only_lists_that_leave_items_out(late: Library, read: list[str]) -> None:
    plan = make_plan(late, CASE)
    count_plan(plan, CASE)
    guide = {section.items[0].id for section in library().channels["hall-window"].guide}
    asked = {each.items[0].id for each in library().checklists.values() if any(item.when for item in each.items)}
    assert set(read) <= guide | asked
    assert not {planned.items[0].id for planned in plan.lists} <= guide | asked, "then this test shows nothing"


def test_what_comes_next_is_found_without_reading_what_comes_after_it(late: Library, read: list[str]) -> None:
    plan = make_plan(late, CASE)
    read.clear()
    assert next_open(plan, CASE)
    assert len(read) <= 1


@given(CHANGES, ANSWERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_plan_is_the_same_wherever_the_content_comes_from(
    late: Library, changes: list[tuple[int, State]], answers: Answers
) -> None:
    for case in history(changes, answers):
        assert make_plan(late, case) == make_plan(library(), case)


def test_an_open_problem_opens_its_correction(late: Library) -> None:
    opener = next((item_id, item) for item_id, item, _ in make_plan(late, CASE).items() if item.branch)
    case = set_state(CASE, opener[0], State.PROBLEM, now=NOW)
    plan = make_plan(late, case)
    assert opener[1].branch in [planned.id for planned in plan.lists]
    assert opener[0] in plan.openers(opener[1].branch or "")


def test_a_late_list_is_like_the_tuple_of_its_things() -> None:
    rows = ((1, ""), (2, "b"), (3, ""))
    made: list[object] = []

    def read(plain: tuple[tuple[int, str], ...]) -> tuple[str, ...]:
        made.append(plain)
        return tuple(f"{number}{word}" for number, word in plain)

    count, used, data = folded(rows, ("number", "word"))
    things = LateList(count, used, data, read)
    assert (len(things), uses(things, "number"), uses(things, "word"), uses(things, "other")) == (3, True, True, False)
    assert not made, "so far nothing was read"
    assert things == ("1", "2b", "3") == things
    assert (things[-1], things[:2], list(things), "2b" in things) == ("3", ("1", "2b"), ["1", "2b", "3"], True)
    assert (hash(things), repr(things)) == (hash(tuple(things)), repr(tuple(things)))
    assert made == [rows]
    assert marshal.loads(data) == rows
    assert LateList(*folded((), ("number",)), read)[:] == ()


def test_how_many_items_there_are_and_where_they_come_from_is_told_without_reading_one(
    late: Library, read: list[str]
) -> None:
    whole = library()
    for checklist in whole.checklists.values():
        assert len(late.checklists[checklist.id].items) == len(checklist.items)
    for channel in whole.channels.values():
        sections = late.channels[channel.id].guide
        assert [len(section.items) for section in sections] == [len(section.items) for section in channel.guide]
        assert late.origin(late.channels[channel.id]) is None
    assert read == []
