"""Drawing QR codes in terminal cells: dark on light in every theme, so that a phone can read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from checklists.records import dataclass

QUIET = 2
"""Modules of light around a code."""
CAPACITIES = (17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458)
"""Bytes of each version from 1 on at the lowest error correction (ISO/IEC 18004, table 7); larger ones scan badly."""
WORTHWHILE = 3
"""The smallest version that a page is cut down to: 17 Chinese characters."""

LOWER_HALF = "\u2584"
"""The lower half of a cell: of ambiguous width, so only for terminals that are known to give it one cell."""

Modules = Sequence[Sequence[bool]]
"""Rows of modules with the light around them; true is dark."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some cells of a line."""

    text: str
    reverse: bool
    """Drawn dark on light; otherwise light on dark."""


def encode(text: str, version: int | None = None) -> Modules:
    """Return the modules of a text.

    Args:
        text: What the phone reads.
        version: The size, from 1 on; the smallest that fits if not given.
    """
    import segno

    code = segno.make(text, error="l", version=version, mode="byte", encoding="utf-8", micro=False)
    return [[bool(module) for module in row] for row in code.matrix_iter(border=QUIET)]


def side_of(version: int) -> int:
    """Return the modules of a side, with the light around."""
    return 17 + 4 * version + 2 * QUIET


def cells_of(side: int, *, half: bool) -> tuple[int, int]:
    """Return columns and lines of a drawing.

    Args:
        side: Modules of a side, with the light around.
        half: Two modules above each other share a cell; otherwise a module is two cells beside each other.
    """
    return (side, (side + 1) // 2) if half else (2 * side, side)


def largest(columns: int, lines: int, *, half: bool) -> int:
    """Return the largest version that can be drawn in so many cells; 0 if none is worth it."""
    fitting = 0
    for version in range(WORTHWHILE, len(CAPACITIES) + 1):
        width, height = cells_of(side_of(version), half=half)
        if width <= columns and height <= lines:
            fitting = version
    return fitting


def draw(modules: Modules, *, half: bool) -> list[list[Piece]]:
    """Return the lines of a drawing.

    Only foreground, background and their exchange are used: where a terminal has no colours at all, the exchange is
    left, and its own light letters on dark make a code as well.
    """
    if not half:
        return [_joined((" " * 2, not dark) for dark in row) for row in modules]
    light = [False] * len(modules[0])
    pairs = zip(modules[::2], [*modules[1::2], light] if len(modules) % 2 else modules[1::2], strict=True)
    return [_joined(_half(*pair) for pair in zip(upper, lower, strict=True)) for upper, lower in pairs]


def _half(upper: bool, lower: bool) -> tuple[str, bool]:
    """Return character and exchange for one module above another."""
    return (" ", not upper) if upper == lower else (LOWER_HALF, lower)


def _joined(cells: Iterator[tuple[str, bool]]) -> list[Piece]:
    """Return a line in as few pieces as it takes."""
    return [
        Piece("".join(text for text, _ in group), reverse) for reverse, group in groupby(cells, lambda cell: cell[1])
    ]
