"""Processes for the trials: forked, so that thousands cost seconds, and none outlives the one that started it."""

from __future__ import annotations

import ctypes
import os
import pickle
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True)
_MEMORY = Path("/dev/shm")
_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")

T = TypeVar("T")


@dataclass(slots=True)
class Child:
    """A forked process and what it wrote so far."""

    pid: int
    pipe: int
    """Read end of the pipe on which it tells what it did."""
    told: bytes = b""
    status: int | None = field(default=None)
    """How it ended, as `os.waitstatus_to_exitcode` tells; nothing while it runs."""

    def listen(self) -> bool:
        """Take what it wrote since; tells whether it may write more."""
        more = os.read(self.pipe, 65536)
        self.told += more
        return bool(more)

    def listen_for(self, seconds: float) -> bool:
        """Take what it writes until it closes the pipe; tells whether it did so in time."""
        until = time.monotonic() + seconds
        while select.select([self.pipe], [], [], max(0.0, until - time.monotonic()))[0]:
            if not self.listen():
                return True
        return False

    def kill(self) -> bytes:
        """Kill it, if it still runs, and return all that it wrote."""
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
        return self.end()

    def end(self) -> bytes:
        """Wait for its end and return all that it wrote."""
        if self.status is None:
            while self.listen():
                pass
            os.close(self.pipe)
            self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.told


def start(work: Callable[[int], object]) -> Child:
    """Fork a process that does some work and ends.

    Args:
        work: Takes the pipe on which to tell what was done.
    """
    parent = os.getpid()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Child(pid, reading)
    code = 70
    try:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        os.close(reading)
        if os.getppid() == parent:
            work(writing)
        code = 0
    except BaseException:
        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(code)


@contextmanager
def started(work: Callable[[int], object]) -> Iterator[Child]:
    """Fork a process as `start` does, and have it gone after the block."""
    child = start(work)
    try:
        yield child
    finally:
        child.kill()


def spread(works: Sequence[Callable[[], T]]) -> list[T]:
    """Do several works at once, each in a process of its own, and return what they return.

    Raises:
        RuntimeError: One of them ended without returning; what it printed says why.
    """
    children = [start(lambda pipe, work=work: _send(pipe, work())) for work in works]  # type: ignore[misc]
    try:
        told = [child.end() for child in children]
    finally:
        for child in children:
            child.kill()
    if any(child.status for child in children):
        raise RuntimeError(f"a part of the trial ended with {[child.status for child in children]}")
    return [pickle.loads(each) for each in told]


def within(seconds: float, work: Callable[[], T]) -> T | None:
    """Return what a work returns in a process of its own, nothing if it takes too long.

    Raises:
        RuntimeError: It ended without returning; what it printed says why.
    """
    with started(lambda pipe: _send(pipe, work())) as child:
        if not child.listen_for(seconds):
            return None
        told = child.end()
        if child.status:
            raise RuntimeError(f"a part of the trial ended with {child.status}")
        result: T = pickle.loads(told)
        return result


def _send(pipe: int, result: object) -> None:
    rest = memoryview(pickle.dumps(result))
    while rest:
        rest = rest[os.write(pipe, rest) :]


@contextmanager
def memory_folder() -> Iterator[Path]:
    """Give a folder in memory, where there is one, to trials that are not about what reaches the disk."""
    place = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="shebao-torture-", dir=place))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def processor_time(pid: int) -> float:
    """Return the seconds of processor time that a process used so far, 0 if it is gone."""
    status = status_of(pid)
    return (int(status[11]) + int(status[12])) / _TICKS_A_SECOND if status else 0.0


def status_of(pid: int) -> list[str]:
    """Return what the system tells of a process, from its state on; nothing if it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
