"""A case taken to another machine and back: nothing lost on the way, nothing taken from who stayed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.case import Answers, Case, Mark, State, merge, rename, set_answers, set_note, set_state
from checklists.errors import CaseError
from checklists.formats import render
from checklists.importing import Change, Register, Side, compare, preview
from checklists.reading import read_file
from checklists.text import clean
from tests.domain.export_sample import CASE, NOW, export

LATER = NOW + timedelta(hours=1)
COPIES, MONTHS, HOURS = "bring-window/copies", "verify-records/months", "bring-window/hours"

moments = st.integers(0, 10**9).map(lambda ms: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms))
texts = st.text(st.characters(codec="utf-8"), max_size=40).map(lambda text: clean(text, lines=True))
marks = st.builds(
    Mark,
    state=st.sampled_from(State),
    at=st.none() | moments,
    reason=texts.map(clean),
    until=st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    note=texts,
    note_at=st.none() | moments,
)
item_ids = st.sampled_from([COPIES, MONTHS, HOURS, "unknown-list/x"])


def read_case(data: bytes, file: str) -> Case:
    (case,) = read_file(data, file)
    assert isinstance(case, Case)
    return case


def toml(case: Case, *, words: bool = True) -> bytes:
    return render("toml", export(case, words=words))


@given(st.dictionaries(item_ids, marks), texts.map(clean).filter(lambda name: bool(name)))
def test_a_case_comes_back_as_it_went(some_marks: dict[str, Mark], name: str) -> None:
    case = replace(CASE, name=name, marks=some_marks)

    assert read_case(toml(case), "x.toml") == case


def test_keys_of_a_later_version_come_back_too() -> None:
    case = replace(CASE, extra={"colour": "red"}, marks={COPIES: Mark(State.DONE, NOW, extra={"by": "me"})})

    assert read_case(toml(case), "x.toml") == case


def test_a_file_without_a_seal_is_taken() -> None:
    unsealed = toml(CASE).partition(b"\n[seal]")[0]

    assert read_case(unsealed, "x.toml") == CASE


def test_a_seal_does_not_vouch_for_what_others_wrote() -> None:
    body = toml(CASE).partition(b"\n[seal]")[0].replace(b'id = "k7q2"', b'id = "../../k7q2"')
    sealed = body + f'\n[seal]\nitems = 4\nsha256 = "{sha256(body).hexdigest()}"\n'.encode()

    with pytest.raises(CaseError) as refusal:
        read_case(sealed, "x.toml")

    assert "x.toml" in refusal.value.message.zh
    assert "id" in refusal.value.message.zh


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"<html>", b"a = ", b"format = 99", render("html", export())])
def test_what_is_not_a_case_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(CaseError) as refusal:
        read_case(data, "妈妈.toml")

    assert "妈妈.toml" in refusal.value.message.zh
    assert "妈妈.toml" in refusal.value.message.en


def test_without_words_the_file_has_none() -> None:
    case = replace(CASE, extra={"colour": "red"})
    text = toml(case, words=False).decode()

    for word in ("红包", "当地不要求", "缺一个月", "colour"):
        assert word in toml(case).decode()
        assert word not in text


@given(st.dictionaries(item_ids, marks))
def test_bringing_back_a_file_without_words_takes_none_away(some_marks: dict[str, Mark]) -> None:
    mine = replace(CASE, marks=some_marks)
    theirs = read_case(toml(mine, words=False), "x.toml")

    assert merge(mine, theirs) == mine
    assert compare(theirs, mine, {}, LATER).empty


def test_a_copy_that_says_the_same_changes_nothing() -> None:
    assert preview(CASE, CASE) == ()
    assert preview(CASE, replace(CASE, revision=9)) == ()


def test_the_later_side_wins_register_by_register() -> None:
    mine = set_note(CASE, COPIES, "问过了", now=LATER)
    theirs = set_state(CASE, COPIES, State.DONE, now=LATER)
    theirs = set_note(theirs, MONTHS, "两个月", now=LATER)

    changes = preview(mine, theirs)

    assert changes == (
        Change(Register.STATE, COPIES, mine.mark(COPIES), theirs.mark(COPIES), Side.THEIRS),
        Change(Register.NOTE, COPIES, mine.mark(COPIES), theirs.mark(COPIES), Side.MINE),
        Change(Register.NOTE, MONTHS, mine.mark(MONTHS), theirs.mark(MONTHS), Side.THEIRS),
    )


def test_a_reason_or_a_date_is_part_of_the_state() -> None:
    theirs = set_state(CASE, COPIES, State.NA, now=LATER, reason="别的原因")

    (change,) = preview(CASE, theirs)

    assert (change.register, change.item_id, change.wins) == (Register.STATE, COPIES, Side.THEIRS)


def test_name_and_answers_change_too() -> None:
    answers = Answers(region="bj")
    theirs = set_answers(rename(CASE, "母亲", now=LATER), answers, now=LATER)

    assert preview(CASE, theirs) == (
        Change(Register.NAME, "", "妈妈", "母亲", Side.THEIRS),
        Change(Register.ANSWERS, "", CASE.answers, answers, Side.THEIRS),
    )
    assert {change.wins for change in preview(theirs, CASE)} == {Side.MINE}


def test_of_a_new_case_everything_is_theirs() -> None:
    changes = preview(None, CASE)

    assert {change.wins for change in changes} == {Side.THEIRS}
    assert {change.item_id for change in changes} == {"", *CASE.marks}
    assert changes[0] == Change(Register.NAME, "", "", "妈妈", Side.THEIRS)


def test_copies_of_two_cases_are_not_compared() -> None:
    with pytest.raises(ValueError, match="two cases"):
        preview(CASE, replace(CASE, id="other"))


@given(st.dictionaries(item_ids, marks), st.dictionaries(item_ids, marks))
def test_the_preview_foretells_the_merge(here: dict[str, Mark], there: dict[str, Mark]) -> None:
    mine, theirs = replace(CASE, marks=here), replace(CASE, marks=there)
    merged = merge(mine, theirs)

    for change in preview(mine, theirs):
        kept, winner = merged.mark(change.item_id), mine if change.wins is Side.MINE else theirs
        won = winner.mark(change.item_id)
        if change.register is Register.NOTE:
            assert kept.note == won.note
        else:
            assert (kept.state, kept.reason, kept.until) == (won.state, won.reason, won.until)
    told = {change.item_id for change in preview(mine, theirs) if change.wins is Side.THEIRS}
    changed = {
        item_id
        for item_id, kept in merged.marks.items()
        if replace(kept, at=None, note_at=None) != replace(mine.mark(item_id), at=None, note_at=None)
    }
    assert changed == told
