"""Turning one line of a screen into another with as few bytes as can be."""

from __future__ import annotations

from operator import ne

from tui.terminal.wire.cells import RIGHT, Cell, Row, doubt
from tui.terminal.wire.moves import SOMEWHERE, Place, move
from tui.terminal.wire.style import PLAIN, Style, blank_pen, change, draws_blank

_ERASE, _ERASE_SOME = "\x1b[K", "\x1b[{}X"


class WireError(Exception):
    """The screens kept here are not as they should be; the message names the place and holds no text of the screen."""


class Painter:
    """Collects what is to be sent, and knows where that leaves the cursor and which style is in use."""

    def __init__(self, pen: Style | None, at: Place | None, *, narrow: bool, fills: bool) -> None:
        """Go on from where the terminal is.

        Args:
            pen: The style in use; nothing where it is unknown.
            at: Where the cursor is; nothing where that is unknown.
            narrow: Whether the terminal is known to give one cell to characters of ambiguous width.
            fills: Whether it is known to give erased cells the colour behind that is in use.
        """
        self.pen = pen
        self.at = at
        self._narrow = narrow
        self._fills = fills
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
            x -= _is_right(new, x)  # which is drawn with its left half
            if x >= tail and self._erase(y, x, new, sum(differs[x:])):
                return
            if blanks := self._blanks(x, new, differs):
                self._erase_some(y, x, new, blanks)
                x += blanks
                continue
            self._approach(y, x, new)
            x = self._draw(y, x, new, differs, tail)

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

    def _draw(self, y: int, x: int, new: Row, differs: list[bool], tail: int) -> int:
        """Draw what follows the cursor in one style, and return the column after it."""
        cell = new[x]
        if cell is None or cell[0] == RIGHT:
            raise WireError(f"half a character at {y}, {x}")
        self.dip(self._style_for_blank(x, cell[1], new, differs) if cell[0] == " " else cell[1])
        if self._is_doubtful(x, new):
            return self._draw_doubtful(y, x, new, differs)
        end = x + 1
        while end < len(new) and (_is_right(new, end) or (differs[end] and end != tail and self._goes_on(end, new))):
            if new[end] != new[end - 1] and self._blanks(end, new, differs):
                break
            end += 1
        self.send("".join([cell[0] for cell in new[x:end] if cell]), (y, end if end < len(new) else SOMEWHERE))
        return end

    def _goes_on(self, x: int, new: Row) -> bool:
        """Tell whether a cell can be drawn right after the one before, as it is."""
        cell = new[x]
        return cell is not None and self._is_in_pen(cell) and not self._is_doubtful(x, new)

    def _is_doubtful(self, x: int, new: Row) -> int:
        """Return how many cells the terminal may take for a cluster, if that is not certain."""
        cell = new[x]
        if cell is None or cell[0].isascii():
            return 0
        return doubt(cell[0], 1 + _is_right(new, x + 1), self._narrow)

    def _draw_doubtful(self, y: int, x: int, new: Row, differs: list[bool]) -> int:
        """Draw a cluster that may take fewer cells than believed, or more.

        So those it should take are blanked before, and what follows is drawn anew, wherever the cursor is by then.
        """
        end = x + 1 + _is_right(new, x + 1)
        cell, most = new[x], self._is_doubtful(x, new)
        self.send(" " * (end - x), (y, end if end < len(new) else SOMEWHERE))
        self.go((y, x))
        self.send(cell[0] if cell else "", None)
        differs[end : x + most] = [cell is not None for cell in new[end : x + most]]
        return end

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
        """Erase the rest of a line and tell whether that was shorter than writing blanks."""
        cell = new[x]
        if cell is None or not self._can_erase(cell) or count <= len(_ERASE):
            return False
        self._approach(y, x, new)
        self._dip_for_erasing(cell[1])
        self.send(_ERASE, self.at)
        return True

    def _blanks(self, x: int, new: Row, differs: list[bool]) -> int:
        """Return how many cells from a column on are erased sooner than written as blanks, 0 for none."""
        cell = new[x]
        if not self._fills or cell is None or not self._can_erase(cell):
            return 0
        end = x
        while end < len(new) and new[end] == cell:
            end += 1
        count = sum(differs[x:end])
        # The cursor stays where erasing began, and has to go over what was erased if anything is to be drawn after it.
        ways = len(_ERASE_SOME.format(end - x)) * (1 + (True in differs[end:]))
        return end - x if count > ways else 0

    def _erase_some(self, y: int, x: int, new: Row, count: int) -> None:
        """Erase cells of a line."""
        cell = new[x]
        self._approach(y, x, new)
        self._dip_for_erasing(cell[1] if cell else PLAIN)
        self.send(_ERASE_SOME.format(count), self.at)

    def _can_erase(self, cell: Cell) -> bool:
        """Tell whether a cell is a blank as erasing leaves it.

        What colour an erased cell has depends on the terminal; the terminal's own is the one in use on all of them.
        """
        text, style = cell
        return text == " " and (style == PLAIN or (self._fills and not style.flags))

    def _dip_for_erasing(self, blank: Style) -> None:
        self.dip(blank_pen(self.pen, blank) if self.pen else blank)


def _is_right(row: Row, x: int) -> bool:
    """Tell whether a column holds the right half of a cluster."""
    cell = row[x] if x < len(row) else None
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
