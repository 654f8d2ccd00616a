"""What the base of the app refuses, whatever its widgets are given."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.color import Color
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Checkbox, DataTable, Input, Label, Log, OptionList, RichLog, Static, TextArea, Tree

from checklists.text import is_clean
from tui.terminal.safe_app import OutputFilter, SafeApp

BLACK = Color(0, 0, 0)
PAYLOADS = (
    "\x1b]52;c;c2VjcmV0\x07",
    "\x1b]0;title\x1b\\",
    "\x1b[2J",
    "\x9b2J\x9d0;title\x9c",
    "\x00\x7f\x0e\x05",
    "\x07\x08\r",
    "\u202etxt\u2066",
    "\u2028\u0085",
)


def drawn(segments: list[Segment]) -> list[Segment]:
    return OutputFilter().apply(segments, BLACK)


@given(st.text())
def test_what_is_drawn_is_clean_and_as_wide_as_planned(text: str) -> None:
    result = drawn([Segment(text)])[0].text

    assert is_clean(result)
    assert cell_len(result) == cell_len(text)


@pytest.mark.parametrize("text", ["[x] 本人有效身份证件原件", "plain", "👨‍👩‍👧", "é", "   "])
def test_honest_text_is_drawn_as_it_is(text: str) -> None:
    segment = Segment(text, Style(bold=True))

    assert drawn([segment]) == [segment]


def test_links_and_control_codes_are_dropped() -> None:
    link = Segment("site", Style(bold=True, link="https://example.org/\x1b]0;owned\x07"))
    control = Segment("\x1b[2J", None, [(ControlType.CLEAR,)])

    shown, emptied = drawn([link, control])

    assert shown.style is not None
    assert (shown.text, shown.style.link, shown.style.bold) == ("site", None, True)
    assert (emptied.text, emptied.control) == ("[2J", None)


def table(text: str) -> Widget:
    made: DataTable[str] = DataTable()
    made.add_column("column")
    made.add_row(text)
    return made


def tree(text: str) -> Widget:
    made: Tree[None] = Tree(text)
    return made


def log(text: str) -> Widget:
    made = Log()
    made.write(text)
    return made


def rich_log(text: str) -> Widget:
    made = RichLog()
    made.write(text)
    return made


WIDGETS: dict[str, Callable[[str], Widget]] = {
    "Static": lambda text: Static(text, markup=False),
    "Label": lambda text: Label(Content(text)),
    "Button": lambda text: Button(Content(text)),
    "Checkbox": lambda text: Checkbox(Content(text)),
    "Input": lambda text: Input(value=text, placeholder=text),
    "TextArea": lambda text: TextArea(text),
    "OptionList": lambda text: OptionList(Content(text)),
    "Tree": tree,
    "DataTable": table,
    "RichLog": rich_log,
    "Log": log,
}


class OneWidget(SafeApp):
    def __init__(self, widget: Callable[[str], Widget], text: str) -> None:
        super().__init__()
        self.made_of = widget, text

    def compose(self) -> ComposeResult:
        widget, text = self.made_of
        yield widget(text)


@pytest.mark.parametrize("name", WIDGETS)
async def test_no_widget_lets_anything_hostile_through(name: str) -> None:
    app = OneWidget(WIDGETS[name], "A" + "B".join(PAYLOADS) + "C")
    async with app.run_test(size=(100, 10)) as pilot:
        await pilot.pause()
        raw = "".join(strip.render(app.console) for strip in app.screen._compositor.render_strips())

    assert "A" in raw
    assert not [payload for payload in PAYLOADS if payload in raw]
    assert not [sign for sign in "\x00\x07\x08\x0e\x05\x7f\x9b\x9c\x9d\x85\u2028\u202e\u2066" if sign in raw]
    assert "\x1b]" not in raw


class Plain(SafeApp):
    def compose(self) -> ComposeResult:
        yield Input()


async def test_addresses_are_shown_and_never_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    app = Plain()
    async with app.run_test(notifications=True) as pilot:
        app.open_url("https://example.org/\x1b]0;owned\x07[/]")
        await pilot.pause()
        shown = [notification.message for notification in app._notifications]

    assert shown == ["https://example.org/]0;owned[/]"]
    assert opened == []


async def test_copying_stays_inside_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Plain()
    async with app.run_test() as pilot:
        written: list[str] = []
        monkeypatch.setattr(app._driver, "write", written.append)
        app.copy_to_clipboard("妈妈")
        await pilot.press("ctrl+v")
        await pilot.pause()

        assert app.query_one(Input).value == "妈妈"
    assert "\x1b]52" not in "".join(written)


async def test_no_picture_of_the_screen_can_be_saved() -> None:
    app = Plain()
    async with app.run_test() as pilot:
        assert list(app.get_system_commands(app.screen)) == []
        await app.run_action("screenshot")
        await pilot.pause()

    assert list(Path(os.environ["HOME"]).rglob("*.svg")) == []


def test_a_signal_before_the_app_has_begun_ends_it_at_once() -> None:
    with pytest.raises(SystemExit) as ended:
        SafeApp()._leave(143)

    assert ended.value.code == 143
