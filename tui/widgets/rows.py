"""Rows of a list, and how one of them is laid out into lines of the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from checklists.records import dataclass
from tui.cells import cells
from tui.wrap import wrap

CURSOR_WIDTH = 3
"""Cells before every row: space, cursor mark, space."""


class Tone(StrEnum):
    """How a row is coloured; what it says never depends on it."""

    PLAIN = "plain"
    HEADING = "heading"
    MUTED = "muted"
    STRONG = "strong"
    DONE = "done"
    NA = "na"
    PROBLEM = "problem"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a thing that can be chosen, or, without a key, a heading or a text."""

    text: str
    key: str = ""
    """What choosing it means; empty: the cursor passes over it."""
    head: str = ""
    """Short mark before the text, such as `[x]`."""
    tail: str = ""
    """Short text at the right edge, or under the text where it does not fit."""
    tone: Tone = Tone.PLAIN
    indent: int = 0
    """Cells before the head."""

    @property
    def mark(self) -> str:
        """The head if it is a mark such as `[x]` or `( )`, or the room of one."""
        return self.head if self.head[:1] in ("[", "(", " ") else ""


class Rows:
    """The rows of a list in their order; a longer list may have a kind of its own that makes them when looked at."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        """Take all of them.

        Args:
            rows: The rows.
        """
        self._rows = list(rows)
        self._index_of = {row.key: index for index, row in enumerate(self._rows) if row.key}

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: int) -> Row:
        return self._rows[index]

    def __iter__(self) -> Iterator[Row]:
        return map(self.__getitem__, range(len(self)))

    def replace(self, index: int, row: Row) -> None:
        """Put another row with the same key in the place of one."""
        self._rows[index] = row

    def key(self, index: int) -> str:
        """Return the key of a row without more of it."""
        return self._rows[index].key

    def find(self, key: str) -> int:
        """Return the index of the row with a key, -1 if there is none."""
        return self._index_of.get(key, -1)

    def nearest(self, index: int) -> int:
        """Return the index of the row that can be chosen nearest to a place, -1 if there is none."""
        for distance in range(max(index, len(self) - 1 - index) + 1):
            for place in (index - distance, index + distance):
                if 0 <= place < len(self) and self.key(place):
                    return place
        return -1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a row as it is drawn: four parts that fill the width."""

    lead: str
    """Blank cells before the text, or the head."""
    text: str
    tail: str = ""


def lay_out(row: Row, width: int) -> list[Line]:
    """Break one row into lines.

    The tail stands at the right of the first line; where the text needs the room, the text makes way if that costs no
    more lines than a line for the tail alone.

    Args:
        row: The row.
        width: Cells of the list, without scroll bar.
    """
    lead = " " * row.indent + (row.head + " " if row.head else "")
    room = max(width - CURSOR_WIDTH - cells(lead) - 1, 2)
    blank = " " * cells(lead)
    texts: list[str] = []
    if row.tail:
        column = room - cells(row.tail) - 2
        beside = wrap(row.text, column) if column >= room // 2 else []
        texts = beside if len(beside) == 1 else wrap(row.text, room)
        if 0 < len(beside) <= len(texts) + 1:
            first = Line(lead, beside[0] + " " * (room - cells(beside[0]) - cells(row.tail)), row.tail)
            return [first, *(Line(blank, text) for text in beside[1:])]
    texts = texts or wrap(row.text, room)
    lines = [Line(blank if number else lead, text) for number, text in enumerate(texts)]
    tails = wrap(row.tail, room) if row.tail else []
    return lines + [Line(blank, " " * (room - cells(tail)), tail) for tail in tails]
