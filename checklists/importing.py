"""Bringing one case into another: reading it from a file, merging, and telling beforehand what would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from checklists.case import Answers, Case, Mark, merge, reconcile
from checklists.errors import UsageError
from checklists.text import Text, clean


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


def read_case(data: bytes, file: str) -> Case:
    """Return the case in an export, or in a case file that somebody wrote or edited.

    Args:
        data: The whole file.
        file: Its name, for messages.

    Raises:
        CaseError: It is not a case; the message says where.
    """
    from checklists.formats.toml import parse

    return parse(data, file, allow_unsealed=True).case


def load_case(path: Path) -> Case:
    """Return the case in a file, as `read_case` reads it.

    Raises:
        UsageError: The file is missing, unreadable, too large, or not a regular file.
        CaseError: It is not a case; the message says where.
    """
    from checklists.boundary import RefusedError, read_guarded
    from checklists.formats.toml import MAX_BYTES

    try:
        data = read_guarded(path.expanduser(), limit=MAX_BYTES)
    except RefusedError as error:
        about = Text("没有读入 {path}：{why}", "{path} was not read: {why}")
        raise UsageError(about.format(path=clean(str(path)), why=error.message)) from None
    return read_case(data, str(path))


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


def _state(mark: Mark) -> tuple[object, ...]:
    return (mark.state, mark.reason, mark.until)
