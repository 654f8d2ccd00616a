"""A case: one person's run through a plan. Pure data and pure transitions; the clock comes in as an argument."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from checklists.model import STRICT
from checklists.notes import join
from checklists.records import dataclass, field, replace, values

FORMAT = 1
"""Version of the case file's format."""

NAME_MAX = 40
"""Characters in a nickname."""
NOTE_MAX = 2000
"""Characters in a note that is typed; one that was joined from several may have more, see `note_limit`."""
REASON_MAX = 200
"""Characters in a reason."""

_TICK = timedelta(milliseconds=1)


class State(StrEnum):
    """What became of an item."""

    TODO = "todo"
    DONE = "done"
    NA = "na"
    PROBLEM = "problem"
    WAITING = "waiting"


_RANK = {state: rank for rank, state in enumerate(State)}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person recorded about one item.

    State (with its reason or date) and note are two registers, each with its own time, so that a tick in one session
    and a note in another both survive a merge.
    """

    state: State = State.TODO
    at: datetime | None = None
    """When the state was set."""
    reason: str = ""
    """Why it does not apply (state `na`)."""
    until: date | None = None
    """The day to look again (state `waiting`)."""
    note: str = ""
    note_at: datetime | None = None
    """When the note was written."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Keys of the file that this version does not know; kept as they are."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person told us. Empty means: not answered."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    topics: tuple[str, ...] = ()
    channel: str = ""
    for_whom: str = ""
    status: str = ""
    """How the person is insured."""
    region: str = ""
    means: tuple[str, ...] = ()

    def given(self, question: str) -> tuple[str, ...]:
        """Return the answers to one question as a tuple, empty if it was skipped."""
        value: str | tuple[str, ...] = getattr(self, question)
        if isinstance(value, str):
            return (value,) if value else ()
        return value


@dataclass(frozen=True, slots=True)
class Case:
    """One person's run: a nickname, the answers, and a mark for each item touched."""

    id: str
    name: str
    created: datetime
    answers: Answers = field(default_factory=Answers)
    at: datetime | None = None
    """When name or answers were last changed; `created` if never."""
    revision: int = 0
    """Counts the saves."""
    marks: Mapping[str, Mark] = field(default_factory=dict)
    """Full item id -> mark."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Top-level keys of the file that this version does not know; kept as they are."""

    def mark(self, item_id: str) -> Mark:
        """Return the mark of an item, an empty one if it was never touched."""
        return self.marks.get(item_id, _UNTOUCHED)

    def state(self, item_id: str) -> State:
        """Return the state of an item."""
        return self.mark(item_id).state


_UNTOUCHED = Mark()


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a list is. Items that do not apply are not in `applicable`."""

    applicable: int = 0
    done: int = 0
    waiting: int = 0
    problems: int = 0
    na: int = 0

    @property
    def open(self) -> int:
        """Applicable items that are not done."""
        return self.applicable - self.done

    @property
    def complete(self) -> bool:
        """Whether every applicable item is done."""
        return self.applicable > 0 and self.open == 0

    @property
    def complete_but_waiting(self) -> bool:
        """Whether all that is left is waiting for its date."""
        return self.waiting > 0 and self.open == self.waiting

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.applicable + other.applicable,
            self.done + other.done,
            self.waiting + other.waiting,
            self.problems + other.problems,
            self.na + other.na,
        )


def count(case: Case, item_ids: Iterable[str]) -> Counts:
    """Count the states of the given items."""
    tally = dict.fromkeys(State, 0)
    for item_id in item_ids:
        tally[case.state(item_id)] += 1
    return Counts(
        applicable=sum(tally.values()) - tally[State.NA],
        done=tally[State.DONE],
        waiting=tally[State.WAITING],
        problems=tally[State.PROBLEM],
        na=tally[State.NA],
    )


def tick_after(case: Case, now: datetime) -> datetime:
    """Return a time for the next change that is later than every change so far, even if the clock went back.

    Args:
        case: The case about to be changed.
        now: The wall clock, aware of its time zone.
    """
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)
    latest = max(
        (
            at
            for at in (case.at, *(time for mark in case.marks.values() for time in (mark.at, mark.note_at)))
            if at is not None
        ),
        default=None,
    )
    return now if latest is None or now > latest else (latest + _TICK).astimezone(now.tzinfo)


def set_state(
    case: Case, item_id: str, state: State, *, now: datetime, reason: str = "", until: date | None = None
) -> Case:
    """Return the case with one item in a new state.

    Args:
        case: The case.
        item_id: Full item id.
        state: The new state.
        now: The wall clock, aware of its time zone.
        reason: Why it does not apply; kept only for `na`.
        until: The day to look again; kept only for `waiting`.
    """
    mark = replace(
        case.mark(item_id),
        state=state,
        at=tick_after(case, now),
        reason=reason if state is State.NA else "",
        until=until if state is State.WAITING else None,
    )
    return _with_mark(case, item_id, mark)


def set_note(case: Case, item_id: str, note: str, *, now: datetime) -> Case:
    """Return the case with a note on one item; an empty note removes it."""
    return _with_mark(case, item_id, replace(case.mark(item_id), note=note, note_at=tick_after(case, now)))


def restore(case: Case, item_id: str, mark: Mark, *, now: datetime) -> Case:
    """Return the case with an item's earlier content recorded as a new change (undo and redo)."""
    at = tick_after(case, now)
    current = case.mark(item_id)
    if (mark.state, mark.reason, mark.until) == (current.state, current.reason, current.until):
        state_at = current.at
    else:
        state_at = at
    note_at = current.note_at if mark.note == current.note else at
    return _with_mark(case, item_id, replace(mark, at=state_at, note_at=note_at, extra=current.extra))


def note_limit(before: str) -> int:
    """Return how many characters a note may have that takes the place of another: one that is long already may stay."""
    return max(NOTE_MAX, len(before))


def set_answers(case: Case, answers: Answers, *, now: datetime) -> Case:
    """Return the case with other answers; no mark is touched."""
    return replace(case, answers=answers, at=tick_after(case, now))


def rename(case: Case, name: str, *, now: datetime) -> Case:
    """Return the case under another nickname."""
    return replace(case, name=name, at=tick_after(case, now))


def merge(one: Case, other: Case) -> Case:
    """Merge two copies of a case: the later change wins, register by register.

    Commutative, associative and idempotent: equal times are settled by the order of states, then by content.

    Raises:
        ValueError: The two are not copies of one case.
    """
    if one.id != other.id:
        raise ValueError(f"{one.id} and {other.id} are two cases")
    head = max(one, other, key=_head_key)
    ours, theirs = one.marks, other.marks
    differ = [item_id for item_id, mark in ours.items() if theirs.get(item_id) is not mark]
    return replace(
        head,
        created=min(one.created, other.created, key=lambda at: (at, at.isoformat())),
        revision=max(one.revision, other.revision),
        marks={**theirs, **ours}
        | {item_id: _merge_marks(ours.get(item_id), theirs.get(item_id)) for item_id in differ},
        extra=_merge_extra(one.extra, other.extra),
    )


def reconcile(base: Case, mine: Case, theirs: Case) -> Case:
    """Merge two copies as `merge` does, but where both have written a note since they were one, keep both texts.

    Two sessions that reconcile the same two copies get the same text, and reconciling again changes nothing.

    Args:
        base: The last version that both copies have in them.
        mine: One copy.
        theirs: The other one.

    Raises:
        ValueError: The two are not copies of one case.
    """
    merged = merge(mine, theirs)
    if theirs is base:
        return merged
    joined = {}
    for item_id, mark in mine.marks.items():
        if theirs.marks.get(item_id) is mark:
            continue
        other, before = theirs.mark(item_id), base.mark(item_id)
        if mark.note == other.note:
            continue
        earlier, later = sorted((mark, other), key=_note_key)
        if _note_key(earlier) <= _note_key(before):
            continue
        note = join(before.note, earlier.note, later.note)
        if note != later.note:
            at = (later.note_at or merged.created) + _TICK
            joined[item_id] = replace(merged.marks[item_id], note=note, note_at=at)
    return replace(merged, marks={**merged.marks, **joined}) if joined else merged


def with_current_ids(case: Case, aliases: Mapping[str, str]) -> Case:
    """Return the case with every mark under the id that its item has now.

    Where marks meet under one id they are merged as those of two sessions are: the later change wins, register by
    register.

    Args:
        case: The case, its marks under ids of any version.
        aliases: Earlier full item id -> present one; no present id is an earlier one as well.
    """
    renamed = sorted(aliases.keys() & case.marks.keys())
    if not renamed:
        return case
    marks = {item_id: mark for item_id, mark in case.marks.items() if item_id not in aliases}
    for item_id in renamed:
        present = aliases[item_id]
        marks[present] = _merge_marks(marks.get(present), case.marks[item_id])
    return replace(case, marks=marks)


def _with_mark(case: Case, item_id: str, mark: Mark) -> Case:
    return replace(case, marks={**case.marks, item_id: mark})


def _merge_marks(one: Mark | None, other: Mark | None) -> Mark:
    if one is None or other is None or one is other:
        return one or other or _UNTOUCHED
    state, note = max(one, other, key=_state_key), max(one, other, key=_note_key)
    return replace(state, note=note.note, note_at=note.note_at, extra=_merge_extra(one.extra, other.extra))


def _moment(at: datetime | None) -> tuple[float, str]:
    return (at.timestamp(), at.isoformat()) if at else (float("-inf"), "")


def _state_key(mark: Mark) -> tuple[object, ...]:
    moment, written = _moment(mark.at)
    return (moment, _RANK[mark.state], mark.until is not None, mark.until or date.min, mark.reason, written)


def _note_key(mark: Mark) -> tuple[object, ...]:
    moment, written = _moment(mark.note_at)
    return (moment, mark.note, written)


def _head_key(case: Case) -> tuple[object, ...]:
    moment, written = _moment(case.at)
    return (moment, case.name, repr(values(case.answers)), written)


def _merge_extra(one: Mapping[str, Any], other: Mapping[str, Any]) -> Mapping[str, Any]:
    # By what is written and not by ==, for which 1, 1.0 and true are one value.
    if repr(one) == repr(other):
        return one
    return {
        key: max((extra[key] for extra in (one, other) if key in extra), key=repr) for key in sorted({*one, *other})
    }
