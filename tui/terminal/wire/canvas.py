"""The screen as its writer wants it: a grid of cells that is written to as a terminal is."""

from __future__ import annotations

from collections.abc import Sequence

from tui.terminal.wire.cells import RIGHT, Cell, Row, add_mark, is_mark
from tui.terminal.wire.style import of_blank


class Canvas:
    """Lines of cells, and which of them were written to; a cell never written to is unknown and not to be drawn."""

    def __init__(self, columns: int, lines: int) -> None:
        """Create a canvas nothing is known about."""
        self.columns = columns
        self.rows: list[Row] = [[None] * columns for _ in range(lines)]
        self.written: set[int] = set()
        """Lines written to since somebody last emptied this."""

    def put(self, y: int, x: int, cells: Sequence[Cell]) -> int:
        """Write cells and return the column after them; what is beyond the edge is dropped.

        Args:
            y: Line, from 0.
            x: Column, from 0.
            cells: What `cells_of` made of a text.
        """
        if not 0 <= y < len(self.rows) or not cells:
            return x
        row = self.rows[y]
        self.written.add(y)
        if is_mark(cells[0][0]):
            _join(row, x, cells[0][0])
            cells = cells[1:]
        end = min(x + len(cells), self.columns)
        if end > x:
            _free(row, x, end)
            row[x:end] = cells[: end - x]
            if end - x < len(cells):
                _cut(row, cells[end - x])
        return max(end, x)

    def resize(self, columns: int, lines: int) -> None:
        """Take another size; what is within it stays as it is."""
        for row in self.rows:
            beyond = row[columns:]
            row[columns:] = [None] * (columns - len(row))
            if beyond:
                _cut(row, beyond[0])
        self.rows = self.rows[:lines] + [[None] * columns for _ in range(lines - len(self.rows))]
        self.columns = columns
        self.written = set(range(lines))


def _join(row: Row, x: int, mark: str) -> None:
    """Add characters of no width to what stands left of a column."""
    before = [cell for cell in row[max(x - 2, 0) : x] if cell is not None]
    if before:
        add_mark(before, mark)
        row[x - len(before) : x] = before


def _free(row: Row, start: int, end: int) -> None:
    """Blank the halves of wide clusters that are left over when the cells between two columns are written anew."""
    for right, left_over in ((start, start - 1), (end, end)):
        cut = row[right] if right < len(row) else None
        if cut and cut[0] == RIGHT and left_over >= 0:
            row[left_over] = (" ", of_blank(cut[1]))


def _cut(row: Row, beyond: Cell | None) -> None:
    """Blank the last cell if the cell beyond the edge is the right half of what stands there."""
    if row and beyond and beyond[0] == RIGHT:
        row[-1] = (" ", of_blank(beyond[1]))
