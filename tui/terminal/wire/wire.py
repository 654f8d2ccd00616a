"""What a program writes goes in; what the terminal must be sent comes out."""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.terminal.wire.canvas import Canvas
from tui.terminal.wire.shadow import Shadow
from tui.terminal.wire.stream import Stream

_MODES = re.compile(r"(?:\x1b\[(?:\?[0-9;]+[hl]|\?[0-9]+\$p|[<>=?][0-9]*u))+")
"""What is passed on: modes, questions about them, and the protocol of the keyboard."""
_ENTER, _LEAVE = "\x1b[?1049h", "\x1b[?1049l"
_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
_RESET = "\x1b[m"
_PROBE = "\x1b[H\u2500\x1b[6n"
_LARGE = 1024
"""Bytes from which on an update is announced, so that a terminal that can shows it in one piece."""


class Wire:
    """Takes what a program writes, and gives what a terminal must be sent to show the same."""

    def __init__(self, columns: int, lines: int, *, clean: Callable[[str], str], fills: bool = False) -> None:
        """Begin with a terminal that shows nothing known.

        Args:
            columns: Width of the terminal.
            lines: Its height.
            clean: Takes out of a text what is not to be drawn, such as control characters; the last door there is.
            fills: Whether the terminal gives erased cells the colour behind that is in use.
        """
        self._canvas = Canvas(columns, lines)
        self._stream = Stream(self._canvas, clean)
        self._shadow = Shadow()
        self._shadow.fills = fills
        self._shadow.forget(columns, lines, clear=True)
        self._passing: list[str] = []
        self._open, self._begun = True, False
        self._held = self._announces = False

    def write(self, data: str) -> None:
        """Take what a program writes.

        Modes and questions come alone and are passed on. Whatever else comes is drawn, and nothing of it is passed on.

        Args:
            data: Whole sequences.
        """
        if not _MODES.fullmatch(data):
            self._begun = True
            self._stream.read(data)
        elif data in (_BEGIN, _END):
            self._held, self._announces = data == _BEGIN, True
        else:
            if _LEAVE in data:
                self._open = False
                self._passing.append(_RESET)
            self._passing.append(data)
            if _ENTER in data:
                self._open = True
                self.repaint()

    @property
    def due(self) -> bool:
        """Whether there may be something to send now."""
        return bool(self._passing) or (self._begun and self._open and not self._held)

    def take(self) -> str:
        """Return what the terminal must be sent now, which is only what is passed on in the middle of an update.

        Raises:
            WireError: The screens kept here are not as they should be.
        """
        passing = "".join(self._passing)
        self._passing.clear()
        if not self.due:
            return passing
        canvas, stream = self._canvas, self._stream
        last_line, last_column = len(canvas.rows) - 1, canvas.columns - 1
        cursor = (min(stream.y, last_line), min(stream.x, last_column))
        update = self._shadow.update(canvas.rows, canvas.written, cursor)
        canvas.written.clear()
        return passing + (_BEGIN + update + _END if self._announces and len(update) >= _LARGE else update)

    def repaint(self, *, clear: bool = True) -> None:
        """Have everything drawn anew.

        Args:
            clear: Clear the terminal before. Without, cells that stay as they are never look empty in between.
        """
        lines = len(self._canvas.rows)
        self._shadow.forget(self._canvas.columns, lines, clear=clear)
        self._canvas.written.update(range(lines))

    def resize(self, columns: int, lines: int) -> None:
        """Take another size of the terminal, and have everything drawn anew."""
        self._canvas.resize(columns, lines)
        self.repaint()

    def ask_width(self) -> None:
        """Ask how many cells a character of ambiguous width takes; the answer is the column of the cursor after it."""
        self._passing.append(_PROBE)
        self.repaint()

    def know_width(self, *, narrow: bool) -> None:
        """Learn whether the terminal gives one cell to characters of ambiguous width."""
        self._shadow.narrow = narrow
