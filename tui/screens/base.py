"""What every screen shares: bindings from the registry, the bars, the words, and the refusal of a tiny window."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Static

from checklists.errors import SaveError, ShebaoError
from checklists.text import Text
from tui.command import Command, Scope, all_keys
from tui.commands import commands_for
from tui.host import Host
from tui.session import Session
from tui.strings import screen as words
from tui.widgets.bars import KeyBar, TitleBar
from tui.widgets.row_list import RowList

MIN_WIDTH, MIN_HEIGHT = 40, 12
"""Below this the screen only says how to go on."""


def bindings(scope: Scope) -> list[BindingType]:
    """Return the bindings of a scope, made from the registry."""
    return [
        # Looked at before a key is handed to a widget: keys typed ahead of a slow line then do one thing after another.
        Binding(all_keys(command), command.id, command.label.en, show=False, priority=True)
        for command in commands_for(scope)
    ]


class BaseScreen(Screen[ScreenResultType]):
    """A screen with a title bar, a body of its own and a key bar."""

    SCOPE: ClassVar[Scope]

    _resumed = False
    """Whether it was shown before; the first time, everything has just been drawn."""
    _styled = False
    """Whether every widget has just been given its styles, so that to be shown it needs them not again."""

    @property
    def session(self) -> Session:
        """What the screens share."""
        return self.shebao.session

    @property
    def shebao(self) -> Host:
        """The app, as what it is."""
        assert isinstance(self.app, Host)
        return self.app

    def say(self, text: Text, **values: object) -> str:
        """Return a text in the language in use, with its fields filled in."""
        return self.session.say(text.format(**values) if values else text)

    def compose(self) -> ComposeResult:
        """Lay out title, body and keys."""
        yield TitleBar(id="title")
        yield from self.body()
        yield KeyBar(id="keys")

    def body(self) -> Iterable[Widget]:
        """Yield the widgets between the bars."""
        raise NotImplementedError

    def show(self) -> None:
        """Draw everything from the session: at the start, after a change of language, on coming back."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Fill the bars and the body."""
        self.show_keys()
        self.show()

    def on_screen_resume(self) -> None:
        """Show what other screens changed meanwhile."""
        if self._resumed:
            self.show_keys()
            self.show()
        self._styled = not self._resumed
        self._resumed = True

    def update_node_styles(self, animate: bool = True) -> None:
        """Give every widget its styles; not the first time that Textual asks for it, as it shows the new screen."""
        styled, self._styled = self._styled, False
        if not styled:
            super().update_node_styles(animate)

    def show_title(self, *path: str, facts: Iterable[str] = (), progress: str = "") -> None:
        """Draw the title bar: the path on the left; facts, what is known about saving, and progress on the right."""
        saved = self.session.saved
        right = [fact for fact in facts if fact]
        if saved.failure:
            failure = saved.failure
            why = failure.cause if isinstance(failure, SaveError) else failure.message
            right = [self.say(words.NOT_SAVED, why=why)]
        elif self.session.policy.guest:
            right.append(self.say(words.GUEST))
        elif saved.at:
            right.append(self.say(words.SAVED, time=saved.at.strftime("%H:%M")))
        names = [self.say(words.APP), *path]
        self.query_one(TitleBar).show(names, right, progress=progress, alarm=saved.failure is not None)

    def show_keys(self) -> None:
        """Draw the key bar from the registry."""
        zh = self.session.lang == "zh"
        shown = sorted((command for command in self.commands() if command.bar), key=lambda command: command.bar)
        self.query_one(KeyBar).show([(command.key_label(zh), self.say(command.label)) for command in shown])

    def commands(self) -> tuple[Command, ...]:
        """Return the commands that can be given here and now."""
        return self.shebao.offered(self.SCOPE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Switch off what the machine does not allow."""
        return self.shebao.offers(action)

    def on_resize(self, event: events.Resize) -> None:
        """Say so when the window is too small to be used."""
        width, height = event.size
        small = width < MIN_WIDTH or height < MIN_HEIGHT
        self.set_class(small, "-too-small")
        if not small:
            return
        shown = next(iter(self.query("#too-small").results(Static)), None)
        if shown is None:  # a window that is large enough has no use for it
            shown = Static(id="too-small")
            self.mount(shown)
        shown.update(Content(self.say(words.TOO_SMALL, width=width, height=height)))

    def tell(self, text: Text, *, alarm: bool = False, **values: object) -> None:
        """Say something in passing; what was said before makes way."""
        self.app.clear_notifications()
        self.notify(self.say(text, **values), severity="warning" if alarm else "information", markup=False, timeout=4)

    def tell_error(self, error: ShebaoError) -> None:
        """Say why something could not be done."""
        self.notify(self.say(error.message), severity="error", markup=False, timeout=10)

    def saved(self, changed: frozenset[str]) -> None:
        """Draw what saving changed.

        Args:
            changed: Full ids of the items of the open case that look different now.
        """

    def disk_changed(self) -> None:
        """Draw what another session may have changed, but for the open case, which comes by `saved`."""

    # Commands that mean the same on every screen

    def action_open(self) -> None:
        """Open what is under the cursor; nothing where there is nothing to open."""

    def action_back(self) -> None:
        """Go back to where this screen was opened."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Save and quit."""
        self.shebao.leave()

    def action_hide(self) -> None:
        """Hide everything at once."""
        self.shebao.hide()

    def action_suspend(self) -> None:
        """Go to the shell."""
        self.shebao.suspend_to_shell()

    def action_language(self) -> None:
        """Switch language on the spot."""
        self.shebao.switch_language()

    def action_redraw(self) -> None:
        """Draw the screen anew, should another program have written on it."""
        self.shebao.redraw()

    def action_help(self) -> None:
        """Explain the keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.SCOPE))

    def action_settings(self) -> None:
        """Choose language, colours and character width."""
        from tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen())

    def action_search(self) -> None:
        """Find an item, a checklist or a channel, and go there."""
        from tui.screens.search import SearchScreen

        self.app.push_screen(SearchScreen(), self.shebao.go_to)

    def action_guides(self) -> None:
        """List the guides of all channels."""
        from tui.screens.browse import BrowseScreen

        self.app.push_screen(BrowseScreen("channels"))

    def action_compare(self) -> None:
        """Show what every channel shows of the case's topics; of all topics without a case."""
        from tui.screens.compare import CompareScreen

        self.app.push_screen(CompareScreen())

    def action_menu(self) -> None:
        """List everything that can be done here."""
        from tui.screens.search import MenuScreen

        def run(command: str | None) -> None:
            if command:
                self.call_later(self.run_action, command)

        self.app.push_screen(MenuScreen(self.commands()), run)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Treat a click on the row under the cursor like Enter."""
        self.call_later(self.run_action, "open")
