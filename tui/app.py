"""The app: theme, first screen, and what only the whole program can do."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from checklists.case import Case
from checklists.errors import ShebaoError
from checklists.library import Library
from checklists.model import Checklist
from checklists.settings import Settings
from checklists.store import Store
from checklists.text import Lang, Text
from tui.host import Host
from tui.screens.base import BaseScreen
from tui.screens.case import CaseScreen
from tui.session import Session
from tui.strings import screen as words
from tui.terminal.cell_driver import DrawingFailed, WidthMeasured
from tui.themes import THEMES, theme_for
from tui.widgets.row_list import BlankScrollBarRender

_QUIT_SECONDS = 3.0
"""How long leaving waits for the disk before it asks."""


class ShebaoApp(Host):
    """The full screen."""

    CSS_PATH = "styles/app.tcss"
    ENABLE_COMMAND_PALETTE = False
    COMMANDS: ClassVar[set[object]] = set()  # type: ignore[assignment]
    ESCAPE_TO_MINIMIZE = False

    def __init__(
        self, session: Session, case_id: str = "", complaints: Sequence[Text] = (), *, stock_driver: bool = False
    ) -> None:
        """Create the app.

        Args:
            session: What the screens share.
            case_id: A case to open at once.
            complaints: What is to be said at the start.
            stock_driver: Draw as Textual does by itself.
        """
        super().__init__(stock_driver=stock_driver)
        self.session = session
        self.theme_name = "dark"
        self._case_id = case_id
        self._complaints = complaints
        self._warned = False
        self._opening: Any = None
        for theme in THEMES:
            self.register_theme(theme)
        self.use_theme()
        session.told = self._told
        ScrollBar.renderer = BlankScrollBarRender

    def get_default_screen(self) -> Screen[None]:
        """Return the case that was asked for, or else the home screen."""
        if self._case_id:
            screen = CaseScreen()
            screen._push_result_callback(self, None)  # what Textual gives every screen but the first, to be left by
            return screen
        from tui.screens.home import HomeScreen

        return HomeScreen()

    def on_mount(self) -> None:
        """Say what is to be said at the start."""
        for complaint in self._complaints:
            self.notify(self.session.say(complaint), severity="warning", markup=False, timeout=10)

    def flush_changes(self) -> None:
        """Save what is left when a stuck terminal keeps the app from ending in order."""
        self.session.quit(_QUIT_SECONDS)

    def push_screen(self, *args: Any, **kwargs: Any) -> Any:
        """Open a screen; the next key waits until it can take it."""
        self._opening = super().push_screen(*args, **kwargs)
        return self._opening

    def switch_screen(self, screen: Any) -> Any:
        """Put a screen in the place of the one that is open; the next key waits for it as well."""
        self._opening = super().switch_screen(screen)
        return self._opening

    async def on_event(self, event: events.Event) -> None:
        """Handle a key wholly before the next: what is typed ahead of a slow line goes where it was meant to go."""
        await super().on_event(event)
        if isinstance(event, events.Key):
            while self._opening is not None:
                opening, self._opening = self._opening, None
                await opening

    def refresh_css(self, animate: bool = True) -> None:
        """Take in other colours; before there is a screen the styles are yet to be read, and need not be read twice."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def use_theme(self) -> None:
        """Take the colours from the settings."""
        self.theme_name, self.theme = theme_for(
            self.session.settings.theme,
            no_color="NO_COLOR" in os.environ,
            sixteen=self.console.color_system == "standard",
        )

    def switch_language(self) -> None:
        """Draw every screen in the other language."""
        try:
            self.session.switch_language()
        except ShebaoError as error:
            self.notify(self.session.say(error.message), severity="warning", markup=False)
        self._show_all()

    def on_drawing_failed(self, event: DrawingFailed) -> None:
        """Go on with drawing in whole pieces, and say so."""
        super().on_drawing_failed(event)
        text = words.DRAWN_WHOLE.format(code=event.code)
        self.notify(self.session.say(text), severity="warning", markup=False, timeout=10)

    def on_width_measured(self, event: WidthMeasured) -> None:
        """Draw plain characters in place of those that this terminal draws wider than they were laid out."""
        if event.cells > 1:
            self.session.measured_wide = True
            self._show_all()

    def _show_all(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen) and screen.is_mounted:
                screen.show_keys()
                screen.show()

    def go_to(self, found: str | None) -> None:
        """Go to what a search found: an item of the open case, a guide, a checklist, or a region.

        Args:
            found: Full item id, channel id, checklist id or region id.
        """
        from tui.screens.browse import BrowseScreen
        from tui.screens.guide import GuideScreen
        from tui.screens.regions import RegionScreen

        if not found:
            return
        session, library = self.session, self.session.library
        if session.case and session.plan.find(found) and self._return_to_case(found):
            return
        holder_id = found.split("/")[0]
        if holder_id in library.channels:
            self.push_screen(GuideScreen(library.place(found)))
        elif isinstance(library.checklists.get(holder_id), Checklist):
            self.push_screen(BrowseScreen(holder_id, found))
        elif holder_id in library.regions:
            self.push_screen(RegionScreen(library.regions[holder_id]))

    def leave(self) -> None:
        """Quit once everything is saved; ask if the disk refuses."""
        if self.session.quit(_QUIT_SECONDS):
            self.exit(0)
            return
        screen = self.screen
        if not isinstance(screen, BaseScreen):
            return
        from tui.screens.dialogs import choose
        from tui.widgets.rows import Row, Tone

        rows = [
            Row(screen.say(words.LEAVE_STAY), key="stay"),
            Row(screen.say(words.LEAVE_ANYWAY), key="leave", tone=Tone.PROBLEM),
        ]

        def answer(key: str | None) -> None:
            if key == "leave":
                self.exit(1)
            else:
                self.session.stay()

        choose(screen, words.LEAVE_UNSAVED, rows, answer)

    def _return_to_case(self, item_id: str) -> bool:
        """Go back to the case screen under whatever is open on top of it."""
        while self.screen_stack and not isinstance(self.screen, CaseScreen):
            if len(self.screen_stack) == 1:
                return False
            self.pop_screen()
        assert isinstance(self.screen, CaseScreen)
        self.screen.show_at(item_id)
        return True

    def _told(self, case: Case | None, failure: ShebaoError | None) -> None:
        """Hand over what the saver said; called on its thread, maybe after the end of the event loop."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._take_saved, case, failure)

    def _take_saved(self, case: Case | None, failure: ShebaoError | None) -> None:
        taken = self.session.take_saved(case, failure)
        if not self.is_running:
            return
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen) and screen.is_mounted:
                screen.saved(taken.items)
        if taken.foreign:
            self.notify(self.session.say(words.MERGED), markup=False)
        if failure and not self._warned:
            self.notify(self.session.say(failure.message), severity="error", markup=False, timeout=10)
        self._warned = failure is not None


def make_app(
    *,
    library: Library,
    store: Store,
    settings: Settings,
    settings_file: Path,
    lang: Lang,
    case_id: str = "",
    clock: Callable[[], datetime] | None = None,
    complaints: Sequence[Text] = (),
    stock_driver: bool = False,
) -> ShebaoApp:
    """Return the app, ready to run; a case that was asked for is opened first, so that a failure is said before.

    Args:
        library: The content.
        store: The cases on disk.
        settings: What the person chose before.
        settings_file: Where that is kept.
        lang: The language to begin with.
        case_id: A case to open at once.
        clock: Returns the present moment, aware of its time zone.
        complaints: What is to be said at the start, such as why a local pack is not used.
        stock_driver: Draw as Textual does by itself.

    Raises:
        ShebaoError: The case cannot be opened.
    """
    session = Session(library, store, settings, settings_file, lang, clock or (lambda: datetime.now().astimezone()))
    if case_id:
        session.open(case_id)
    return ShebaoApp(session, case_id, complaints, stock_driver=stock_driver)
