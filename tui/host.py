"""The app as its screens see it: what only the whole program can do."""

from __future__ import annotations

from typing import Any

from textual.geometry import Offset
from textual.screen import Screen

from tui.command import Command, Scope
from tui.session import Session
from tui.terminal.safe_app import SafeApp


class Host(SafeApp):
    """What `ShebaoApp` offers its screens, so that they need not know it."""

    session: Session
    theme_name: str
    """The theme in use, by its name in the settings."""
    _cursor_place = Offset()

    @property
    def cursor_position(self) -> Offset:
        """Where the cursor of the terminal stands: at the place of whatever has the focus.

        It is not drawn, but screen magnifiers and braille displays follow it, and input methods open their window.
        """
        if self.app_focus:  # in another window's favour Textual takes the focus from every widget
            place = getattr(self.focused, "cursor_screen_offset", None)
            self._cursor_place = place if isinstance(place, Offset) else Offset()
        return self._cursor_place

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        """Take no notice: Textual's own fields say here what is asked of them when it is needed."""

    def go_to(self, found: str | None) -> None:
        """Go to an item, a guide or a checklist by id."""
        raise NotImplementedError

    def leave(self) -> None:
        """Quit once everything is saved."""
        raise NotImplementedError

    def offers(self, action: str) -> bool:
        """Tell whether a command can be given on this machine, by the name of its action."""
        raise NotImplementedError

    def offered(self, scope: Scope) -> tuple[Command, ...]:
        """Return the commands of a scope that can be given on this machine."""
        raise NotImplementedError

    def close_above(self, screen: Screen[Any]) -> None:
        """Close every screen that is open above one."""
        raise NotImplementedError

    def hide(self) -> None:
        """Hide everything until a key is pressed."""
        raise NotImplementedError

    def suspend_to_shell(self) -> None:
        """Give the terminal back to the shell until `fg`."""
        raise NotImplementedError

    def switch_language(self) -> None:
        """Draw every screen in the other language."""
        raise NotImplementedError

    def use_theme(self) -> None:
        """Take the colours from the settings."""
        raise NotImplementedError
