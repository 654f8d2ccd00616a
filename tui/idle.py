"""Noticing that nobody types any more: one timer, and no wake-up once it has told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

HIDE_AFTER = 300.0
"""Seconds without a key after which the screen hides what it shows."""
KIOSK_HIDE_AFTER = 120.0
"""The same in a kiosk, where the next visitor may be waiting."""
KIOSK_LEAVE_AFTER = 120.0
"""Seconds a kiosk stays hidden before it ends and everything is gone."""


class Idle:
    """Tells once that nothing was typed for a time. Typing only notes the time: the timer is not set anew for a key."""

    def __init__(self, seconds: float, tell: Callable[[], object]) -> None:
        """Wait for the first key.

        Args:
            seconds: How long nothing must be typed.
            tell: Called on the event loop.
        """
        self._seconds = seconds
        self._tell = tell
        self._last = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def touch(self) -> None:
        """Take note of a key; to be called on the event loop."""
        loop = asyncio.get_running_loop()
        self._last = loop.time()
        if self._timer is None:
            self._timer = loop.call_later(self._seconds, self._look)

    def stop(self) -> None:
        """Tell nothing until the next key."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        rest = self._last + self._seconds - loop.time()
        self._timer = loop.call_later(rest, self._look) if rest > 0 else None
        if self._timer is None:
            self._tell()
