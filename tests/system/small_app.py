"""A small app on the safe base, started as the real one is: `python -m tests.system.small_app MODE [PATH]`."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path

from tui.terminal.guard import prepare_process

prepare_process(os.environ)

from textual.app import ComposeResult  # noqa: E402
from textual.content import Content  # noqa: E402
from textual.screen import Screen  # noqa: E402
from textual.widgets import Input, Label, Static  # noqa: E402

from tui.terminal.preflight import refusal, window_size  # noqa: E402
from tui.terminal.safe_app import SafeApp  # noqa: E402

HOSTILE = "A\x1b]0;owned\x07B\x1b[2JC\x9b31mD\u202eE\u2066F\u200bG\x7fH"
SECRET = "secret-4711"


class Leaving(Screen[None]):
    """A screen while whose widgets are made the app is told to exit, as by a line that drops."""

    def compose(self) -> ComposeResult:
        self.app.exit(return_code=129)
        yield Label("own", id="own")

    def on_mount(self) -> None:
        self.query_one("#own", Label).update("never")


class SmallApp(SafeApp):
    """Draws what its mode asks for and does what is typed."""

    def __init__(self, mode: str, saved: Path) -> None:
        super().__init__()
        self.mode = mode
        self.saved = saved
        self.frames = 0

    def get_default_screen(self) -> Screen[None]:
        return Leaving() if self.mode == "leave-early" else super().get_default_screen()

    def compose(self) -> ComposeResult:
        yield Label(id="state")
        yield Input()
        yield Static()
        if self.mode == "hostile":
            yield Static(HOSTILE, markup=False)
            yield Static("[link='https://example.org/\x1b]0;owned\x07']linked[/]")

    def on_mount(self) -> None:
        if self.mode == "flood":
            self.set_interval(0.01, self.flood)

    def on_descendant_focus(self) -> None:
        """Say that what is typed from now on arrives."""
        self.query_one("#state", Label).update(Content("ready"))

    def flood(self) -> None:
        """Change every cell of the screen."""
        self.frames += 1
        self.screen.query(Static).last().update(Content(str(self.frames % 10) * self.size.width * self.size.height))

    def flush_changes(self) -> None:
        self.saved.write_text("saved", encoding="utf-8")

    async def fail(self) -> None:
        note = SECRET
        raise ValueError(f"cannot read {note}")

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        match event.value:
            case "quit":
                self.exit(3)
            case "fail":
                await self.fail()
            case "fail-in-worker":
                self.run_worker(self.fail())
            case "fail-in-task":
                self.failing = asyncio.create_task(self.fail())
                self.exit(3)
            case "stick":
                time.sleep(60)  # a blocked event loop is the point


def main() -> int:
    mode, saved = sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else os.devnull)
    refused = refusal(os.environ, sys.__stdin__, sys.__stderr__, window_size(sys.__stderr__), "zh")
    if refused:
        print(refused.zh, refused.en)
        return 2
    return SmallApp(mode, saved).run_safely()


if __name__ == "__main__":
    sys.exit(main())
