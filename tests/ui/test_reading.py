"""Guides, checklists and terms without a case; search, menu, help, settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklists.case import Case
from checklists.library import Library
from checklists.model import SectionId
from tests.ui.conftest import MakeApp
from tests.ui.screens import cursor, lines, press, text
from tui.command import Scope
from tui.commands import COMMANDS, commands_for
from tui.screens.address import AddressScreen
from tui.screens.browse import BrowseScreen
from tui.screens.case import CaseScreen
from tui.screens.guide import GuideScreen
from tui.screens.home import HomeScreen
from tui.strings.screen import SECTIONS


async def test_a_guide_is_read_without_a_case_section_by_section(app_for: MakeApp, library: Library) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "g", "enter")
        assert isinstance(app.screen, GuideScreen)
        for section in SectionId:
            assert f"[{SECTIONS[section].zh}]" in text(app)
            await press(pilot, "right")
        first = next(iter(library.channels.values()))
        assert first.name.zh in lines(app)[0]


async def test_nothing_can_be_marked_without_a_case(app_for: MakeApp) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "g", "enter", "space", "exclamation_mark", "n", "w", "o", "u")
        assert isinstance(app.screen, GuideScreen)
        assert "完成" not in lines(app)[-1]


async def test_an_address_is_shown_with_its_mark_and_never_opened(app_for: MakeApp, library: Library) -> None:
    app = app_for()
    entry = library.channels["hall-window"].entries[0]
    async with app.run_test(size=(120, 50)) as pilot:
        await press(pilot, "g", "down", "enter", "1")
        assert isinstance(app.screen, AddressScreen)
        assert entry.value in text(app)
        assert "官方" in text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, GuideScreen)


async def test_a_step_outside_the_case_channel_is_not_ticked(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "g", "enter", "right", "right", "right", "space")
        assert "[怎么查]" in text(app)
    assert app.session.cases()[0][0].marks == {}


async def test_an_item_that_points_to_a_guide_is_reached_from_it(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        while not cursor(app).startswith("<"):
            await press(pilot, "down")
        item = cursor(app).removeprefix("<")
        await press(pilot, "enter")
        assert isinstance(app.screen, CaseScreen)
        assert cursor(app) == item


@pytest.mark.parametrize("typed", ["jfjs", "base"])
async def test_search_finds_by_pinyin_initials_and_english(app_for: MakeApp, case: Case, typed: str) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "slash", *typed)
        assert "缴费基数" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, (CaseScreen, GuideScreen, BrowseScreen))


async def test_a_term_that_is_found_is_shown_among_the_terms(app_for: MakeApp) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"jfjs")
        while not cursor(app).startswith("term:"):
            await press(pilot, "down")
        term = cursor(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, BrowseScreen)
        assert cursor(app) == term


async def test_search_says_when_there_is_nothing(app_for: MakeApp) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"zzqqzz", "enter")
        assert "没找到" in text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_the_menu_reaches_every_command_by_arrows(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "tab")
        reached = set()
        for _ in app.offered(Scope.CASE):
            reached.add(cursor(app))
            await press(pilot, "down")
        assert reached == {command.id for command in app.offered(Scope.CASE)} - {"menu"}


async def test_the_menu_does_what_is_chosen(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "tab", *"note", "enter")
        await pilot.pause()
        assert "备注" in text(app)
        assert "Ctrl+S" in text(app)


@pytest.mark.parametrize("scope", [Scope.HOME, Scope.CASE, Scope.GUIDE, Scope.BROWSE, Scope.QUESTION, Scope.EXPORT])
def test_no_two_commands_of_a_scope_share_a_key(scope: Scope) -> None:
    keys = [key for command in commands_for(scope) for key in command.keys]
    assert sorted(keys) == sorted(set(keys))


def test_every_command_is_explained_in_both_languages() -> None:
    for command in COMMANDS:
        assert command.label.zh
        assert command.label.en
        assert command.help.zh != command.help.en


async def test_help_explains_every_key_of_the_screen_it_was_asked_on(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, "question_mark")
        shown = text(app)
        for command in app.offered(Scope.CASE):
            assert command.help.zh in shown
            assert command.key_label(zh=True) in shown


async def test_language_switches_on_the_spot_and_is_remembered(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "L")
        assert "[Bring 0/" in text(app)
        assert app.session.settings.language == "en"
        await press(pilot, "escape")
        assert "Cases" in text(app)
        await press(pilot, "L")
        assert "档案" in text(app)


async def test_settings_hold_at_once_and_are_written(app_for: MakeApp, tmp_path: Path) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "s")
        while not cursor(app).startswith("theme=light"):
            await press(pilot, "down")
        await press(pilot, "enter")
        assert app.theme == "shebao-light"
        assert app.session.settings.theme == "light"


async def test_full_width_keys_do_the_same(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "ideographic_space")
        assert app.session.opened.marks
        await press(pilot, "ｕ")
        await press(pilot, "ｎ", "escape")
        await press(pilot, "fullwidth_question_mark")
        assert "帮助" in lines(app)[0]
        await press(pilot, "escape", "Ｌ")
        assert "Help" in lines(app)[-1]
