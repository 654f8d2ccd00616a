"""The way out to the terminal: a thread that always sends what is newest, however slow the line is."""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Callable

_PATIENCE = 10.0
"""Seconds a terminal has to take what is left in the end; one that takes nothing shall not keep the program alive."""


class Outlet:
    """Asks for output when there is some and the terminal has taken what was sent before.

    What a slow or stalled terminal has not taken does not pile up here: whoever is asked gives what is newest then.
    """

    def __init__(self, fd: int, take: Callable[[], bytes]) -> None:
        """Start the thread.

        Args:
            fd: The terminal.
            take: Returns what is to be sent now; called on the thread.
        """
        self._fd = fd
        self._take = take
        self._changed = threading.Condition()
        self._due = self._closing = False
        self._thread = threading.Thread(target=self._run, name="outlet", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Have output taken and sent as soon as possible."""
        with self._changed:
            self._due = True
            self._changed.notify()

    def close(self) -> None:
        """Send what is left and wait until the terminal has taken it, unless it has stalled."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(_PATIENCE)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._due or self._closing)
                last, self._due = self._closing, False
            if not self._send(self._take()) or last:
                return

    def _send(self, data: bytes) -> bool:
        """Send everything and tell whether the terminal is still there."""
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[os.write(self._fd, rest) :]
            except BlockingIOError:  # another program made the terminal so
                poll = select.poll()
                poll.register(self._fd, select.POLLOUT)
                poll.poll()
            except OSError:
                return False
        return True
