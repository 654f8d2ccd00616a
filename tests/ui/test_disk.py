"""A disk that refuses: said at once and plainly, tried again, and nothing lost in between."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator

import pytest

from checklists.case import Case, State
from checklists.store import Store
from tests.ui.conftest import MakeApp
from tests.ui.screens import lines, text
from tui import saver

FIRST = "bring-window/id-card"


class Disk:
    """The disk as a test wants it."""

    full = False


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    disk, write = Disk(), os.write

    def refusing(descriptor: int, data: bytes) -> int:
        if disk.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(descriptor, data)

    monkeypatch.setattr(saver, "RETRY_SECONDS", 0.05)
    monkeypatch.setattr("checklists.files.os.write", refusing)
    yield disk
    disk.full = False


async def test_a_full_disk_is_said_and_the_tick_is_not_shown_as_saved(
    app_for: MakeApp, store: Store, case: Case, disk: Disk
) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        disk.full = True
        await pilot.press("space")
        await pilot.pause(0.2)
        assert "没存上：磁盘满了" in lines(app)[0]
        assert "[~] 带上办理人本人" in text(app)
        assert store.load(case.id).state(FIRST) is State.TODO

        disk.full = False
        assert app.session.flush(5)
        await pilot.pause()
        assert "[x] 带上办理人本人" in text(app)
        assert "已保存" in lines(app)[0]
    assert store.load(case.id).state(FIRST) is State.DONE


async def test_quitting_with_unsaved_changes_asks_and_staying_goes_on_trying(
    app_for: MakeApp, store: Store, case: Case, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app._QUIT_SECONDS", 0.3)
    app = app_for(case.id)
    async with app.run_test() as pilot:
        disk.full = True
        await pilot.press("space", "q")
        await pilot.pause(0.5)
        assert "还有改动没存上" in text(app)

        await pilot.press("enter")
        disk.full = False
        assert app.session.flush(5)
    assert store.load(case.id).state(FIRST) is State.DONE


async def test_quitting_all_the_same_says_so_in_the_exit_code(
    app_for: MakeApp, store: Store, case: Case, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app._QUIT_SECONDS", 0.3)
    app = app_for(case.id)
    async with app.run_test() as pilot:
        disk.full = True
        await pilot.press("space", "q")
        await pilot.pause(0.5)
        await pilot.press("down", "enter")
        await pilot.pause()
    assert app.return_value == 1
