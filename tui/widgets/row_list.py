"""The list that everything is shown in: drawn line by line, so that a tick repaints one row and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.message import Message
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip
from textual.timer import Timer

from tui.cells import cells
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

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"row--{name}" for name in (*Tone, "todo", "cursor", "under")}

    REST: ClassVar[float] = 0.15
    """Seconds for which the cursor stays on a row before what is told of that row is worth sending."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False, priority=True),
        Binding("down,j", "move(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("home", "end(-1)", show=False, priority=True),
        Binding("end", "end(1)", show=False, priority=True),
    ]

    class Told(Message):
        """Something happened to a row."""

        def __init__(self, list: RowList, key: str) -> None:
            """Say to which.

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

    class Moved(Told):
        """The cursor is on another row, and may go on at once."""

    class Rested(Told):
        """The cursor has come to rest on another row."""

    class Chosen(Told):
        """A row was clicked with the mouse; the keyboard goes through the commands of the screen."""

    def __init__(self, rows: Iterable[Row] = (), *, id: str | None = None, classes: str | None = None) -> None:
        """Create the list.

        Args:
            rows: Its rows.
            id: Widget id.
            classes: Style classes.
        """
        super().__init__(rows, id=id, classes=classes)
        self._styles: dict[str, Style] = {}
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
            self._tell_moved(rested=True)

    def update_row(self, row: Row) -> None:
        """Draw one row anew, found by its key; nothing else is repainted unless its height changed."""
        index = self._rows.find(row.key)
        if index < 0 or self._rows[index] == row:
            return
        before = {y: self.render_line(y) for y in self._in_view(index)}
        self._rows.replace(index, row)
        if self._layout is not None and self._layout.replace(index, row):
            self._keep_height()
            self.refresh(layout=self.styles.auto_dimensions)
        else:
            repaint(self, before, {y: self.render_line(y) for y in before})

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

    @property
    def moving(self) -> bool:
        """Whether the cursor has moved and not come to rest yet."""
        return self._resting is not None

    def _tell_moved(self, *, rested: bool = False) -> None:
        """Say where the cursor is, and that it rests there: now, or once no other move has followed for a while."""
        if self._resting is not None:
            self._resting.stop()
        self.post_message(self.Moved(self, self.key))
        if rested or not self.REST:
            self._rest()
        else:
            self._resting = self.set_timer(self.REST, self._rest)

    def _rest(self) -> None:
        self._resting = None
        self.post_message(self.Rested(self, self.key))

    # Drawing

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs: behind what shows the row under the cursor, if that is in view."""
        line = self._line_of_cursor()
        if line is None or not 0 <= line < self.size.height:
            return Offset()
        row = self._rows[self._cursor]
        return self.region.offset + Offset(CURSOR_WIDTH + (row.indent + cells(row.mark) if row.mark else 0), line)

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
        """Draw a line of a row.

        A mark wears the colour of its state; reversed, with the cells before it, it is the cursor. The text beside a
        mark is the same under the cursor as elsewhere, and done as it was to do, so that a key changes a few cells.
        """
        marked = bool(row.mark)
        text = tail = self._style("row--plain" if marked and row.tone is Tone.DONE else f"row--{row.tone}")
        if row.tone in (Tone.PLAIN, Tone.DONE):
            tail = self._style("row--muted")
        head = self._style("row--todo" if row.tone in (Tone.PLAIN, Tone.STRONG) or not marked else f"row--{row.tone}")
        if current and not marked:
            shade = self._style("row--under")
            under = Style(bgcolor=shade.bgcolor, reverse=shade.reverse)
            text, tail = text + under, tail + under
        at_cursor = current and number == 0
        if at_cursor:
            cursor = self._style("row--cursor")
            head += Style(reverse=cursor.reverse, bold=cursor.bold or head.bold)
        split = len(line.lead) - 1 if marked else 0
        segments = [
            Segment(" > " if at_cursor else " " * CURSOR_WIDTH, head if at_cursor or marked else text),
            Segment(line.lead[:split], head),
            Segment(line.lead[split:] + line.text, text),
            Segment(line.tail, tail),
        ]
        return Strip([each for each in segments if each.text]).adjust_cell_length(width, text).simplify()

    def _style(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self.get_component_rich_style(name)
        return style

    def _refresh_row(self, index: int) -> None:
        if lines := self._in_view(index):
            self.refresh(Region(0, lines.start, self.size.width - 1, len(lines)))

    def _in_view(self, index: int) -> range:
        """Return the lines of a row that are seen, by their place."""
        if self._layout is None or not 0 <= index < len(self._rows):
            return range(0)
        first, lines = self._layout.span(index)
        first -= self.scroll_offset.y
        return range(max(first, 0), min(first + lines, self.size.height))

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
