"""A QR code on the screen, dark on light whatever the theme."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.qr import Modules, Piece, cells_of, draw

_LIGHT_ON_DARK = Style.parse("rgb(255,255,255) on rgb(0,0,0)")
_DARK_ON_LIGHT = _LIGHT_ON_DARK + Style(reverse=True)


def _segment(piece: Piece) -> Segment:
    return Segment(piece.text, _DARK_ON_LIGHT if piece.reverse else _LIGHT_ON_DARK)


class QrCode(Widget):
    """Draws modules in as many cells as they take; what is left of its height and width is light."""

    DEFAULT_CSS = """
    QrCode { margin: 0 3; background: white; }
    """

    width = 0
    """Columns of what it draws."""
    _lines: tuple[Strip, ...] = ()

    def show(self, modules: Modules, *, half: bool) -> None:
        """Draw another code.

        Args:
            modules: Its modules with the light around them.
            half: Two modules above each other share a cell.
        """
        self.width, height = cells_of(len(modules), half=half)
        self._lines = tuple(Strip(map(_segment, line), self.width) for line in draw(modules, half=half))
        self.styles.width, self.styles.height = self.width, height
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        return self._lines[y] if y < len(self._lines) else Strip.blank(self.size.width)
