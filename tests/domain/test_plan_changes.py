"""What is known of a plan without making it or looking at every item again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from checklists.case import Answers, Case, Counts, State, count, set_answers, set_state
from checklists.model import Stage
from checklists.packs import load_library
from checklists.plan import count_plan, count_stages, make_plan, still_holds
from tests.clock import NOW

library = cache(load_library)


@cache
def branching() -> tuple[str, ...]:
    """Items that open a correction, those of corrections, and a few of others."""
    items = list(library().items())
    ids = [item_id for item_id, item, _ in items if item.branch]
    ids += [item_id for item_id, _, holder in items if holder.id.startswith("correct")]
    return tuple(ids + [item_id for item_id, _, _ in items][::40])


CHANGES = st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(State)), max_size=8)
ANSWERS = st.sampled_from([Answers(), Answers(channel="hall-window"), Answers(channel="hall-window", for_whom="self")])


def history(changes: list[tuple[int, State]], answers: Answers) -> Iterator[Case]:
    case = Case("k7q2", "", NOW, Answers(channel="hall-window"), at=NOW)
    yield case
    ids = branching()
    for turn, (number, state) in enumerate(changes, 1):
        case = set_state(case, ids[number % len(ids)], state, now=NOW + timedelta(seconds=turn))
        yield case
    yield set_answers(case, answers, now=NOW + timedelta(hours=1))


@given(CHANGES, ANSWERS)
def test_a_plan_that_still_holds_is_the_one_that_would_be_made(
    changes: list[tuple[int, State]], answers: Answers
) -> None:
    cases = list(history(changes, answers))
    for before, after in pairwise(cases):
        plan = make_plan(library(), before)
        assert not still_holds(plan, before, after) or make_plan(library(), after) == plan


def test_a_tick_leaves_the_plan_as_it_is_and_a_problem_that_opens_a_correction_does_not() -> None:
    case = next(history([], Answers()))
    plan = make_plan(library(), case)
    plain = next(item_id for item_id, item, planned in plan.items() if not item.branch)
    opener = next(item_id for item_id, item, _ in plan.items() if item.branch)

    assert still_holds(plan, case, set_state(case, plain, State.DONE, now=NOW))
    assert not still_holds(plan, case, set_state(case, opener, State.PROBLEM, now=NOW))


@given(CHANGES, ANSWERS)
def test_counts_are_those_of_every_item(changes: list[tuple[int, State]], answers: Answers) -> None:
    *_, case = history(changes, answers)
    plan = make_plan(library(), case)
    stages = {
        stage: sum((count(case, planned.full_ids()) for planned in plan.stage(stage)), Counts()) for stage in Stage
    }

    assert count_stages(plan, case) == stages
    assert count_plan(plan, case) == count(case, (item_id for item_id, _, _ in plan.items()))


def test_an_item_is_found_by_its_full_id_alone() -> None:
    plan = make_plan(library(), next(history([], Answers())))
    for item_id, item, planned in plan.items():
        assert plan.find(item_id) == (item, planned)
    assert [plan.find(nothing) for nothing in ("", "?channel", item.id, f"x/{item.id}", f"{planned.id}/")] == [None] * 5
