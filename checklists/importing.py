"""Bringing a case in from a file: reading it, and telling beforehand what a merge would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from checklists.case import Answers, Case, Mark, merge
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
    """Whose stays: the later one's."""


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


def preview(mine: Case | None, theirs: Case) -> tuple[Change, ...]:
    """Return every place where two copies differ, and whose content a merge would keep.

    Args:
        mine: The copy that is here; nothing if the case is new.
        theirs: The copy that was brought.

    Raises:
        ValueError: The two are not copies of one case.
    """
    if mine is None:
        mine = Case(id=theirs.id, name="", created=theirs.created)
        return (*_head_changes(mine, theirs, theirs), *_mark_changes(mine, theirs, theirs))
    merged = merge(mine, theirs)
    return (*_head_changes(mine, theirs, merged), *_mark_changes(mine, theirs, merged))


def _head_changes(mine: Case, theirs: Case, merged: Case) -> Iterator[Change]:
    if mine.name != theirs.name:
        yield Change(Register.NAME, "", mine.name, theirs.name, _kept(merged.name == mine.name))
    if mine.answers != theirs.answers:
        yield Change(Register.ANSWERS, "", mine.answers, theirs.answers, _kept(merged.answers == mine.answers))


def _mark_changes(mine: Case, theirs: Case, merged: Case) -> Iterator[Change]:
    for item_id in sorted({*mine.marks, *theirs.marks}):
        ours, brought, kept = mine.mark(item_id), theirs.mark(item_id), merged.mark(item_id)
        if _state(ours) != _state(brought):
            yield Change(Register.STATE, item_id, ours, brought, _kept(_state(kept) == _state(ours)))
        if ours.note != brought.note:
            yield Change(Register.NOTE, item_id, ours, brought, _kept(kept.note == ours.note))


def _state(mark: Mark) -> tuple[object, ...]:
    return (mark.state, mark.reason, mark.until)


def _kept(mine: bool) -> Side:
    return Side.MINE if mine else Side.THEIRS
