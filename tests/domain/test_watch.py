"""What another session does to the cases is noticed at once, and without looking again and again."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from checklists import watch
from checklists.case import Case, State, set_state
from checklists.settings import Settings
from checklists.store import Store
from tests.content import bundled
from tests.domain.test_merge import CASE
from tui.session import Session

WAIT = 10.0
"""Seconds to wait for what comes at once."""


class Told:
    """Counts what was told."""

    def __init__(self) -> None:
        self._count = 0
        self.last: Container[str] = ()
        self._changed = threading.Condition()

    def __call__(self, changed: Container[str]) -> None:
        with self._changed:
            self.last = changed
            self._count += 1
            self._changed.notify_all()

    def after(self, what: Callable[[], object]) -> bool:
        """Do something and tell whether it was noticed."""
        with self._changed:
            before = self._count
            what()
            return self._changed.wait_for(lambda: self._count > before, WAIT)

    def begun(self) -> bool:
        """Wait until it is watched."""
        with self._changed:
            return self._changed.wait_for(lambda: self._count > 0, WAIT)

    def total(self) -> int:
        with self._changed:
            return self._count


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "shebao" / "cases"


@pytest.fixture(params=["inotify", "look", "remote"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How it is noticed; where the kernel tells, nobody looks within the time of a test."""
    monkeypatch.setattr(watch, "EVERY", 3600.0 if request.param == "inotify" else 0.02)
    if request.param == "look":
        monkeypatch.setattr(watch._Inotify, "__init__", _refused)
    if request.param == "remote":
        monkeypatch.setattr(watch, "_is_remote", lambda _: True)
    return str(request.param)


def _refused(_: object) -> None:
    raise OSError(errno.EMFILE, "Too many open files")


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@contextmanager
def watching(folder: Path) -> Iterator[Told]:
    told = Told()
    threads = threading.active_count()
    descriptors = _descriptors()
    end = watch.watch(folder, told)
    try:
        assert told.begun()
        yield told
    finally:
        end()
    assert threading.active_count() <= threads
    assert _descriptors() == descriptors


def elsewhere(folder: Path) -> None:
    """Save a case in a process of its own."""
    program = (
        "import sys, pathlib, datetime; from checklists.store import Store; from checklists.case import Case;"
        "Store(pathlib.Path(sys.argv[1])).save(Case('k7q2', 'x', datetime.datetime.now().astimezone()))"
    )
    subprocess.run([sys.executable, "-c", program, folder], check=True, cwd=Path(__file__).parents[2])


@pytest.mark.usefixtures("way")
def test_another_process_that_saves_a_case_is_noticed_even_before_there_is_a_folder(folder: Path) -> None:
    with watching(folder) as told:
        assert told.after(lambda: elsewhere(folder))
        assert told.after(lambda: elsewhere(folder))


@pytest.mark.usefixtures("way")
def test_every_way_to_change_a_file_is_noticed(folder: Path) -> None:
    Store(folder).save(CASE)
    file, away = folder / "k7q2.toml", folder.parent / "away.toml"
    text = file.read_text()

    def replaced() -> None:
        away.write_text(text + "# replaced")
        away.rename(file)

    def appended() -> None:
        with file.open("a") as opened:
            opened.write("# appended\n")

    with watching(folder) as told:
        assert told.after(replaced)
        assert told.after(appended)
        assert told.after(lambda: file.write_text(text))
        assert told.after(lambda: shutil.copy(file, folder / "m2ab.toml"))
        assert told.after(lambda: file.rename(away))
        assert told.after(lambda: (folder / "m2ab.toml").unlink())


@pytest.mark.usefixtures("way")
def test_a_folder_that_goes_and_comes_back_is_watched_again(folder: Path) -> None:
    Store(folder).save(CASE)
    away = folder.parent / "away"
    with watching(folder) as told:
        assert told.after(lambda: folder.rename(away))
        assert told.after(lambda: Store(folder).save(CASE))
        assert told.after(lambda: shutil.rmtree(folder))
        assert told.after(lambda: away.rename(folder))
        assert told.after(lambda: Store(folder).delete("k7q2"))


@pytest.mark.usefixtures("way")
def test_what_is_no_case_is_not_told(folder: Path) -> None:
    store = Store(folder)
    store.save(CASE)
    with watching(folder) as told:
        for name in ("k7q2.undo", ".k7q2.toml.1.tmp", "notes.txt", "k7q2.toml.lock", "k7q2.toml.bak-1"):
            (folder / name).write_text("x")
        before = told.total()
        assert told.after(lambda: elsewhere(folder))
        assert told.total() <= before + 2  # the save, and where files are looked at, maybe its first half


def test_while_nothing_happens_nothing_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(folder).save(CASE)
    looks: list[Path] = []
    monkeypatch.setattr(watch, "signatures", looks.append)
    monkeypatch.setattr(watch, "EVERY", 0.01)
    with watching(folder):
        (thread,) = [each for each in threading.enumerate() if each.name == "watch"]
        status = Path(f"/proc/self/task/{thread.native_id}/status")
        assert any(_woken(status) == _woken(status, after=0.1) for _ in range(20)), "it never sleeps on"
    assert looks == []


def _woken(status: Path, after: float = 0.0) -> int:
    """Return how often a thread has gone to sleep so far."""
    threading.Event().wait(after)
    return sum(int(line.split()[1]) for line in status.read_text().splitlines() if "ctxt_switches" in line)


@pytest.mark.usefixtures("way")
def test_it_is_told_which_case_changed(folder: Path) -> None:
    Store(folder).save(CASE)
    with watching(folder) as told:
        assert "whatever" in told.last, "at the beginning anything may have changed"
        assert told.after(lambda: Store(folder).save(Case("m2ab", "我", CASE.created)))
        assert ("m2ab" in told.last, CASE.id in told.last) == (True, False)


def test_who_has_a_case_open_is_not_woken_for_another(folder: Path) -> None:
    store = Store(folder)
    store.save(CASE)
    session = Session(bundled(), store, Settings(), folder / "settings.toml", "zh", lambda: CASE.created)
    session.open(CASE.id)
    told = Told()
    end = session.watch(lambda: told(()))
    try:
        assert told.begun()
        before = told.total()
        Store(folder).save(Case("m2ab", "我", CASE.created))
        threading.Event().wait(4 * watch._GATHER)
        assert told.after(lambda: Store(folder).save(set_state(CASE, "a/b", State.DONE, now=CASE.created)))
        assert told.total() == before + 1
        session.close()
        assert told.after(lambda: Store(folder).save(Case("m2ac", "我", CASE.created)))
    finally:
        end()


def test_where_the_library_has_no_such_call_it_looks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import ctypes

    monkeypatch.setattr(watch, "EVERY", 0.02)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    with watching(folder) as told:
        assert told.after(lambda: Store(folder).save(CASE))


def test_when_watches_run_out_on_the_way_it_looks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(folder).save(CASE)
    monkeypatch.setattr(watch, "EVERY", 0.02)
    with watching(folder) as told:
        monkeypatch.setattr(watch._Inotify, "follow", _refused_again)
        assert told.after(lambda: shutil.rmtree(folder))
        assert told.after(lambda: Store(folder).save(CASE))


def _refused_again(*_: object) -> bool:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("kind", "remote"), [("ext4", False), ("tmpfs", False), ("nfs4", True), ("fuse.sshfs", True), ("cifs", True)]
)
def test_a_file_system_that_other_machines_change_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, remote: bool
) -> None:
    device = tmp_path.stat().st_dev
    mounts = (
        f"22 1 0:1 / / rw - proc proc rw\n36 25 {os.major(device)}:{os.minor(device)} / / rw,a shared:1 - {kind} x rw\n"
    )
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: mounts)

    assert watch._is_remote(tmp_path / "not" / "there") is remote


def test_the_store_watches_its_folder(folder: Path) -> None:
    told = Told()
    end = Store(folder).watch(told)
    try:
        assert told.begun()
        assert told.after(lambda: Store(folder).save(Case("m2ab", "我", CASE.created)))
    finally:
        end()
