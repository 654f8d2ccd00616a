"""Textual's Linux driver, except where it would crash, spin or misread the window."""

from __future__ import annotations

import codecs
import os
import select
import signal
import sys
import threading

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_WAKE_EVERY = 100
"""Milliseconds between two looks at whether the app ends or a lone Esc is complete."""


class TerminalDriver(LinuxDriver):
    """Reads keys in the terminal's own encoding and takes the end of input for what it is: a hang-up."""

    def run_input_thread(self) -> None:
        """Pass on what is typed until the app ends or the terminal is gone."""
        parser = XTermParser(self._debug)
        # Bytes of another encoding (Chinese typed into a GBK terminal) show as a replacement character.
        decode = codecs.getincrementaldecoder(getattr(sys.__stdin__, "encoding", "utf-8"))(errors="replace").decode
        poll = select.poll()
        poll.register(self.fileno, select.POLLIN)
        while not self.exit_event.is_set():
            if poll.poll(_WAKE_EVERY):
                data = self._read()
                if not data:
                    _hang_up()
                    return
                if text := decode(data):
                    for event in parser.feed(text):
                        self.process_message(event)
            for event in parser.tick():
                self.process_message(event)

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


def _hang_up() -> None:
    # To the main thread itself: it may be waiting for the dead terminal, and only a signal wakes it then.
    if (main_thread := threading.main_thread().ident) is not None:
        signal.pthread_kill(main_thread, signal.SIGHUP)
