"""Help: every key of the screen it was asked on, made from the registry, and what the marks mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from checklists import labels
from checklists.case import State
from tui.cells import pad
from tui.command import Command, Scope
from tui.screens.base import BaseScreen, bindings
from tui.strings import screen as words
from tui.widgets.row_list import RowList
from tui.widgets.rows import Row, Tone

_KEY_COLUMN = 16


class HelpScreen(BaseScreen[None]):
    """A list to read."""

    SCOPE = Scope.DIALOG
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.DIALOG)

    def __init__(self, scope: Scope) -> None:
        """Explain.

        Args:
            scope: The scope of the screen that help was asked on.
        """
        super().__init__()
        self._about = scope

    def body(self) -> Iterable[Widget]:
        """Yield the text."""
        yield RowList(id="list")

    def show(self) -> None:
        """Draw the text."""
        rows = self.query_one("#list", RowList)
        rows.set_rows(self._rows())
        self.set_focus(rows)
        self.show_title(self.say(words.HELP))

    def commands(self) -> tuple[Command, ...]:
        """Leave out opening: there is nothing to open here."""
        return tuple(command for command in super().commands() if command.id != "open")

    def _rows(self) -> list[Row]:
        zh = self.session.lang == "zh"
        policy = self.session.policy
        kept = words.HELP_KIOSK if policy.kiosk else words.HELP_GUEST if policy.guest else words.HELP_SAVED
        rows = [Row(self.say(text)) for text in (words.HELP_IME, kept, words.HELP_PRIVACY)]
        rows += [Row(""), Row(self.say(words.MENU), tone=Tone.HEADING)]
        for command in self.shebao.offered(self._about):
            rows.append(Row(self.say(command.help), head=pad(command.key_label(zh), _KEY_COLUMN)))
        rows += [Row(""), Row(self.say(words.HELP_MOVE), tone=Tone.HEADING)]
        rows += [Row(self.say(what), head=pad(self.say(keys), _KEY_COLUMN)) for keys, what in words.HELP_MOVE_KEYS]
        rows += [Row(""), Row(self.say(words.HELP_STATES), tone=Tone.HEADING)]
        rows += [Row(f"{labels.GLYPHS[state]}  {self.say(labels.STATES[state])}") for state in State]
        return [*rows, Row(f"{words.PENDING}  {self.say(words.PENDING_WORD)}")]
