"""A disk that refuses: said at once and plainly, tried again, and nothing lost in between."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from checklists.case import Case, State
from checklists.files import private_folder
from checklists.formats.toml import parse
from checklists.locks import locked
from checklists.store import Store
from tests.ui.conftest import MakeApp
from tests.ui.screens import lines, text
from tui import saver
from tui.screens.case import CaseScreen

FIRST = "bring-window/id-card"


class Disk:
    """The disk as a test wants it."""

    full = False


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    disk, write = Disk(), os.write

    def refusing(descriptor: int, data: bytes) -> int:
        if disk.full and "/cases/" in str(Path(f"/proc/self/fd/{descriptor}").readlink()):
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


@pytest.mark.parametrize("item_id", [FIRST, "verify-records/record-found"], ids=["item", "check"])
async def test_what_takes_its_time_to_be_saved_is_counted_and_marked_together(
    item_id: str, app_for: MakeApp, store: Store, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.case.SLOW_SAVE", 0.5)
    app = app_for(case.id)
    async with app.run_test() as pilot:
        assert isinstance(app.screen, CaseScreen)
        app.screen.show_at(item_id)
        await pilot.pause()
        before = text(app)
        with private_folder(store.folder) as folder, locked(folder, f"{case.id}.toml.lock"):
            await pilot.press("space")
            await pilot.pause()
            assert text(app) == before
            await pilot.pause(0.6)
            assert " > [~] " in text(app)
            assert [" 1/" in line for line in lines(app)[:2]] == [True, True]
        assert app.session.flush(5)
        await pilot.pause()
        assert " > [x] " in text(app)
        assert [" 1/" in line for line in lines(app)[:2]] == [True, True]


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


@pytest.fixture
def runtime(tmp_path: Path) -> Path:
    """A folder that the system keeps for a person's sessions; by default there is none."""
    runtime = tmp_path / "runtime"
    runtime.mkdir(0o700)
    return runtime / "shebao"


def marked(file: Path) -> dict[str, State]:
    return {item_id: mark.state for item_id, mark in parse(file.read_bytes(), file.name).case.marks.items()}


async def test_what_the_disk_refuses_is_kept_elsewhere_and_goes_once_it_is_saved(
    app_for: MakeApp, store: Store, case: Case, disk: Disk, runtime: Path
) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        disk.full = True
        await pilot.press("space")
        await pilot.pause(0.2)
        (file,) = runtime.iterdir()
        assert marked(file) == {FIRST: State.DONE}

        await pilot.press("down", "space")
        await pilot.pause(0.2)
        assert [each.name for each in runtime.iterdir()] == [file.name]
        assert list(marked(file).values()) == [State.DONE, State.DONE]

        disk.full = False
        assert app.session.flush(5)
        assert list(runtime.iterdir()) == []
    assert len(store.load(case.id).marks) == 2


async def test_quitting_says_where_the_copy_is_and_the_next_start_saves_it(
    app_for: MakeApp, store: Store, case: Case, disk: Disk, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app._QUIT_SECONDS", 0.3)
    app = app_for(case.id)
    async with app.run_test(size=(120, 30)) as pilot:
        disk.full = True
        await pilot.press("space", "q")
        await pilot.pause(0.5)
        (file,) = runtime.iterdir()
        assert "下次打开会接着存" in text(app)
        assert file.name in text(app)
        await pilot.press("down", "enter")
        await pilot.pause()
    assert app.return_value == 1
    assert store.load(case.id).marks == {}
    assert marked(file) == {FIRST: State.DONE}


async def test_the_end_keeps_a_copy_even_while_no_save_has_failed_yet(
    app_for: MakeApp, store: Store, case: Case, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line drops while another session holds the case."""
    monkeypatch.setattr("tui.app._FLUSH_SECONDS", 0.1)
    app = app_for(case.id)
    async with app.run_test() as pilot:
        with (store.folder / f"{case.id}.toml.lock").open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            await pilot.press("space")
            await pilot.pause()
            assert not runtime.exists()
            app.flush_changes()
            (file,) = runtime.iterdir()
            assert marked(file) == {FIRST: State.DONE}
        assert app.session.flush(5)
    assert store.load(case.id).state(FIRST) is State.DONE
    assert list(runtime.iterdir()) == []


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
