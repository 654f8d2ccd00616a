"""What marking, noting, counting and dating mean, whatever the clock and the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.case import (
    Answers,
    Case,
    Counts,
    Mark,
    State,
    count,
    rename,
    restore,
    set_answers,
    set_note,
    set_state,
    tick_after,
)
from tests.domain.strategies import CHINA, ITEM_IDS, cases, times

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=CHINA)
CASE = Case("k7q2", "妈妈", NOW)
ITEM = "bring-window/id-card"


def test_a_new_case_has_every_item_to_do() -> None:
    assert CASE.state(ITEM) is State.TODO
    assert CASE.mark(ITEM) == Mark()


def test_a_reason_is_kept_only_for_what_does_not_apply_and_a_date_only_for_what_waits() -> None:
    na = set_state(CASE, ITEM, State.NA, now=NOW, reason="当地不要求", until=date(2026, 12, 1)).mark(ITEM)
    waiting = set_state(CASE, ITEM, State.WAITING, now=NOW, reason="当地不要求", until=date(2026, 12, 1)).mark(ITEM)
    done = set_state(CASE, ITEM, State.DONE, now=NOW, reason="当地不要求", until=date(2026, 12, 1)).mark(ITEM)

    assert (na.reason, na.until) == ("当地不要求", None)
    assert (waiting.reason, waiting.until) == ("", date(2026, 12, 1))
    assert (done.reason, done.until) == ("", None)


def test_a_tick_leaves_the_note_and_a_note_leaves_the_tick() -> None:
    noted = set_note(CASE, ITEM, "问过了", now=NOW)
    ticked = set_state(noted, ITEM, State.DONE, now=NOW + timedelta(minutes=1))

    assert ticked.mark(ITEM).note == "问过了"
    assert ticked.mark(ITEM).note_at == noted.mark(ITEM).note_at
    assert set_note(ticked, ITEM, "", now=NOW).state(ITEM) is State.DONE


def test_other_answers_and_another_name_touch_no_mark() -> None:
    ticked = set_state(CASE, ITEM, State.DONE, now=NOW)
    changed = rename(set_answers(ticked, Answers(channel="hall-window"), now=NOW), "我", now=NOW)

    assert changed.marks == ticked.marks
    assert (changed.name, changed.answers.channel) == ("我", "hall-window")


def test_an_answer_is_read_as_a_tuple_whether_one_or_many() -> None:
    answers = Answers(topics=("medical-account", "certificate"), channel="hall-window")

    assert answers.given("topics") == ("medical-account", "certificate")
    assert answers.given("channel") == ("hall-window",)
    assert answers.given("region") == ()


@given(cases(), times())
def test_a_change_is_later_than_all_before_it_even_if_the_clock_went_back(case: Case, now: datetime) -> None:
    at = tick_after(case, now)

    before = [case.at, *(mark.at for mark in case.marks.values()), *(mark.note_at for mark in case.marks.values())]
    assert all(at > earlier for earlier in before if earlier)
    assert at >= now
    assert at.microsecond % 1000 == 0
    assert at.utcoffset() == now.utcoffset()


def test_the_clock_is_taken_as_it_is_when_it_runs_forward() -> None:
    ticked = set_state(CASE, ITEM, State.DONE, now=NOW)
    later = NOW + timedelta(microseconds=5_900)

    assert tick_after(ticked, later) == NOW + timedelta(milliseconds=5)
    assert tick_after(ticked, NOW - timedelta(days=30)) == NOW + timedelta(milliseconds=1)
    assert tick_after(ticked, (NOW - timedelta(days=30)).astimezone(UTC)).tzinfo is UTC


@given(cases(), st.sampled_from(ITEM_IDS), st.sampled_from(State))
def test_going_back_brings_the_content_back_as_a_later_change(case: Case, item_id: str, state: State) -> None:
    before = case.mark(item_id)
    changed = set_note(set_state(case, item_id, state, now=NOW, reason="r"), item_id, "n", now=NOW)
    back = restore(changed, item_id, before, now=NOW).mark(item_id)

    said = ("state", "reason", "until", "note")
    assert [getattr(back, each) for each in said] == [getattr(before, each) for each in said]
    assert back.extra == before.extra
    now_state, was_state = changed.mark(item_id), before
    if (now_state.state, now_state.reason, now_state.until) != (was_state.state, was_state.reason, was_state.until):
        assert back.at
        assert now_state.at
        assert back.at > now_state.at


def test_going_back_to_the_same_dates_nothing_anew() -> None:
    ticked = set_note(set_state(CASE, ITEM, State.DONE, now=NOW), ITEM, "问过了", now=NOW)

    assert restore(ticked, ITEM, ticked.mark(ITEM), now=NOW + timedelta(days=1)) == ticked


@given(cases())
def test_counts_add_up(case: Case) -> None:
    counts = count(case, ITEM_IDS)

    todo = sum(case.state(item_id) is State.TODO for item_id in ITEM_IDS)
    assert counts.applicable + counts.na == len(ITEM_IDS)
    assert counts.done + counts.waiting + counts.problems + todo == counts.applicable
    assert counts.open == counts.applicable - counts.done
    assert count(case, ITEM_IDS[:1]) + count(case, ITEM_IDS[1:]) == counts


@given(cases())
def test_it_is_complete_only_when_nothing_is_open(case: Case) -> None:
    counts = count(case, ITEM_IDS)

    assert counts.complete == (counts.applicable > 0 and counts.open == 0)


@pytest.mark.parametrize(
    ("counts", "complete", "but_waiting"),
    [
        (Counts(), False, False),
        (Counts(na=3), False, False),
        (Counts(applicable=2, done=2), True, False),
        (Counts(applicable=2, done=1, waiting=1), False, True),
        (Counts(applicable=3, done=1, waiting=1), False, False),
        (Counts(applicable=2, done=1, problems=1), False, False),
    ],
)
def test_complete_is_said_only_of_everything_and_waiting_is_said_apart(
    counts: Counts, complete: bool, but_waiting: bool
) -> None:
    assert (counts.complete, counts.complete_but_waiting) == (complete, but_waiting)


def test_what_does_not_apply_leaves_the_denominator() -> None:
    case = set_state(CASE, ITEM_IDS[0], State.NA, now=NOW)

    assert count(case, ITEM_IDS).applicable == len(ITEM_IDS) - 1
    assert count(replace(case, marks={}), ITEM_IDS).applicable == len(ITEM_IDS)
