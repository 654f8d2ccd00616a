"""The app: theme, first screen, and what only the whole program can do."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.screen import ModalScreen, Screen
from textual.scrollbar import ScrollBar

from checklists.case_store import CaseStore
from checklists.errors import ShebaoError
from checklists.library import Library
from checklists.policy import ORDINARY, Policy
from checklists.settings import Settings
from checklists.text import Lang, Text, same
from tui.discreet import DiscreetApp
from tui.news import News, Taken
from tui.screens.base import BaseScreen
from tui.screens.case import CaseScreen
from tui.session import Session
from tui.strings import screen as words
from tui.terminal.cell_driver import DrawingFailed, WidthMeasured
from tui.themes import THEMES, theme_for
from tui.widgets.row_list import BlankScrollBarRender

_QUIT_SECONDS = 3.0
"""How long leaving waits for the disk before it asks."""
WATCH_AFTER = 0.5
"""Seconds until the start counts as over and others' changes begin to be noticed; the first frame waits for neither."""
_FLUSH_SECONDS = 1.5
"""How long the end waits for the disk; what ends a stuck app gives it no more than `tui.terminal.signals.GRACE`."""


class ShebaoApp(DiscreetApp):
    """The full screen."""

    CSS_PATH = "styles/app.tcss"
    ENABLE_COMMAND_PALETTE = False
    COMMANDS: ClassVar[set[object]] = set()  # type: ignore[assignment]
    ESCAPE_TO_MINIMIZE = False

    _themed = False
    """Whether a theme was chosen."""
    _over = False
    """Whether this is the end."""

    def __init__(
        self,
        session: Session,
        case_id: str = "",
        complaints: Sequence[Text] = (),
        *,
        job_control: bool = False,
        stock_driver: bool = False,
        started: Callable[[], object] = lambda: None,
    ) -> None:
        """Create the app.

        Args:
            session: What the screens share.
            case_id: A case to open at once.
            complaints: What is to be said at the start.
            job_control: Whether there is a shell to go to and come back from.
            stock_driver: Draw as Textual does by itself.
            started: Called when the start is over.
        """
        super().__init__(session, job_control=job_control, stock_driver=stock_driver)
        self.theme_name = "dark"
        self._case_id = case_id
        self._complaints = complaints
        self._warned = False
        self._started = started
        self._end_watch: Callable[[], None] = lambda: None
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
        """Say what is to be said at the start, and then keep an eye on what other sessions do."""
        self.set_timer(WATCH_AFTER, self._watch)
        for complaint in self._complaints:
            self.notify(self.session.say(complaint), severity="warning", markup=False, timeout=10)

    def on_unmount(self) -> None:
        """Stop looking at what others do, and do not begin to if that was still to come."""
        self._over = True
        self._end_watch()

    def flush_changes(self) -> None:
        """Save what is left when a stuck terminal keeps the app from ending in order, or keep a copy of it."""
        self.session.take_no_more()
        self.session.quit(_FLUSH_SECONDS)

    def notify(self, message: str, **options: Any) -> None:
        """Say something in passing, never as markup."""
        self._read_styles("toasts.tcss")
        options.pop("markup", None)
        super().notify(message, markup=False, **options)

    def push_screen(self, *args: Any, **kwargs: Any) -> Any:
        """Open a screen; the next key waits until it can take it."""
        if args and isinstance(args[0], ModalScreen):
            self._read_styles("dialogs.tcss")
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

    def get_css_variables(self) -> dict[str, str]:
        """Return the colours by name; none of Textual's own theme, which it would ask for before ours is chosen."""
        return super().get_css_variables() if self._themed else {}

    def refresh_css(self, animate: bool = True) -> None:
        """Take in other colours; before there is a screen the styles are yet to be read, and need not be read twice."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def _read_styles(self, name: str) -> None:
        """Take in the styles of what is about to be shown for the first time."""
        path = Path(__file__).parent / "styles" / name
        if not self.stylesheet.has_source(str(path)):
            self.stylesheet.read(path)

    def use_theme(self) -> None:
        """Take the colours from the settings."""
        self._themed = True
        self.theme_name, theme = theme_for(
            self.session.settings.theme,
            no_color="NO_COLOR" in os.environ,
            sixteen=self.console.color_system == "standard",
        )
        if self.no_color or self.available_themes[theme].ansi:
            self._read_styles("plain.tcss")
        self.theme = theme

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
        self.session.measured_cells = event.cells
        if event.cells > 1:
            self._show_all()

    def _show_all(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen) and screen.is_mounted:
                screen.show_keys()
                screen.show()

    def go_to(self, found: str | None) -> None:
        """Go to what a search found."""
        from tui.screens.going import go_to

        if found:
            go_to(self, found)

    def leave(self) -> None:
        """Quit once everything is saved; ask if something would be lost."""
        from tui.screens import leaving

        if at_risk := self.session.at_risk():
            leaving.ask_guest(self, at_risk)
        elif self.session.quit(_QUIT_SECONDS):
            self.exit(0)
        elif isinstance(self.screen, BaseScreen):
            leaving.ask_unsaved(self)

    def _told(self, news: News) -> None:
        """Hand over what the saver tells; called on its thread, maybe after the end of the event loop."""
        self._hand_over(self._take, news)

    def _hand_over(self, what: Callable[..., object], *arguments: object) -> None:
        """Have something done on the app's own thread; called on another."""
        loop = self._loop
        with suppress(RuntimeError):  # the loop was closed just now
            if loop is not None and not loop.is_closed():
                loop.call_soon_threadsafe(what, *arguments)

    def _watch(self) -> None:
        self._started()
        if not self._over:
            self._end_watch = self.session.watch(lambda: self._hand_over(self._look))

    def _look(self) -> None:
        """Take in what another session may have changed."""
        self.session.look()
        if self.is_running and isinstance(self.screen, BaseScreen):
            self.screen.disk_changed()

    def _take(self, news: News) -> None:
        taken = self.session.take(news)
        if not self.is_running:
            return
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen) and screen.is_mounted:
                screen.saved(taken.items)
        self._say_what_others_did(taken, saved=news.saved)
        failure = news.failure
        if failure and not self._warned:
            self.notify(self.session.say(failure.message), severity="error", markup=False, timeout=10)
        self._warned = failure is not None

    def _say_what_others_did(self, taken: Taken, *, saved: bool) -> None:
        """Say what another session did to the open case."""
        say = self.session.say
        for item_id in taken.joined:
            found = self.session.library.find(item_id)
            text = words.NOTES_JOINED.format(item=found[0].text if found else same(item_id))
            self.notify(say(text), severity="warning", markup=False, timeout=10)
        if taken.gone:
            self.notify(say(words.GONE), severity="error", markup=False, timeout=10)
        elif taken.foreign and not taken.joined:
            screen = next(each for each in reversed(self.screen_stack) if isinstance(each, BaseScreen))
            screen.tell(words.MERGED if saved else words.CHANGED)  # in the place of the one before, not below it


def make_app(
    *,
    library: Library,
    store: CaseStore,
    settings: Settings,
    settings_file: Path,
    lang: Lang,
    case_id: str = "",
    clock: Callable[[], datetime] | None = None,
    complaints: Sequence[Text] = (),
    policy: Policy = ORDINARY,
    job_control: bool = False,
    stock_driver: bool = False,
    started: Callable[[], object] = lambda: None,
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
        policy: What the machine demands.
        job_control: Whether there is a shell to go to and come back from.
        stock_driver: Draw as Textual does by itself.
        started: Called when the start is over.

    Raises:
        ShebaoError: The case cannot be opened.
    """
    now = clock or (lambda: datetime.now().astimezone())
    session = Session(library, store, settings, settings_file, lang, now, policy)
    if case_id:
        session.open(case_id)
    return ShebaoApp(session, case_id, complaints, job_control=job_control, stock_driver=stock_driver, started=started)
