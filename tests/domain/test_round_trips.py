"""Any case out and in again: the same for every form, as far as the table of forms promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklists import labels
from checklists.case import Case, Mark, State, merge
from checklists.formats import FORMATS, Part, render, render_all
from checklists.importing import compare
from checklists.reading import read_file
from checklists.told import ToldCase
from tests.domain import strategies
from tests.domain.export_sample import ANSWERS, CASE, NOW, export

LATER = NOW + timedelta(days=1)
WHOLE = [known.id for known in FORMATS.values() if Part.UNKNOWN_KEYS in known.reads]
PARTIAL = [known.id for known in FORMATS.values() if known.reads and known.id not in WHOLE]

few = settings(max_examples=30)

PLANNED = tuple(full_id for full_id, _, _ in export().plan.items())
named_cases = strategies.cases().filter(lambda case: bool(case.name))
item_ids = st.sampled_from(PLANNED) | strategies.texts(6).filter(bool)
marked_cases = st.builds(
    lambda name, marks: replace(CASE, name=name, marks=marks),
    strategies.texts(10).filter(lambda name: bool(name.strip())),
    st.dictionaries(item_ids, strategies.marks(extra=False), max_size=5),
)


def bring_in(data: bytes, mine: Case | None = None) -> Case:
    """What is here after a file was read in."""
    (brought,) = read_file(data, "download")
    theirs = compare(brought, mine, {}, LATER).theirs
    return merge(mine, theirs) if mine else theirs


def promised(case: Case, parts: Part, like: Case | None = None) -> dict[str, Mark]:
    """The marks of a case, cut down to what a form brings back of it, or of the case that it was made from."""
    plan = export(like or case).plan
    return {
        item_id: kept
        for item_id, mark in case.marks.items()
        if (kept := _promised(mark, parts)) != Mark() and (Part.UNPLANNED in parts or plan.find(item_id))
    }


def _promised(mark: Mark, parts: Part) -> Mark:
    reason = labels.in_words(mark.reason.strip()).zh if mark.state is State.NA else ""
    return Mark(
        state=mark.state,
        at=mark.at if Part.TIMES in parts else None,
        reason=" ".join(reason.split()) if Part.REASON in parts else "",
        until=mark.until if Part.UNTIL in parts and mark.state is State.WAITING else None,
        note=" ".join(mark.note.split()) if Part.NOTE in parts else "",
        note_at=mark.note_at if Part.TIMES in parts else None,
    )


@pytest.mark.parametrize("format_id", WHOLE)
@few
@given(case=named_cases)
def test_a_whole_case_comes_back_exactly(format_id: str, case: Case) -> None:
    assert read_file(render(format_id, export(case)), "download", format_id) == (case,)


@pytest.mark.parametrize("format_id", PARTIAL)
@few
@given(case=marked_cases)
def test_what_a_form_promises_comes_back(format_id: str, case: Case) -> None:
    parts = FORMATS[format_id].reads

    back = bring_in(render(format_id, export(case)))

    assert promised(back, parts, like=case) == promised(case, parts)
    assert (back.id, back.name.strip()) == (case.id, case.name.strip())


@few
@given(case=marked_cases)
def test_a_table_brings_back_every_mark_as_it_was(case: Case) -> None:
    back = bring_in(render("csv", export(case)))

    assert (back.name, back.marks) == (case.name, {key: mark for key, mark in case.marks.items() if mark != Mark()})


@pytest.mark.parametrize("format_id", [*WHOLE, *PARTIAL])
@pytest.mark.parametrize("words", [True, False])
@few
@given(case=marked_cases)
def test_a_file_brings_nothing_new_to_where_it_came_from(format_id: str, words: bool, case: Case) -> None:
    (brought,) = read_file(render(format_id, export(case, words=words)), "download", format_id)

    incoming = compare(brought, case, {}, LATER)

    assert incoming.changes == () if words else incoming.news == ()
    assert merge(case, incoming.theirs) == case


@pytest.mark.parametrize("format_id", [*WHOLE, *PARTIAL])
@few
@given(old=marked_cases, marks=st.dictionaries(item_ids, strategies.marks(extra=False), max_size=3))
def test_an_old_file_takes_nothing_back_that_was_recorded_since(
    format_id: str, old: Case, marks: dict[str, Mark]
) -> None:
    since = {item_id: replace(mark, at=LATER, note_at=LATER) for item_id, mark in marks.items()}
    old = replace(old, marks={key: replace(mark, at=NOW, note_at=NOW) for key, mark in old.marks.items()})
    mine = replace(old, marks={**old.marks, **since})

    assert bring_in(render(format_id, export(old)), mine) == mine


@pytest.mark.parametrize("format_id", PARTIAL)
@few
@given(case=marked_cases)
def test_what_a_form_does_not_carry_is_not_erased(format_id: str, case: Case) -> None:
    mine = replace(case, answers=replace(ANSWERS, status="retired"), extra={"colour": "red"}, revision=9)
    mine = replace(mine, marks={key: replace(mark, extra={"by": "me"}) for key, mark in mine.marks.items()})

    back = bring_in(render(format_id, export(replace(case, answers=ANSWERS))), mine)

    assert (back.answers, back.extra, back.revision) == (mine.answers, mine.extra, mine.revision)
    assert {key: mark.extra for key, mark in back.marks.items()} == {key: {"by": "me"} for key in mine.marks}


@few
@given(cases=st.lists(marked_cases, min_size=1, max_size=3))
def test_several_cases_come_back_from_one_table(cases: list[Case]) -> None:
    cases = [replace(case, id=f"case-{number}") for number, case in enumerate(cases)]

    brought = read_file(render_all("csv", [export(case) for case in cases]), "download")

    assert [each.id for each in brought] == [case.id for case in cases]
    assert [marks_of(brought) for brought in brought] == [promised(case, FORMATS["csv"].reads) for case in cases]


def marks_of(brought: Case | ToldCase) -> dict[str, Mark]:
    return promised(compare(brought, None, {}, LATER).theirs, FORMATS["csv"].reads)
