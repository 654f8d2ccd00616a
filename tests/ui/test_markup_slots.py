"""No text that is not ours is ever read as markup: not by what is there, and not by what somebody adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.markup_slots import made_widgets, risky_slots

TUI = Path(__file__).parents[2] / "tui"
SOURCES = {
    path: text
    for path in sorted(TUI.rglob("*.py"))
    if "textual" in (text := path.read_text(encoding="utf-8")) or path.parent.name in ("screens", "widgets")
}
"""Every module that has to do with widgets."""
HEAD = """
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Static, TextArea
"""


def found(line: str) -> list[str]:
    return [slot.what for slot in risky_slots(HEAD + line)]


def test_every_text_of_the_app_is_shown_as_it_is() -> None:
    assert len(SOURCES) > 30
    made = made_widgets(SOURCES)

    risky = {str(path.relative_to(TUI)): list(map(str, risky_slots(text, made))) for path, text in SOURCES.items()}

    assert {path: slots for path, slots in risky.items() if slots} == {}


@pytest.mark.parametrize(
    "line",
    [
        "Static(name)",
        "Static(f'{name}')",
        "Static('a ' + name)",
        "Static(content=name)",
        "Static(**options)",
        "Static(*parts)",
        "Static(str(name), id='x')",
        "Static(name, markup=True)",
        "Static(name, markup=flag)",
        "Static(Content(name) if name else name)",
        "Label(name)",
        "Label(self.say(words.TITLE))",
        "Button(name)",
        "Button(label=name)",
        "Button('ok', tooltip=name)",
        "self.query_one(Static).update(name)",
        "self.query_one(Static).update(f'{name}')",
        "self.notify(name)",
        "self.app.notify(message=self.say(error.message))",
        "self.notify(name, markup=True)",
        "widget.border_title = name",
        "widget.border_subtitle = f'{name}'",
        "widget.tooltip = name",
        "self.query_one(Button).label = name",
        "widget.tooltip: str = name",
        "Content.from_markup(name)",
        "Content.from_text(name)",
        "Static(Content.from_markup(name))",
        "self.app.console.render_str(name)",
        "from textual.widgets import OptionList",
        "from textual.widgets.option_list import Option",
        "from textual import widgets",
        "import textual.widgets",
        "from rich.markup import render",
        "class Mine(Widget):\n    def render(self):\n        return self.name",
        "class Mine(Static):\n    def __init__(self, name):\n        super().__init__(name)",
        "class Mine(Widget):\n    BORDER_TITLE = name",
    ],
)
def test_a_bare_string_is_found(line: str) -> None:
    assert found(line)


@pytest.mark.parametrize(
    "line",
    [
        "Static(id='x')",
        "Static(Content(name), classes='x')",
        "Static('a text of ours')",
        "Static(name, markup=False)",
        "Static(Content(name) if name else 'none')",
        "Static(content=Content(name))",
        "Label(Content(self.say(words.TITLE)))",
        "Button(label=Content(name))",
        "self.query_one(Static).update(Content(name))",
        "self.notify(name, markup=False)",
        "self.changed.notify()",
        "widget.tooltip = Content(name)",
        "label = name",
        "Input(name, placeholder=name)",
        "TextArea(name)",
        "Content(name)",
        "class Mine(Widget):\n    def render(self):\n        return Content(self.name)",
        "class Mine(Static):\n    def __init__(self, name):\n        super().__init__(Content(name))",
    ],
)
def test_a_text_that_is_shown_as_it_is_is_let_through(line: str) -> None:
    assert found(line) == []


def test_a_widget_made_from_one_of_textuals_is_looked_at_like_it() -> None:
    made = made_widgets({Path("a.py"): HEAD + "class Heading(Static):\n    pass\nclass Title(Heading):\n    pass"})

    assert [slot.what for slot in risky_slots("Title(name)", made)] == ["Title(..)"]
    assert risky_slots(HEAD + "Title(Content(name))", made) == []


def test_another_class_of_the_same_name_as_content_is_none() -> None:
    assert risky_slots("from textual.widgets import Static\nfrom mine import Content\nStatic(Content(name))")
