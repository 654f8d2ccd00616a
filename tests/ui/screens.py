"""What a person sees and does: the screen as lines of text, and waiting for what a key sets going."""

from __future__ import annotations

import asyncio

from textual.app import App
from textual.pilot import Pilot
from textual.strip import Strip

from tui.app import ShebaoApp
from tui.cells import cells
from tui.widgets.row_list import RowList


def strips(app: App[int]) -> list[str]:
    """Return what is drawn, line by line."""
    # The compositor is private; this is the one place that asks it for what a terminal would be sent.
    drawn: list[Strip] = app.screen._compositor.render_strips()
    return [strip.text for strip in drawn]


def lines(app: ShebaoApp) -> list[str]:
    """Return the screen line by line; every line is exactly as wide as the screen."""
    texts = strips(app)
    assert all(cells(text) == app.size.width for text in texts), texts
    return [text.rstrip() for text in texts]


def text(app: ShebaoApp) -> str:
    """Return the screen as one text."""
    return "\n".join(lines(app))


def cursor(app: ShebaoApp) -> str:
    """Return the key of the row under the cursor of the list in use."""
    return app.screen.query(RowList).first().key


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one by one, each once the screen has settled and everything is saved."""
    app = pilot.app
    assert isinstance(app, ShebaoApp)
    for key in keys:
        await pilot.press(key)
        app.session.flush(5)
        await pilot.pause()


async def resize(pilot: Pilot[int], width: int, height: int, shows: str = "") -> None:
    """Give the window another size, and wait until the screen is drawn in it and shows a text."""
    app = pilot.app
    await pilot.resize_terminal(width, height)
    for _ in range(1000):
        await pilot.pause()
        drawn = strips(app)
        fits = len(drawn) == height and all(cells(line) == width for line in drawn)
        if fits and shows in "\n".join(drawn):
            return
        await asyncio.sleep(0.01)
    raise AssertionError("\n".join(drawn))
