"""Measuring text in terminal cells: a Chinese character takes two, a combining mark none."""

from __future__ import annotations

import unicodedata
from functools import cache

_CUT = ".."
"""What stands where text was left out."""


def cells(text: str) -> int:
    """Return how many terminal cells a text takes.

    Args:
        text: One line without control characters.
    """
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def pad(text: str, width: int) -> str:
    """Return the text filled up with spaces to a width in cells; longer text comes back as it is."""
    return text + " " * (width - cells(text))


def cut(text: str, width: int) -> str:
    """Return the text shortened to at most `width` cells; `..` stands where something was left out.

    The result may be a cell short of the width, because half a Chinese character cannot be drawn.
    """
    if cells(text) <= width:
        return text
    mark = _CUT[: max(width, 0)]
    room = width - len(mark)
    kept = 0
    for char in text:
        room -= _cells_of(char)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + mark


@cache
def _cells_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
