"""The driver that sends a terminal only the cells that changed."""

from __future__ import annotations

import contextlib
import os
import signal
from typing import Any

from textual import events
from textual.geometry import Size
from textual.message import Message

from tui.terminal.crash import error_code
from tui.terminal.door import door_for
from tui.terminal.drawing import SafeDrawing
from tui.terminal.driver import TerminalDriver
from tui.terminal.outlet import Outlet
from tui.terminal.terminals import fills_erased
from tui.terminal.wire import Wire


class WidthMeasured(Message):
    """The terminal said how many cells it gives to a character of ambiguous width."""

    def __init__(self, cells: int) -> None:
        """Say how many cells."""
        super().__init__()
        self.cells = cells


class DrawingFailed(Message):
    """The wire failed and is out of use; the whole screen must be drawn once more."""

    def __init__(self, code: str) -> None:
        """Say what failed and where, for a report."""
        super().__init__()
        self.code = code


class CellDriver(TerminalDriver):
    """Draws through a wire, which knows what the terminal shows; should that ever fail, draws on as Textual does."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Create the driver; the arguments are those of every driver of Textual."""
        super().__init__(*args, **options)
        assert self._file is not None  # the preflight refuses to start without
        self._fd, self._encoding = self._file.fileno(), self._file.encoding
        fills = fills_erased(os.environ.get("TERM", ""))
        wire = Wire(*self._get_terminal_size(), clean=door_for(self._encoding), fills=fills)
        self._drawing = SafeDrawing(wire, lambda error: self._tell(DrawingFailed(error_code(error))))
        self._outlet: Outlet | None = None

    def start_application_mode(self) -> None:
        """Take over the terminal, and ask how wide it draws characters of ambiguous width."""
        self._outlet = Outlet(self._fd, self._take)
        self._drawing.do(lambda drawing: drawing.resize(*self._get_terminal_size()))
        super().start_application_mode()
        if self._given_back:
            self.close()
            return
        if self._writer_thread is not None:  # Textual's own, which has nothing to do
            self._writer_thread.stop()
            self._writer_thread = None
        signal.signal(signal.SIGWINCH, lambda *_: self._soon(self._take_size))
        self._drawing.do(lambda drawing: drawing.ask_width())

    def write(self, data: str) -> None:
        """Take what Textual writes."""
        self._drawing.do(lambda drawing: drawing.write(data))
        self._send()

    def close(self) -> None:
        """Wait until the terminal has taken everything."""
        super().close()
        if self._outlet is not None:
            self._outlet.close()
            self._outlet = None

    def redraw(self, *, clear: bool = True) -> None:
        """Send every cell anew, because something else may have written on the terminal."""
        self._drawing.do(lambda drawing: drawing.repaint(clear=clear))
        self._send()

    def process_message(self, message: Message) -> None:
        """Take the terminal's answers that are meant for the driver, and pass on everything else."""
        match message:
            case events.CursorPosition(x=column):
                self._drawing.do(lambda drawing: drawing.know_width(narrow=column == 1))
                self._tell(WidthMeasured(column))
                return
            case events.AppFocus():
                self.redraw(clear=False)
        super().process_message(message)

    def _take_size(self) -> None:
        size = Size(*self._get_terminal_size())
        self._drawing.do(lambda drawing: drawing.resize(*size))
        if size == self._app.size:  # then nothing will be written
            self._send()
        self._tell(events.Resize(size, size))

    def _tell(self, message: Message) -> None:
        with contextlib.suppress(RuntimeError):  # the event loop is gone: nobody is to be told
            super().process_message(message)

    def _send(self) -> None:
        if self._outlet is not None and self._drawing.do(lambda drawing: drawing.due):
            self._outlet.wake()

    def _take(self) -> bytes:
        return self._drawing.do(lambda drawing: drawing.take()).encode(self._encoding, "backslashreplace")
