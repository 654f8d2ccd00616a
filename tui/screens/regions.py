"""What one region says and the ways in that only it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widget import Widget

from checklists.model import Region
from tui.command import Command, Scope
from tui.screens.base import BaseScreen, bindings
from tui.screens.guide_rows import ADDRESS, entry_row, note_rows
from tui.session import Session
from tui.strings import screen as words
from tui.widgets.row_list import RowList
from tui.widgets.rows import Row, Tone

NOTE = "!"
"""Begins the key of a row that leads to what a note is about."""


class RegionScreen(BaseScreen[None]):
    """Reads one region; Enter shows an address, or goes to what a note is about."""

    SCOPE = Scope.BROWSE
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.BROWSE)

    def __init__(self, region: Region) -> None:
        """Show a region.

        Args:
            region: The region.
        """
        super().__init__()
        self._region = region

    def body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield RowList(id="list")

    def show(self) -> None:
        """Draw the region."""
        rows = self.query_one("#list", RowList)
        rows.set_rows(list(region_rows(self.session, self._region)))
        self.set_focus(rows)
        checked = self.say(words.REVIEWED, date=self._region.reviewed.isoformat())
        self.show_title(self.say(words.ALL_REGIONS), self.say(self._region.name), facts=[checked])

    def commands(self) -> tuple[Command, ...]:
        """Leave out the blank list: a region has none."""
        return tuple(each for each in super().commands() if each.id != "export")

    def action_open(self) -> None:
        """Show the address under the cursor, or go to what the note under it is about."""
        key = self.query_one("#list", RowList).key
        if key.startswith(ADDRESS):
            self._show_address(int(key.removeprefix(ADDRESS)))
        elif key.startswith(NOTE):
            self._go_to(key.removeprefix(NOTE))

    def on_key(self, event: events.Key) -> None:
        """Show an address by its number."""
        if event.character and event.character in "123456789１２３４５６７８９":
            event.stop()
            self._show_address(int(event.character))

    def _show_address(self, number: int) -> None:
        from tui.screens.address import AddressScreen

        if 0 < number <= len(self._region.entries):
            self.app.push_screen(AddressScreen(self._region.entries[number - 1]))

    def _go_to(self, note_id: str) -> None:
        from tui.screens.guide import GuideScreen

        place = next((note.about[0] for note in self._region.notes if note.id == note_id and note.about), "")
        if "#" in place:
            self.app.push_screen(GuideScreen(self.session.library.target(place)))
        else:
            self.shebao.go_to(place)


def region_rows(session: Session, region: Region) -> Iterator[Row]:
    """Yield the rows of a region: its notes, then its ways in."""
    yield Row(session.say(words.REGION_NOTES), tone=Tone.HEADING)
    for note in region.notes:
        yield from note_rows(session, region, note, key=f"{NOTE}{note.id}")
    yield Row("")
    yield Row(session.say(words.ENTRIES), tone=Tone.HEADING)
    for number, entry in enumerate(region.entries, 1):
        yield entry_row(session, number, entry)
        if entry.note:
            yield Row(session.say(entry.note), tone=Tone.MUTED, indent=2)
    yield Row("")
    yield Row(session.say(words.REGION_ADVICE), tone=Tone.MUTED)
