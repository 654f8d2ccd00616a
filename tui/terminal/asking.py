"""Asking the terminal how wide it draws characters of ambiguous width, for a command that opens no full screen."""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

_QUESTION = b"\r\xe2\x94\x80\x1b[6n"
"""One such character at the beginning of a line, and where the cursor stands then."""
_TAKE_BACK = b"\r\x1b[K"
_ANSWER = re.compile(rb"\x1b\[\d+;(\d+)R")
_PATIENCE = 1.5
"""Seconds to wait; an answer over a slow line is back by then, and some terminals never give one."""


def ask_width() -> int:
    """Return how many cells such a character takes; 0 where that cannot be asked, or is not answered.

    What was typed ahead would be lost with the answer, so with keys waiting nothing is asked.
    """
    try:
        keys, screen = sys.stdin.fileno(), sys.stdout.fileno()
        if not (os.isatty(keys) and os.isatty(screen) and os.tcgetpgrp(keys) == os.getpgrp()):
            return 0
        with _key_by_key(keys):
            if select.select([keys], [], [], 0)[0]:  # half a line as well, which is seen only key by key
                return 0
            sys.stdout.flush()
            os.write(screen, _QUESTION)
            try:
                return _answered(keys)
            finally:
                os.write(screen, _TAKE_BACK)
    except (OSError, ValueError, AttributeError):  # closed, no terminal, or gone meanwhile
        return 0


def _answered(keys: int) -> int:
    until, said = time.monotonic() + _PATIENCE, b""
    while select.select([keys], [], [], max(0.0, until - time.monotonic()))[0]:
        chunk = os.read(keys, 64)
        if not chunk:
            return 0
        said += chunk
        if found := _ANSWER.search(said):
            return int(found[1]) - 1
    return 0


@contextmanager
def _key_by_key(keys: int) -> Iterator[None]:
    """While entered, the answer comes at once, without Enter, and is not shown; Ctrl+C still interrupts."""
    import termios

    before = termios.tcgetattr(keys)
    quiet = termios.tcgetattr(keys)
    quiet[3] &= ~(termios.ICANON | termios.ECHO)
    try:
        termios.tcsetattr(keys, termios.TCSANOW, quiet)
        yield
    finally:
        termios.tcsetattr(keys, termios.TCSANOW, before)
