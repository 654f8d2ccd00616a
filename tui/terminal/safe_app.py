"""The base of our app: nothing hostile reaches the terminal, nothing private leaves through it."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.segment import Segment
from textual.app import App, SystemCommand
from textual.color import Color
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen
from textual.worker import WorkerFailed

from checklists.text import clean
from tui.terminal.cell_driver import CellDriver, DrawingFailed
from tui.terminal.crash import error_code, report
from tui.terminal.door import drawable
from tui.terminal.driver import TerminalDriver
from tui.terminal.signals import SignalExit
from tui.terminal.terminals import is_known


class OutputFilter(LineFilter):
    """A door for everything drawn: removes from every segment what `clean` removes, and hyperlinks with it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without anything that could drive the terminal, each as wide as before."""
        return [_harmless(segment) for segment in segments]


def _harmless(segment: Segment) -> Segment:
    text, style, control = segment
    cleaned = drawable(text)
    if cleaned != text:
        text = cleaned + " " * (cell_len(text) - cell_len(cleaned))
    if style is not None and style.link:
        style = style.update_link(None)
    return segment if text is segment.text and style is segment.style and not control else Segment(text, style)


class SafeApp(App[int]):
    """An app for shared machines: see each method for what it refuses."""

    fault: str | None = None
    """Error code of the first crash."""
    _output_filter = OutputFilter()

    def __init__(self, *, ansi_color: bool | None = None, stock_driver: bool = False) -> None:
        """Create the app.

        Args:
            ansi_color: Use the terminal's own colours; the theme decides if not given.
            stock_driver: Draw as Textual does by itself, whatever the terminal.
        """
        self._stock_driver = stock_driver
        # The window itself tells its size; these may have been another window's.
        for name in ("COLUMNS", "LINES"):
            os.environ.pop(name, None)
        super().__init__(ansi_color=ansi_color)

    def run_safely(self) -> int:
        """Run full screen until the person leaves or the terminal does, and return the exit code."""
        # Failed tasks are otherwise written to the terminal with their values when the loop closes.
        logging.getLogger("asyncio").addHandler(logging.NullHandler())
        with SignalExit(self._leave, self.flush_changes):
            try:
                # Without mouse reports the terminal's own selecting and copying keep working.
                result = self.run(mouse=False)
            finally:
                self.flush_changes()
            if self.fault is not None:
                return report(self.fault, sys.__stderr__)
            return self.return_code or result or 0

    def flush_changes(self) -> None:
        """Save what is unsaved, however the app ended; called from another thread if it is stuck and cannot end."""

    def _leave(self, code: int) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(lambda: self.exit(return_code=code))
        elif self._driver is None:  # it has not begun, and there is nothing to put in order
            raise SystemExit(code)

    def get_driver_class(self) -> type[Driver]:
        """Return our own driver, whatever the environment says."""
        return TerminalDriver if self._stock_driver or not is_known(os.environ.get("TERM", "")) else CellDriver

    def redraw(self) -> None:
        """Draw everything anew, because something else may have written on the terminal."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.redraw()

    def on_drawing_failed(self, event: DrawingFailed) -> None:
        """Draw the screen whole, now that changed cells alone cannot be sent any more."""
        self.refresh()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters with ours as the last."""
        return [*super().get_line_filters(), self._output_filter]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return none: among Textual's own is one that saves a picture of the screen for all to read."""
        return ()

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Save no picture of the screen."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Show an address; never start a browser on the server."""
        self.show_address(clean(url))

    def show_address(self, address: str) -> None:
        """Show an address to be opened elsewhere.

        Args:
            address: The address, cleaned.
        """
        self.notify(address, markup=False)

    def copy_to_clipboard(self, text: str) -> None:
        """Keep copied text for pasting inside the app; the terminal's clipboard may be shared."""
        self._clipboard = text

    def _set_pointer_shape(self, shape: str) -> None:
        """Leave the mouse pointer alone; terminals that cannot change it would print the request."""

    def panic(self, *renderables: RenderableType) -> None:
        """Leave after a crash without drawing what Textual has to say, which includes local variables."""
        self.fault = self.fault or "panic"
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        # Once the app is to exit, Textual mounts nothing more: a screen that was about to open finds nothing in it.
        if self._exit and isinstance(error, NoMatches):
            return
        self.fault = self.fault or error_code(error.error if isinstance(error, WorkerFailed) else error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()
