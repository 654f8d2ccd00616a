"""The app driven in this process, as fast as it goes: for processes that are thrown away."""

from __future__ import annotations

import os
from pathlib import Path

from textual import _wait
from textual.strip import Strip

from tui.app import ShebaoApp
from tui.widgets.row_list import RowList

_STEP = 0.002
"""Seconds between two looks at whether the app has settled; tests have more patience."""


def prepare(folder: Path) -> None:
    """Make this process one in which the app can be driven.

    Args:
        folder: Where it works; made if missing.
    """
    os.environ["TERM"] = "xterm-256color"
    vars(_wait)["SLEEP_GRANULARITY"] = _STEP
    RowList.REST = 0.0  # whatever is told of a row is drawn at once
    folder.mkdir(exist_ok=True)
    os.chdir(folder)


def drawn(app: ShebaoApp) -> list[Strip]:
    """Return the lines of the screen, as a terminal would be sent them."""
    strips: list[Strip] = app.screen._compositor.render_strips()
    return strips


def squeezed(text: str) -> str:
    """Return a text without blanks, as it is found however it was broken into lines."""
    return "".join(text.split())


def shown(app: ShebaoApp) -> str:
    """Return all that is on the screen, without blanks."""
    return squeezed("".join(strip.text for strip in drawn(app)))
