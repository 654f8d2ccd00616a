"""What is on the screen first: the whole of it, with the cursor where the person goes on."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from checklists.case import Case, State, set_state
from checklists.library import Library
from checklists.plan import make_plan
from checklists.settings import Settings
from checklists.store import Store
from tests.ui.conftest import NOW, MakeApp
from tests.ui.screens import lines, press, resize, text
from tui.screens.case import CaseScreen
from tui.screens.home import HomeScreen
from tui.widgets.bars import TitleBar
from tui.widgets.row_list import RowList

DONE = 40
"""More items than the list has lines."""
OWN_RULES = 36
"""Rules of our own for the first screen; each is compared with each widget and each of its colours."""


@pytest.fixture
def begun(case: Case, store: Store, library: Library) -> Case:
    """The case with its first forty items done."""
    for item_id, _, _ in list(make_plan(library, case).items())[:DONE]:
        case = set_state(case, item_id, State.DONE, now=NOW)
    return store.save(case)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20), (40, 12)])
async def test_a_case_opens_with_the_cursor_in_view_however_far_down(
    app_for: MakeApp, begun: Case, library: Library, size: tuple[int, int]
) -> None:
    _, upcoming, _ = list(make_plan(library, begun).items())[DONE]
    app = app_for(begun.id)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        (line,) = [line for line in lines(app) if line.startswith(" > [ ] ")]
        assert upcoming.text.zh[:8] in line


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_the_first_frame_is_whole(
    app_for: MakeApp, begun: Case, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    show = CaseScreen._compositor_refresh

    def show_and_note(screen: CaseScreen) -> None:
        drawn.append(text(app))
        show(screen)

    monkeypatch.setattr(CaseScreen, "_compositor_refresh", show_and_note)
    app = app_for(begun.id)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert drawn[0] == text(app)


async def test_a_case_opened_at_once_is_left_for_the_home_screen(app_for: MakeApp, begun: Case) -> None:
    app = app_for(begun.id)
    async with app.run_test() as pilot:
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        assert begun.name in text(app)
        key = app.screen.query_one(RowList).key
        assert key.startswith(f"due:{begun.id}:")
        await press(pilot, "enter")
        assert isinstance(app.screen, CaseScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        assert len(app.screen_stack) == 1


async def test_a_case_is_opened_without_styling_the_screen_twice(
    app_for: MakeApp, begun: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    styled: list[object] = []
    apply = Stylesheet.apply

    def apply_and_note(sheet: Stylesheet, node: DOMNode, **options: Any) -> None:
        styled.append(node)
        apply(sheet, node, **options)

    monkeypatch.setattr(Stylesheet, "apply", apply_and_note)
    app = app_for(begun.id)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert styled.count(app.screen.query_one(TitleBar)) == 1
        assert styled.count(app.screen.query_one("#list", RowList)) == 1
        app.screen.update_node_styles()
        assert styled.count(app.screen.query_one(TitleBar)) == 2


async def test_the_start_is_over_after_the_first_frame(
    app_for: MakeApp, begun: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = asyncio.Event()
    monkeypatch.setattr("tui.app.WATCH_AFTER", 0.001)
    app = app_for(begun.id)
    monkeypatch.setattr(app, "_started", over.set)
    async with app.run_test():
        await asyncio.wait_for(over.wait(), 10)


async def test_a_start_takes_in_no_styles_of_dialogs_and_messages(app_for: MakeApp, begun: Case) -> None:
    app = app_for(begun.id)

    def files() -> set[str]:
        return {Path(file).name for file, of_class in app.stylesheet.source if not of_class}

    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        assert files() == {"app.tcss"}
        assert sum(not rule.is_default_rules for rule in app.stylesheet.rules) <= OWN_RULES
        await press(pilot, "slash")
        assert files() == {"app.tcss", "dialogs.tcss"}
        app.notify("")
        assert files() == {"app.tcss", "dialogs.tcss", "toasts.tcss"}


@pytest.mark.parametrize(("theme", "no_color"), [("dark", ""), ("dark", "1"), ("terminal", "")])
async def test_styles_for_no_shades_are_taken_in_where_there_are_none(
    app_for: MakeApp, begun: Case, monkeypatch: pytest.MonkeyPatch, theme: str, no_color: str
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    app = app_for(begun.id, settings=Settings(theme=theme))
    async with app.run_test() as pilot:
        await pilot.pause()
        under = app.screen.query_one("#list", RowList).get_component_rich_style("row--under")
        assert bool(under.reverse) == (theme == "terminal" or bool(no_color))


async def test_no_style_of_a_list_depends_on_the_focus(app_for: MakeApp, begun: Case) -> None:
    app = app_for(begun.id)
    async with app.run_test() as pilot:
        await pilot.pause()
        listed = app.screen.query_one("#list", RowList)
        rules = [rule for rule in app.stylesheet.rules if rule.selector_names & listed._selector_names]
        assert rules
        assert not [rule for rule in rules if {"focus", "blur"} & rule.pseudo_classes], "see RowView.watch_has_focus"


async def test_a_window_too_small_is_told_so_from_the_first_and_again(app_for: MakeApp, begun: Case) -> None:
    app = app_for(begun.id)
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.pause()
        assert "30" in text(app)
        await resize(pilot, 80, 24, shows=" > [ ] ")
        assert [line for line in lines(app) if line.startswith(" > [ ] ")]
        await resize(pilot, 39, 11, shows="39")
        assert len(app.screen.query("#too-small")) == 1
