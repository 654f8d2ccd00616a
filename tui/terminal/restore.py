"""Giving the terminal back when Textual no longer can."""

from __future__ import annotations

import contextlib
import os
import sys
import termios
import time
from typing import Any, NamedTuple

# CAN ends a sequence that was cut off. Then, off: synchronised output, mouse reports, bracketed paste, resize and focus
# reports, kitty keys, colours, the alternate screen; on: line wrap and the cursor.
_LEAVE_SCREEN = (
    b"\x18\x1b[?2026l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?2004l\x1b[?2048l\x1b[?1004l"
    b"\x1b[<u\x1b[m\x1b[?7h\x1b[?1049l\x1b[?25h"
)
_TRIES = 50


class SavedTerminal(NamedTuple):
    """The modes of the controlling terminal as they were before the app."""

    fd: int
    attributes: list[Any] | None
    """What `termios.tcgetattr` said; nothing where there is no terminal."""

    @classmethod
    def of(cls, fd: int) -> SavedTerminal:
        """Note the modes of the terminal behind a file descriptor."""
        try:
            return cls(fd, termios.tcgetattr(fd))
        except termios.error:
            return cls(fd, None)

    def restore(self) -> None:
        """Bring back modes and screen, in at most half a second; to be followed by the end of the process.

        What is still to be drawn is dropped: standard error leads nowhere afterwards.
        """
        if self.attributes is None:
            return
        with contextlib.suppress(OSError, termios.error):
            self._leave_screen(self.attributes)

    def _leave_screen(self, attributes: list[Any]) -> None:
        # A stalled terminal holds one write in mid-air and more behind it. Those behind go nowhere from now on; what
        # nobody has read is dropped until the one in mid-air has passed (setting the modes wakes it) and ours fits.
        if sys.__stderr__ is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY | os.O_CLOEXEC), sys.__stderr__.fileno())
        tty = os.open("/dev/tty", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        for _ in range(_TRIES):
            termios.tcflush(self.fd, termios.TCOFLUSH)
            termios.tcsetattr(self.fd, termios.TCSANOW, attributes)
            with contextlib.suppress(BlockingIOError):
                if os.write(tty, _LEAVE_SCREEN) == len(_LEAVE_SCREEN):
                    return
            time.sleep(0.01)
