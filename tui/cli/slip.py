"""The open items as QR codes on a terminal, page by page; as text where no code can be drawn."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from checklists.formats import render
from checklists.formats.qr import make_pages
from tui.cli.context import Context
from tui.cli.output import is_interactive
from tui.qr import CAPACITIES, WORTHWHILE, Piece, cells_of, draw, encode, largest, side_of
from tui.strings import slip as words
from tui.terminal.asking import ask_width

if TYPE_CHECKING:
    from checklists.formats import Export
    from checklists.formats.qr import Page

_AROUND = 1
"""Lines of a window that are not the code's: where the next page, or the next command, is asked for."""
_DIGITS = 4
"""Digits that a number of a page may have."""
_SETTLED = {"narrow": 1, "wide": 2}
"""Cells of a character of ambiguous width, where the settings say it."""


def print_slip(context: Context, export: Export) -> None:
    """Print each page as a code that fits the window, or where that is no use, as text.

    Args:
        context: What commands work with.
        export: The list.

    Raises:
        UsageError: Nothing of it is open.
    """
    drawable = _can_draw(os.environ)
    width = (_SETTLED.get(context.settings.width) or ask_width()) if drawable else 0
    half = width == 1
    columns, lines = shutil.get_terminal_size()
    version = largest(columns, lines - _AROUND, half=half) if drawable else 0
    if not version:
        context.out.document(render("qr", export))
        if drawable:
            columns, lines = cells_of(side_of(WORTHWHILE), half=half)
            message = words.TOO_SMALL if width else words.TOO_SMALL_OR_WIDE
            context.out.message(message, columns=columns, lines=lines + _AROUND)
        return
    pages = make_pages(export.sheet, CAPACITIES[version - 1])
    if is_interactive():
        _turn(context, pages, version, half=half)
        return
    for number, page in enumerate(pages):
        if number:
            context.out.line()
        context.out.line(page.lines[0])
        _draw(page, version, half=half)


def _turn(context: Context, pages: Sequence[Page], version: int, *, half: bool) -> None:
    """Show one page at a time, with its number below it, where the window ends."""
    at = 0
    while at < len(pages):
        _draw(pages[at], version, half=half)
        last = at + 1 == len(pages)
        said = context.out.answer(words.LAST if last else words.NEXT, page=pages[at].lines[0])
        number = int(said[:_DIGITS]) if said.isdecimal() else -1
        if said == "q" or number == 0:
            return
        at = number - 1 if 0 < number <= len(pages) else at + 1


def _draw(page: Page, version: int, *, half: bool) -> None:
    light, dark = _colours(os.environ)
    for line in draw(encode(page.text, version), half=half):
        # The one place where a command drives the terminal, with nothing in it but blanks and half cells.
        sys.stdout.write(_coloured(line, light, dark))
    sys.stdout.flush()


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
