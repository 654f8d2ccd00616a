"""Finding by typing, or by arrows alone: search over content, and the menu of what can be done here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from checklists.search import Finder, index, initials
from checklists.text import Text
from tui.command import Command
from tui.host import Host
from tui.screens.dialogs import typed
from tui.session import Session
from tui.strings import screen as words
from tui.widgets.row_list import RowList
from tui.widgets.rows import Row, Tone

_QUERY_MAX = 60
_SHOWN_MAX = 200


class PickScreen(ModalScreen[str]):
    """A line to type in above a list; arrows move in the list while one types. The result is the key of a row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss_nothing", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("enter", "choose", show=False, priority=True),
    ]

    TITLE_WORDS: ClassVar[Text]
    HINT_WORDS: ClassVar[Text]

    _found_for = ""

    @property
    def session(self) -> Session:
        """What the screens share."""
        assert isinstance(self.app, Host)
        return self.app.session

    def rows_for(self, query: str) -> Iterable[Row]:
        """Return the rows that match what was typed."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out title, line, list and hint."""
        with Vertical(classes="dialog -pick"):
            yield Static(Content(self.session.say(self.TITLE_WORDS)), classes="dialog--title")
            line = Input(max_length=_QUERY_MAX)
            line.cursor_blink = False
            yield line
            rows = RowList(list(self.rows_for("")))
            rows.can_focus = False
            yield rows
            yield Static(Content(self.session.say(self.HINT_WORDS)), classes="dialog--hint")

    def on_mount(self) -> None:
        """Be ready for the first key."""
        self.set_focus(self.query_one(Input))

    @on(Input.Changed)
    def _find(self) -> None:
        """Show what matches what is typed now."""
        query = self.query_one(Input).value
        if query == self._found_for:
            return
        self._found_for = query
        rows = list(islice(self.rows_for(query), _SHOWN_MAX))
        if not rows and query.strip():
            rows = [Row(self.session.say(words.NOTHING_FOUND), tone=Tone.MUTED)]
        first = next((row.key for row in rows if row.key), "")
        self.query_one(RowList).set_rows(rows, key=first)

    async def action_move(self, step: int) -> None:
        """Move in the list."""
        await self._settle()
        self.query_one(RowList).action_move(step)

    async def action_page(self, step: int) -> None:
        """Move in the list by a screen."""
        await self._settle()
        self.query_one(RowList).action_page(step)

    @on(RowList.Chosen)
    async def action_choose(self) -> None:
        """Answer with the row under the cursor."""
        await self._settle()
        if key := self.query_one(RowList).key:
            self.dismiss(key)

    async def _settle(self) -> None:
        """Have the list belong to all that was typed so far."""
        await typed(self.query_one(Input))
        self._find()

    def action_dismiss_nothing(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)


class SearchScreen(PickScreen):
    """Search over channels, checklists, items and guides; the result is an id."""

    TITLE_WORDS = words.SEARCH
    HINT_WORDS = words.SEARCH_HINT

    _finder: Finder | None = None

    def rows_for(self, query: str) -> Iterable[Row]:
        """Return what is found; nothing for an empty line."""
        if self._finder is None:
            self._finder = Finder(index(self.session.library))
        say = self.session.say
        for entry in self._finder.find(query):
            yield Row(say(entry.text), key=entry.id, tail=say(entry.where))


class MenuScreen(PickScreen):
    """Everything that can be done on a screen, for arrows and Enter or by typing; the result is the command's id."""

    TITLE_WORDS = words.MENU
    HINT_WORDS = words.MENU_HINT

    def __init__(self, commands: Sequence[Command]) -> None:
        """Offer commands.

        Args:
            commands: Those of the screen that the menu is opened on.
        """
        super().__init__()
        self._commands = [command for command in commands if command.id != "menu"]

    def rows_for(self, query: str) -> Iterable[Row]:
        """Return the commands whose words, id or pinyin initials contain what was typed."""
        query = query.strip().casefold()
        zh = self.session.lang == "zh"
        for command in self._commands:
            texts = (command.label, command.help)
            haystack = [text.get(lang).casefold() for text in texts for lang in ("zh", "en")]
            haystack += [initials(text.zh) for text in texts]
            if any(query in text for text in (*haystack, command.id)):
                label = f"{self.session.say(command.label)}  {self.session.say(command.help)}"
                yield Row(label, key=command.id, tail=command.key_label(zh))
