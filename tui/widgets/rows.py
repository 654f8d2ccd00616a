"""Rows of a list, laid out into lines of the screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
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


class Layout:
    """All rows of a list as lines, for one width; changing a row lays out that row alone."""

    def __init__(self, rows: Sequence[Row], width: int) -> None:
        """Lay out every row.

        Args:
            rows: The rows.
            width: Cells of the list, without scroll bar.
        """
        self.width = width
        self._lines = [lay_out(row, width) for row in rows]
        self._starts = self._sum()

    @property
    def height(self) -> int:
        """Lines of all rows together."""
        return self._starts[-1]

    def replace(self, index: int, row: Row) -> bool:
        """Lay out one row anew and tell whether its height changed."""
        before = len(self._lines[index])
        self._lines[index] = lay_out(row, self.width)
        if len(self._lines[index]) == before:
            return False
        self._starts = self._sum()
        return True

    def span(self, index: int) -> tuple[int, int]:
        """Return the first line of a row and the number of its lines."""
        return self._starts[index], len(self._lines[index])

    def at(self, y: int) -> tuple[int, int, Line]:
        """Return row index, line number within the row, and the line, for a line below `height`."""
        index = bisect_right(self._starts, y) - 1
        number = y - self._starts[index]
        return index, number, self._lines[index][number]

    def _sum(self) -> list[int]:
        starts, total = [0], 0
        for lines in self._lines:
            total += len(lines)
            starts.append(total)
        return starts
