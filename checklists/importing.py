"""Bringing cases in from a file or another case: reading, merging, and telling beforehand what would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from checklists.case import (
    NAME_MAX,
    REASON_MAX,
    Answers,
    Case,
    Mark,
    merge,
    note_limit,
    reconcile,
    with_current_ids,
)
from checklists.edits import date_edits
from checklists.records import dataclass, replace
from checklists.text import Lang
from checklists.told import ToldCase

if TYPE_CHECKING:
    from checklists.aids.privacy import Found


class Register(StrEnum):
    """What changes and merges on its own."""

    NAME = "name"
    ANSWERS = "answers"
    STATE = "state"
    """An item's state, with its reason or date."""
    NOTE = "note"


class Side(StrEnum):
    """Whose content a merge keeps."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    """Two notes, one under the other."""


@dataclass(frozen=True, slots=True)
class Change:
    """One place where two copies of a case differ."""

    register: Register
    item_id: str
    """Full item id; empty for name and answers."""
    mine: Mark | Answers | str
    """A mark for `state` and `note`, the answers, or the name; empty where I have no such case yet."""
    theirs: Mark | Answers | str
    wins: Side
    """Whose stays."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One case of a file beside the copy that is here."""

    mine: Case | None
    """Nothing if there is no such case here."""
    theirs: Case
    """The copy that the file amounts to, to be saved, and so merged."""
    changes: tuple[Change, ...]
    with_answers: bool
    """Whether the file holds the answers; a new case without them has to be asked again."""

    @property
    def news(self) -> tuple[Change, ...]:
        """What would change here."""
        return tuple(change for change in self.changes if change.wins is Side.THEIRS)

    @property
    def refused(self) -> tuple[Change, ...]:
        """What the file says otherwise, and earlier than what is here."""
        return tuple(change for change in self.changes if change.wins is Side.MINE)

    @property
    def same(self) -> bool:
        """Whether the file says nothing but what is here."""
        return self.mine is not None and not self.changes

    @property
    def empty(self) -> bool:
        """Whether there is nothing to take in."""
        return self.mine is not None and not self.news


def compare(brought: Case | ToldCase, mine: Case | None, aliases: Mapping[str, str], now: datetime) -> Incoming:
    """Return what reading in a case would change.

    Args:
        brought: What the file says.
        mine: The copy that is here; nothing if the case is new.
        aliases: Earlier full item id -> present one.
        now: The wall clock, aware of its time zone; what was written into the file without a time dates from now.
    """
    mine = mine and with_current_ids(mine, aliases)
    if isinstance(brought, ToldCase):
        theirs = brought.with_current_ids(aliases).onto(mine, now)
    else:
        theirs = with_current_ids(brought, aliases)
        theirs = date_edits(_filled(theirs, mine), mine, now) if mine else theirs
    return Incoming(mine, theirs, preview(mine, theirs), isinstance(brought, Case))


def mask_numbers(incoming: Incoming, lang: Lang, today: date) -> tuple[Incoming, tuple[Found, ...]]:
    """Return what reading in a case would change with the numbers masked that it brings, and those numbers.

    What is here already in the same words stays as it is: whoever keeps a number here on purpose may bring it back.

    Args:
        incoming: One case of a file.
        lang: The language of the masks.
        today: Nobody who has an identity number is born later.
    """
    theirs, found = mask_case(incoming.theirs, incoming.mine, lang, today)
    if not found:
        return incoming, ()
    return replace(incoming, theirs=theirs, changes=preview(incoming.mine, theirs)), found


def mask_case(theirs: Case, mine: Case | None, lang: Lang, today: date) -> tuple[Case, tuple[Found, ...]]:
    """Return a case with identity, phone and card numbers masked that another does not have, and those numbers.

    Args:
        theirs: The case that was brought.
        mine: The one that is here; nothing if it would be new.
        lang: The language of the masks.
        today: Nobody who has an identity number is born later.
    """
    from checklists.aids.privacy import mask, scan

    found: list[Found] = []

    def masked(text: str, known: str, limit: int) -> str:
        numbers = [each for each in scan(text, today) if each.kind.is_sure] if text != known else []
        found.extend(numbers)
        return mask(text, lang, today)[:limit] if numbers else text

    known = mine or Case(theirs.id, "", theirs.created)
    marks = {
        item_id: replace(
            mark,
            reason=masked(mark.reason, known.mark(item_id).reason, REASON_MAX),
            note=masked(mark.note, known.mark(item_id).note, note_limit(mark.note)),
        )
        for item_id, mark in theirs.marks.items()
    }
    return replace(theirs, name=masked(theirs.name, known.name, NAME_MAX), marks=marks), tuple(found)


def combine(mine: Case, theirs: Case) -> Case:
    """Return a case with another one merged into it, be it a copy of the same or not.

    Name and answers are mine; the later state of each item counts; where both have a note both stay, unless one holds
    the other. Combining again changes nothing.

    Args:
        mine: The case that takes the other in.
        theirs: The other one.
    """
    brought = replace(mine, marks=theirs.marks, extra={**theirs.extra, **mine.extra})
    return reconcile(replace(mine, marks={}), replace(mine, extra=brought.extra), brought)


def preview(mine: Case | None, theirs: Case, merged: Case | None = None) -> tuple[Change, ...]:
    """Return every place where two cases differ, and whose content a merge would keep.

    Args:
        mine: The one that is here; nothing if it would be new.
        theirs: The one that was brought.
        merged: What would come of the two; by default what `merge` makes of two copies of one case.

    Raises:
        ValueError: The two are not copies of one case.
    """
    if mine is None:
        mine = Case(id=theirs.id, name="", created=theirs.created)
        merged = theirs
    if merged is None:
        merged = merge(mine, theirs)
    return (*_head_changes(mine, theirs, merged), *_mark_changes(mine, theirs, merged))


def _head_changes(mine: Case, theirs: Case, merged: Case) -> Iterator[Change]:
    if mine.name != theirs.name:
        yield Change(Register.NAME, "", mine.name, theirs.name, _side(merged.name, mine.name, theirs.name))
    if mine.answers != theirs.answers:
        wins = _side(merged.answers, mine.answers, theirs.answers)
        yield Change(Register.ANSWERS, "", mine.answers, theirs.answers, wins)


def _mark_changes(mine: Case, theirs: Case, merged: Case) -> Iterator[Change]:
    for item_id in sorted({*mine.marks, *theirs.marks}):
        ours, brought, kept = mine.mark(item_id), theirs.mark(item_id), merged.mark(item_id)
        if _state(ours) != _state(brought):
            yield Change(Register.STATE, item_id, ours, brought, _side(_state(kept), _state(ours), _state(brought)))
        if ours.note != brought.note:
            yield Change(Register.NOTE, item_id, ours, brought, _side(kept.note, ours.note, brought.note))


def _side(kept: object, mine: object, theirs: object) -> Side:
    if kept == mine:
        return Side.MINE
    return Side.THEIRS if kept == theirs else Side.BOTH


def _filled(brought: Case, mine: Case) -> Case:
    """Return a case with what its file leaves out as it is here, so that a merge takes nothing away."""
    head = replace(brought, answers=mine.answers) if brought.answers == Answers() else brought
    marks = {item_id: _filled_mark(mark, mine.mark(item_id)) for item_id, mark in brought.marks.items()}
    return replace(head, at=brought.at or mine.at, marks=marks)


def _filled_mark(mark: Mark, mine: Mark) -> Mark:
    if mark.at is None:
        said = _state(mark) != _state(Mark())
        mark = replace(mark, at=mine.at) if said else _with_state(mark, mine)
    if not mark.reason and (mark.at, mark.state, mark.until) == (mine.at, mine.state, mine.until):
        mark = replace(mark, reason=mine.reason)
    if mark.note_at is None:
        mark = replace(mark, note=mark.note or mine.note, note_at=mine.note_at)
    return mark


def _with_state(mark: Mark, mine: Mark) -> Mark:
    return replace(mark, state=mine.state, reason=mine.reason, until=mine.until, at=mine.at)


def _state(mark: Mark) -> tuple[object, ...]:
    return (mark.state, mark.reason, mark.until)
