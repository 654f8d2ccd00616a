"""The guide of a channel: seven sections, steps to tick, the items that point here, and the ways in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widget import Widget

from checklists.case import Answers
from checklists.library import Target
from checklists.model import SectionId
from tui.command import Command, Scope
from tui.screens.base import bindings
from tui.screens.explain import explain
from tui.screens.guide_rows import ADDRESS, POINTER, guide_rows, ways_in
from tui.screens.marking import SLOW_SAVE, MarkingScreen
from tui.strings import screen as words
from tui.widgets.bars import Tab, TabBar
from tui.widgets.row_list import RowList
from tui.widgets.rows import Row, Tone

_MARKING = {"tick", "not_applicable", "problem", "wait", "note", "undo", "redo"}


class GuideScreen(MarkingScreen):
    """Reads one guide, section by section; opened from an item it begins with that item's reason."""

    SCOPE = Scope.GUIDE
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.GUIDE)

    def __init__(self, target: Target | None, from_item: str = "") -> None:
        """Show a guide.

        Args:
            target: Channel, section and item to begin with; without one only the item is explained.
            from_item: Full id of the item of the open case whose guide was asked for.
        """
        super().__init__()
        self._target = target
        self._from_item = from_item
        self._section = target.section.id if target else None
        self._begin_at = f"{target.channel.id}/{target.item.id}" if target and target.item else ""

    def body(self) -> Iterable[Widget]:
        """Yield sections and text."""
        yield TabBar(id="stages")
        yield RowList(id="list")

    def commands(self) -> tuple[Command, ...]:
        """Leave out marking where nothing can be marked."""
        commands = super().commands()
        if self._can_mark():
            return commands
        return tuple(command for command in commands if command.id not in _MARKING)

    def show(self) -> None:
        """Draw the section."""
        rows = self.query_one("#list", RowList)
        begin_at = self._begin_at if not rows.rows else None
        rows.set_rows(self._rows(), key=begin_at or None)
        self.set_focus(rows)
        self._show_bars()

    def item_under_cursor(self) -> str:
        """Return the step under the cursor, or the checklist item of a row that points here."""
        key = self.query_one("#list", RowList).key
        key = key.removeprefix(POINTER)
        return key if self.session.case and self.session.plan.find(key) else ""

    def marked(self, item_id: str) -> None:
        """Draw a changed step, once it is saved or saving takes long."""
        self.set_timer(SLOW_SAVE, self._draw)

    def saved(self, changed: frozenset[str]) -> None:
        """Draw the steps that are durable now or were marked in another session."""
        if changed:
            self._draw()

    def action_open(self) -> None:
        """Show the address or go to the item under the cursor."""
        key = self.query_one("#list", RowList).key
        if key.startswith(ADDRESS):
            self._show_address(int(key.removeprefix(ADDRESS)))
        elif key.startswith(POINTER):
            self.shebao.go_to(key.removeprefix(POINTER))

    def action_previous(self) -> None:
        """Go to the section before."""
        self._turn(-1)

    def action_next(self) -> None:
        """Go to the next section."""
        self._turn(1)

    def action_export(self) -> None:
        """Take the list of the open case along; without one, the blank list of this channel."""
        from checklists.blank import blank_of_answers
        from tui.screens.shown import export_screen

        if self.session.case:
            self.app.push_screen(export_screen(self.session))
        elif self._target:
            blank = blank_of_answers(self.session.library, Answers(channel=self._target.channel.id))
            self.app.push_screen(export_screen(self.session, blank))

    def on_key(self, event: events.Key) -> None:
        """Show an address by its number."""
        if event.character and event.character in "123456789１２３４５６７８９":
            event.stop()
            self._show_address(int(event.character))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Switch off marking where nothing can be marked."""
        return super().check_action(action, parameters) and (action not in _MARKING or self._can_mark())

    def _draw(self) -> None:
        self.query_one("#list", RowList).set_rows(self._rows())
        self._show_bars()

    def _can_mark(self) -> bool:
        return self.session.case is not None

    def _rows(self) -> list[Row]:
        rows = self._item_rows()
        if self._target and self._section:
            rows += guide_rows(self.session, self._target.channel, self._section)
        return rows

    def _item_rows(self) -> list[Row]:
        """Return the item that was asked about, where it is not part of this guide itself."""
        found = self.session.plan.find(self._from_item) if self.session.case and self._from_item else None
        asked_here = self._target and self._section == self._target.section.id
        if not found or (self._target and not asked_here) or self._from_item == self._begin_at:
            return []
        rows = [Row(self.say(words.FROM_ITEM), tone=Tone.HEADING), Row(self.say(found[0].text), tone=Tone.STRONG)]
        rows += [Row(f"{block.label}: {block.text}") for block in explain(self.session, self._from_item, found[0])]
        return [*rows, Row("")]

    def _show_bars(self) -> None:
        name = self.session.case.name if self.session.case else ""
        if not self._target:
            self.show_title(*filter(None, [name, self.say(words.FROM_ITEM)]))
            return
        channel = self._target.channel
        checked = self.say(words.REVIEWED, date=channel.reviewed.isoformat())
        path = [name, f"{self.say(words.GUIDE)}: {self.say(channel.name)}"]
        self.show_title(*filter(None, path), facts=[checked])
        tabs = [Tab(self.say(words.SECTIONS[section])) for section in SectionId]
        self.query_one(TabBar).show(tabs, list(SectionId).index(SectionId(self._section or SectionId.CAN_SHOW)))

    def _turn(self, step: int) -> None:
        if not self._target or not self._section:
            return
        sections = list(SectionId)
        place = min(max(sections.index(self._section) + step, 0), len(sections) - 1)
        if sections[place] is self._section:
            return
        self._section = sections[place]
        rows = self.query_one("#list", RowList)
        rows.set_rows(self._rows(), key="")
        rows.action_end(-1)
        self._show_bars()

    def _show_address(self, number: int) -> None:
        from tui.screens.address import AddressScreen

        entries = ways_in(self.session, self._target.channel) if self._target else ()
        if 0 < number <= len(entries):
            self.app.push_screen(AddressScreen(entries[number - 1]))
