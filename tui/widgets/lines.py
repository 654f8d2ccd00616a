"""What the line-drawing widgets have in common: colours by name, and drawing a strip of given parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.wire.cells import RIGHT, cells_of
from tui.terminal.wire.style import PLAIN


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
        return Strip(segments).adjust_cell_length(width, self.colour("")).simplify()

    def drawn(self) -> dict[int, Strip]:
        """Return the lines as they are drawn now, by their place."""
        return {y: self.render_line(y) for y in range(self.size.height)}

    def notify_style_update(self) -> None:
        """Forget the colours when the theme or a style class changes."""
        self._colours.clear()
        super().notify_style_update()


def repaint(widget: Widget, before: Mapping[int, Strip], after: Mapping[int, Strip]) -> None:
    """Repaint of each line the part that is drawn differently now; nothing else has to be sent.

    Args:
        widget: What is repainted.
        before: Lines by their place, as they were.
        after: The same lines as they are.
    """
    regions = []
    for y, old in before.items():
        if old == after[y]:
            continue
        cells_before, cells_now = _cells(old), _cells(after[y])
        if len(cells_before) != len(cells_now):  # no text that was cleaned
            regions.append(Region(0, y, after[y].cell_length, 1))
            continue
        places = [x for x, cell in enumerate(cells_before) if cell != cells_now[x]]
        if places:
            regions.append(Region(places[0], y, places[-1] + 1 - places[0], 1))
    if regions:
        widget.refresh(*regions)


def _cells(strip: Strip) -> list[tuple[str, Style | None]]:
    """Return characters and colours of every cell; what is wide stands in both of its cells.

    Widths are those by which a strip is cut and filled up: an emoji made of several characters takes two cells.
    """
    found: list[tuple[str, Style | None]] = []
    for segment in strip:
        for text, _ in cells_of(segment.text, PLAIN):
            found.append((text, segment.style) if text != RIGHT else found[-1])
    return found
