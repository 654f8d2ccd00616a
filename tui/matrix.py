"""Laying a comparison of channels out in columns of a few cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checklists.comparison import Compared, Comparison
from checklists.model import Option
from checklists.records import dataclass
from checklists.text import Lang
from tui.cells import cells, cut, pad
from tui.strings.screen import SHOWING_MARKS, TOPIC_HEADS
from tui.wrap import wrap

_MARK = 4
"""Cells of the widest mark, and of each half of a head."""
_GAP, _WIDE_GAP = 1, 2
"""Blanks before a mark in a narrow column, and in one as wide as its topic."""
_NAME_MIN = 18
"""Cells that the names of channels keep at least."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Some topics of a comparison as columns: one page of it."""

    lang: Lang
    first: int
    """Index of the first topic."""
    name: int
    """Cells of the names of channels."""
    columns: tuple[int, ...]
    """Cells of each column with the blanks before it."""
    heads: tuple[str, ...]
    """Lines above the rows, without the blanks at their end."""

    def line(self, row: Compared) -> str:
        """Return a channel's row: its name, cut where it has to be, and its marks."""
        showings = row.showings[self.first : self.first + len(self.columns)]
        marks = [SHOWING_MARKS[showing].get(self.lang) for showing in showings]
        return _line(self.name, cut(row.channel.name.get(self.lang), self.name), self.columns, marks)


def lay_out(comparison: Comparison, lang: Lang, width: int) -> tuple[Grid, ...]:
    """Return the pages of a comparison: one where the topics fit in full or in short, more where they do not.

    Args:
        comparison: The channels and topics.
        lang: The language of names, heads and marks.
        width: Cells of a row.
    """
    topics = comparison.topics
    widest = max((cells(row.channel.name.get(lang)) for row in comparison.rows), default=0)
    full = [option.text.get(lang) for option in topics]
    columns = tuple(max(cells(head), _MARK) + _WIDE_GAP for head in full)
    if widest + sum(columns) <= width:
        return (Grid(lang, 0, widest, columns, (_line(widest, "", columns, full),)),)
    fitting = max((width - _NAME_MIN) // (_MARK + _GAP), 1)
    pages = -(-len(topics) // fitting)
    each = -(-len(topics) // pages)
    return tuple(
        _page(topics[first : first + each], first, lang, width, widest) for first in range(0, len(topics), each)
    )


def _page(topics: Sequence[Option], first: int, lang: Lang, width: int, widest: int) -> Grid:
    columns = (_MARK + _GAP,) * len(topics)
    name = min(width - sum(columns), widest)
    halves = [_halves(option, lang) for option in topics]
    heads = tuple(_line(name, "", columns, [half[number] for half in halves]) for number in (0, 1))
    return Grid(lang, first, name, columns, heads)


def _halves(option: Option, lang: Lang) -> tuple[str, str]:
    """Return a topic as two short words; one that has none, as the beginning of its text."""
    head = TOPIC_HEADS.get(option.id)
    words = head.get(lang).split() if head else wrap(option.text.get(lang), _MARK)
    upper, lower = [*words, ""][:2]
    return cut(upper, _MARK), cut(lower, _MARK)


def _line(name: int, text: str, columns: Sequence[int], marks: Sequence[str]) -> str:
    return "".join(_pieces(name, text, columns, marks)).rstrip()


def _pieces(name: int, text: str, columns: Sequence[int], marks: Sequence[str]) -> Iterator[str]:
    """Yield name and marks, each filled up to its cells; the blanks of a column stand before its mark."""
    yield pad(text, name)
    for width, mark in zip(columns, marks, strict=True):
        gap = _GAP if width == _MARK + _GAP else _WIDE_GAP
        yield " " * gap + pad(mark, width - gap)
