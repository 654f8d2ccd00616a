"""Breaking text into lines by terminal cells, the way Chinese and English want to be broken."""

from __future__ import annotations

import re

from tui.cells import cells

_NEVER_FIRST = set("，。、；：？！）」』》】〕,.;:?!)]}%")
"""Marks that must not begin a line."""
_NEVER_LAST = set("（「『《【〔([{")
"""Marks that must not end a line."""

_PIECE = r"(?s)[!-~]+|\s+|."
"""A run of Latin characters, a run of spaces, or one other character."""


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines of at most `width` cells; existing line breaks are kept.

    Latin words stay whole unless a word alone is wider than a line; a closing mark never begins a line and an opening
    one never ends it.

    Args:
        text: Text without control characters except line breaks.
        width: Cells available, at least 2.
    """
    width = max(width, 2)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if len(paragraph) * 2 <= width or cells(paragraph) <= width:
            lines.append(paragraph)
        else:
            lines.extend(_wrap_paragraph(paragraph, width))
    return lines


def _wrap_paragraph(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for piece in _pieces(paragraph, width):
        size = cells(piece)
        if used + size > width and line:
            carried = _carry(line, piece, width)
            lines.append("".join(line).rstrip())
            line = [] if piece.isspace() and not carried else [*carried, piece]
            used = sum(map(cells, line))
        else:
            line.append(piece)
            used += size
    if line:
        lines.append("".join(line).rstrip())
    return lines


def _carry(line: list[str], coming: str, width: int) -> list[str]:
    """Take from the end of a line what has to go with the piece that begins the next one, as far as that has room."""
    carried: list[str] = []
    room = width - cells(coming)
    while len(line) > 1 and (coming[0] in _NEVER_FIRST or line[-1][-1] in _NEVER_LAST):
        room -= cells(line[-1])
        if room < 0:
            break
        coming = line.pop()
        carried.insert(0, coming)
    return carried


def _pieces(paragraph: str, width: int) -> list[str]:
    pieces: list[str] = []
    for piece in re.findall(_PIECE, paragraph):
        if len(piece) * 2 <= width or cells(piece) <= width:
            pieces.append(piece)
        else:
            pieces.extend(piece[start : start + width] for start in range(0, len(piece), width))
    return pieces
