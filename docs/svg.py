"""A screen as an SVG picture: every run of text stands at its true cells, whatever font draws it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.cells import cells

_CELL, _LINE, _MARGIN = 9, 22, 12
"""Pixels: the width of a cell, the height of a line, the space around the screen."""
_BASELINE = 16
_SIZES = {True: 18, False: 15}
"""Size of the type by whether a character is two cells wide: as the fonts have it, so that nothing is stretched."""
_FONTS = (
    "'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono', "
    "'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace"
)


def picture(strips: list[Strip], base: Style, title: str) -> str:
    """Return a screen as an SVG picture.

    Args:
        strips: Its lines.
        base: The colours where a line names none.
        title: What it shows, for those who cannot see it.
    """
    width = max(strip.cell_length for strip in strips) * _CELL + 2 * _MARGIN
    height = len(strips) * _LINE + 2 * _MARGIN
    ink, paper = _paint(base)
    rows = [list(_runs(strip, base)) for strip in strips]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" font-family="{_FONTS}" style="text-spacing-trim: space-all">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" rx="8" fill="{paper}" stroke="{ink}" stroke-opacity="0.2"/>',
        *_shades(rows, paper),
        *(text for row, runs in enumerate(rows) for text in _texts(runs, row)),
    ]
    return "\n".join([*lines, "</svg>", ""])


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of one style and one width that stand side by side."""

    text: str
    cell: int
    """The cell of the line where it begins."""
    wide: bool
    """Whether each character takes two cells."""
    ink: str
    paper: str
    bold: bool


def _runs(strip: Strip, base: Style) -> Iterator[_Run]:
    cell = 0
    for segment in Segment.simplify(strip):
        ink, paper = _paint(base + (segment.style or Style()))
        bold = bool(segment.style and segment.style.bold)
        for wide, characters in groupby(segment.text, lambda character: cells(character) == 2):
            text = "".join(characters)
            yield _Run(text, cell, wide, ink, paper, bold)
            cell += cells(text)


def _shades(rows: list[list[_Run]], paper: str) -> Iterator[str]:
    """Return a rectangle for each stretch whose background is not that of the screen, as high as it goes on below."""
    spans: dict[tuple[int, int, str], list[tuple[int, int]]] = {}
    for row, runs in enumerate(rows):
        for shade, stretch in groupby(runs, lambda run: run.paper):
            parts = list(stretch)
            if shade == paper:
                continue
            found = spans.setdefault((parts[0].cell, sum(cells(run.text) for run in parts), shade), [])
            if found and found[-1][1] == row:
                found[-1] = (found[-1][0], row + 1)
            else:
                found.append((row, row + 1))
    for (cell, width, shade), found in spans.items():
        for first, end in found:
            x, y = _MARGIN + cell * _CELL, _MARGIN + first * _LINE
            yield f'<rect x="{x}" y="{y}" width="{width * _CELL}" height="{(end - first) * _LINE}" fill="{shade}"/>'


def _texts(runs: list[_Run], row: int) -> Iterator[str]:
    """Return the text of a line, each run as wide as its cells whatever the font."""
    y = _MARGIN + row * _LINE + _BASELINE
    for run in runs:
        # Words that blanks hold apart are placed one by one; a renderer may fold the blanks.
        for match in re.finditer(r"\S+(?: \S+)*", run.text):
            x = _MARGIN + (run.cell + cells(run.text[: match.start()])) * _CELL
            bold = ' font-weight="bold"' if run.bold else ""
            yield (
                f'<text x="{x}" y="{y}" textLength="{cells(match[0]) * _CELL}" lengthAdjust="spacingAndGlyphs" '
                f'font-size="{_SIZES[run.wide]}" fill="{run.ink}"{bold}>{escape(match[0])}</text>'
            )


def _paint(style: Style) -> tuple[str, str]:
    """Return the colours of the ink and of the paper."""
    ink, paper = _hex(style.color, foreground=True), _hex(style.bgcolor, foreground=False)
    return (paper, ink) if style.reverse else (ink, paper)


def _hex(color: Color | None, *, foreground: bool) -> str:
    return (color or Color.default()).get_truecolor(foreground=foreground).hex
