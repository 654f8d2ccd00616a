"""Reading what a program writes for a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.terminal.wire.canvas import Canvas
from tui.terminal.wire.cells import cells_of
from tui.terminal.wire.style import PLAIN, styled

_TOKEN = re.compile(
    r"\x1b\[([0-9;]*)([Hm])"  # go to a line and column; colours
    r"|(\n)"
    r"|([^\x1b\n]+)"
    # Everything else that an escape can begin, for it to be left out: control sequences, strings up to their end.
    r"|\x1b(?:\[[0-?]*[ -/]*[@-~]?|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~]?)"
)
_DIGITS = 5
"""No screen has more lines or columns than this many digits can tell."""


class Stream:
    """Draws what is read on a canvas: text, line feeds, cursor positions and colours, and nothing else."""

    def __init__(self, canvas: Canvas, clean: Callable[[str], str]) -> None:
        """Begin at the top left corner.

        Args:
            canvas: What is drawn on.
            clean: Takes out of a text what is not to be drawn.
        """
        self._canvas = canvas
        self._clean = clean
        self._style = PLAIN
        self.x = self.y = 0
        """Where the cursor was left."""

    def read(self, data: str) -> None:
        """Draw what the data says.

        Args:
            data: Whole sequences; a sequence never goes on in the next data.
        """
        for token in _TOKEN.finditer(data):
            numbers, final, line_feed, text = token.groups()
            if text:
                cells = cells_of(self._clean(text), self._style)
                self.x = self._canvas.put(self.y, self.x, cells)
            elif final == "m":
                self._style = styled(self._style, numbers)
            elif final:
                line, _, column = numbers.partition(";")
                self.y, self.x = _place(line), _place(column)
            elif line_feed:
                self.y, self.x = self.y + 1, 0


def _place(number: str) -> int:
    """Return a line or column from 0; without a number it is the first."""
    return max(int(number[:_DIGITS]) - 1, 0) if number.isdecimal() else 0
