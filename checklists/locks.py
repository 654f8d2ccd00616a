"""The lock of one case: a file beside it, held while saving, that also counts the saves."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager

from checklists.errors import BusyError
from checklists.files import Folder
from checklists.records import dataclass
from checklists.text import Text, clean

LIMIT = 10.0
"""Seconds to wait for another session."""

_COUNTER = 8
"""Bytes of the counter."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that is held."""

    descriptor: int

    def count(self) -> int:
        """Return how often the case was saved; it tells two versions apart where the file's times do not."""
        return _count(self.descriptor)

    def bump(self) -> int:
        """Count one save and return the new count.

        Called before the new file is put in place: after a crash in between, others read once for nothing.
        """
        count: int = (self.count() + 1) % 256**_COUNTER
        os.pwrite(self.descriptor, count.to_bytes(_COUNTER, "big"), 0)
        return count


def peek(folder: Folder, name: str) -> int:
    """Return the count without taking the lock, 0 if there is none yet."""
    try:
        descriptor = folder.open(name, os.O_RDONLY)
    except FileNotFoundError:
        return 0
    try:
        return _count(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def locked(folder: Folder, name: str, *, limit: float | None = None) -> Iterator[Lock]:
    """Hold a lock.

    Args:
        folder: Where the lock file is.
        name: Its name.
        limit: Seconds to wait for another session; `LIMIT` by default.

    Raises:
        BusyError: Another session has held it for longer than we wait.
    """
    limit = LIMIT if limit is None else limit
    end = time.monotonic() + limit
    held = None
    while held is None:
        held = _take(folder, name, end, limit)
    try:
        yield Lock(held)
    finally:
        os.close(held)


def _take(folder: Folder, name: str, end: float, limit: float) -> int | None:
    """Return the lock file, locked; nothing if it was removed, with its case, while we waited."""
    descriptor = folder.open(name, os.O_RDWR | os.O_CREAT)
    try:
        if stat.S_IMODE(os.fstat(descriptor).st_mode) & 0o077:
            os.fchmod(descriptor, 0o600)  # whoever can read it can hold it
        while not _try(descriptor):
            if time.monotonic() > end:
                raise BusyError(_BUSY.format(path=clean(str(folder.path / name)), seconds=round(limit)))
            from random import uniform  # hardly ever does anybody wait

            time.sleep(uniform(0.0005, 0.003))
        named = folder.signature(name)
        if named and named.inode == os.fstat(descriptor).st_ino:
            return descriptor
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _try(descriptor: int) -> bool:
    import fcntl  # whoever only reads takes no lock

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _count(descriptor: int) -> int:
    return int.from_bytes(os.pread(descriptor, _COUNTER, 0), "big")


_BUSY = Text(
    "等了 {seconds} 秒，另一个窗口还占着 {path}：请关掉那个窗口，或稍后再试",
    "Another session has held {path} for {seconds} seconds: close that session, or try again later",
)
