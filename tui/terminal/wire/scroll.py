"""Finding lines that only moved up or down, which a terminal can do by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import ne
from typing import NamedTuple

from tui.terminal.wire.cells import Cell, Row
from tui.terminal.wire.moves import move

_FEWEST = 4
"""With fewer lines moved, drawing them anew is as short."""


class Shift(NamedTuple):
    """Lines that move together."""

    top: int
    bottom: int
    """The last line of those that move, or are moved over."""
    up: int
    """By how many lines they move up; negative for down."""

    def sequence(self, lines: int) -> str:
        """Return what makes a terminal move the lines; the cursor is lost.

        Args:
            lines: Height of the screen.
        """
        count = "" if abs(self.up) == 1 else abs(self.up)
        moved = move(None, (self.top, 0)) + f"\x1b[{count}{'M' if self.up > 0 else 'L'}"
        if self.bottom == lines - 1:
            return moved
        return f"\x1b[{self.top + 1};{self.bottom + 1}r{moved}\x1b[r"

    def moved(self, rows: Sequence[Row], cell: Cell | None) -> list[Row]:
        """Return the lines of a screen as a terminal shows them after that.

        Args:
            rows: The lines before.
            cell: What the lines that come in are made of; nothing if that is unknown.
        """
        inside = list(rows[self.top : self.bottom + 1])
        blank: list[Row] = [[cell] * len(rows[0]) for _ in range(abs(self.up))]
        inside = inside[self.up :] + blank if self.up > 0 else blank + inside[: self.up]
        return [*rows[: self.top], *inside, *rows[self.bottom + 1 :]]


def find_shift(old: Sequence[Row], new: Sequence[Row], changed: Sequence[int]) -> Shift | None:
    """Return by how much most of the changed lines moved, if many did; whether that pays is for others to find out.

    Lines are told by their text alone, because a cursor or a scroll bar changes colours here and there.

    Args:
        old: What the terminal shows.
        new: What it shall show.
        changed: The lines that differ.
    """
    if len(changed) < _FEWEST:
        return None
    span = range(changed[0], changed[-1] + 1)
    places: dict[str, list[int]] = {}
    for y in span:
        places.setdefault(_text(old[y]), []).append(y)
    votes: Counter[int] = Counter()
    pairs = []
    for y in changed:
        here = places.get(_text(new[y]), [])
        if len(here) == 1 and here[0] != y:  # a text that stands in several lines tells nothing
            pairs.append((y, here[0]))
            votes[here[0] - y] += 1
    if not votes:
        return None
    up, count = votes.most_common(1)[0]
    if count < _FEWEST - 1:
        return None
    lines = [y for pair in pairs if pair[1] - pair[0] == up for y in pair]
    top, bottom = min(lines), max(lines)
    # The line that a cursor leaves comes along, although it looks a little different there.
    if up > 0 and bottom + 1 in span and _alike(old[bottom + 1], new[bottom + 1 - up]):
        bottom += 1
    if up < 0 and top - 1 in span and _alike(old[top - 1], new[top - 1 - up]):
        top -= 1
    return Shift(top, bottom, up)


def _alike(old: Row, new: Row) -> bool:
    """Tell whether the text of two lines differs in an eighth of its characters at most."""
    one, other = _text(old), _text(new)
    return len(one) == len(other) and 8 * sum(map(ne, one, other)) <= len(one)


def _text(row: Row) -> str:
    return "".join(cell[0] if cell else "\0" for cell in row)
