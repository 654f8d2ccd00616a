"""The open items as a slip: short pages of plain text, each small enough for a QR code that a screen can show.

A page holds only what is read on the phone: its number, the stage, and the items; no name and no id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from checklists.case import State
from checklists.errors import UsageError
from checklists.records import dataclass
from checklists.text import Text

if TYPE_CHECKING:
    from checklists.formats import Export
    from checklists.formats.document import Row, Sheet
    from checklists.model import Stage

CAPACITY = 134
"""Bytes of a page where nothing asks for fewer or more: 44 Chinese characters, which a window of 80x24 can show."""

_MARKS = {State.TODO: "- ", State.PROBLEM: "! ", State.WAITING: "> "}
"""What stands before an item; what is done or does not apply is on no page."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a slip."""

    stage: Stage
    lines: tuple[str, ...]
    """What it says, first its number and the stage."""

    @property
    def text(self) -> str:
        """What the code holds."""
        return "\n".join(self.lines)


def render(export: Export) -> bytes:
    """Return the pages one after another, for where no code can be drawn.

    Raises:
        UsageError: Nothing is open.
    """
    return ("\n\n".join(page.text for page in make_pages(export.sheet)) + "\n").encode()


def make_pages(sheet: Sheet, capacity: int = CAPACITY) -> tuple[Page, ...]:
    """Return the open items of a sheet as pages.

    Args:
        sheet: The sheet; a new stage begins a new page.
        capacity: Bytes that a page may have in UTF-8.

    Raises:
        UsageError: Nothing is open.
    """
    bodies: list[tuple[Stage, str, list[str]]] = []
    # How much room the number takes depends on how many pages there are: as if fewer than ten, then what it takes.
    for digits in (1, 2, 3, 4):
        bodies = list(_bodies(sheet, capacity - len(f"{'9' * digits}/{'9' * digits} \n")))
        if len(bodies) < 10**digits:
            break
    if not bodies:
        raise UsageError(_NOTHING)
    return tuple(
        Page(stage, (f"{number}/{len(bodies)} {word}", *lines)) for number, (stage, word, lines) in enumerate(bodies, 1)
    )


def _bodies(sheet: Sheet, capacity: int) -> Iterator[tuple[Stage, str, list[str]]]:
    """Yield stage, its word, and the lines under it of each page."""
    for stage, word, rows in _open(sheet):
        for page in _fill(map(_line, rows), capacity - len(word.encode())):
            yield stage, word, page


def _open(sheet: Sheet) -> Iterator[tuple[Stage, str, list[Row]]]:
    """Yield each stage that has open items, with its word and those items."""
    stages = {part.stage: part.stage_word for part in sheet.parts}
    for stage, word in stages.items():
        rows = [row for part in sheet.parts if part.stage is stage for row in part.rows if row.state in _MARKS]
        if rows:
            yield stage, word, rows


def _line(row: Row) -> str:
    day = f"{row.until:%m-%d} " if row.state is State.WAITING and row.until else ""
    return f"{_MARKS[row.state]}{day}{row.says.text}"


def _fill(lines: Iterable[str], capacity: int) -> Iterator[list[str]]:
    """Yield the lines of one page after another; a line goes to the next page rather than in two, if it fits there."""
    page: list[str] = []
    for line in lines:
        if page and _size([*page, line]) > capacity:
            yield page
            page = []
        while _size([line]) > capacity:
            head = _head(line, capacity)
            yield [head.rstrip()]
            line = line[len(head) :]
        page.append(line)
    if page:
        yield page


def _size(lines: Iterable[str]) -> int:
    return len("\n".join(lines).encode())


def _head(line: str, capacity: int) -> str:
    """Return as much of a line as fits, up to a space where there is one in its second half."""
    head = line.encode()[:capacity].decode(errors="ignore")
    cut = head.rfind(" ") + 1
    return head[:cut] if cut > len(head) // 2 else head


_NOTHING = Text("没有还没办完的条目，没有可做成二维码的", "Nothing is left to do, so there is nothing to make codes of")
