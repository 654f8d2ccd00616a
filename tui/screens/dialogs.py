"""Small questions on top of a screen: choose one of a few, or type a line or a note."""

from __future__ import annotations

from asyncio import Event
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from checklists import labels
from checklists.case import NAME_MAX, REASON_MAX
from checklists.due import TERMS
from checklists.text import Text, clean
from tui.strings import screen as words
from tui.widgets.row_list import RowList
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from tui.screens.base import BaseScreen

_OTHER, _NONE = "?other", "?none"

Take = Callable[[str | None], None]
"""What to do with the answer; nothing means that the person went back."""


async def typed(field: Widget) -> None:
    """Wait until a field has taken in every key that was handed to it: it works them off on its own time."""
    done = Event()
    field.call_later(done.set)
    await done.wait()


class ChoiceDialog(ModalScreen[str]):
    """One of a few rows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace,q,ｑ", "dismiss_nothing", show=False, priority=True),
        Binding("enter,space,ideographic_space", "choose", show=False, priority=True),
    ]

    def __init__(self, title: str, rows: Sequence[Row], hint: str, *, key: str = "") -> None:
        """Ask.

        Args:
            title: The question.
            rows: What can be chosen; the answer is the key of one.
            hint: Which keys do what.
            key: The row to begin on.
        """
        super().__init__()
        self._title, self._rows, self._hint, self._key = title, rows, hint, key

    def compose(self) -> ComposeResult:
        """Lay out title, rows and hint."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), classes="dialog--title")
            yield RowList(self._rows)
            yield Static(Content(self._hint), classes="dialog--hint")

    def on_mount(self) -> None:
        """Put the cursor on the row to begin with."""
        self.set_focus(self.query_one(RowList))
        self.query_one(RowList).move_to(self._key)

    @on(RowList.Chosen)
    def action_choose(self) -> None:
        """Answer with the row under the cursor."""
        self.dismiss(self.query_one(RowList).key)

    def action_dismiss_nothing(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)


class LineDialog(ModalScreen[str]):
    """One line of typed text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss_nothing", show=False, priority=True),
        Binding("enter", "accept", show=False, priority=True),
    ]

    def __init__(self, title: str, value: str, hint: str, *, limit: int) -> None:
        """Ask.

        Args:
            title: The question.
            value: What stands there already.
            hint: Which keys do what.
            limit: Characters at most.
        """
        super().__init__()
        self._title, self._value, self._hint, self._limit = title, value, hint, limit

    def compose(self) -> ComposeResult:
        """Lay out title, line and hint."""
        with Vertical(classes="dialog -line"):
            yield Static(Content(self._title), classes="dialog--title")
            line = Input(self._value, max_length=self._limit, select_on_focus=False)
            line.cursor_blink = False
            yield line
            yield Static(Content(self._hint), classes="dialog--hint")

    def on_mount(self) -> None:
        """Be ready for the first key."""
        self.set_focus(self.query_one(Input))

    async def action_accept(self) -> None:
        """Answer with what was typed."""
        line = self.query_one(Input)
        await typed(line)
        self.dismiss(clean(line.value).strip())

    def action_dismiss_nothing(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)


class NoteDialog(ModalScreen[str]):
    """A note of several lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss_nothing", show=False, priority=True),
        Binding("ctrl+s", "save", show=False, priority=True),
    ]

    def __init__(self, title: str, note: str, hint: str) -> None:
        """Ask.

        Args:
            title: The heading.
            note: What stands there already.
            hint: Which keys do what.
        """
        super().__init__()
        self._title, self._note, self._hint = title, note, hint

    def compose(self) -> ComposeResult:
        """Lay out title, text and hint."""
        with Vertical(classes="dialog -note"):
            yield Static(Content(self._title), classes="dialog--title")
            area = TextArea(self._note, soft_wrap=True, show_line_numbers=False)
            area.cursor_blink = False
            yield area
            yield Static(Content(self._hint), classes="dialog--hint")

    def on_mount(self) -> None:
        """Put the cursor at the end."""
        area = self.query_one(TextArea)
        self.set_focus(area)
        area.move_cursor(area.document.end)

    async def action_save(self) -> None:
        """Answer with what was written."""
        area = self.query_one(TextArea)
        await typed(area)
        self.dismiss(clean(area.text, lines=True).strip())

    def action_dismiss_nothing(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)


def choose(screen: BaseScreen[Any], title: Text, rows: Sequence[Row], take: Take, *, key: str = "") -> None:
    """Ask for one of a few rows."""
    screen.app.push_screen(ChoiceDialog(screen.say(title), rows, screen.say(words.CHOICE_HINT), key=key), take)


def ask_line(screen: BaseScreen[Any], title: Text, value: str, take: Take, *, limit: int) -> None:
    """Ask for a line of text."""
    screen.app.push_screen(LineDialog(screen.say(title), value, screen.say(words.TEXT_HINT), limit=limit), take)


def ask_note(screen: BaseScreen[Any], note: str, take: Take) -> None:
    """Ask for a note."""
    screen.app.push_screen(NoteDialog(screen.say(words.NOTE_TITLE), note, screen.say(words.NOTE_HINT)), take)


def ask_reason(screen: BaseScreen[Any], take: Take) -> None:
    """Ask why an item does not apply: one of the usual reasons, or a typed one."""
    usual = [screen.say(reason) for reason in labels.REASONS]
    rows = [Row(reason, key=reason) for reason in usual]
    rows += [Row(screen.say(words.NO_REASON), key=_NONE), Row(screen.say(words.REASON_OTHER), key=_OTHER)]

    def chosen(reason: str | None) -> None:
        if reason == _OTHER:
            ask_line(screen, words.REASON_TITLE, "", take, limit=REASON_MAX)
        else:
            take("" if reason == _NONE else reason)

    choose(screen, words.REASON_TITLE, rows, chosen)


def ask_date(screen: BaseScreen[Any], take: Take) -> None:
    """Ask for a day from tomorrow on, by arrows alone: the usual terms first, then every day; answers ISO dates."""
    today = screen.session.today

    def row(days: int, prefix: str) -> Row:
        day = today + timedelta(days)
        weekday = screen.say(words.WEEKDAYS[day.weekday()])
        return Row(f"{day.isoformat()}  {weekday}", key=f"{prefix}{day.isoformat()}", tail=_in(screen, days))

    rows = [*(row(days, "!") for days in TERMS), Row("")]
    rows += [row(days, "") for days in range(1, 120)]
    choose(screen, words.DATE_TITLE, rows, lambda key: take(key.removeprefix("!") if key else None))


def ask_name(screen: BaseScreen[Any], name: str, take: Take) -> None:
    """Ask for a nickname: one of the usual ones, or a typed one; never an empty one."""
    rows = [Row(screen.say(usual), key=screen.say(usual)) for usual in words.NAMES]
    rows += [Row(""), Row(screen.say(words.NAME_OTHER), key=_OTHER), Row(screen.say(words.NAME_HINT))]

    def typed(value: str | None) -> None:
        if value == "":
            screen.tell(words.NAME_EMPTY, alarm=True)
        take(value or None)

    def chosen(key: str | None) -> None:
        if key == _OTHER:
            ask_line(screen, words.RENAME_TITLE, name, typed, limit=NAME_MAX)
        else:
            take(key)

    choose(screen, words.WHOSE_NAME, rows, chosen, key=name)


def _in(screen: BaseScreen[Any], days: int) -> str:
    return screen.say(words.DUE_TOMORROW) if days == 1 else screen.say(words.DATE_IN, days=days)
