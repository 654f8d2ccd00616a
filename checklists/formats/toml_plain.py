"""The TOML that this program writes, read without the parser, which alone takes longer to load than a case to read.

What is taken here is taken exactly as the parser would; at anything else, such as a comment behind a value or a key
that is there twice, nothing is returned, and the parser reads the file or says what is wrong with it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

_MOMENT = len("2026-11-21T09:00:00.000+08:00")
_DAY = len("2026-11-21")
_DIGITS = 18
"""Digits of the longest number that is read; a revision has few."""


class _NotPlainError(ValueError):
    """A line is not as we write it."""


def read_plain(data: bytes) -> dict[str, Any] | None:
    """Return the tables of a case file, nothing if it is not written as we write it.

    Args:
        data: The file, its lines ended by line feeds.
    """
    tables: dict[str, Any] = {}
    items: dict[str, Any] = {}
    table = root = {"items": items}
    try:
        for line in data.decode().split("\n"):
            if not line.isprintable():
                return None
            if line[:1] == "[":
                table = _open(line, tables, items)
            elif line and line[0] != "#":
                key, _, value = line.partition(" = ")
                if key in table or not _is_bare(key):
                    return None
                table[key] = _value(value)
    except ValueError:  # also what is no UTF-8, and no such day or time
        return None
    if not items:
        del root["items"]
    return root | tables if root.keys().isdisjoint(tables) else None


def _open(line: str, tables: dict[str, Any], items: dict[str, Any]) -> dict[str, Any]:
    """Return the new table that a head begins: `[answers]`, `[seal]`, or `[items."full/id"]`."""
    if line.startswith("[items.") and line[-1] == "]":
        holder, name = items, _string(line[len("[items.") : -1])
    elif line in ("[answers]", "[seal]"):
        holder, name = tables, line[1:-1]
    else:
        raise _NotPlainError
    if name in holder:
        raise _NotPlainError
    opened: dict[str, Any] = {}
    holder[name] = opened
    return opened


def _is_bare(key: str) -> bool:
    return key.isascii() and key.replace("_", "").isalnum()


def _value(text: str) -> Any:
    """Return a text, several, a whole number, a day or a time; the last three if we would write them so again."""
    if text[:1] == '"':
        return _string(text)
    if text[:1] == "[" and text[-1] == "]":
        return [_string(each) for each in text[1:-1].split(", ")]
    value: object
    if len(text) == _MOMENT:
        value = datetime.fromisoformat(text)
        again = value.isoformat(timespec="milliseconds")
    elif len(text) == _DAY and not text.isdecimal():
        value = date.fromisoformat(text)
        again = value.isoformat()
    else:
        value = int(text[:_DIGITS])
        again = str(value)
    if again != text:
        raise _NotPlainError
    return value


def _string(quoted: str) -> str:
    """Return what is between two quotes; of escapes, those for quotes, line breaks and backslashes are known."""
    inside = quoted[1:-1]
    if quoted[:1] + quoted[-1:] != '""' or len(quoted) < 2:
        raise _NotPlainError
    if "\\" not in inside:
        if '"' in inside:
            raise _NotPlainError
        return inside
    # A backslash that is doubled stands for one and escapes nothing; between these, each must escape what we know.
    pieces = inside.split("\\\\")
    for piece in pieces:
        rest = piece.replace("\\n", "").replace('\\"', "")
        if "\\" in rest or '"' in rest:
            raise _NotPlainError
    return "\\".join(piece.replace("\\n", "\n").replace('\\"', '"') for piece in pieces)
