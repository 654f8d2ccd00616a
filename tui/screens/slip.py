"""The open items as QR codes, page by page, for a phone to take along."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from checklists.errors import ShebaoError
from checklists.formats import Export
from checklists.formats.qr import CAPACITY, Page, make_pages
from tui.command import Command, Scope
from tui.qr import CAPACITIES, encode, largest
from tui.screens.base import BaseScreen, bindings
from tui.strings import screen as words
from tui.widgets.bars import KeyBar
from tui.widgets.qr_code import QrCode
from tui.widgets.row_list import RowList
from tui.widgets.rows import Row, Tone

_BESIDE = 12
"""Columns kept beside the code, for the number of the page at least."""
_TEXT = 20
"""Columns that text needs."""


class SlipScreen(BaseScreen[None]):
    """Shows one page at a time; the whole height is the code's, so there is no title bar."""

    DEFAULT_CSS = """
    SlipScreen #slip { height: 1fr; }
    SlipScreen #slip QrCode { margin: 0 1 0 0; }
    """

    SCOPE = Scope.SLIP
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.SLIP)

    def __init__(self, export: Export) -> None:
        """Show the slip of a list.

        Args:
            export: The list.

        Raises:
            UsageError: Nothing of it is open.
        """
        super().__init__()
        self._sheet = export.sheet
        self._pages = make_pages(self._sheet)
        self._half: bool | None = None
        """Whether modules share cells, if the person chose."""
        self._version = 0
        self._at = 0

    def compose(self) -> ComposeResult:
        """Lay out code, text and keys."""
        yield Horizontal(*self.body(), id="slip")
        yield KeyBar(id="keys")

    def body(self) -> Iterable[Widget]:
        """Yield the code and what stands beside it."""
        yield QrCode()
        text = RowList(id="list")
        text.can_focus = False
        yield text

    def show(self) -> None:
        """Fit the pages to the window and draw the one that is open, or the one that holds its beginning now."""
        columns, lines = self.app.size
        version = largest(columns - _BESIDE, lines - 1, half=self._halved)
        if version != self._version:
            passed = self._at / len(self._pages)
            self._version = version
            self._pages = make_pages(self._sheet, CAPACITIES[version - 1] if version else CAPACITY)
            self._at = int(passed * len(self._pages))
        self._draw()

    def commands(self) -> tuple[Command, ...]:
        """Leave out the other way of drawing where it is known to fail."""
        return tuple(each for each in super().commands() if each.id != "drawing" or not self.session.wide)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the pages to the new size."""
        super().on_resize(event)
        if self.query(QrCode):
            self.show()

    def action_previous(self) -> None:
        """Go to the page before."""
        self._go(self._at - 1)

    def action_next(self) -> None:
        """Go to the next page."""
        self._go(self._at + 1)

    def action_stage_before(self) -> None:
        """Go to the first page of this stage, or of the one before."""
        firsts = [place for place in self._firsts() if place < self._at]
        self._go(firsts[-1] if firsts else 0)

    def action_stage_after(self) -> None:
        """Go to the first page of the next stage."""
        self._go(next((place for place in self._firsts() if place > self._at), self._at))

    def action_drawing(self) -> None:
        """Draw in the other way: a module on two cells, or two modules on one."""
        if not self.session.wide:
            self._half = not self._halved
            self.show()

    @property
    def _halved(self) -> bool:
        return self.session.narrow if self._half is None else self._half

    def _firsts(self) -> list[int]:
        """Return the first page of each stage."""
        stages = [page.stage for page in self._pages]
        return [place for place, stage in enumerate(stages) if not place or stages[place - 1] is not stage]

    def _go(self, place: int) -> None:
        place = min(max(place, 0), len(self._pages) - 1)
        if place != self._at:
            self._at = place
            self._draw()

    def _draw(self) -> None:
        page = self._pages[self._at]
        code, beside = self.query_one(QrCode), self.query_one(RowList)
        code.display = self._version > 0
        room = self.app.size.width
        if self._version:
            code.show(encode(page.text, self._version), half=self._halved)
            room -= code.width
        beside.set_rows(self._rows(page, told=room >= _TEXT))

    def _rows(self, page: Page, *, told: bool) -> list[Row]:
        """Return what stands beside the code: the number of the page, and if there is room its text and what to do."""
        number, *lines = page.lines
        rows = [Row(number, tone=Tone.HEADING)]
        if told:
            rows += [Row(""), *(Row(line) for line in lines), Row("")]
            hint = words.SLIP_HINT if self._version else words.SLIP_TOO_SMALL
            rows.append(Row(self.say(hint), tone=Tone.MUTED))
            if not self.session.wide and not self.session.narrow:
                rows.append(Row(self.say(words.SLIP_DRAWING), tone=Tone.MUTED))
        return rows


def show_slip(screen: BaseScreen[Any], export: Export) -> None:
    """Open the slip of a list on top of a screen; say so where nothing of it is open."""
    try:
        screen.app.push_screen(SlipScreen(export))
    except ShebaoError as error:
        screen.tell_error(error)
