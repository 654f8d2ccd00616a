"""Going to the shell and back: stopping as Ctrl+Z stops any other program, where there is a shell to go on from."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

_STOP_REACHES_US = 0.05
"""Seconds within which a stop has reached every thread."""


def has_job_control() -> bool:
    """Tell whether a shell watches over us that can bring us back.

    A program that nobody could wake again must not stop: started by sshd's forced command, by tmux or by a terminal
    itself, its process group has no parent in the session, and the session would hang. It is the test by which the
    system itself decides: the group must have a parent in another group of the same session.
    """
    try:
        pid = os.getpid()
        while pid > 0 and os.getpgid(pid) == os.getpgrp():
            pid = _parent(pid)
        return pid > 0 and os.getsid(pid) == os.getsid(0)
    except (OSError, ValueError, LookupError):
        return False


def stop_group() -> None:
    """Stop until somebody continues us: the whole group, as `make run` would wait for us for ever otherwise."""
    before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    try:
        os.kill(0, signal.SIGTSTP)
        time.sleep(_STOP_REACHES_US)
    finally:
        signal.signal(signal.SIGTSTP, before)


def _parent(pid: int) -> int:
    # "PID (NAME) STATE PARENT ...", where NAME may hold anything.
    return int(Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()[1])
