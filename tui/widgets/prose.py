"""A few labelled paragraphs, wrapped by cells: the reason, the guide and the sources of the item under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.geometry import Size
from textual.strip import Strip

from checklists.records import dataclass
from tui.cells import cells, cut, pad
from tui.widgets.lines import LineWidget, repaint
from tui.wrap import wrap


@dataclass(frozen=True, slots=True)
class Block:
    """A label and its paragraph."""

    label: str
    text: str
    tone: str = "prose--text"
    """Name of the colour of the paragraph."""
    keep: bool = True
    """Whether it keeps its place when an earlier paragraph is too long."""


class Prose(LineWidget):
    """Labelled paragraphs in a fixed height; what does not fit is cut with `..` and never hides what comes after."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"prose--label", "prose--text", "prose--alarm", "prose--quiet"}

    blocks: Sequence[Block] = ()
    _lines: Sequence[tuple[str, str, str]] = ()
    _wrapped_for = Size()

    def show(self, blocks: Sequence[Block]) -> None:
        """Draw other paragraphs."""
        if list(blocks) != list(self.blocks):
            before = self.drawn()
            self.blocks = list(blocks)
            self._wrapped_for = Size()
            repaint(self, before, self.drawn())

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if self._wrapped_for != self.size:
            self._wrapped_for = self.size
            self._lines = self._wrapped()
        if y >= len(self._lines):
            return Strip.blank(self.size.width, self.colour(""))
        label, text, tone = self._lines[y]
        return self.strip([(f" {label}", "prose--label"), (text, tone)], self.size.width)

    def _wrapped(self) -> list[tuple[str, str, str]]:
        """Return label, text and colour of every line that is seen."""
        width, height = self.size.width, self.size.height
        if not self.blocks or width < 10 or not height:
            return []
        column = max(cells(block.label) for block in self.blocks) + 2
        wrapped = [wrap(block.text, width - column - 2) for block in self.blocks]
        room = height - sum(1 for block in self.blocks[1:] if block.keep)
        lines: list[tuple[str, str, str]] = []
        for number, (block, texts) in enumerate(zip(self.blocks, wrapped, strict=True)):
            if number:
                room = height - len(lines) - sum(1 for later in self.blocks[number + 1 :] if later.keep)
            if room < 1:
                continue
            shown = texts[:room]
            if len(shown) < len(texts):
                shown[-1] = cut(shown[-1], width - column - 4).removesuffix("..") + ".."
            lines += [
                (pad(block.label if not index else "", column), text, block.tone) for index, text in enumerate(shown)
            ]
        return lines
