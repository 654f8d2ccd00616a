"""Rows laid out into lines: all of a list of usual length, of a long one those that somebody looks for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from tui.widgets.rows import Line, Row, Rows, lay_out

WHOLE = 500
"""Rows up to which all are laid out at once, so that height and scroll bar are exact from the first."""
BLOCK = 64
"""Rows of a longer list that are laid out together."""


class Growth(NamedTuple):
    """What laying out a block of rows did to the lines of a list."""

    first: int
    """The first line of the block."""
    before: int
    """As how many lines it counted."""
    now: int
    """How many it has."""


class Layout:
    """The lines of a list for one width.

    Rows that nobody has looked for yet count as one line each, which is the rule. Once `reach` lays them out, all below
    them moves by what they grew; who shows the lines has to move along.
    """

    def __init__(self, rows: Rows, width: int) -> None:
        """Take all rows, and lay them out if they are few.

        Args:
            rows: The rows.
            width: Cells of the list, without scroll bar.
        """
        self.width = width
        self.whole = len(rows) <= WHOLE
        """Whether every row was laid out at once."""
        self._rows = rows
        self._size = max(len(rows), 1) if self.whole else BLOCK
        self._blocks: dict[int, _Block] = {}
        """Those that are laid out, by their number."""
        firsts = range(0, len(rows), self._size)
        self._heights = [min(self._size, len(rows) - first) for first in firsts]
        self._starts = _sums(self._heights)
        if self.whole and len(rows):
            self.reach(0)

    @property
    def height(self) -> int:
        """Lines of all rows together."""
        return self._starts[-1]

    def reach(self, index: int) -> Growth | None:
        """Lay out a row and those around it; return what that changed, nothing if they were laid out before."""
        number = index // self._size
        if number in self._blocks:
            return None
        start, before = number * self._size, self._heights[number]
        block = _Block(lay_out(self._rows[place], self.width) for place in range(start, start + before))
        self._blocks[number] = block
        self._set_height(number, block.starts[-1])
        return Growth(self._starts[number], before, block.starts[-1])

    def replace(self, index: int, row: Row) -> bool:
        """Lay out one row anew and tell whether its height changed."""
        number, place = divmod(index, self._size)
        block = self._blocks.get(number)
        if block is None or not block.replace(place, lay_out(row, self.width)):
            return False
        self._set_height(number, block.starts[-1])
        return True

    def span(self, index: int) -> tuple[int, int]:
        """Return the first line of a row and the number of its lines."""
        number, place = divmod(index, self._size)
        block = self._blocks.get(number)
        if block is None:
            return self._starts[number] + place, 1
        return self._starts[number] + block.starts[place], len(block.lines[place])

    def row_at(self, y: int) -> int:
        """Return the index of the row that a line below `height` belongs to."""
        number = bisect_right(self._starts, y) - 1
        block, y = self._blocks.get(number), y - self._starts[number]
        return number * self._size + (y if block is None else bisect_right(block.starts, y) - 1)

    def at(self, y: int) -> tuple[int, int, Line]:
        """Return row index, line number within the row, and the line, for a line below `height`."""
        index = self.row_at(y)
        if self.reach(index):
            index = self.row_at(y)
        number = y - self.span(index)[0]
        return index, number, self._blocks[index // self._size].lines[index % self._size][number]

    def _set_height(self, number: int, height: int) -> None:
        if height != self._heights[number]:
            self._heights[number] = height
            self._starts = _sums(self._heights)


class _Block:
    """Neighbouring rows that are laid out."""

    def __init__(self, lines: Iterable[list[Line]]) -> None:
        self.lines = list(lines)
        self.starts = _sums(map(len, self.lines))

    def replace(self, place: int, lines: list[Line]) -> bool:
        """Put other lines in the place of a row's and tell whether they are more or fewer."""
        before, self.lines[place] = len(self.lines[place]), lines
        if len(lines) == before:
            return False
        self.starts = _sums(map(len, self.lines))
        return True


def _sums(heights: Iterable[int]) -> list[int]:
    """Return where each begins, and at last where all end."""
    return [*accumulate(heights, initial=0)]
