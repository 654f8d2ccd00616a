"""The whole list on the screen, where no file may be written: to copy down or to photograph, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from checklists import labels
from checklists.blank import Blank, export_blank
from checklists.case import State
from checklists.formats import Export
from checklists.formats.document import Row as Item
from checklists.text import clean
from tui.command import Scope
from tui.glyphs import draw
from tui.screens.base import BaseScreen, bindings
from tui.session import Session
from tui.strings import screen as words
from tui.widgets.row_list import RowList
from tui.widgets.rows import Row, Tone

_SLIP = "?slip"


class ShownScreen(BaseScreen[None]):
    """The open case as text, or a blank list."""

    SCOPE = Scope.DIALOG
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.DIALOG)

    def __init__(self, blank: Blank | None = None) -> None:
        """Show the open case.

        Args:
            blank: A blank list instead.
        """
        super().__init__()
        self._blank = blank

    def body(self) -> Iterable[Widget]:
        """Yield the text."""
        yield RowList(id="list")

    def show(self) -> None:
        """Draw the text; with that it has been taken along."""
        rows = self.query_one("#list", RowList)
        codes = Row(self.say(words.EXPORT_SHOW), key=_SLIP, tone=Tone.STRONG)
        rows.set_rows([Row(self.say(words.SHOWN_HINT), tone=Tone.MUTED), codes, Row(""), *self._rows()])
        self.set_focus(rows)
        if self._blank is None:
            self.session.take_along()
        self.show_title(self._export().case.name, self.say(words.SHOWN))

    def action_open(self) -> None:
        """Show what is open as QR codes, for a phone to take along."""
        from tui.screens.slip import show_slip

        show_slip(self, self._export())

    def _export(self) -> Export:
        session = self.session
        if self._blank is None:
            return Export(session.library, session.opened, session.plan, session.lang, session.today)
        return export_blank(session.library, self._blank, session.lang, session.clock())

    def _rows(self) -> Iterable[Row]:
        session, sheet = self.session, self._export().sheet
        yield Row(sheet.title, tone=Tone.STRONG)
        for line in sheet.head:
            yield self._labelled(line.label, line.value)
        yield Row("  ".join(filter(None, (sheet.progress, sheet.verdict))))
        for part in sheet.parts:
            yield Row("")
            yield Row(f"{self._labelled(part.stage_word, part.title).text}  {part.progress}", tone=Tone.HEADING)
            for item in part.rows:
                yield Row(item.says.text, head=item.glyph, tail=self._tail(item))
                if item.note:
                    yield self._labelled(self.say(labels.NOTE), draw(session, clean(item.note)), indent=4)
        for address in sheet.channel.addresses if sheet.channel else ():
            yield self._labelled(address.label, address.value)

    def _labelled(self, label: str, value: str, *, indent: int = 0) -> Row:
        return Row(self.say(words.LABELLED, label=label, value=value), indent=indent)

    def _tail(self, item: Item) -> str:
        if item.state is State.NA and item.reason:
            return draw(self.session, self.say(words.NA_REASON, reason=labels.in_words(item.reason)))
        return self.say(words.WAITING_UNTIL, date=item.until) if item.until else ""


def export_screen(session: Session, blank: Blank | None = None) -> BaseScreen[Any]:
    """Return where a list is exported: to a file, or in a kiosk on the screen.

    Args:
        session: What the screens share.
        blank: A blank list; the open case if not given.
    """
    if session.policy.kiosk:
        return ShownScreen(blank)
    from tui.screens.export import ExportScreen

    return ExportScreen(blank)
