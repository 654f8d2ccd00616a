"""The app on a screen that others may see: it hides when nobody types, or at once; and goes to the shell and back."""

from __future__ import annotations

from collections.abc import Iterator, Set
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui import idle
from tui.command import Command, Scope
from tui.host import Host
from tui.offers import closed_actions, offered
from tui.screens.base import BaseScreen
from tui.session import Session
from tui.strings import screen as words
from tui.terminal.jobs import stop_group

if TYPE_CHECKING:
    from tui.screens.privacy import PrivacyScreen

_FLUSH_SECONDS = 1.0
"""How long going to the shell waits for the disk."""


class DiscreetApp(Host):
    """What keeps a case from those who pass by."""

    # In small windows on top of a screen as well, where letters are typed text.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "hide", show=False, priority=True),
        Binding("ctrl+z", "suspend", show=False, priority=True),
    ]

    def __init__(self, session: Session, *, job_control: bool, stock_driver: bool) -> None:
        """Create the app.

        Args:
            session: What the screens share.
            job_control: Whether there is a shell to go to and come back from.
            stock_driver: Draw as Textual does by itself.
        """
        super().__init__(stock_driver=stock_driver)
        self.session = session
        policy = session.policy
        self._unavailable: Set[str] = closed_actions(policy, job_control=job_control)
        self._cover: PrivacyScreen | None = None
        self._idle = idle.Idle(idle.KIOSK_HIDE_AFTER if policy.kiosk else idle.HIDE_AFTER, self.hide)
        self._abandoned = idle.Idle(idle.KIOSK_LEAVE_AFTER, lambda: self.exit(0))

    def on_mount(self) -> None:
        """Begin to wait for the first key."""
        self._idle.touch()

    def on_unmount(self) -> None:
        """Wait no longer."""
        self._idle.stop()
        self._abandoned.stop()

    def offers(self, action: str) -> bool:
        """Tell whether a command can be given on this machine."""
        return action not in self._unavailable

    def offered(self, scope: Scope) -> tuple[Command, ...]:
        """Return the commands of a scope that can be given on this machine."""
        return offered(scope, self.session.policy, self._unavailable)

    def hide(self) -> None:
        """Hide everything until a key is pressed; a kiosk that is left hidden ends."""
        from tui.screens.privacy import PrivacyScreen

        if self._cover is not None or not self.is_running:
            return
        self._idle.stop()
        self.clear_notifications()
        kiosk = self.session.policy.kiosk
        self._cover = PrivacyScreen(self.session.say(words.HIDDEN_KIOSK if kiosk else words.HIDDEN))
        self.push_screen(self._cover)
        if kiosk:
            self._abandoned.touch()

    def push_screen(self, *args: Any, **kwargs: Any) -> Any:
        """Open a screen; while everything is hidden, below the cover."""
        with self._below_cover():
            return super().push_screen(*args, **kwargs)

    def switch_screen(self, screen: Any) -> Any:
        """Put a screen in the place of the one that is open, which the cover never is."""
        with self._below_cover():
            return super().switch_screen(screen)

    def pop_screen(self) -> AwaitComplete:
        """Close the screen that is open, which the cover never is."""
        with self._below_cover():
            return super().pop_screen()

    def close_above(self, screen: Screen[Any]) -> None:
        """Close every screen that is open above one, but not the cover."""
        with self._below_cover():
            while self._screen_stack[-1] is not screen:
                super().pop_screen()

    @contextmanager
    def _below_cover(self) -> Iterator[None]:
        """Lift the cover for as long as nothing is drawn.

        What a key set going may open or close a screen only after somebody hid everything.
        """
        cover, stack = self._cover, self._screen_stack
        if cover not in stack:
            yield
            return
        stack.remove(cover)
        try:
            yield
        finally:
            stack.append(cover)

    async def on_event(self, event: events.Event) -> None:
        """Take the key that shows everything again; it does nothing else, and nothing can be pasted meanwhile."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if self._cover is not None:
                if isinstance(event, events.Key):
                    await self._show()
                return
            self._idle.touch()
        await super().on_event(event)

    def suspend_to_shell(self) -> None:
        """Give the terminal back to the shell until `fg`, where there is a shell."""
        if not self.offers("suspend"):
            return
        self.session.flush(_FLUSH_SECONDS)
        with self.suspend():
            stop_group()
        self._idle.touch()

    def action_hide(self) -> None:
        """Hide everything at once."""
        self.hide()

    def action_suspend(self) -> None:
        """Go to the shell."""
        self.suspend_to_shell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Ctrl+Z to a note that is being written: it undoes there."""
        focused = self.focused
        return action != "suspend" or focused is None or "ctrl+z" not in focused._bindings.key_to_bindings

    async def action_quit(self) -> None:
        """Leave as by `q`; a window on top is closed first where leaving would have to ask."""
        if isinstance(self.screen, BaseScreen) or not self.session.at_risk():
            self.leave()

    async def _show(self) -> None:
        self._cover = None
        self._abandoned.stop()
        self._idle.touch()
        await self.pop_screen()
