"""The open items as QR codes on a terminal, one below the other; as text where no code can be drawn."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from checklists.formats import render
from checklists.formats.qr import make_pages
from tui.cli.context import Context
from tui.qr import CAPACITIES, WORTHWHILE, Piece, cells_of, draw, encode, largest, side_of
from tui.strings import cli as words

if TYPE_CHECKING:
    from checklists.formats import Export

_AROUND = 1
"""Lines of a window that are not the code's: where the next command is typed."""


def print_slip(context: Context, export: Export) -> None:
    """Print each page as a code that fits the window, or where that is no use, as text.

    Args:
        context: What commands work with.
        export: The list.

    Raises:
        UsageError: Nothing of it is open.
    """
    half = context.settings.width == "narrow"
    columns, lines = shutil.get_terminal_size()
    version = largest(columns, lines - _AROUND, half=half) if _can_draw(os.environ) else 0
    if not version:
        context.out.document(render("qr", export))
        if _can_draw(os.environ):
            columns, lines = cells_of(side_of(WORTHWHILE), half=half)
            message = words.SLIP_TOO_SMALL if half else words.SLIP_TOO_SMALL_OR_WIDE
            context.out.message(message, columns=columns, lines=lines + _AROUND)
        return
    light, dark = _colours(os.environ)
    for number, page in enumerate(make_pages(export.sheet, CAPACITIES[version - 1])):
        if number:
            context.out.line()
        context.out.line(page.lines[0])
        for line in draw(encode(page.text, version), half=half):
            # The one place where a command drives the terminal, with nothing in it but blanks and half cells.
            sys.stdout.write(_coloured(line, light, dark))


def _can_draw(environ: Mapping[str, str]) -> bool:
    return bool(sys.stdout) and sys.stdout.isatty() and environ.get("TERM") not in (None, "", "dumb")


def _colours(environ: Mapping[str, str]) -> tuple[str, str]:
    """Return the codes for light on dark and for dark on light; without colours, the terminal's own and the reverse."""
    if "NO_COLOR" in environ:
        return "0", "7"
    if "256" in environ.get("TERM", "") or environ.get("COLORTERM"):
        return "38;5;231;48;5;16", "38;5;16;48;5;231"
    return "97;40", "30;107"


def _coloured(line: Sequence[Piece], light: str, dark: str) -> str:
    drawn = "".join(f"\x1b[0;{dark if piece.reverse else light}m{piece.text}" for piece in line)
    return f"{drawn}\x1b[0m\n"
