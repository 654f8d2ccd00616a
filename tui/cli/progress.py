"""Progress in one plain line that only grows: nothing is drawn over, so any terminal and screen reader takes it."""

from __future__ import annotations

from typing import TextIO

_MARKS = 40
"""Pieces of the whole line: `0...10...20` and so on to 100."""


class Progress:
    """Shows how much of something is done."""

    def __init__(self, total: int, stream: TextIO | None) -> None:
        """Begin at nothing.

        Args:
            total: How many steps there are.
            stream: Where to show it; nothing is shown unless that is a terminal.
        """
        self._total = total
        self._stream = stream if stream is not None and stream.isatty() and total else None
        self._done = 0
        self._shown = 0
        self._show("0")

    def step(self) -> None:
        """Say that one more step is done."""
        self._done += 1
        while self._total and self._shown < self._done * _MARKS // self._total:
            self._shown += 1
            self._show("." if self._shown % 4 else str(self._shown * 100 // _MARKS))
        if self._done == self._total:
            self._show("\n")

    def _show(self, text: str) -> None:
        if self._stream is not None:
            self._stream.write(text)
            self._stream.flush()
