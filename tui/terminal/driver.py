"""Textual's Linux driver, except where it would crash, spin or misread the window."""

from __future__ import annotations

import codecs
import contextlib
import math
import os
import select
import signal
import sys
import termios
import threading
from collections.abc import Callable
from typing import Any

from textual import events
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message
from textual.messages import InBandWindowResize

_OURS = "\x1b[?1049h\x1b[?25l\x1b[?1004h\x1b[?2004h\x1b[?7l"
"""Alternate screen, hidden cursor, focus reports, bracketed paste, no line wrap."""


class TerminalDriver(LinuxDriver):
    """Reads keys in the terminal's own encoding and takes the end of input for what it is: a hang-up."""

    _wake: tuple[int, int] | None = None
    """A pipe while the terminal is ours, its end to be read first; what comes through it ends the reading of keys."""
    _raw: list[Any] | None = None
    """The modes of the terminal while it is ours."""
    _given_back = False
    """Whether the terminal is to be taken over when the process goes on; SIGSTOP leaves no time to give it back."""

    def start_application_mode(self) -> None:
        """Take over the terminal; in the background, where we may not, only once we are brought to the front."""
        self._wake, before = os.pipe(), self._key_thread
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._given_back = self._key_thread is before
        if self._given_back:
            self._close_wake()
            return
        with contextlib.suppress(termios.error):
            self._raw = termios.tcgetattr(self.fileno)

    def _sigtstp_application(self, *_: object) -> None:
        self._soon(self._give_back)

    def _sigcont_application(self, *_: object) -> None:
        self._soon(self._take_back)

    def _soon(self, action: Callable[[], object]) -> None:
        """Do something in the event loop; a signal comes between any two instructions, of which one may be drawing."""
        with contextlib.suppress(RuntimeError):  # the loop is closed: the app has ended
            self._loop.call_soon_threadsafe(action)

    def _give_back(self) -> None:
        """Give the terminal back and stop."""
        self._given_back = True
        super()._sigtstp_application()

    def _take_back(self) -> None:
        """Take over the terminal once more, whatever other programs did with it meanwhile."""
        if self._given_back:
            super()._sigcont_application()
            return
        if self._wake is None:  # the app is about to end
            return
        if self._raw is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._raw)
        self.write(_OURS)
        self.redraw()

    def redraw(self, *, clear: bool = True) -> None:
        """Draw everything anew, because something else may have written on the terminal.

        Args:
            clear: Clear the screen before; the driver that draws as Textual does never needs to.
        """
        self._app.refresh()

    def disable_input(self) -> None:
        """Stop reading keys, at once."""
        if self._wake is not None:
            os.write(self._wake[1], b".")
        super().disable_input()
        self._close_wake()

    def _close_wake(self) -> None:
        if self._wake is not None:
            for end in self._wake:
                os.close(end)
            self._wake = None

    def run_input_thread(self) -> None:
        """Pass on what is typed until the app ends or the terminal is gone; sleep as long as nothing is."""
        assert self._wake is not None
        parser = XTermParser(self._debug)
        # Bytes of another encoding (Chinese typed into a GBK terminal) show as a replacement character.
        decode = codecs.getincrementaldecoder(getattr(sys.__stdin__, "encoding", "utf-8"))(errors="replace").decode
        poll = select.poll()
        poll.register(self.fileno, select.POLLIN)
        poll.register(self._wake[0], select.POLLIN)
        while True:
            ready = {fd for fd, _ in poll.poll(_patience(parser))}
            if self._wake[0] in ready:
                return
            if self.fileno in ready:
                data = self._read()
                if not data:
                    _hang_up()
                    return
                if text := decode(data):
                    for event in parser.feed(text):
                        self._pass_on(event)
            for event in parser.tick():
                self._pass_on(event)

    def _pass_on(self, message: Message) -> None:
        """Pass on what was typed, but for a size: the system tells that of the window, and none was asked for."""
        if not isinstance(message, (events.Resize, InBandWindowResize)):
            self.process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _get_terminal_size(self) -> tuple[int, int]:
        # Of the window we draw in; Textual asks standard output, which may be a pipe.
        try:
            columns, lines = os.get_terminal_size(self.fileno)
        except OSError:
            columns = lines = 0
        return columns or 80, lines or 24

    def _query_in_band_window_resize(self) -> None:
        """Leave resizing to the system's signal: one way is enough, and the other leaves modes behind."""


def _patience(parser: XTermParser) -> int | None:
    """Return the milliseconds until a lone Esc counts as complete; nothing as long as there is none."""
    until = parser._timeout_time
    return None if until is None else max(math.ceil((until - get_time()) * 1000), 0)


def _hang_up() -> None:
    # To the main thread itself: it may be waiting for the dead terminal, and only a signal wakes it then.
    if (main_thread := threading.main_thread().ident) is not None:
        signal.pthread_kill(main_thread, signal.SIGHUP)
