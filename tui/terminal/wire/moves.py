"""The shortest way to bring the cursor somewhere."""

from __future__ import annotations

Place = tuple[int, int]
"""Line and column of the cursor, both from 0."""
SOMEWHERE = -1
"""The column of a cursor whose line alone is known: after the last column, terminals differ in where it stands."""


def move(start: Place | None, end: Place) -> str:
    """Return the shortest sequence that brings the cursor from one place to another.

    Args:
        start: Where it is; nothing if that is unknown.
        end: Where it shall be, on the screen.
    """
    if start == end:
        return ""
    line, column = end
    ways = ["\x1b[H" if end == (0, 0) else f"\x1b[{line + 1}H" if column == 0 else f"\x1b[{line + 1};{column + 1}H"]
    if start:
        down, right = line - start[0], column - start[1]
        if down >= 0:
            ways.append("\r" + "\n" * down + _step(column, "C", "D"))
        if down == 0:
            ways.append(f"\x1b[{column + 1}G")
        if start[1] != SOMEWHERE and down == 0:
            ways += [_step(right, "C", "D"), "\b" * -right or ways[0]]
        elif start[1] != SOMEWHERE and right == 0:
            ways += [_step(down, "B", "A"), f"\x1b[{line + 1}d"]
    # The terminal driver of the system makes two bytes of a line feed.
    return min(ways, key=lambda way: len(way) + way.count("\n"))


def _step(count: int, forward: str, back: str) -> str:
    if count == 0:
        return ""
    number = "" if abs(count) == 1 else abs(count)
    return f"\x1b[{number}{forward if count > 0 else back}"
