"""Channels side by side: what each shows of the topics, in columns, and in words for the one under the cursor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.widget import Widget

from checklists.comparison import Compared, Comparison, compare
from checklists.model import Showing
from tui.command import Command, Scope
from tui.matrix import Grid, lay_out
from tui.screens.base import BaseScreen, bindings
from tui.strings import screen as words
from tui.widgets.columns import ColumnHeads
from tui.widgets.prose import Block, Prose
from tui.widgets.row_list import RowList
from tui.widgets.rows import CURSOR_WIDTH, Row, Tone
from tui.wrap import wrap

_PAGING = {"previous", "next"}
_SCROLL_BAR = 1


class CompareScreen(BaseScreen[None]):
    """The comparison for the open case: its topics, what is at hand; all topics without a case."""

    SCOPE = Scope.COMPARE
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.COMPARE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-usual")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012

    _page = 0

    def body(self) -> Iterable[Widget]:
        """Yield the heads, the list and the words."""
        yield ColumnHeads(id="heads")
        yield RowList(id="list")
        yield Prose(id="prose")

    def commands(self) -> tuple[Command, ...]:
        """Leave out the paging where everything is on one page."""
        paged = len(self._grids(self._comparison())) > 1
        return tuple(command for command in super().commands() if paged or command.id not in _PAGING)

    def show(self) -> None:
        """Draw the page that is open."""
        comparison = self._comparison()
        grids = self._grids(comparison)
        self._page = min(self._page, len(grids) - 1)
        grid = grids[self._page]
        legend = wrap(self.say(words.LEGEND), self._room())
        indent = " " * CURSOR_WIDTH
        self.query_one(ColumnHeads).show([indent + line for line in legend], [indent + line for line in grid.heads])
        rows = self.query_one("#list", RowList)
        rows.set_rows(list(self._rows(comparison, grid)))
        self.set_focus(rows)
        page = self.say(words.PAGE, page=self._page + 1, pages=len(grids)) if len(grids) > 1 else ""
        name = self.session.case.name if self.session.case else ""
        self.show_title(*filter(None, [name, self.say(words.COMPARE)]), facts=[page])
        self.show_keys()
        self._show_words(comparison)

    def action_open(self) -> None:
        """Open the guide of the channel under the cursor, at what it shows."""
        from tui.screens.guide import GuideScreen

        key = self.query_one("#list", RowList).key
        self.app.push_screen(GuideScreen(self.session.library.place(key)))

    def action_previous(self) -> None:
        """Show the topics before these."""
        self._turn(-1)

    def action_next(self) -> None:
        """Show the topics after these."""
        self._turn(1)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the columns out anew."""
        super().on_resize(event)
        if self.query("#list") and self.query_one("#list", RowList).rows:
            self.show()

    @on(RowList.Rested, "#list")
    def _rested(self) -> None:
        self._show_words(self._comparison())

    def _turn(self, step: int) -> None:
        self._page = max(self._page + step, 0)
        self.show()

    def _comparison(self) -> Comparison:
        case = self.session.case
        if case is None:
            return compare(self.session.library)
        return compare(self.session.library, case.answers.topics, case.answers.means)

    def _grids(self, comparison: Comparison) -> tuple[Grid, ...]:
        return lay_out(comparison, self.session.lang, self._room())

    def _room(self) -> int:
        """Return the cells that a row has for its text."""
        return max(self.app.size.width - CURSOR_WIDTH - _SCROLL_BAR - 1, 1)

    def _rows(self, comparison: Comparison, grid: Grid) -> Iterable[Row]:
        usable = [row for row in comparison.rows if row.usable]
        yield from (Row(grid.line(row), key=row.channel.id) for row in usable)
        if len(usable) < len(comparison.rows):
            yield Row("")
            yield Row(self.say(words.NOT_AT_HAND), tone=Tone.HEADING)
        yield from (Row(grid.line(row), key=row.channel.id) for row in comparison.rows if not row.usable)

    def _show_words(self, comparison: Comparison) -> None:
        key = self.query_one("#list", RowList).key
        row = next((row for row in comparison.rows if row.channel.id == key), None)
        self.query_one(Prose).show(list(self._blocks(comparison, row)) if row else [])

    def _blocks(self, comparison: Comparison, row: Compared) -> Iterable[Block]:
        """Yield what a channel is, and in words what it shows of the topics of every page."""
        channel = row.channel
        about = words.NAME_AND_SUMMARY.format(name=channel.name, summary=channel.summary)
        yield Block(self.say(words.CHANNEL), self.say(about))
        comma = "，" if self.session.lang == "zh" else ", "
        for showing in (Showing.FULL, Showing.PARTIAL, Showing.UNKNOWN, Showing.NO):
            topics = [
                self.say(option.text)
                for option, shown in zip(comparison.topics, row.showings, strict=True)
                if shown is showing
            ]
            if topics:
                yield Block(self.say(words.SHOWINGS[showing]), comma.join(topics), "prose--quiet")
