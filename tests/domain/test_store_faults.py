"""When the disk, another user or a prank stands in the way: the old file is whole, and a sentence says what to do."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from checklists import files, locks
from checklists.case import NOTE_MAX, Case, Mark, State, set_state
from checklists.errors import BusyError, CaseError, SaveError, ShebaoError
from checklists.formats.toml import dump, parse
from checklists.store import Store
from tests.domain.strategies import CHINA

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=CHINA)
CASE = Case("k7q2", "妈妈", NOW)
CALLS = ("open", "fstat", "stat", "read", "write", "pread", "pwrite", "fsync", "rename")
"""Every call that a save makes, but for those that can only fail by a mistake of ours."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cases"


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / "k7q2.toml"


@pytest.fixture
def saved(folder: Path) -> Case:
    return Store(folder).save(CASE)


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, number: int, code: int) -> Iterator[list[str]]:
    """Let the nth system call fail; yields the names of the calls made."""
    made: list[str] = []

    def wrap(name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            made.append(name)
            if len(made) == number:
                raise OSError(code, os.strerror(code))
            return real(*args, **kwargs)

        return call

    with monkeypatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, wrap(name))
        yield made


def tick(case: Case, item_id: str) -> Case:
    return set_state(case, item_id, State.DONE, now=NOW)


def leftovers(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir() if each.name.endswith(".tmp")]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_whichever_call_fails_the_file_is_old_or_new_and_the_next_save_loses_nothing(
    folder: Path, file: Path, saved: Case, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    failures = 0
    for number in range(1, 100):
        store = Store(folder)
        before = store.load("k7q2")
        (folder / "k7q2.toml.bak-1").unlink(missing_ok=True)
        case = tick(before, f"try/{number}")
        with failing(monkeypatch, number, code) as made, suppress(SaveError, CaseError):
            store.save(case)
            failures -= 1
        failures += 1

        assert leftovers(folder) == []
        on_disk = parse(file.read_bytes(), "x")
        assert on_disk.sealed
        assert on_disk.case.marks in (before.marks, case.marks)
        assert store.save(case).marks == case.marks
        assert Store(folder).load("k7q2").marks == case.marks
        if len(made) < number:
            break
    assert number > 20
    assert failures > 15


def test_a_save_returns_only_after_file_and_folder_are_on_the_disk(
    folder: Path, saved: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No test here cuts the power; this is the order that survives it."""
    done: list[str] = []
    fsync, rename, write = os.fsync, os.rename, os.write

    def synced(descriptor: int) -> None:
        fsync(descriptor)
        done.append("sync folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "sync file")

    def renamed(*args: Any, **kwargs: Any) -> None:
        rename(*args, **kwargs)
        done.append("rename")

    def written(descriptor: int, data: bytes) -> int:
        done.append("write")
        return write(descriptor, data)

    store = Store(folder)
    case = store.save(saved)
    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "rename", renamed)
    monkeypatch.setattr(os, "write", written)
    store.save(tick(case, "a/b"))
    assert done == ["write", "sync file", "rename", "sync folder"]


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        (errno.ENOSPC, "磁盘满了", "disk is full"),
        (errno.EDQUOT, "配额", "quota"),
        (errno.EROFS, "只读", "read-only"),
        (errno.EACCES, "权限", "permission"),
        (errno.EPERM, "权限", "permission"),
        (errno.EMFILE, "打开的文件太多", "too many files"),
        (errno.EIO, "导出到别处", "export to another place"),
        (errno.ENOLCK, os.strerror(errno.ENOLCK), os.strerror(errno.ENOLCK)),
    ],
)
def test_the_reason_is_said_in_plain_words_with_the_file(
    folder: Path, file: Path, saved: Case, monkeypatch: pytest.MonkeyPatch, code: int, zh: str, en: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "write", refuse)
    with pytest.raises(SaveError) as caught:
        Store(folder).save(tick(saved, "a/b"))

    message = caught.value.message
    assert str(file) in message.zh
    assert zh in message.zh
    assert str(file) in message.en
    assert en in message.en


def test_a_real_limit_on_file_sizes_leaves_the_old_file(folder: Path, file: Path, saved: Case) -> None:
    before = file.read_bytes()
    code = (
        "import resource, sys; from pathlib import Path; from dataclasses import replace;"
        "from checklists.case import Mark; from checklists.errors import SaveError; from checklists.store import Store;"
        "store = Store(Path(sys.argv[1])); case = store.load('k7q2');"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
        "marks = {f'a/{n}': Mark(note='x' * 99) for n in range(99)}\n"
        "try: store.save(replace(case, marks=marks))\n"
        "except SaveError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, text=True, check=True)

    assert "no file of this size" in done.stdout
    assert file.read_bytes() == before
    assert leftovers(folder) == []


def test_short_writes_are_carried_on(folder: Path, saved: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data)[:7]))

    case = Store(folder).save(tick(saved, "a/b"))
    assert Store(folder).load("k7q2") == case


def test_a_copy_that_cannot_be_kept_stops_no_tick(
    folder: Path, saved: Case, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr("checklists.store.rotate", refuse)
    assert Store(folder).save(tick(saved, "a/b")).state("a/b") is State.DONE


def test_a_comment_that_cannot_be_kept_stops_the_save(
    folder: Path, file: Path, saved: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "")

    file.write_text(file.read_text().replace('name = "妈妈"', 'name = "妈妈"  # 四川的'))
    monkeypatch.setattr("checklists.store.rotate", refuse)
    with pytest.raises(SaveError):
        Store(folder).save(tick(saved, "a/b"))
    assert "# 四川的" in file.read_text()


def test_a_case_that_could_not_be_read_again_is_not_written(folder: Path, file: Path, saved: Case) -> None:
    before = file.read_bytes()
    marks = {f"list/item-{number}": Mark(note="字" * NOTE_MAX) for number in range(200)}

    with pytest.raises(SaveError, match="shorten the notes"):
        Store(folder).save(Case("k7q2", "妈妈", NOW, marks=marks))
    assert file.read_bytes() == before


def test_a_session_that_holds_the_case_is_waited_for_and_then_named(
    folder: Path, saved: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "LIMIT", 0.05)
    store = Store(folder)
    with (folder / "k7q2.toml.lock").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(BusyError, match=re.escape("k7q2.toml.lock")):
            store.save(tick(saved, "a/b"))
        assert store.load("k7q2") == saved

    assert store.save(tick(saved, "a/b")).state("a/b") is State.DONE


def test_a_lock_removed_while_waiting_is_not_mistaken_for_the_lock(folder: Path, saved: Case) -> None:
    """Two sessions that hold two lock files of one name would overwrite each other."""
    lock = folder / "k7q2.toml.lock"
    inode = lock.stat().st_ino
    waiting = Store(folder)
    with files.private_folder(folder) as opened, locks.locked(opened, lock.name):
        thread = threading.Thread(target=waiting.save, args=(saved,))
        thread.start()
        while not _waits(inode):
            pass
        lock.unlink()
        lock.touch(0o600)
    thread.join(5)

    assert not thread.is_alive()
    assert int.from_bytes(lock.read_bytes(), "big") == 1


def _waits(inode: int) -> bool:
    """Tell whether a second descriptor of this process has the file open."""
    found = 0
    for each in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            found += each.stat().st_ino == inode
    return found > 1


def _symlink(target: Path) -> None:
    victim = target.parent.parent / "victim"
    victim.write_bytes(dump(CASE))
    target.symlink_to(victim)


def _hard_link(target: Path) -> None:
    victim = target.parent.parent / "victim"
    victim.write_bytes(dump(CASE))
    target.hardlink_to(victim)


def _large(target: Path) -> None:
    with target.open("wb") as file:
        file.truncate(2**30)


_PRANKS = [_symlink, _hard_link, os.mkfifo, os.mkdir, lambda target: target.symlink_to("/dev/zero")]


@pytest.mark.parametrize(
    ("name", "put"), [("k7q2.toml", _large), *((f"k7q2.toml{end}", put) for end in ("", ".lock") for put in _PRANKS)]
)
def test_what_is_not_a_plain_file_of_ours_is_neither_read_nor_replaced(
    folder: Path, saved: Case, name: str, put: Callable[[Path], None]
) -> None:
    target = folder / name
    target.unlink()
    put(target)
    before = target.lstat()

    store = Store(folder)
    with pytest.raises(CaseError, match=re.escape(str(target))):
        store.load("k7q2")
    with pytest.raises(CaseError, match=re.escape(str(target))):
        store.save(saved)
    assert store.all()[0] == []
    assert target.lstat()[:7] == before[:7]
    victim = folder.parent / "victim"
    assert not victim.exists() or victim.read_bytes() == dump(CASE)


def test_a_file_of_another_user_is_refused(folder: Path, saved: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = os.fstat

    def others(descriptor: int) -> os.stat_result:
        status = ours(descriptor)
        owner = status.st_uid + stat.S_ISREG(status.st_mode)
        return os.stat_result((*status[:4], owner, *status[5:]))

    monkeypatch.setattr(os, "fstat", others)
    with pytest.raises(CaseError, match="another user"):
        Store(folder).load("k7q2")


def test_a_folder_of_another_user_is_refused(folder: Path, saved: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)

    with pytest.raises(CaseError, match="another user"):
        Store(folder)


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_in_which_others_may_write_is_refused_with_the_remedy(folder: Path, saved: Case, mode: int) -> None:
    store = Store(folder)
    folder.chmod(mode)

    for refused in (lambda: Store(folder), lambda: store.save(saved), lambda: store.load("k7q2"), store.all):
        with pytest.raises(CaseError) as caught:
            refused()
        assert f"chmod 700 {folder}" in caught.value.message.zh
        assert f"chmod 700 {folder}" in caught.value.message.en


@pytest.mark.parametrize("dangling", [True, False])
def test_a_folder_that_is_a_link_is_refused(tmp_path: Path, dangling: bool) -> None:
    real = tmp_path / "real"
    if not dangling:
        real.mkdir(0o700)
    (tmp_path / "cases").symlink_to(real)

    with pytest.raises(CaseError, match="not a real folder"):
        Store(tmp_path / "cases").save(CASE)
    assert dangling or list(real.iterdir()) == []


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cases").write_text("x")

    with pytest.raises(CaseError, match="not a real folder"):
        Store(tmp_path / "cases")


def test_a_refusal_never_holds_a_note(folder: Path, saved: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(ShebaoError) as caught:
        Store(folder).save(Case("k7q2", "妈妈", NOW, marks={"a/b": Mark(note="秘密")}))
    assert "秘密" not in str(caught.value) + caught.value.message.zh
