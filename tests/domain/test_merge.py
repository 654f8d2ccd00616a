"""Two sessions, two copies: whatever is merged in whatever order, the same comes out and nothing later is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given

from checklists.case import Answers, Case, Mark, State, merge, rename, restore, set_answers, set_note, set_state
from checklists.formats.toml import dump
from tests.domain.strategies import CHINA, cases

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=CHINA)
POOL = (NOW, NOW.astimezone(UTC), NOW + timedelta(milliseconds=1))
"""Few times, two of them one instant: merging is all about ties."""
CASE = Case("k7q2", "妈妈", NOW)
ITEM = "bring-window/id-card"

copies = cases(pool=POOL)


@given(copies, copies)
def test_it_does_not_matter_who_merges_into_whom(one: Case, other: Case) -> None:
    assert dump(merge(one, other)) == dump(merge(other, one))


@given(copies, copies, copies)
def test_it_does_not_matter_who_merges_first(one: Case, two: Case, three: Case) -> None:
    assert dump(merge(merge(one, two), three)) == dump(merge(one, merge(two, three)))


@given(copies, copies)
def test_merging_again_changes_nothing(one: Case, other: Case) -> None:
    merged = merge(one, other)

    assert dump(merge(one, one)) == dump(one)
    assert dump(merge(merged, other)) == dump(merged)


@given(copies, copies)
def test_every_item_of_either_copy_is_in_the_merged_one(one: Case, other: Case) -> None:
    merged = merge(one, other)

    assert set(merged.marks) == {*one.marks, *other.marks}
    assert set(merged.extra) == {*one.extra, *other.extra}
    assert merged.revision == max(one.revision, other.revision)
    assert merged.created == min(one.created, other.created)


def test_the_later_state_wins_and_the_later_note_wins_on_its_own() -> None:
    ticked = set_state(CASE, ITEM, State.DONE, now=NOW + timedelta(minutes=1))
    noted = set_note(set_state(CASE, ITEM, State.PROBLEM, now=NOW), ITEM, "缺一个月", now=NOW + timedelta(minutes=2))

    merged = merge(ticked, noted).mark(ITEM)
    assert (merged.state, merged.note) == (State.DONE, "缺一个月")


def test_a_change_counts_as_later_than_none_even_where_the_clock_begins() -> None:
    case = Case("k7q2", "妈妈", datetime(1970, 1, 1, tzinfo=UTC))

    assert merge(case, rename(case, "Mum", now=case.created)).name == "Mum"


def test_a_tick_taken_back_stays_back() -> None:
    ticked = set_state(CASE, ITEM, State.DONE, now=NOW)
    untick = restore(ticked, ITEM, Mark(), now=NOW - timedelta(days=30))

    assert merge(ticked, untick).state(ITEM) is State.TODO


def test_name_and_answers_go_together_by_their_time() -> None:
    renamed = rename(CASE, "我妈", now=NOW + timedelta(minutes=1))
    answered = set_answers(CASE, Answers(channel="hall-window"), now=NOW)

    merged = merge(answered, renamed)
    assert (merged.name, merged.answers.channel) == ("我妈", "")


def test_equal_times_are_settled_by_the_order_of_states() -> None:
    done = replace(CASE, marks={ITEM: Mark(State.DONE, NOW)})
    problem = replace(CASE, marks={ITEM: Mark(State.PROBLEM, NOW)})

    assert merge(done, problem).state(ITEM) is State.PROBLEM


@pytest.mark.parametrize(("one", "other"), [(1, 1.0), (1, True), (date(2026, 1, 1), "2026-01-01")])
def test_what_only_looks_alike_is_settled_the_same_way_too(one: object, other: object) -> None:
    first, second = replace(CASE, extra={"x": one}), replace(CASE, extra={"x": other})

    assert dump(merge(first, second)) == dump(merge(second, first))


def test_the_first_day_of_the_calendar_is_not_no_day() -> None:
    first = replace(CASE, marks={ITEM: Mark(State.WAITING, NOW, until=date.min)})
    second = replace(CASE, marks={ITEM: Mark(State.WAITING, NOW)})

    assert dump(merge(first, second)) == dump(merge(second, first))


def test_two_cases_are_not_merged() -> None:
    with pytest.raises(ValueError, match="two cases"):
        merge(CASE, replace(CASE, id="m2ab"))
