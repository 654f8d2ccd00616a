"""Turning one line of a screen into another with as few bytes as can be."""

from __future__ import annotations

from operator import ne

from tui.terminal.wire.cells import RIGHT, Cell, Row, doubt
from tui.terminal.wire.moves import SOMEWHERE, Place, move
from tui.terminal.wire.style import PLAIN, Style, blank_pen, change, draws_blank

_ERASE = "\x1b[K"


class WireError(Exception):
    """The screens kept here are not as they should be; the message names the place and holds no text of the screen."""


class Painter:
    """Collects what is to be sent, and knows where that leaves the cursor and which style is in use."""

    def __init__(self, pen: Style | None, at: Place | None, *, narrow: bool) -> None:
        """Go on from where the terminal is.

        Args:
            pen: The style in use; nothing where it is unknown.
            at: Where the cursor is; nothing where that is unknown.
            narrow: Whether the terminal is known to give one cell to characters of ambiguous width.
        """
        self.pen = pen
        self.at = at
        self._narrow = narrow
        self._sent: list[str] = []

    @property
    def sent(self) -> str:
        """Everything that is to be sent."""
        return "".join(self._sent)

    def send(self, sequence: str, at: Place | None) -> None:
        """Send a sequence that leaves the cursor somewhere, or where nobody knows."""
        self._sent.append(sequence)
        self.at = at

    def go(self, place: Place) -> None:
        """Bring the cursor somewhere."""
        self.send(move(self.at, place), place)

    def dip(self, style: Style) -> None:
        """Use a style from now on."""
        self.send(change(self.pen, style), self.at)
        self.pen = style

    def line(self, y: int, old: Row, new: Row) -> None:
        """Draw the cells of a line that differ.

        Args:
            y: The line, from 0.
            old: What the terminal shows there; nothing where that is unknown.
            new: What it shall show; nothing where it stays as it is.

        Raises:
            WireError: It cannot be shown.
        """
        differs = list(map(ne, new, old))
        if None in new:
            differs = [differ and cell is not None for differ, cell in zip(differs, new, strict=True)]
        tail = _tail(new)
        x = 0
        while (x := _next(differs, x)) >= 0:
            x -= _is_right(new[x])  # which is drawn with its left half
            if x >= tail and self._erase(y, x, new, sum(differs[x:])):
                return
            self._approach(y, x, new)
            self._draw(y, x, new, differs)

    def _approach(self, y: int, x: int, new: Row) -> None:
        """Bring the cursor to a cell, over cells that need not be drawn if drawing them is shorter."""
        way = move(self.at, (y, x))
        if self.at and self.at[0] == y and SOMEWHERE < self.at[1] < x and len(way) > x - self.at[1]:
            between = new[self.at[1] : x]
            text = "".join(cell[0] for cell in between if cell and self._is_in_pen(cell))
            if len(text) == len(between) and text.isascii():
                way = text
        self.send(way, (y, x))

    def _is_in_pen(self, cell: Cell) -> bool:
        text, style = cell
        return self.pen is not None and (draws_blank(self.pen, style) if text == " " else self.pen == style)

    def _draw(self, y: int, x: int, new: Row, differs: list[bool]) -> None:
        """Draw the cluster at the cursor and note that it is; what it may damage differs from now on."""
        cell = new[x]
        if cell is None or cell[0] == RIGHT:
            raise WireError(f"half a character at {y}, {x}")
        text, style = cell
        self.dip(self._style_for_blank(x, style, new, differs) if text == " " else style)
        end = x + 2 if x + 1 < len(new) and _is_right(new[x + 1]) else x + 1
        after = (y, end if end < len(new) else SOMEWHERE)
        most = 0 if text.isascii() else doubt(text, end - x, self._narrow)
        if most:
            # It may take fewer cells than believed, so they are blanked before; or more, so what follows is drawn anew.
            self.send(" " * (end - x), after)
            self.go((y, x))
            differs[end : x + most] = [cell is not None for cell in new[end : x + most]]
        self.send(text, None if most else after)
        differs[x:end] = [False] * (end - x)

    def _style_for_blank(self, x: int, blank: Style, new: Row, differs: list[bool]) -> Style:
        """Return a style to draw a blank in: the one in use, or that of the text that follows if it does as well."""
        if self.pen is None:
            return blank
        if not draws_blank(self.pen, blank):
            for cell, differ in zip(new[x:], differs[x:], strict=True):
                if cell is None or not differ:
                    break
                if cell[0] != " ":
                    return cell[1] if draws_blank(cell[1], blank) else blank_pen(self.pen, blank)
        return blank_pen(self.pen, blank)

    def _erase(self, y: int, x: int, new: Row, count: int) -> bool:
        """Erase the rest of a line and tell whether that was shorter than writing blanks.

        Only in the terminal's own colours: which colour an erased cell has otherwise depends on the terminal.
        """
        if new[x] != (" ", PLAIN) or count <= len(_ERASE):
            return False
        self._approach(y, x, new)
        self.dip(blank_pen(self.pen, PLAIN) if self.pen else PLAIN)
        self.send(_ERASE, self.at)
        return True


def _is_right(cell: Cell | None) -> bool:
    return cell is not None and cell[0] == RIGHT


def _next(differs: list[bool], start: int) -> int:
    """Return the first column that differs, or -1."""
    try:
        return differs.index(True, start)
    except ValueError:
        return -1


def _tail(row: Row) -> int:
    """Return the column from which on a line holds nothing but blanks of one style."""
    last = row[-1] if row else None
    if last is None or last[0] != " ":
        return len(row)
    x = len(row) - 1
    while x > 0 and row[x - 1] == last:
        x -= 1
    return x
