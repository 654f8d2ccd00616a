"""Drawing that goes on whatever happens: through the wire, and without it once that has failed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class Drawing(Protocol):
    """What takes the writing of a program and gives what the terminal is sent; see `Wire`."""

    @property
    def due(self) -> bool:
        """Whether there may be something to send now."""

    def write(self, data: str) -> None:
        """Take what is written."""

    def take(self) -> str:
        """Return what is to be sent now."""

    def repaint(self, *, clear: bool = True) -> None:
        """Have everything drawn anew."""

    def resize(self, columns: int, lines: int) -> None:
        """Take another size."""

    def ask_width(self) -> None:
        """Ask how many cells a character of ambiguous width takes."""

    def know_width(self, *, narrow: bool) -> None:
        """Learn whether it takes one cell."""


class Straight:
    """Sends what is written as it is; a screen that was drawn otherwise before is cleared."""

    due = True

    def __init__(self) -> None:
        """Begin with a clear screen."""
        self._written = ["\x1b[?2026l\x1b[m\x1b[H\x1b[J"]

    def write(self, data: str) -> None:
        """Take what is written."""
        self._written.append(data)

    def take(self) -> str:
        """Return it."""
        written = "".join(self._written)
        self._written.clear()
        return written

    def repaint(self, *, clear: bool = True) -> None:
        """Do nothing: whoever writes draws everything."""

    def resize(self, columns: int, lines: int) -> None:
        """Do nothing."""

    def ask_width(self) -> None:
        """Ask nothing: what is written goes as it is anyway."""

    def know_width(self, *, narrow: bool) -> None:
        """Do nothing."""


class SafeDrawing:
    """A drawing that several threads may use; when it fails, what is written is sent as it is from then on."""

    def __init__(self, drawing: Drawing, failed: Callable[[Exception], object]) -> None:
        """Begin with a drawing.

        Args:
            drawing: What draws as long as all is well.
            failed: Called once with what went wrong; the whole screen must be written anew then.
        """
        self._drawing = drawing
        self._failed = failed
        self._lock = threading.Lock()

    def do(self, action: Callable[[Drawing], Result]) -> Result:
        """Do something with the drawing in use, and once more with the other if that fails."""
        with self._lock:
            try:
                return action(self._drawing)
            except Exception as error:  # whatever it is, a person is in the middle of something
                if isinstance(self._drawing, Straight):
                    raise
                self._drawing = Straight()
                self._failed(error)
                return action(self._drawing)
