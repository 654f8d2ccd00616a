"""Notes that two sessions wrote at once: both texts stay, once each, and every session ends with the same one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.case import Case, Mark, State, merge, reconcile, set_note, set_state
from checklists.formats.toml import dump
from checklists.notes import ELSEWHERE, is_joined, join, parts
from checklists.store import Store
from tests.domain.strategies import cases, texts
from tests.domain.test_merge import CASE, ITEM, NOW, POOL

LATER = NOW + timedelta(minutes=1)
BOTH = f"我写的\n{ELSEWHERE}\n另一个窗口写的"

copies = cases(pool=POOL, extra=False)
lines = st.sampled_from(("缺一个月", "问过了", "", ELSEWHERE)) | texts(6)
notes = st.lists(lines, max_size=5).map("\n".join)
"""Few lines, some of them the very line that joins: joining is all about what is there already."""


def noted(note: str, at: datetime = NOW, case: Case = CASE) -> Case:
    return set_note(case, ITEM, note, now=at)


@given(copies, copies, copies)
def test_it_does_not_matter_whose_copy_is_whose(base: Case, one: Case, other: Case) -> None:
    assert dump(reconcile(base, one, other)) == dump(reconcile(base, other, one))


@given(copies, copies, copies)
def test_reconciling_again_changes_nothing(base: Case, one: Case, other: Case) -> None:
    both = reconcile(base, one, other)

    for copy in (one, other, both):
        assert dump(reconcile(base, both, copy)) == dump(both)
        assert dump(reconcile(copy, both, copy)) == dump(both)
        assert dump(merge(both, copy)) == dump(both)


@given(copies, copies, copies)
def test_all_but_notes_is_merged_as_ever(base: Case, one: Case, other: Case) -> None:
    def without(case: Case) -> Case:
        marks = {item_id: replace(mark, note="", note_at=None) for item_id, mark in case.marks.items()}
        return replace(case, marks=marks)

    assert without(reconcile(base, one, other)) == without(merge(one, other))


@given(copies, copies)
def test_where_only_one_copy_was_changed_its_notes_stand(base: Case, other: Case) -> None:
    changed = merge(base, other)

    assert dump(reconcile(base, base, changed)) == dump(changed)


@given(notes, notes, notes)
def test_nothing_is_lost_but_what_one_of_them_took_out(base: str, first: str, second: str) -> None:
    joined = parts(join(base, first, second))

    for text in parts(first) + parts(second):
        there = any(f"\n{text}\n" in f"\n{other}\n" for other in joined)
        taken_out = text in parts(base) and (text not in parts(first) or text not in parts(second))
        assert there or taken_out


@given(notes, notes, notes)
def test_joining_once_more_adds_nothing(base: str, first: str, second: str) -> None:
    joined = join(base, first, second)

    assert join(base, first, joined) == joined
    assert join(base, second, joined) == joined
    assert join("", joined, joined) == joined


@pytest.mark.parametrize(
    ("base", "first", "second", "joined"),
    [
        ("", "我写的", "另一个窗口写的", BOTH),
        ("旧的", "我写的", "另一个窗口写的", BOTH),
        ("旧的", "", "新的", "新的"),
        ("旧的", "新的", "", "新的"),
        ("旧的", "旧的\n添一句", "旧的", "旧的\n添一句"),
        ("", "缺一个月", "缺一个月\n问过了", "缺一个月\n问过了"),
        ("", "好", "不好", f"好\n{ELSEWHERE}\n不好"),
        (
            BOTH,
            "我改了的\n" + BOTH.partition("\n")[2],
            BOTH + "，又添一句",
            BOTH.replace("我写的", "我改了的") + "，又添一句",
        ),
        (BOTH, "我写的", BOTH + "，又添一句", BOTH + "，又添一句"),
    ],
)
def test_what_becomes_of_two_texts(base: str, first: str, second: str, joined: str) -> None:
    assert sorted(parts(join(base, first, second))) == sorted(parts(joined))


def test_both_notes_are_kept_the_earlier_first() -> None:
    mine, theirs = noted("我写的", NOW), noted("另一个窗口写的", LATER)

    note = reconcile(CASE, mine, theirs).mark(ITEM)
    assert note.note == BOTH
    assert note.note_at
    assert note.note_at > LATER
    assert is_joined(note.note)
    assert not is_joined(note.note, before=note.note)
    assert not is_joined("我写的", before="")


def test_a_copy_that_is_merely_old_brings_no_old_note_back() -> None:
    old = noted("旧的")
    base = noted("新的", LATER, old)

    assert reconcile(base, old, base).mark(ITEM).note == "新的"
    assert reconcile(base, old, noted("更新的", LATER, base)).mark(ITEM).note == "更新的"


def test_notes_without_a_time_are_both_kept_too() -> None:
    one, other = (replace(CASE, marks={ITEM: Mark(note=note)}) for note in ("一", "二"))

    both = reconcile(CASE, one, other)
    assert parts(both.mark(ITEM).note) == ["一", "二"]
    assert merge(both, other) == both


def test_a_tick_in_one_session_and_a_note_in_the_other_are_no_conflict() -> None:
    mine, theirs = set_state(CASE, ITEM, State.DONE, now=LATER), noted("缺一个月")

    assert reconcile(CASE, mine, theirs) == merge(mine, theirs)


@dataclass
class Session:
    """A session as the program runs it: what it shows, and the last version on disk that is in it."""

    mine: Case
    base: Case


EDIT, SAVE, SLOW_SAVE = "edit", "save", "edit while saving"
Steps = list[tuple[int, str, bool]]


@given(
    st.lists(st.tuples(st.integers(0, 2), st.sampled_from((EDIT, SAVE, SLOW_SAVE)), st.booleans()), max_size=20),
    st.integers(-5, 5),
)
def test_sessions_end_with_one_text_that_has_whatever_nobody_took_out(steps: Steps, drift: int) -> None:
    disk, numbers = CASE, count()
    taken_out: set[str] = set()
    sessions = [Session(CASE, CASE) for _ in range(3)]
    written: list[str] = []

    def write(who: int, append: bool) -> None:
        """Write over what is seen, or under it."""
        session, text = sessions[who], f"text-{next(numbers)}-"
        seen = session.mine.mark(ITEM).note
        if not append:
            taken_out.update(each for each in written if each in seen)
        written.append(text)
        now = NOW + timedelta(seconds=len(written) + who * drift)
        session.mine = set_note(session.mine, ITEM, f"{seen}\n{text}" if append else text, now=now)

    def save(who: int, disk: Case, *, append: bool | None = None) -> Case:
        session = sessions[who]
        sent = session.mine
        saved = reconcile(session.base, sent, disk)
        if append is not None:
            write(who, append)
        session.mine, session.base = reconcile(sent, session.mine, saved), saved
        return saved

    for who, step, append in steps:
        if step == EDIT:
            write(who, append)
        else:
            disk = save(who, disk, append=append if step == SLOW_SAVE else None)
    for who in (0, 1, 2, 0, 1, 2):
        disk = save(who, disk)

    assert all(session.mine == disk for session in sessions)
    note = disk.mark(ITEM).note
    assert {text for text in written if text not in note} <= taken_out
    if not any(append for _, _, append in steps):
        assert all(note.count(text) <= 1 for text in written)


def test_two_sessions_that_wrote_one_note_both_find_both_texts(tmp_path: Path) -> None:
    one, other = Store(tmp_path / "cases"), Store(tmp_path / "cases")
    mine = one.save(CASE)
    theirs = other.load(CASE.id)

    other.save(noted("我写的", NOW, theirs))
    saved = one.save(noted("另一个窗口写的", LATER, mine))
    assert saved.mark(ITEM).note == BOTH
    assert other.load(CASE.id) == saved
    assert other.save(other.load(CASE.id)).marks == saved.marks == one.save(saved).marks
