"""The list that everything is shown in: drawn line by line, so that a tick repaints one row and nothing else."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from time import monotonic
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip
from textual.timer import Timer

from tui.widgets.lines import repaint
from tui.widgets.row_view import RowView
from tui.widgets.rows import CURSOR_WIDTH, Line, Row, Rows, Tone


class BlankScrollBarRender(ScrollBarRender):
    """A scroll bar of blank cells: the stock one ends in block characters whose width depends on the terminal."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]


class RowList(RowView, can_focus=True):
    """Rows with a cursor that skips headings, wrapped by cells with a hanging indent.

    Built on the line API because the stock lists neither wrap Chinese nor show a state without colour, and repaint
    themselves whole at each key.
    """

    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        overflow: hidden;
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"row--{tone}" for tone in Tone} | {"row--cursor", "row--mark"}

    HELD: ClassVar[float] = 0.06
    """Seconds: moves that follow each other as quickly are those of a key that is held down."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False, priority=True),
        Binding("down,j", "move(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("home", "end(-1)", show=False, priority=True),
        Binding("end", "end(1)", show=False, priority=True),
    ]

    class Moved(Message):
        """The cursor is on another row."""

        def __init__(self, list: RowList, key: str, *, passing: bool = False) -> None:
            """Say where it is.

            Args:
                list: The list that sends this.
                key: The key of the row.
                passing: Whether a key is held down, so that the cursor is about to go on; where it comes to rest is
                    told once more.
            """
            super().__init__()
            self.list = list
            self.key = key
            self.passing = passing

        @property
        def control(self) -> RowList:
            """The list that sent this."""
            return self.list

    class Chosen(Message):
        """A row was clicked with the mouse; the keyboard goes through the commands of the screen."""

        def __init__(self, list: RowList, key: str) -> None:
            """Say which.

            Args:
                list: The list that sends this.
                key: The key of the row.
            """
            super().__init__()
            self.list = list
            self.key = key

        @property
        def control(self) -> RowList:
            """The list that sent this."""
            return self.list

    def __init__(self, rows: Iterable[Row] = (), *, id: str | None = None, classes: str | None = None) -> None:
        """Create the list.

        Args:
            rows: Its rows.
            id: Widget id.
            classes: Style classes.
        """
        super().__init__(rows, id=id, classes=classes)
        self._styles: dict[str, Style] = {}
        self._moved_at = -math.inf
        self._resting: Timer | None = None

    # What is in it

    def set_rows(self, rows: Iterable[Row], *, key: str | None = None) -> None:
        """Show other rows.

        Args:
            rows: The rows.
            key: The row to put the cursor on; by default the one it is on now, or the nearest that is left.
        """
        wanted, before, drawn = self.key if key is None else key, self._cursor, self._drawn()
        line = self._line_of_cursor()
        self._rows = rows if isinstance(rows, Rows) else Rows(rows)
        self._cursor = self._rows.find(wanted)
        if self._cursor < 0:
            self._cursor = self._rows.nearest(max(before, 0))
        self._lay_out(line)
        self.show_cursor()
        self._redraw(drawn)
        if self.key != wanted or key is not None:
            self.post_message(self.Moved(self, self.key))

    def update_row(self, row: Row) -> None:
        """Draw one row anew, found by its key; nothing else is repainted unless its height changed."""
        index = self._rows.find(row.key)
        if index < 0 or self._rows[index] == row:
            return
        drawn = self._drawn()
        self._rows.replace(index, row)
        if self._layout is not None and self._layout.replace(index, row):
            self._keep_height()
        self._redraw(drawn)

    def move_to(self, key: str) -> bool:
        """Put the cursor on a row and tell whether there is one with this key."""
        index = self._rows.find(key)
        if index >= 0:
            self._move(index)
        return index >= 0

    # Moving

    def action_move(self, step: int) -> None:
        """Go to the next or previous row that can be chosen; at the very top or bottom, show what is beyond."""
        index = self._cursor + step
        while 0 <= index < len(self._rows) and not self._rows.key(index):
            index += step
        if self._cursor < 0:
            self.scroll_to(y=self.scroll_target_y + step, animate=False)
        elif 0 <= index < len(self._rows):
            self._move(index)
        else:
            self.scroll_to(y=0 if step < 0 else self.max_scroll_y, animate=False)

    def action_page(self, step: int) -> None:
        """Go about one screen up or down."""
        if self._layout is None or self._cursor < 0:
            self.scroll_relative(y=step * max(self.size.height - 1, 1), animate=False)
            return
        nearest = self._rows.nearest(self._row_from_cursor(step * max(self.size.height - 1, 1)))
        if nearest == self._cursor:
            self.action_end(step)
        else:
            self._move(nearest)

    def action_end(self, step: int) -> None:
        """Go to the first or the last row that can be chosen."""
        index = self._rows.nearest(0 if step < 0 else len(self._rows) - 1)
        if index >= 0:
            self._move(index)
        self.scroll_to(y=0 if step < 0 else self.max_scroll_y, animate=False)

    def _move(self, index: int) -> None:
        if index == self._cursor:
            self.show_cursor()
            return
        before, self._cursor = self._cursor, index
        self.show_cursor()
        self._refresh_row(before)
        self._refresh_row(index)
        self._tell_moved()

    def _tell_moved(self) -> None:
        """Say where the cursor is; while a key is held down, that it passes, and then where it came to rest."""
        now = monotonic()
        passing, self._moved_at = now - self._moved_at < self.HELD, now
        if self._resting is not None:
            self._resting.stop()
        if passing:
            self._resting = self.set_timer(self.HELD, lambda: self.post_message(self.Moved(self, self.key)))
        self.post_message(self.Moved(self, self.key, passing=passing))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is seen."""
        width = self.size.width
        layout = self._layout
        line_number = y + self.scroll_offset.y
        if layout is None or line_number >= layout.height:
            return Strip.blank(width, self._style("row--plain"))
        index, number, line = layout.at(line_number)
        drawn = self._draw(self._rows[index], line, number, index == self._cursor, width - 1)
        return Strip([*drawn, Segment(" ", self._bar_style(y, layout.height))])

    def _bar_style(self, y: int, lines: int) -> Style:
        """Return the colours of the scroll bar beside a line of what is seen; there is none where all is in view."""
        height = self.size.height
        if lines <= height:
            return self._style("row--plain")
        length = max(height * height // lines, 1)
        first = (height - length) * self.scroll_offset.y // (lines - height)
        name = "thumb" if first <= y < first + length else "bar"
        style = self._styles.get(name)
        if style is None:
            back = self.background_colors[0] + self.styles.scrollbar_background
            front = back + self.styles.scrollbar_color
            if name == "thumb" and not (self.app.no_color or self.app.native_ansi_color):
                style = Style.from_color(None, front.rich_color)
            else:  # without colours only reversal shows
                style = Style.from_color(front.rich_color, back.rich_color) + Style(reverse=name == "thumb")
            self._styles[name] = style
        return style

    def _draw(self, row: Row, line: Line, number: int, current: bool, width: int) -> Strip:
        head_style = self._style(f"row--{row.tone}")
        mark_style = text_style = head_style
        tail_style = self._style("row--muted") if row.tone is Tone.PLAIN else text_style
        if current:
            cursor = self._style("row--cursor")
            under = Style(bgcolor=cursor.bgcolor, reverse=cursor.reverse)
            if row.head:  # which alone wears the colour of the state here, so that a tick changes nothing else
                text_style, tail_style = self._style("row--plain"), self._style("row--muted")
            head_style, text_style, tail_style = head_style + under, text_style + under, tail_style + under
            mark_style = self._style("row--mark") if number == 0 else text_style
        segments = [
            Segment(" > " if current and number == 0 else " " * CURSOR_WIDTH, mark_style),
            Segment(line.lead, head_style),
            Segment(line.text, text_style),
            Segment(line.tail, tail_style),
        ]
        return Strip([each for each in segments if each.text]).adjust_cell_length(width, text_style).simplify()

    def _style(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self.get_component_rich_style(name)
        return style

    def _refresh_row(self, index: int) -> None:
        if self._layout is None or not 0 <= index < len(self._rows):
            return
        first, lines = self._layout.span(index)
        self.refresh(Region(0, first - self.scroll_offset.y, self._layout.width - 1, lines))

    def _drawn(self) -> dict[int, Strip]:
        """Return the lines in view, by their place; none before the first layout."""
        return {y: self.render_line(y) for y in range(self.size.height)} if self._layout else {}

    def _redraw(self, before: Mapping[int, Strip]) -> None:
        """Draw what changed; where rows make the height of the list, lay out all that is around it."""
        if self.styles.auto_dimensions:
            self.refresh(layout=True)
        else:
            repaint(self, before, self._drawn())

    # Events

    def notify_style_update(self) -> None:
        """Forget the colours when the theme or a style class changes."""
        self._styles.clear()
        super().notify_style_update()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse was clicked; a click on the row under the cursor chooses it."""
        if self._layout is None or event.y + self.scroll_offset.y >= self._layout.height:
            return
        index = self._layout.at(event.y + self.scroll_offset.y)[0]
        if not self._rows.key(index):
            return
        if index == self._cursor:
            self.post_message(self.Chosen(self, self.key))
        else:
            self._move(index)
