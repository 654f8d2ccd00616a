"""A program on a real pseudo-terminal: when it drew what, in how many bytes, and what the screen then shows."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import pyte

ROOT = Path(__file__).parents[1]
COLUMNS, LINES = 80, 24
TIMEOUT = 120.0
"""Seconds after which a program counts as stuck."""
QUIET = 0.3
"""Seconds without output after which an answer counts as complete."""
SOON = 0.08
"""The same for what comes at once, and not only when the cursor has come to rest."""
PAUSE = 0.01
"""Seconds without output after which it is looked at."""

_SLEPT = re.compile(r"^voluntary_ctxt_switches:\s+(\d+)", re.MULTILINE)
_SYNC_QUESTION, _SYNC_ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_SYNC_MODE = 2026 << 5
"""How pyte notes that a private mode is on."""

Cells = tuple[tuple[pyte.screens.Char, ...], ...]
"""The screen, line by line, cell by cell; the right half of a wide character is an empty cell."""


class StuckError(Exception):
    """The program ended, or did not draw what it should; the message is the screen."""


@dataclass(frozen=True, slots=True)
class Program:
    """What to start and how to tell that it works."""

    command: Sequence[str]
    shown: Sequence[str]
    """Texts that are all on the screen once the first frame is."""
    key: str
    answered: str
    """A text that is on the screen only once the key has been answered."""
    quit: str = "\x11"
    """The key that ends it; Ctrl+Q is Textual's own."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a key set going that was held down."""

    size: int
    """Bytes received."""
    late: float
    """Seconds from the last key to the last byte."""
    keys: Sequence[float]
    """When each key was sent."""
    screens: Sequence[tuple[float, str]]
    """When the screen changed, and its text from then on."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What a program did while nobody touched it."""

    size: int
    """Bytes received."""
    cpu: float
    """Seconds on a processor."""
    wakes: int
    """How often one of its threads woke up to wait for something again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one key set going, until the program was quiet again."""

    seconds: float
    """From the key to the first visible change."""
    settled: float
    """From the key to the last byte."""
    size: int
    """Bytes received."""
    before: Cells
    after: Cells


class PtyApp:
    """One run of a program; a terminal of 80 columns and 24 lines that knows synchronised output."""

    def __init__(self, program: Program, environ: Mapping[str, str], busy: Callable[[], bool] = lambda: False) -> None:
        """Start the program.

        Args:
            program: What to start.
            environ: Its whole environment.
            busy: Tells whether more is on the way, however quiet it is.
        """
        self.program = program
        self._busy = busy
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._received: list[tuple[float, bytes]] = []
        self._fed = 0
        self._master, slave = os.openpty()
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        # What a session leader opens first becomes its controlling terminal.
        terminal = (os.POSIX_SPAWN_OPEN, 0, os.ttyname(slave), os.O_RDWR, 0)
        copies = [(os.POSIX_SPAWN_DUP2, 0, stream) for stream in (1, 2)]
        command = list(program.command)
        self.started = time.monotonic()
        self.pid = os.posix_spawnp(command[0], command, environ, file_actions=[terminal, *copies], setsid=True)
        os.close(slave)

    def __enter__(self) -> PtyApp:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._master)

    def wait_first_frame(self) -> float:
        """Return the seconds from the start to the whole first frame."""
        return self._wait_seen(self.program.shown) - self.started

    def wait_answer(self) -> float:
        """Send the key and return the seconds from the start until it was answered."""
        self.send(self.program.key)
        return self._wait_seen([self.program.answered]) - self.started

    def press(self, key: str, quiet: float = QUIET) -> Answer:
        """Send a key, read until the program is quiet again, and return what came of it.

        Args:
            key: The key.
            quiet: Seconds without output that count as quiet.
        """
        return self.answer(lambda: self.send(key), quiet)

    def resize(self, columns: int, lines: int) -> Answer:
        """Change the size of the window, which the system tells the program, and return what came of it."""

        def act() -> float:
            at = time.monotonic()
            fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            return at

        self.cells()  # what came so far was drawn at the old size
        self._screen.resize(lines, columns)
        return self.answer(act)

    def answer(self, act: Callable[[], float], quiet: float = QUIET) -> Answer:
        """Do something, read until the program is quiet again, and return what came of it.

        Args:
            act: What the program answers to; returns when it was done.
            quiet: Seconds without output that count as quiet.
        """
        before, first = self.cells(), len(self._received)
        begun = act()
        while not self._received[first:]:
            self._read(TIMEOUT)
        self.wait_quiet(quiet)
        while (seen := next((at for at, cells in self._frames() if cells != before), None)) is None:
            self._read(TIMEOUT)  # what came so far did not show
            self.wait_quiet(quiet)
        pieces = self._received[first:]
        size = sum(len(data) for _, data in pieces)
        return Answer(seen - begun, pieces[-1][0] - begun, size, before, self.cells())

    def hold(self, key: str, count: int, pause: float) -> Held:
        """Send a key again and again, as a keyboard does, and return what came of it.

        Args:
            key: The key.
            count: How often.
            pause: Seconds between two.
        """
        self.cells()
        first, begun = len(self._received), time.monotonic()
        keys = []
        for turn in range(count):
            while (left := begun + turn * pause - time.monotonic()) > 0:
                if select.select([self._master], [], [], left)[0]:
                    self._read(0)
            keys.append(self.send(key))
        self.wait_quiet()
        screens = [(at, _text(cells)) for at, cells in self._frames()]
        received = self._received[first:]
        return Held(sum(len(data) for _, data in received), received[-1][0] - keys[-1], keys, screens)

    def rest(self, seconds: float) -> Rest:
        """Leave the program alone for a while."""
        first, before = len(self._received), _work(self.pid)
        until = time.monotonic() + seconds
        while select.select([self._master], [], [], max(0.0, until - time.monotonic()))[0]:
            self._read(0)
        cpu, wakes = (now - then for now, then in zip(_work(self.pid), before, strict=True))
        return Rest(sum(len(data) for _, data in self._received[first:]), cpu, int(wakes))

    def quit(self) -> float:
        """Send the key that ends the program and return the seconds until it is gone."""
        pressed = self.send(self.program.quit)
        process = os.pidfd_open(self.pid)
        while process not in (ready := select.select([process, self._master], [], [], TIMEOUT)[0]):
            if not ready:
                raise StuckError(self.text())
            with contextlib.suppress(StuckError):  # it has closed the terminal, and ends
                self._read(0)
        os.close(process)
        return time.monotonic() - pressed

    def received(self) -> int:
        """Return how many bytes were received so far."""
        return sum(len(data) for _, data in self._received)

    def send(self, key: str) -> float:
        """Send a key and return when."""
        at = time.monotonic()
        os.write(self._master, key.encode())
        return at

    def wait_quiet(self, seconds: float = QUIET) -> None:
        """Read until nothing comes any more for so many seconds."""
        while (ready := select.select([self._master], [], [], seconds)[0]) or self._busy():
            if ready:
                self._read(0)

    def text(self) -> str:
        """Return the screen as text."""
        return _text(self.cells())

    def cells(self) -> Cells:
        """Return the screen as cells."""
        for _ in self._frames():
            pass
        return _cells(self._screen)

    def _wait_seen(self, texts: Sequence[str]) -> float:
        """Return when all the texts were first on the screen together.

        The screen is emulated only while the program pauses, so as not to compete with it for the processor.
        """
        until = time.monotonic() + TIMEOUT
        while time.monotonic() < until:
            while select.select([self._master], [], [], PAUSE)[0]:
                self._read(0)
            for at, cells in self._frames():
                if all(text in _text(cells) for text in texts):
                    return at
            self._read(until - time.monotonic())
        raise StuckError(self.text())

    def _read(self, seconds: float) -> None:
        if not select.select([self._master], [], [], max(0.0, seconds))[0]:
            raise StuckError(self.text())
        try:
            data = os.read(self._master, 65536)
        except OSError:  # how Linux says that nobody has the terminal open any more
            raise StuckError(self.text()) from None
        self._received.append((time.monotonic(), data))
        if _SYNC_QUESTION in data:
            os.write(self._master, _SYNC_ANSWER)

    def _frames(self) -> Iterator[tuple[float, Cells]]:
        """Draw what was received and yield, for each piece that ends outside a synchronised update, when it came."""
        while self._fed < len(self._received):
            at, data = self._received[self._fed]
            self._fed += 1
            self._stream.feed(data)
            if _SYNC_MODE not in self._screen.mode:
                yield at, _cells(self._screen)


def _work(pid: int) -> tuple[float, int]:
    """Return what the threads of a process did since its start: seconds on a processor, and how often they slept."""
    threads = list(Path(f"/proc/{pid}/task").iterdir())
    cpu = sum(int((thread / "schedstat").read_text(encoding="ascii").split()[0]) for thread in threads)
    slept = sum(int(_SLEPT.findall((thread / "status").read_text(encoding="ascii"))[0]) for thread in threads)
    return cpu / 1e9, slept


def _text(cells: Cells) -> str:
    return "\n".join("".join(cell.data for cell in line) for line in cells)


def _cells(screen: pyte.Screen) -> Cells:
    return tuple(tuple(screen.buffer[y][x] for x in range(screen.columns)) for y in range(screen.lines))
