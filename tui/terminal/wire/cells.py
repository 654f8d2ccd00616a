"""Text as cells, and which characters terminals do not agree about.

A cell is a cluster of characters and its style. A wide cluster stands in its left cell; the right one is `RIGHT`.
Widths are those of Rich, because text was laid out with them: a cell is where its writer believes it to be.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import get_character_cell_size, split_graphemes

from tui.terminal.wire.style import PLAIN, Style, of_blank

Cell = tuple[str, Style]
Row = list[Cell | None]
"""The cells of one line; nothing where it is not known what stands there."""

RIGHT = ""
"""Text of the right half of a wide cluster."""
BLANK: Cell = (" ", PLAIN)

_FLAG = re.compile("([\U0001f1e6-\U0001f1ff]{2})")
_DOUBTFUL = frozenset({"So", "Sk", "Co", "Cn", "Cf", "Mn", "Me", "Mc"})
"""Kinds of characters whose width depends on the font or changed with the years: symbols, private use, marks."""
_NEVER_WIDE = frozenset({"Mn", "Me", "Cf"})


def cells_of(text: str, style: Style) -> list[Cell]:
    """Return the cells that a text takes; the first is of no width if it belongs to what stands before the text.

    Args:
        text: Text without control characters.
        style: How it looks.
    """
    blank = (" ", of_blank(style))
    if text.isascii():
        return [blank if char == " " else (char, style) for char in text]
    cells: list[Cell] = []
    for cluster, width in _clusters(text):
        if width == 0 and cells:
            add_mark(cells, cluster)
            continue
        cells.append(blank if cluster == " " else (cluster, style))
        if width == 2:
            cells.append((RIGHT, style))
    return cells


def add_mark(cells: list[Cell], mark: str) -> None:
    """Join characters of no width to the last cluster."""
    place = -2 if len(cells) > 1 and cells[-1][0] == RIGHT else -1
    cells[place] = (cells[place][0] + mark, cells[place][1])


def is_mark(text: str) -> bool:
    """Tell whether a cluster takes no cell of its own."""
    return text != RIGHT and not any(map(get_character_cell_size, text))


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Yield what is drawn as one, with its width in cells."""
    widths = [get_character_cell_size(char) for char in text]
    if 0 not in widths and not _FLAG.search(text):
        yield from zip(text, widths, strict=True)
        return
    for index, piece in enumerate(_FLAG.split(text)):
        if index % 2:
            yield piece, 2
        elif piece:
            yield from ((piece[start:end], width) for start, end, width in split_graphemes(piece)[0])


@lru_cache(4096)
def doubt(cluster: str, width: int, narrow: bool) -> int:
    """Return how many cells a terminal may give to a cluster at most; 0 if all terminals agree about it.

    Args:
        cluster: Characters drawn as one.
        width: The cells it is believed to take.
        narrow: Whether this terminal is known to give one cell to characters of ambiguous width.
    """
    kind, category = unicodedata.east_asian_width(cluster[0]), unicodedata.category(cluster[0])
    if kind == "A":
        agreed = 1 if narrow and category != "Cf" else 0
    elif category in _DOUBTFUL:
        agreed = 0
    else:
        agreed = 2 if kind in ("W", "F") else 1
    if len(cluster) == 1 and width == agreed:
        return 0
    return max(2, 2 * sum(unicodedata.category(char) not in _NEVER_WIDE for char in cluster))
