"""Hang-up and kill requests end the app in order; if it is stuck, they end it all the same."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType, TracebackType

from tui.terminal.restore import SavedTerminal

GRACE = 2.0
"""Seconds the app has for an orderly exit; a terminal that takes no more output stops its event loop for good."""

_SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT)


class SignalExit:
    """While entered, SIGHUP, SIGTERM and SIGQUIT ask the app to leave with exit code 128 + signal.

    `signal.signal` and not the event loop's own handlers: those never run while the loop waits for a stalled terminal.
    """

    def __init__(self, leave: Callable[[int], None], flush: Callable[[], None]) -> None:
        """Remember whom to ask.

        Args:
            leave: Asks the app to exit with a code; called in the main thread between two instructions, so it may
                only pass the wish on.
            flush: Saves what is unsaved; called in another thread, and only if the app did not leave in time.
        """
        self._leave = leave
        self._flush = flush
        self._watchdog: threading.Timer | None = None
        self._ending = threading.Event()

    def __enter__(self) -> None:
        self._terminal = SavedTerminal.of(sys.__stdin__.fileno() if sys.__stdin__ else -1)
        self._previous = {number: signal.signal(number, self._on_signal) for number in _SIGNALS}

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        # After a signal the process is on its way out: the watchdog also guards what is left to do, and a second
        # signal (a hang-up is often followed by SIGTERM) must not cut it short.
        if self._watchdog is None:
            for number, handler in self._previous.items():
                signal.signal(number, handler)
        elif self._ending.is_set():  # the terminal is being restored: do not end in the middle of it
            self._watchdog.join()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if self._watchdog is not None:
            return
        code = 128 + number
        self._watchdog = threading.Timer(GRACE, self._end, (code,))
        self._watchdog.daemon = True
        self._watchdog.start()
        self._leave(code)

    def _end(self, code: int) -> None:
        self._ending.set()
        # The disk may be as stuck as the terminal; then the process still ends.
        saving = threading.Thread(target=self._flush, daemon=True)
        saving.start()
        saving.join(GRACE)
        self._terminal.restore()
        os._exit(code)
