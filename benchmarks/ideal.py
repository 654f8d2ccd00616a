"""The fewest bytes that turn one screen into another: what a perfect renderer would send for the changed cells."""

from __future__ import annotations

from pyte.screens import Char

from benchmarks.pty_app import COLUMNS, LINES, Cells

_COLOURS = ["black", "red", "green", "brown", "blue", "magenta", "cyan", "white"]
_FLAGS = (
    ("bold", "1", "22"),
    ("italics", "3", "23"),
    ("underscore", "4", "24"),
    ("reverse", "7", "27"),
    ("strikethrough", "9", "29"),
)
"""Attributes of a cell with the codes that turn each on and off."""


def blank(columns: int = COLUMNS, lines: int = LINES) -> Cells:
    """Return a screen on which nothing is written."""
    return tuple((Char(" "),) * columns for _ in range(lines))


def ideal_bytes(before: Cells, after: Cells) -> int:
    """Return the bytes for cursor moves, colours and text of every cell that differs, without scrolling tricks."""
    total = 0
    pen: Char | None = None
    for line, (old, new) in enumerate(zip(before, after, strict=True), 1):
        at = -1  # column of the cursor in this line; unknown before the first change
        for column, cell in enumerate(new):
            if cell == old[column] or not cell.data:  # the right half of a wide character comes with its left half
                continue
            if at != column:
                move = f"\x1b[{column - at}C" if at >= 0 else f"\x1b[{line};{column + 1}H"
                total += len(move)
            total += _change(pen, cell) + len(cell.data.encode())
            pen = cell
            wide = column + 1 < len(new) and not new[column + 1].data
            at = column + 1 + wide
    return total


def _change(pen: Char | None, cell: Char) -> int:
    """Return the bytes of the shortest sequence from the colours of one cell to those of another."""
    on = [on for name, on, _ in _FLAGS if getattr(cell, name)]
    colours = [_code(value, base) for value, base in ((cell.fg, 30), (cell.bg, 40)) if value != "default"]
    anew = len(";".join(["0", *on, *colours])) + 3
    if pen is None:
        return anew
    other = [(name, on, off) for name, on, off in _FLAGS if getattr(cell, name) != getattr(pen, name)]
    codes = [on if getattr(cell, name) else off for name, on, off in other]
    codes += [_code(cell.fg, 30)] if cell.fg != pen.fg else []
    codes += [_code(cell.bg, 40)] if cell.bg != pen.bg else []
    return min(anew, len(";".join(codes)) + 3) if codes else 0


def _code(colour: str, base: int) -> str:
    """Return the code of a colour; pyte keeps those of the palette of 256 by value, so any of them stands for all."""
    if colour == "default":
        return str(base + 9)
    name = colour.removeprefix("bright")
    if name in _COLOURS:
        return str(base + _COLOURS.index(name) + (60 if name != colour else 0))
    return f"{base + 8};5;200"
