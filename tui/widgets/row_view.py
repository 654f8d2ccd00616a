"""What is seen of a list: its rows as lines, laid out where somebody looks, and the cursor kept in view."""

from __future__ import annotations

from collections.abc import Iterable

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.layout import Layout
from tui.widgets.rows import Row, Rows


class RowView(ScrollView):
    """Rows, the place of the cursor, and the part that is in view."""

    def __init__(self, rows: Iterable[Row] = (), *, id: str | None = None, classes: str | None = None) -> None:
        """Create the widget.

        Args:
            rows: Its rows.
            id: Widget id.
            classes: Style classes.
        """
        super().__init__(id=id, classes=classes)
        self._rows = Rows(rows)
        self._cursor = self._rows.nearest(0)
        self._layout: Layout | None = None
        self._laid_out_for = Size()
        self._grown = False
        """Whether lines were laid out that the scroll bar on the screen does not know of."""

    @property
    def rows(self) -> Rows:
        """The rows as they are."""
        return self._rows

    @property
    def key(self) -> str:
        """The key of the row under the cursor, empty if there is none."""
        return self._rows.key(self._cursor) if 0 <= self._cursor < len(self._rows) else ""

    def show_cursor(self) -> None:
        """Scroll so that the row under the cursor is seen whole, with the heading above it where there is room."""
        self.scroll_to(y=self._best_top(), animate=False)
        if self._grown:
            self._grown = False
            self.refresh()

    def _best_top(self) -> int:
        """Return the line to begin at, near the present one; what will be in view is laid out."""
        top = self._near_top()
        while self._look_at(top):
            top = self._near_top()
        return top

    def _near_top(self) -> int:
        if self._layout is None or not 0 <= self._cursor < len(self._rows):
            return min(self.scroll_offset.y, self.max_scroll_y)
        above = self._cursor
        while above > 0 and not self._rows.key(above - 1):
            above -= 1
        for index in (above, self._cursor):
            self._reach(index)
        start = self._layout.span(above)[0]
        first, lines = self._layout.span(self._cursor)
        top, height = self.scroll_offset.y, self.size.height
        if first + lines - start > height:
            start = first
        if start < top:
            top = start
        elif first + lines > top + height:
            top = min(first, first + lines - height)
        return min(top, self.max_scroll_y)

    # Laying out: rows that nobody has looked at count as one line each, until they are about to be seen

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether it scrolls: it does so by itself and draws its own scroll bar."""
        return True

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of all rows, for a list as high as what is in it."""
        if self._layout is None or self._layout.width != width:
            self._layout = Layout(self._rows, width)
        return self._layout.height

    def _reach(self, index: int) -> bool:
        """Lay out a row and tell whether it was not yet; what is in view stays there, whatever grows above it."""
        growth = self._layout.reach(index) if self._layout else None
        if growth is None:
            return False
        top = self.scroll_offset.y
        self._keep_height()
        if growth.first < top and growth.first + growth.before <= top + self.size.height:
            self._begin_at(top + growth.now - growth.before)
        self._grown = True
        return True

    def _look_at(self, top: int) -> bool:
        """Lay out what is seen from a line on, and tell whether anything had to be; lines may be others by then."""
        layout = self._layout
        if layout is None or layout.whole:
            return False
        lines = range(max(top, 0), min(top + self.size.height, layout.height))
        return any(self._reach(layout.row_at(y)) for y in lines)

    def _row_from_cursor(self, lines: int) -> int:
        """Return the index of the row that stands so many lines, at most a screen, below or above the cursor."""
        layout = self._layout
        assert layout is not None
        while True:
            here = layout.span(self._cursor)[0]
            if not self._look_at(min(here, here + lines)):
                return layout.row_at(min(max(here + lines, 0), layout.height - 1))

    def _line_of_cursor(self) -> int | None:
        """Return the line of what is seen that the cursor stands on, if anything is laid out."""
        if self._layout is None or self._cursor < 0:
            return None
        return self._layout.span(self._cursor)[0] - self.scroll_offset.y

    def _begin_at(self, y: int) -> None:
        """Have the list begin at a line from the next time it is drawn."""
        self.set_scroll(None, y)
        self.set_reactive(RowView.scroll_target_y, y)  # what scrolls by some lines begins here

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw what is seen; the rows are laid out here for a new size, so that the very first frame is complete."""
        if self._laid_out_for != self.size:
            self._laid_out_for = self.size
            self._lay_out(self._line_of_cursor())
            self._begin_at(self._best_top())
        while self._look_at(self.scroll_offset.y):
            pass
        self._grown = False
        return super().render_lines(crop)

    def _lay_out(self, line: int | None) -> None:
        """Lay out the rows, with the cursor on a line of what is seen where heights are not known from the first."""
        if self.size.width:
            self._layout = Layout(self._rows, self.size.width)
            self._keep_height()
            if line is not None and self._cursor >= 0 and not self._layout.whole:
                self._reach(self._cursor)
                self._begin_at(max(self._layout.span(self._cursor)[0] - line, 0))
        else:  # in a window that is too small nothing of it is shown; it is laid out once it is
            self._layout, self._laid_out_for = None, Size()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Do without new styles: none of ours depends on who has the focus, and a start would give them twice."""

    def _keep_height(self) -> None:
        # Without the watchers: what the widget is as high as depends on its rows only where it asks for a layout.
        if self._layout is not None:
            self.set_reactive(RowView.virtual_size, Size(self._layout.width, self._layout.height))
