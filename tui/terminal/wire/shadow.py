"""The screen as the terminal shows it, and the shortest update that makes it show another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.terminal.wire.cells import BLANK, Row
from tui.terminal.wire.moves import Place
from tui.terminal.wire.painter import Painter
from tui.terminal.wire.scroll import Shift, find_shift
from tui.terminal.wire.style import PLAIN, Style, change

_HOME_AND_CLEAR = "\x1b[H\x1b[J"
_LONG = 64
"""Characters from which on an update also leaves the style of the cell before the cursor in use.

A program that leaves the cursor where its person is will most likely change that place next. What the long update
grows by, the short one is spared, and it is the short one that is waited for.
"""
_FEW = 4
"""Lines up to which it is tried whether drawing them upwards is shorter, as it is for a cursor that moves up."""


class Shadow:
    """What is known of a terminal: its cells, where its cursor is, the style in use."""

    def __init__(self) -> None:
        """Know nothing, not even a size."""
        self.rows: Sequence[Row] = []
        self.narrow = False
        """Whether the terminal gives one cell to characters of ambiguous width; unknown counts as no."""
        self.fills = False
        """Whether it gives erased cells the colour behind that is in use."""
        self._pen: Style | None = None
        self._at: Place | None = None
        self._clear = False

    def forget(self, columns: int, lines: int, *, clear: bool) -> None:
        """Know nothing any more of what the terminal shows.

        Args:
            columns: Width of the terminal.
            lines: Its height.
            clear: Clear it before anything is drawn; without, cells never look empty in between.
        """
        self.rows = [[None] * columns for _ in range(lines)]
        self._pen = self._at = None
        self._clear = clear

    def update(self, wanted: Sequence[Row], written: Iterable[int], cursor: Place) -> str:
        """Return what to send for the terminal to show other cells, and take it as sent.

        Args:
            wanted: What shall be shown, in the size of the terminal; nothing where it stays as it is.
            written: The lines that may differ from what was wanted before.
            cursor: Where the cursor shall be in the end.

        Raises:
            WireError: What is wanted cannot be shown.
        """
        begun = self._cleared() if self._clear else ""
        changed = [y for y in sorted(written) if wanted[y] != self.rows[y]]
        painter, rows = self._best(wanted, changed)
        painter.go(cursor)
        if len(painter.sent) >= _LONG and (cell := wanted[cursor[0]][max(cursor[1] - 1, 0)]):
            painter.dip(cell[1])
        self._pen, self._at = painter.pen, painter.at
        self.rows = [row if row == new else _merged(row, new) for row, new in zip(rows, wanted, strict=True)]
        return begun + painter.sent

    def _cleared(self) -> str:
        self._clear = False
        self._pen, self._at = PLAIN, (0, 0)
        self.rows = [[BLANK] * len(row) for row in self.rows]
        return change(None, PLAIN) + _HOME_AND_CLEAR

    def _best(self, wanted: Sequence[Row], changed: list[int]) -> tuple[Painter, Sequence[Row]]:
        """Return the shortest of several ways, with or without scrolling, and the lines it starts from."""
        shift = find_shift(self.rows, wanted, changed)
        ways = [self._drawn(wanted, changed)]
        if 1 < len(changed) <= _FEW:
            ways.append(self._drawn(wanted, reversed(changed)))
        if shift is not None:
            # Terminals differ in the colours of the lines that come in: it is those in use, or the terminal's own. So
            # either both are the same, or whatever comes in is drawn over.
            ways += [self._scrolled(wanted, shift, PLAIN), self._scrolled(wanted, shift, None)]
        return min(ways, key=lambda way: len(way[0].sent.encode()))

    def _drawn(self, wanted: Sequence[Row], changed: Iterable[int]) -> tuple[Painter, Sequence[Row]]:
        """Return the way that draws lines in some order."""
        painter = self._painter()
        for y in changed:
            painter.line(y, self.rows[y], wanted[y])
        return painter, self.rows

    def _scrolled(self, wanted: Sequence[Row], shift: Shift, pen: Style | None) -> tuple[Painter, Sequence[Row]]:
        """Return a way that has the terminal move lines, and the lines as they then are.

        Args:
            wanted: What shall be shown.
            shift: Which lines move.
            pen: The style to be set before, in which blank lines come in; nothing to leave it and not to know them.
        """
        painter = self._painter()
        if pen is not None:
            painter.dip(pen)
        rows = shift.moved(self.rows, BLANK if pen is not None else None)
        painter.send(shift.sequence(len(rows)), None)
        for y, row in enumerate(rows):
            if row != wanted[y]:
                painter.line(y, row, wanted[y])
        return painter, rows

    def _painter(self) -> Painter:
        return Painter(self._pen, self._at, narrow=self.narrow, fills=self.fills)


def _merged(old: Row, new: Row) -> Row:
    return [was if cell is None else cell for was, cell in zip(old, new, strict=True)]
