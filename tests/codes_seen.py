"""What a phone would read from a terminal: its cells as pictures, and the codes found in them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pyte
import pytest

from tui.qr import LOWER_HALF

needs_zbar = pytest.mark.skipif(not shutil.which("zbarimg"), reason="zbarimg is not installed")

_WIDTH, _HEIGHT = 6, 12
"""Pixels of a cell: twice as high as wide, as in most terminals."""
_THEME = {"fg": 0xC8, "bg": 0x18}
"""The grey of a terminal's own letters and background; a dark one, where reversing matters."""
_NAMED = {"black": 0x00, "white": 0xE0, "brightblack": 0x55, "brightwhite": 0xFF}
_COLOURED = 0x90
"""The grey of any other named colour, which no code is drawn in."""


def screen_of(raw: bytes, size: tuple[int, int]) -> pyte.Screen:
    """Return the screen of a terminal after what was written to it."""
    screen = pyte.Screen(*size)
    pyte.ByteStream(screen).feed(raw)
    return screen


def picture(screen: pyte.Screen) -> bytes:
    """Return the cells of a screen as a grey picture (PGM); a letter is a blot of its colour."""
    rows: list[bytes] = []
    for y in range(screen.lines):
        cells = [_cell(screen.buffer[y][x]) for x in range(screen.columns)]
        rows += [b"".join(cell[line] for cell in cells) for line in range(_HEIGHT)]
    head = f"P5 {screen.columns * _WIDTH} {screen.lines * _HEIGHT} 255\n".encode()
    return head + b"".join(rows)


def read_codes(pictures: Sequence[bytes], folder: Path) -> list[str]:
    """Return the text of the one code in each picture; nothing where none is found."""
    found = []
    for number, data in enumerate(pictures):
        file = folder / f"{number}.pgm"
        file.write_bytes(data)
        ran = subprocess.run(
            ["zbarimg", "--raw", "-q", "-Sdisable", "-Sqrcode.enable", str(file)], capture_output=True, check=False
        )
        found.append(ran.stdout.decode().removesuffix("\n"))
    return found


def _cell(char: pyte.screens.Char) -> list[bytes]:
    fg, bg = _grey(char.fg, "fg"), _grey(char.bg, "bg")
    if char.reverse:
        fg, bg = bg, fg
    blank, blot = bytes([bg]) * _WIDTH, bytes([bg, fg, fg, fg, fg, bg])
    if char.data == LOWER_HALF:
        return [blank] * (_HEIGHT // 2) + [bytes([fg]) * _WIDTH] * (_HEIGHT // 2)
    return [blank if char.data in ("", " ") else blot] * _HEIGHT


def _grey(colour: str, default: str) -> int:
    if colour == "default":
        return _THEME[default]
    if not re.fullmatch("[0-9a-f]{6}", colour):
        return _NAMED.get(colour, _COLOURED)
    red, green, blue = bytes.fromhex(colour)
    return (red * 299 + green * 587 + blue * 114) // 1000
