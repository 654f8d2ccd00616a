"""Another session on the same cases: what it does is seen here without a key, and nothing here is disturbed."""

from __future__ import annotations

import asyncio
import errno
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from checklists import watch
from checklists.case import Answers, Case, State, set_answers, set_note, set_state
from checklists.notes import ELSEWHERE
from checklists.store import Store
from tests.ui.conftest import NOW, MakeApp
from tests.ui.screens import cursor, lines, press, text
from tui import app as app_module
from tui import saver
from tui.app import ShebaoApp
from tui.news import News
from tui.screens.home import HomeScreen

FIRST, SECOND = "bring-window/id-card", "bring-window/foreigner"
CHANGED = "另一个窗口改了这份档案"
WAIT = 10.0
"""Seconds to wait for what comes at once."""


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Watch from the start, and by nothing but what the kernel tells."""
    monkeypatch.setattr(app_module, "WATCH_AFTER", 0.01)
    monkeypatch.setattr(watch, "EVERY", 3600.0)
    monkeypatch.setattr(saver, "GONE_SECONDS", 0.01)


@pytest.fixture
def other(store: Store) -> Store:
    """The store as another session sees it."""
    return Store(store.folder)


async def until(pilot: Pilot[int], what: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = asyncio.get_running_loop().time() + WAIT
    while not what():
        assert asyncio.get_running_loop().time() < end, text(_app(pilot))
        await pilot.pause(0.01)
    await pilot.pause()


def _app(pilot: Pilot[int]) -> ShebaoApp:
    assert isinstance(pilot.app, ShebaoApp)
    return pilot.app


async def watched(pilot: Pilot[int]) -> ShebaoApp:
    """Wait until the app watches, and has looked for the first time."""
    app = _app(pilot)
    await until(pilot, lambda: app._end_watch.__name__ == "stop")
    app.session.flush(5)
    await pilot.pause()
    return app


def tick(store: Store, item_id: str) -> None:
    store.save(set_state(store.load("k7q2"), item_id, State.DONE, now=NOW))


async def test_another_process_ticks_and_the_cursor_stays(app_for: MakeApp, store: Store, case: Case) -> None:
    program = (
        "import sys, pathlib, datetime; from checklists.store import Store; from checklists.case import State as S;"
        "from checklists.case import set_state; s = Store(pathlib.Path(sys.argv[1])); c = s.load('k7q2');"
        f"s.save(set_state(c, '{FIRST}', S.DONE, now=datetime.datetime.now().astimezone()))"
    )
    app = app_for(case.id)
    async with app.run_test(notifications=True) as pilot:
        await watched(pilot)
        await press(pilot, "down", "down", "down")
        here, top = cursor(app), lines(app)[1]
        subprocess.run([sys.executable, "-c", program, store.folder], check=True, cwd=Path(__file__).parents[2])
        await until(pilot, lambda: app.session.opened.state(FIRST) is State.DONE)

        assert "[x] 带上办理人本人" in text(app)
        assert cursor(app) == here
        assert CHANGED in text(app)
        assert "1/" in lines(app)[0]
        assert top != lines(app)[1], "the stages show the progress"


async def test_an_own_save_is_no_news(
    app_for: MakeApp, store: Store, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_for(case.id)
    looks: list[object] = []
    async with app.run_test(notifications=True) as pilot:
        await watched(pilot)
        looked = app.session.look
        monkeypatch.setattr(app.session, "look", lambda: looks.append(looked()))
        taken: list[News] = []
        monkeypatch.setattr(app, "_take", _counting(app._take, taken))
        await press(pilot, "space", "down", "space")
        await until(pilot, lambda: bool(looks))  # the kernel may tell of both saves at once
        app.session.flush(5)
        await pilot.pause()

        assert [news.saved for news in taken] == [True, True]
        assert CHANGED not in text(app)
        assert "另一个窗口" not in text(app)


def _counting(real: Callable[..., None], taken: list[News]) -> Callable[..., None]:
    def take(news: News) -> None:
        taken.append(news)
        real(news)

    return take


async def test_both_notes_are_kept_and_the_person_is_told(
    app_for: MakeApp, store: Store, case: Case, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_for(case.id)
    async with app.run_test(notifications=True, size=(100, 30)) as pilot:
        await pilot.press("o", *"mine")
        other.save(set_note(other.load(case.id), FIRST, "theirs", now=NOW))
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: ELSEWHERE in app.session.opened.mark(FIRST).note)

        note = store.load(case.id).mark(FIRST).note
        assert sorted(note.split("\n")) == sorted(["mine", ELSEWHERE, "theirs"])
        assert app.session.opened.mark(FIRST).note == note
        assert not app.session.is_unsaved(FIRST)
        assert "两个窗口都写了备注，两份都留着" in text(app)
        assert "written elsewhere" in text(app)


async def test_two_apps_on_one_note_end_with_one_text(app_for: MakeApp, store: Store, case: Case, other: Store) -> None:
    one, two = app_for(case.id), app_for(case.id)
    two.session.store = other
    two.session._saver._store = other
    async with one.run_test() as first, two.run_test() as second:
        await watched(first)
        await watched(second)
        one.session.note(FIRST, "one")
        two.session.note(FIRST, "two")
        await until(first, lambda: ELSEWHERE in one.session.opened.mark(FIRST).note)
        await until(second, lambda: ELSEWHERE in two.session.opened.mark(FIRST).note)
        await until(first, lambda: one.session.opened.marks == two.session.opened.marks)
    assert store.load(case.id).marks == one.session.opened.marks


async def test_a_change_elsewhere_cannot_be_undone_here(
    app_for: MakeApp, store: Store, case: Case, other: Store
) -> None:
    app = app_for(case.id)
    async with app.run_test(notifications=True) as pilot:
        await watched(pilot)
        await press(pilot, "space")
        other.save(set_state(other.load(case.id), FIRST, State.PROBLEM, now=NOW))
        await until(pilot, lambda: app.session.opened.state(FIRST) is State.PROBLEM)

        await press(pilot, "u")
        assert app.session.opened.state(FIRST) is State.PROBLEM
        assert "这一步不再撤销或重做" in "".join(text(app).split())


async def test_a_change_of_the_answers_elsewhere_changes_the_list(
    app_for: MakeApp, store: Store, case: Case, other: Store
) -> None:
    app = app_for(case.id)
    async with app.run_test(notifications=True) as pilot:
        await watched(pilot)
        before = text(app)
        other.save(set_answers(other.load(case.id), Answers(channel="hotline-12333"), now=NOW))
        await until(pilot, lambda: app.session.opened.answers.channel == "hotline-12333")
        assert CHANGED in text(app)
        assert text(app).splitlines()[1] != before.splitlines()[1]


async def test_a_case_deleted_elsewhere_is_told_once_and_stays_on_the_screen(
    app_for: MakeApp, store: Store, case: Case, other: Store
) -> None:
    app = app_for(case.id)
    async with app.run_test(notifications=True) as pilot:
        await watched(pilot)
        other.delete(case.id)
        await until(pilot, lambda: "被删掉了" in text(app))
        assert "[ ] 带上办理人本人" in text(app)
        await press(pilot, "space")
        assert "没存上" in lines(app)[0]
        assert store.ids() == ()
        await press(pilot, "escape")
        assert "没存上" not in lines(app)[0]
        assert "妈妈" not in text(app)


async def test_the_home_screen_follows(app_for: MakeApp, store: Store, case: Case, other: Store) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await watched(pilot)
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "end")
        here = cursor(app)
        other.save(Case("m2ab", "爸爸", NOW, at=NOW))
        await until(pilot, lambda: "爸爸" in text(app))
        assert cursor(app) == here
        tick(other, FIRST)
        await until(pilot, lambda: "1/" in text(app))
        (store.folder / "m2ab.toml").write_bytes(b"")
        await until(pilot, lambda: "[!]" in text(app))
        other.delete(case.id)
        await until(pilot, lambda: "妈妈" not in text(app))


async def test_the_first_case_of_all_appears_though_there_was_no_folder(app_for: MakeApp, store: Store) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await watched(pilot)
        assert not store.folder.exists()
        Store(store.folder).save(Case("m2ab", "爸爸", NOW, at=NOW))
        await until(pilot, lambda: "爸爸" in text(app))


async def test_where_the_kernel_does_not_tell_it_is_seen_all_the_same(
    app_for: MakeApp, case: Case, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(watch._Inotify, "__init__", refuse)
    monkeypatch.setattr(watch, "EVERY", 0.02)
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await watched(pilot)
        tick(other, FIRST)
        await until(pilot, lambda: app.session.opened.state(FIRST) is State.DONE)
        assert "[x] 带上办理人本人" in text(app)


async def test_what_was_to_be_watched_is_not_once_the_app_has_ended(
    app_for: MakeApp, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "WATCH_AFTER", 3600.0)
    app = app_for(case.id)
    async with app.run_test():
        pass
    app._watch()  # as a timer does that has gone off meanwhile
    assert "watch" not in [thread.name for thread in threading.enumerate()]


async def test_what_no_one_can_see_draws_nothing(
    app_for: MakeApp, store: Store, case: Case, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await watched(pilot)
        drawn: list[None] = []
        monkeypatch.setattr(HomeScreen, "_draw", lambda _: drawn.append(None))
        looked: list[None] = []
        monkeypatch.setattr(app.session, "look", lambda: looked.append(None))
        other.save(other.load(case.id))
        await until(pilot, lambda: bool(looked))
    assert drawn == []
