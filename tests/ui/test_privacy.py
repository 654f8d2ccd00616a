"""Who passes by sees nothing: the screen hides at a key or when nobody types, and a kiosk that is left ends."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from checklists.case import Case, State
from checklists.errors import SaveError
from checklists.text import Text
from tests.ui.conftest import KIOSK, MakeApp, MakeGuest
from tests.ui.screens import cursor, press, strips, text
from tui import idle
from tui.app import ShebaoApp
from tui.commands import COMMANDS
from tui.news import News
from tui.screens.case import CaseScreen
from tui.screens.dialogs import NoteDialog
from tui.screens.home import HomeScreen
from tui.screens.privacy import PrivacyScreen
from tui.screens.settings import SettingsScreen


class Clock:
    """An event loop's clock and timers, driven by hand."""

    def __init__(self) -> None:
        self.now = 0.0
        self.timers: list[tuple[float, object]] = []
        self.wakes = 0

    def time(self) -> float:
        return self.now

    def call_later(self, seconds: float, call: object) -> Clock:
        self.timers = [(self.now + seconds, call)]
        return self

    def cancel(self) -> None:
        self.timers = []

    def go(self, until: float) -> None:
        """Let time pass."""
        while self.timers and self.timers[0][0] <= until:
            ((self.now, call),) = self.timers
            self.timers = []
            self.wakes += 1
            assert callable(call)
            call()
        self.now = until


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    clock = Clock()
    monkeypatch.setattr(asyncio, "get_running_loop", lambda: clock)
    yield clock
    monkeypatch.undo()


def test_it_tells_once_and_never_wakes_again(clock: Clock) -> None:
    told: list[float] = []
    waiting = idle.Idle(300, lambda: told.append(clock.now))
    waiting.touch()
    clock.go(100_000)

    assert told == [300]
    assert clock.wakes == 1
    assert clock.timers == []


def test_typing_costs_no_timer_and_puts_it_off(clock: Clock) -> None:
    told: list[float] = []
    waiting = idle.Idle(300, lambda: told.append(clock.now))
    for second in range(1000):
        clock.go(second)
        waiting.touch()
    assert clock.wakes <= 1000 / 300 + 1
    clock.go(5000)

    assert told == [999 + 300]


def test_what_was_stopped_tells_nothing_until_the_next_key(clock: Clock) -> None:
    told: list[float] = []
    waiting = idle.Idle(300, lambda: told.append(clock.now))
    waiting.touch()
    clock.go(10)
    waiting.stop()
    clock.go(1000)
    assert told == []
    waiting.touch()
    clock.go(2000)

    assert told == [1300]


def hidden(app: ShebaoApp) -> bool:
    """Tell whether nothing is on the screen but the sentence."""
    drawn = [line.strip() for line in strips(app) if line.strip()]
    return isinstance(app.screen, PrivacyScreen) and len(drawn) <= 2 and "任意键" in drawn[0]


@pytest.mark.parametrize("key", ["b", "f2"])
@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 5)])
async def test_a_key_hides_everything_and_the_next_one_only_shows_it_again(
    app_for: MakeApp, case: Case, key: str, size: tuple[int, int]
) -> None:
    app = app_for(case.id)
    async with app.run_test(size=size) as pilot:
        await press(pilot, key)
        assert hidden(app)
        await press(pilot, "space")
        assert isinstance(app.screen, CaseScreen)
        assert app.session.opened.marks == {}
        await press(pilot, "space")
        assert app.session.opened.state("bring-window/id-card") is State.DONE


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+z", "f2", "ctrl+c", "b", "escape", "enter", "d", "f1"])
async def test_no_key_does_anything_but_show_it_again(app_for: MakeApp, case: Case, key: str) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "b", key)
        assert isinstance(app.screen, HomeScreen)
        assert app.is_running
        assert len(app.screen_stack) == 1


async def test_a_note_that_is_being_written_is_hidden_too_and_stays(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "o", "a", "b", "f2")
        assert hidden(app)
        await press(pilot, "x", "c", "ctrl+s")
        assert app.session.opened.mark("bring-window/id-card").note == "abc"


async def test_nothing_is_pasted_into_what_is_hidden(app_for: MakeApp, case: Case) -> None:
    from textual.events import Paste

    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "o", "f2")
        app.post_message(Paste("secret"))
        await pilot.pause()
        assert hidden(app)
        await press(pilot, "x", "ctrl+s")
        assert app.session.opened.mark("bring-window/id-card").note == ""


async def test_what_is_said_meanwhile_does_not_show_through(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test(notifications=True) as pilot:
        app.notify("妈妈 before", markup=False)
        await press(pilot, "b")
        app.notify("妈妈 meanwhile", markup=False)
        app.session.told(News(case.id, failure=SaveError(Text("妈妈 没有存上", "not saved"))))
        await pilot.pause()
        assert hidden(app)
        await press(pilot, "x")
        assert "没存上" in text(app)


async def test_when_nobody_types_it_hides_by_itself_on_any_screen(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "o")
        app._idle._look()
        await pilot.pause()
        assert isinstance(app.screen, NoteDialog), "somebody has just typed"
        app._idle._last -= idle.HIDE_AFTER
        app._idle._look()
        await pilot.pause()
        assert hidden(app)
        await press(pilot, "x")
        assert isinstance(app.screen, NoteDialog)


async def test_a_kiosk_that_is_left_hidden_ends(guest: MakeGuest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle, "KIOSK_HIDE_AFTER", 0.05)
    monkeypatch.setattr(idle, "KIOSK_LEAVE_AFTER", 0.05)
    app = guest(KIOSK)
    async with app.run_test() as pilot:
        while app.is_running:
            await pilot.pause(0.02)
    assert app.return_value == 0


async def test_a_kiosk_that_is_used_again_in_time_stays(guest: MakeGuest) -> None:
    app = guest(KIOSK)
    async with app.run_test() as pilot:
        await press(pilot, "b")
        assert "两分钟没人按就清空退出" in "".join(strips(app))
        assert app._abandoned._timer is not None
        await press(pilot, "x")
        assert app._abandoned._timer is None
        assert isinstance(app.screen, HomeScreen)


def test_hiding_can_be_done_everywhere() -> None:
    from tui.command import Scope

    (hide,) = (command for command in COMMANDS if command.id == "hide")
    assert set(hide.scopes) == set(Scope)


async def test_what_opens_meanwhile_opens_below_it(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "b")
        await app.push_screen(SettingsScreen())
        await pilot.pause()
        assert hidden(app)
        await press(pilot, "x")
        assert isinstance(app.screen, SettingsScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, CaseScreen)
        assert len(app.screen_stack) == 1


async def test_what_takes_the_place_of_another_screen_does_so_below_it(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "b")
        await app.switch_screen(HomeScreen())
        await pilot.pause()
        assert hidden(app)
        await press(pilot, "x")
        assert [type(screen) for screen in app.screen_stack] == [HomeScreen]


async def test_a_case_that_is_left_meanwhile_makes_way_below_it(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, CaseScreen)
        await press(pilot, "b")
        screen.action_back()
        await pilot.pause()
        assert hidden(app)
        await press(pilot, "x")
        assert [type(screen) for screen in app.screen_stack] == [HomeScreen]


async def test_a_note_that_is_about_to_close_does_not_uncover_the_case(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "o", "a")
        dialog = app.screen
        assert isinstance(dialog, NoteDialog)
        saving = asyncio.create_task(dialog.action_save())  # waits for what was typed
        await asyncio.sleep(0)
        app.hide()
        await saving
        await pilot.pause()
        assert hidden(app)
        await press(pilot, "x")
        assert isinstance(app.screen, CaseScreen)
        assert app.session.opened.mark("bring-window/id-card").note == "a"


async def test_a_search_that_goes_somewhere_meanwhile_goes_there_below_it(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "down")
        below = cursor(app)
        await press(pilot, "up", "question_mark", "b")
        app.go_to(below)
        await pilot.pause()
        assert hidden(app)
        await press(pilot, "x")
        assert isinstance(app.screen, CaseScreen)
        assert cursor(app) == below
