"""Two terminals that know nothing of each other: pyte, which is a library, and tmux, which is a program.

What a cell holds is compared as a person sees it: where nothing is written, only colours behind and lines show.
"""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from types import TracebackType
from typing import Protocol

import pyte
from wcwidth import wcswidth

ROOT = Path(__file__).parents[2]

Seen = tuple[str, ...]
"""What one cell shows: its characters, then whatever tells its look."""
Picture = tuple[tuple[int, int], list[list[Seen]]]
"""Where the cursor is, line and column from 0; and the cells of every line without blank ones at its end."""

_BLANK: Seen = (" ",)


def differences(plain: Picture, wired: Picture, *, halves: bool = False) -> list[str]:
    """Return in words where two pictures differ: the cursor, and the first cell of each line.

    Args:
        plain: What is shown without the wire.
        wired: What is shown through it.
        halves: Whether wide characters may have been written over by half. Terminals do not agree about the colours of
            the other half: tmux and pyte take the terminal's own, the wire those of the character.
    """
    found = [] if plain[0] == wired[0] else [f"cursor at {plain[0]}, through the wire at {wired[0]}"]
    for y, lines in enumerate(zip(plain[1], wired[1], strict=True)):
        for place, (here, there) in enumerate(zip_longest(*lines)):
            if here != there and not (halves and (here, there and there[0]) == (_BLANK, " ")):
                found.append(f"line {y}, character {place}: {here}, through the wire {there}")
                break
    return found


class Emulator(Protocol):
    """A terminal that can be sent bytes and looked at."""

    def feed(self, data: str) -> None:
        """Draw what is sent."""

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window."""

    def picture(self) -> Picture:
        """Return what it shows."""

    def at(self, line: int, column: int) -> str:
        """Return the first character of a cell, both from 0; moves the cursor there."""


class Pyte:
    """pyte; a line feed also returns the carriage, as the system makes it do for a program."""

    def __init__(self, columns: int, lines: int) -> None:
        self.screen = pyte.Screen(columns, lines)
        self.screen.set_mode(pyte.modes.LNM)
        self.screen.reset_mode(pyte.modes.DECAWM)
        self._stream = pyte.Stream(self.screen)

    def feed(self, data: str) -> None:
        self._stream.feed(data)

    def resize(self, columns: int, lines: int) -> None:
        self.screen.resize(lines, columns)

    def picture(self) -> Picture:
        screen, rows = self.screen, list(map(_whole, self.cells()))
        # After its last column pyte has the cursor behind it, others on it.
        cursor = (screen.cursor.y, min(screen.cursor.x, screen.columns - 1))
        return cursor, [_trimmed(row) for row in rows]

    def cells(self) -> tuple[tuple[pyte.screens.Char, ...], ...]:
        """Return the cells as pyte has them."""
        buffer = self.screen.buffer
        return tuple(tuple(buffer[y][x] for x in range(self.screen.columns)) for y in range(self.screen.lines))

    def at(self, line: int, column: int) -> str:
        return str(self.screen.buffer[line][column].data[:1])


def _whole(row: Sequence[pyte.screens.Char]) -> list[Seen]:
    """Return cells, with blanks for what pyte leaves of a wide character that was written over by half."""
    cells: list[Seen] = []
    right = False
    for char, after in zip(row, (*row[1:], None), strict=True):
        wide = wcswidth(char.data) > 1
        if char.data and not (wide and after and after.data):
            cells.append(_of_pyte(char))
        elif not right:
            cells.append(_BLANK)
        right = wide
    return cells


def _of_pyte(char: pyte.screens.Char) -> Seen:
    lines = [name for name in ("underscore", "strikethrough", "reverse") if getattr(char, name)]
    if char.data == " " and not lines:
        return _BLANK if char.bg == "default" else (" ", char.bg)
    marks = [name for name in ("bold", "italics", "blink") if getattr(char, name)]
    return (char.data, char.fg, char.bg, *lines, *marks)


class Tmux:
    """A window of tmux; the program in it writes what it is told to and waits until tmux has drawn it."""

    def __init__(self, folder: Path, columns: int, lines: int) -> None:
        self._base = ["tmux", "-S", str(folder / "tmux"), "-f", "/dev/null"]
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(folder / "feed"))
        listener.listen()
        command = f"{sys.executable} -m tests.wire.feeder {folder / 'feed'}"
        self._call("new-session", "-d", "-x", str(columns), "-y", str(lines), command)
        self._call("set-option", "-g", "status", "off")
        self._call("set-option", "-g", "window-size", "manual")
        self._call("resize-window", "-x", str(columns), "-y", str(lines))
        listener.settimeout(10)
        self._feeder = listener.accept()[0]
        listener.close()

    def __enter__(self) -> Tmux:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._call("kill-server")
        self._feeder.close()

    def feed(self, data: str) -> None:
        encoded = data.encode()
        self._feeder.sendall(len(encoded).to_bytes(4) + encoded)
        assert self._feeder.recv(1) == b"."

    def resize(self, columns: int, lines: int) -> None:
        self._call("resize-window", "-x", str(columns), "-y", str(lines))

    def picture(self) -> Picture:
        shown = self._call("display-message", "-p", "#{cursor_y} #{cursor_x}", ";", "capture-pane", "-e", "-N", "-p")
        first, *lines = shown.split("\n")[:-1]
        line, column = map(int, first.split())
        return (line, column), _read_capture(lines)

    def at(self, line: int, column: int) -> str:
        self.feed(f"\x1b[{line + 1};{column + 1}H")
        return self._call("display-message", "-p", "#{cursor_character}")[:1]

    def _call(self, *words: str) -> str:
        done = subprocess.run([*self._base, *words], capture_output=True, check=True, cwd=ROOT, text=True)
        return done.stdout


_PIECE = re.compile(r"\x1b\[([0-9;:]*)m|(.)", re.DOTALL)
_COLOURS = {"3": 0, "9": 0, "4": 1, "10": 1}
"""Which of the two colours a code sets, by what stands before its last digit."""
_LINES = ("4", "4:2", "7", "9", "5:3")
"""Codes of what shows on blanks as well; the last is how tmux writes overlined."""


def _read_capture(lines: Sequence[str]) -> list[list[Seen]]:
    """Return the cells of a capture; how a line was drawn last goes on in the next."""
    look: tuple[str, ...] = ("", "")
    rows = []
    for line in lines:
        row: list[Seen] = []
        for codes, char in _PIECE.findall(line):
            if not char:
                look = _look(look, codes)
            elif row and unicodedata.category(char) in ("Mn", "Me", "Cf"):
                row[-1] = (row[-1][0] + char, *row[-1][1:])
            else:
                row.append(_of_tmux(char, look))
        rows.append(_trimmed(row))
    return rows


def _look(look: tuple[str, ...], codes: str) -> tuple[str, ...]:
    """Return both colours and then the attributes after a sequence of codes."""
    colours, marks = list(look[:2]), list(look[2:])
    rest = iter(codes.split(";"))
    for code in rest:
        which = _COLOURS.get(code[:-1])
        if code in ("", "0"):
            colours, marks = ["", ""], []
        elif which is None:
            marks.append(code)
        elif code[-1] == "8":
            kind = next(rest)
            colours[which] = ";".join((kind, *(next(rest) for _ in range(1 if kind == "5" else 3))))
        else:
            colours[which] = "" if code[-1] == "9" and code[:-1] in "34" else code
    return (*colours, *sorted(marks))


def _of_tmux(char: str, look: tuple[str, ...]) -> Seen:
    if char == " " and not set(look[2:]).intersection(_LINES):
        return (" ", look[1]) if look[1] else _BLANK
    return (char, *look)


def _trimmed(row: list[Seen]) -> list[Seen]:
    while row and row[-1] == _BLANK:
        row.pop()
    return row
