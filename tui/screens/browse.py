"""Reading without a case: all channels, all checklists, one checklist, all regions, or the glossary."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from checklists import labels
from checklists.case import Answers
from checklists.model import Channel, Checklist, Stage
from tui.command import Command, Scope
from tui.screens.base import BaseScreen, bindings
from tui.screens.case_rows import warnings
from tui.screens.explain import sources
from tui.strings import screen as words
from tui.widgets.row_list import RowList
from tui.widgets.rows import Row, Tone


class BrowseScreen(BaseScreen[None]):
    """A list to read: `channels`, `checklists`, `regions`, `terms`, or the id of one checklist."""

    SCOPE = Scope.BROWSE
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.BROWSE)

    def __init__(self, what: str, item_id: str = "") -> None:
        """Show a list.

        Args:
            what: `channels`, `checklists`, `regions`, `terms`, or a checklist id.
            item_id: Full id of the item to put the cursor on.
        """
        super().__init__()
        self._what = what
        self._first_item = item_id

    def body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield RowList(id="list")

    def show(self) -> None:
        """Draw the list."""
        rows = self.query_one("#list", RowList)
        rows.set_rows(self._rows(), key=self._first_item or None)
        self._first_item = ""
        self.set_focus(rows)
        titles = {
            "channels": words.ALL_GUIDES,
            "checklists": words.ALL_CHECKLISTS,
            "regions": words.ALL_REGIONS,
            "terms": words.GLOSSARY,
        }
        checklist = self.session.library.checklists.get(self._what)
        self.show_title(self.say(checklist.title if checklist else titles[self._what]))

    def action_open(self) -> None:
        """Open the guide, the checklist, the region, or the guide of an item."""
        from tui.screens.guide import GuideScreen
        from tui.screens.regions import RegionScreen

        key = self.query_one("#list", RowList).key
        library = self.session.library
        if key in library.channels:
            self.app.push_screen(GuideScreen(library.place(key)))
        elif key in library.checklists:
            self.app.push_screen(BrowseScreen(key))
        elif key in library.regions:
            self.app.push_screen(RegionScreen(library.regions[key]))
        elif found := library.find(key):
            target = library.target(found[0].guide, self._any_channel(found[1]))
            if target:
                self.app.push_screen(GuideScreen(target))

    def commands(self) -> tuple[Command, ...]:
        """Leave out the blank list where there is nothing to make one of."""
        nothing = self._what in ("regions", "terms")
        return tuple(each for each in super().commands() if each.id != "export" or not nothing)

    def action_export(self) -> None:
        """Take the blank list of the checklist or channel along that is shown or under the cursor."""
        from checklists.blank import blank_of_answers, blank_of_checklist
        from tui.screens.shown import export_screen

        library, key = self.session.library, self.query_one("#list", RowList).key
        shown = self._what if self._what in library.checklists else key
        if shown in library.checklists:
            self.app.push_screen(export_screen(self.session, blank_of_checklist(library.checklists[shown])))
        elif shown in library.channels:
            self.app.push_screen(export_screen(self.session, blank_of_answers(library, Answers(channel=shown))))

    def action_guides(self) -> None:
        """List all channels, unless they are shown already."""
        if self._what != "channels":
            super().action_guides()

    def _any_channel(self, holder: object) -> str:
        """Return a channel that a link without one can mean: the checklist's first, or the first of all."""
        channels = holder.for_channels if isinstance(holder, Checklist) else ()
        return channels[0] if channels else next(iter(self.session.library.channels))

    def _rows(self) -> list[Row]:
        if self._what == "channels":
            return list(self._channel_rows())
        if self._what == "checklists":
            return list(self._checklist_rows())
        if self._what == "regions":
            return list(self._region_rows())
        if self._what == "terms":
            return list(self._term_rows())
        return list(self._item_rows(self.session.library.checklists[self._what]))

    def _channel_rows(self) -> Iterable[Row]:
        for channel in self.session.library.channels.values():
            checked = self.say(words.REVIEWED, date=channel.reviewed.isoformat())
            tail = "  ".join(filter(None, (self._origin(channel), checked)))
            yield Row(self.say(channel.name), key=channel.id, tail=tail, tone=Tone.STRONG)
            yield Row(self.say(channel.summary), tone=Tone.MUTED, indent=2)

    def _checklist_rows(self) -> Iterable[Row]:
        for stage in Stage:
            checklists = self.session.library.by_stage(stage)
            if checklists:
                yield Row(self.say(labels.STAGES[stage]), tone=Tone.HEADING)
            for checklist in checklists:
                tail = "  ".join(filter(None, (self._origin(checklist), str(len(checklist.items)))))
                yield Row(self.say(checklist.title), key=checklist.id, tail=tail)
            if checklists:
                yield Row("")

    def _origin(self, holder: Checklist | Channel) -> str:
        mark = self.session.library.origin(holder)
        return self.say(mark) if mark else ""

    def _region_rows(self) -> Iterable[Row]:
        for region in self.session.library.regions.values():
            held = self.say(words.REGION_HOLDS, notes=len(region.notes), entries=len(region.entries))
            yield Row(self.say(region.name), key=region.id, tail=held, tone=Tone.STRONG)
        yield Row("")
        yield Row(self.say(words.REGION_ADVICE), tone=Tone.MUTED)

    def _term_rows(self) -> Iterable[Row]:
        for number, term in enumerate(self.session.library.terms):
            yield Row(f"{term.term.zh}  {term.term.en}", key=f"term:{number}", tone=Tone.STRONG)
            yield Row(self.say(term.meaning), indent=2)

    def _item_rows(self, checklist: Checklist) -> Iterable[Row]:
        yield Row(self.say(checklist.title), tone=Tone.HEADING)
        if checklist.intro:
            yield Row(self.say(checklist.intro), tone=Tone.MUTED)
        for item in checklist.items:
            tail = "  ".join(self.say(mark) for mark in warnings(self.session, item, checklist))
            yield Row(self.say(item.text), key=f"{checklist.id}/{item.id}", head="[ ]", tail=tail, tone=Tone.STRONG)
            if item.why:
                yield Row(self.say(item.why), indent=4)
            if item.sources:
                yield Row(f"{self.say(labels.BASIS)}: {sources(self.session, item)}", tone=Tone.MUTED, indent=4)
