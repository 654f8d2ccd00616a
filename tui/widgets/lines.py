"""What the line-drawing widgets have in common: colours by name, and drawing a strip of given parts."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget


class LineWidget(Widget):
    """A widget that draws its lines itself, with colours from its component classes."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        """Create the widget.

        Args:
            id: Widget id.
            classes: Style classes.
        """
        super().__init__(id=id, classes=classes)
        self._colours: dict[str, Style] = {}

    def colour(self, name: str) -> Style:
        """Return the colours of a component class; the widget's own for an empty name."""
        style = self._colours.get(name)
        if style is None:
            style = self._colours[name] = self.get_component_rich_style(name) if name else self.rich_style
        return style

    def strip(self, parts: Iterable[tuple[str, str]], width: int) -> Strip:
        """Return one line made of texts and the names of their colours, filled up or cut to a width in cells."""
        segments = [Segment(text, self.colour(name)) for text, name in parts if text]
        return Strip(segments).adjust_cell_length(width, self.colour(""))

    def notify_style_update(self) -> None:
        """Forget the colours when the theme or a style class changes."""
        self._colours.clear()
        super().notify_style_update()
