"""strace on a forked process that waits for it: its system calls listed, killed at or refused, from a mark on."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.torture.outcome import SkippedError
from tests.torture.processes import started

PATIENCE = 60.0
"""Seconds after which a traced process counts as hanging."""

_READY = b"ready"
_CALL = re.compile(r"(\w+)\(")


@dataclass(frozen=True, slots=True)
class Call:
    """One system call of a traced process."""

    name: str
    number: int
    """How many calls of this name there were up to this one, which is how strace counts."""


@dataclass(frozen=True, slots=True)
class Traced:
    """What became of a traced process."""

    told: bytes
    status: int | None
    """As `os.waitstatus_to_exitcode` tells; nothing if it hung."""


def need_strace(folder: Path) -> None:
    """Find out whether processes can be traced here.

    Raises:
        SkippedError: They cannot; the message says why.
    """
    if not shutil.which("strace"):
        raise SkippedError("strace is not installed")
    if not calls(folder, lambda _: mark(os.getuid)):
        raise SkippedError("this machine does not let strace trace a process")


def mark(work: Callable[[], object]) -> None:
    """Do what is to be traced, between two calls that nothing else makes."""
    os.getppid()
    try:
        work()
    finally:
        os.getppid()


def calls(folder: Path, work: Callable[[int], object]) -> list[Call]:
    """Return the system calls between the marks of a work, in order.

    Args:
        folder: Where strace may write.
        work: Takes the pipe on which to tell, and does its work within `mark`.
    """
    log = folder / "strace.log"
    traced(work, "-o", str(log))
    seen: Counter[str] = Counter()
    found: list[Call] = []
    marks = 0
    for line in log.read_text(errors="replace").splitlines() if log.exists() else []:
        if match := _CALL.match(line):
            seen[match[1]] += 1
            marks += match[1] == "getppid"
            if marks == 1:
                found.append(Call(match[1], seen[match[1]]))
    log.unlink(missing_ok=True)
    return found[1:]


def traced(work: Callable[[int], object], *options: str) -> Traced:
    """Return what a work told and how its process ended, run under strace."""
    waiting, going = os.pipe()

    def wait(pipe: int) -> None:
        os.close(going)
        os.writev(pipe, [_READY])
        select.select([waiting], [], [])  # a call that no work makes: whether strace still sees it is chance
        work(pipe)

    with started(wait) as child:
        os.close(waiting)
        child.listen()  # until it waits, so that strace counts from the same call every time
        command = ["strace", "-qq", *options, "-p", str(child.pid)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as tracer:
            while tracer.poll() is None and not _is_traced(child.pid):
                time.sleep(0.0005)
            os.close(going)
            hung = not child.listen_for(PATIENCE)
            told = child.kill() if hung else child.end()
    return Traced(told.removeprefix(_READY), None if hung else child.status)


def _is_traced(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status").read_text()
    return "TracerPid:\t0\n" not in status
