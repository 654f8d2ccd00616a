"""One address, shown large, with whether it is official and a QR code for a phone; it is never opened here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from checklists import labels
from checklists.model import Entry, EntryKind
from tui.command import Command, Scope
from tui.qr import cells_of, encode
from tui.screens.base import BaseScreen, bindings
from tui.screens.guide_rows import entry_marks
from tui.strings import screen as words
from tui.widgets.qr_code import QrCode
from tui.widgets.row_list import RowList
from tui.widgets.rows import Row, Tone

_ABOVE = 10
"""Lines that the text and the bars take."""


class AddressScreen(BaseScreen[None]):
    """Shows one way into a channel."""

    SCOPE = Scope.DIALOG
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.DIALOG)

    def __init__(self, entry: Entry) -> None:
        """Show an entry.

        Args:
            entry: The address, number, app or place.
        """
        super().__init__()
        self._entry = entry

    def body(self) -> Iterable[Widget]:
        """Yield the text and, for what a phone can use, the code."""
        yield RowList(id="list")
        if self._payload():
            yield QrCode()

    def show(self) -> None:
        """Draw the text."""
        codes = self.query(QrCode)
        for code in codes:
            code.display = self._draw(code)
        rows = self.query_one("#list", RowList)
        rows.set_rows(self._rows(drawn=any(code.display for code in codes)))
        self.set_focus(rows)
        self.show_title(self.say(labels.ENTRY_KINDS[self._entry.kind]))

    def commands(self) -> tuple[Command, ...]:
        """Leave out opening: there is nothing to open here."""
        return tuple(command for command in super().commands() if command.id != "open")

    def _draw(self, code: QrCode) -> bool:
        """Draw the code and tell whether the screen has room for it under the text."""
        half = self.session.narrow
        modules = encode(self._payload())
        code.show(modules, half=half)
        width, height = cells_of(len(modules), half=half)
        return self.app.size.width >= width and self.app.size.height - _ABOVE >= height

    def _payload(self) -> str:
        value = self._entry.value
        if self._entry.kind is EntryKind.WEB:
            return value if value.startswith("https://") else f"https://{value}"
        return f"tel:{value}" if self._entry.kind is EntryKind.PHONE else ""

    def _rows(self, *, drawn: bool) -> list[Row]:
        entry = self._entry
        rows = [
            Row(self.say(entry.label), tail=entry_marks(self.session, entry), tone=Tone.STRONG),
            Row(""),
            Row(entry.value, tone=Tone.HEADING, indent=2),
        ]
        if not entry.value:
            rows = rows[:1]
        if entry.note:
            rows += [Row(""), Row(self.say(entry.note))]
        cited = "; ".join(self.say(self.session.library.cite(reference)) for reference in entry.sources)
        if cited:
            rows += [Row(f"{self.say(labels.BASIS)}: {cited}", tone=Tone.MUTED)]
        if self._payload():
            rows += [Row(self.say(words.QR_HINT if drawn else words.QR_TOO_BIG), tone=Tone.MUTED)]
        return [*rows, Row(self.say(words.SHOW_ONLY), tone=Tone.MUTED)]
