"""The heads of columns, which stay where they are while the rows below scroll."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.strip import Strip

from tui.widgets.lines import LineWidget


class ColumnHeads(LineWidget):
    """A few lines above a list: what the marks mean, and the names of the columns."""

    DEFAULT_CSS = """
    ColumnHeads { background: $surface; color: $primary; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--quiet"}

    legend: Sequence[str] = ()
    heads: Sequence[str] = ()

    def show(self, legend: Sequence[str], heads: Sequence[str]) -> None:
        """Draw other lines; the widget becomes as high as they are.

        Args:
            legend: What the marks mean.
            heads: The names of the columns, as they stand above them.
        """
        if (list(legend), list(heads)) != (list(self.legend), list(self.heads)):
            self.legend, self.heads = list(legend), list(heads)
            self.styles.height = len(self.legend) + len(self.heads)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        lines = [(text, "bar--quiet") for text in self.legend] + [(text, "") for text in self.heads]
        return self.strip(lines[y : y + 1], self.size.width)
