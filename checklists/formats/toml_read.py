"""The tables of a case file as a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from checklists.case import Answers, Case, Mark, State
from checklists.formats.toml_write import milliseconds
from checklists.records import names, values
from checklists.text import clean, is_clean

ANSWERS: Mapping[str, object] = dict(zip(names(Answers), values(Answers()), strict=True))
"""Question -> what stands for no answer."""

_CASE_KEYS = frozenset({"format", "id", "name", "created", "at", "revision", "answers", "items", "seal"})
_MARK_KEYS = frozenset(names(Mark)) - {"extra"}

_MAX_DEPTH = 20
"""Levels of a value under an unknown key; far below where reading or writing it would fail."""
_MAX_INT = 2**63
"""What TOML promises for a whole number; much longer ones can be read but not written."""
_FIRST_YEAR, _LAST_YEAR = 2, 9998
"""Years with which arithmetic works; a clock that starts at 1970 writes sound files."""


class UnkeepableError(ValueError):
    """An unknown key has a value that we could read but not write again; carries the key."""


def build(table: Mapping[str, Any]) -> Case:
    """Return the case in a table.

    Raises:
        UnkeepableError: An unknown key cannot be kept.
        KeyError, TypeError, ValueError, AttributeError: Something is missing or not of its type.
    """
    given = table.get("answers", {})
    extra = _unknown(table, _CASE_KEYS)
    if unknown := _unknown(given, ANSWERS):
        extra["answers"] = unknown
    marks = table.get("items", {})
    if not all(map(is_clean, marks)):
        raise ValueError("an id that drives a terminal")
    return Case(
        id=_text(table["id"]),
        name=clean(_text(table["name"])),
        created=_moment(table["created"]),
        answers=Answers(**{name: _answer(given[name], empty) for name, empty in ANSWERS.items() if name in given}),
        at=_moment_or_none(table.get("at")),
        revision=_whole(table.get("revision", 0)),
        marks={item_id: _mark(marked) for item_id, marked in marks.items()},
        extra=extra,
    )


def _mark(table: Mapping[str, Any]) -> Mark:
    return Mark(
        state=State(table.get("state", State.TODO)),
        at=_moment_or_none(table.get("at")),
        reason=clean(_text(table.get("reason", ""))),
        until=_day_or_none(table.get("until")),
        note=clean(_text(table.get("note", "")), lines=True),
        note_at=_moment_or_none(table.get("note_at")),
        extra=_unknown(table, _MARK_KEYS),
    )


def _unknown(table: Mapping[str, Any], known: Iterable[str]) -> dict[str, Any]:
    unknown = {name: each for name, each in table.items() if name not in known}
    for name, each in unknown.items():
        if not _keepable(each):
            raise UnkeepableError(name)
    return unknown


def _keepable(what: object, depth: int = 0) -> bool:
    if isinstance(what, Mapping):
        what = list(what.values())
    if isinstance(what, list):
        return depth < _MAX_DEPTH and all(_keepable(each, depth + 1) for each in what)
    return not isinstance(what, int) or -_MAX_INT <= what < _MAX_INT


def _answer(what: object, empty: object) -> Any:
    if isinstance(empty, str):
        return clean(_text(what))
    if not isinstance(what, list | tuple):
        raise TypeError("not a list")
    return tuple(clean(_text(each)) for each in what)


def _text(what: object) -> str:
    if not isinstance(what, str):
        raise TypeError("not text")
    return what


def _whole(what: object) -> int:
    if type(what) is not int:
        raise TypeError("not a whole number")
    if not 0 <= what < _MAX_INT:
        raise ValueError("not a number that can be written again")
    return what


def _moment(what: object) -> datetime:
    if not isinstance(what, datetime) or what.tzinfo is None:
        raise TypeError("not a time with an offset")
    if not _FIRST_YEAR <= what.year <= _LAST_YEAR:
        raise ValueError("not a time that can be counted with")
    return milliseconds(what)


def _moment_or_none(what: object) -> datetime | None:
    return None if what is None else _moment(what)


def _day_or_none(what: object) -> date | None:
    if what is None or (isinstance(what, date) and not isinstance(what, datetime)):
        return what
    raise TypeError("not a day")
