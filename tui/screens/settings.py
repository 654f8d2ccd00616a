"""Settings: language, colours, character width; each holds at once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from checklists.errors import ShebaoError
from checklists.records import replace
from checklists.settings import Settings
from checklists.text import Text
from tui.command import Scope
from tui.screens.base import BaseScreen, bindings
from tui.strings import screen as words
from tui.widgets.row_list import RowList
from tui.widgets.rows import Row, Tone


class SettingsScreen(BaseScreen[None]):
    """One list; Enter chooses."""

    SCOPE = Scope.DIALOG
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.DIALOG)

    def body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield RowList(id="list")

    def show(self) -> None:
        """Draw what is chosen now."""
        rows = self.query_one("#list", RowList)
        rows.set_rows(self._rows())
        self.set_focus(rows)
        self.show_title(self.say(words.SETTINGS))

    def action_open(self) -> None:
        """Choose what is under the cursor."""
        name, _, value = self.query_one("#list", RowList).key.partition("=")
        if not value:
            return
        if name == "language":
            if value != self.session.lang:
                self.shebao.switch_language()
            return
        settings: Settings = replace(self.session.settings, **{name: value})  # type: ignore[arg-type]
        try:
            self.session.set_settings(settings)
        except ShebaoError as error:
            self.tell(words.SETTINGS_FAILED, alarm=True, why=error.message)
        self.shebao.use_theme()
        self.show()

    def _rows(self) -> list[Row]:
        settings = self.session.settings
        themes = {
            name: text for name, text in words.THEMES.items() if name != "terminal" or "NO_COLOR" not in os.environ
        }
        width = "wide" if settings.width == "wide" else "auto"
        return [
            *self._choice(words.SETTING_LANGUAGE, "language", words.LANGUAGES, self.session.lang),
            *self._choice(words.SETTING_THEME, "theme", themes, self.shebao.theme_name),
            *self._choice(words.SETTING_WIDTH, "width", words.WIDTHS, width),
            *([Row(self.say(words.SETTINGS_GUEST), tone=Tone.MUTED)] if self.session.policy.guest else []),
        ]

    def _choice(self, title: Text, name: str, values: dict[str, Text], chosen: str) -> list[Row]:
        rows = [Row(self.say(title), tone=Tone.HEADING)]
        for value, text in values.items():
            mark = "(x)" if value == chosen else "( )"
            rows.append(Row(self.say(text), key=f"{name}={value}", head=mark))
        return [*rows, Row("")]
