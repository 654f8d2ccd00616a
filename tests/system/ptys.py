"""A program in a real pseudo-terminal: what it drew, how it ended, how it left the terminal."""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyte

ROOT = Path(__file__).parents[2]
_FROM_A_TERMINAL = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
"""Signals that a terminal's shell lets through, whatever tests that run in the background were started with."""
TIMEOUT = 20.0
"""Seconds after which a wait counts as failed."""


class Session:
    """One program with a terminal of its own; everything it wrote is in `raw`."""

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        size: tuple[int, int],
        redirected: Mapping[str, int],
        ignored: signal.Signals | None,
        controlling: bool,
        folder: Path,
    ) -> None:
        self.columns, self.lines = size
        self.raw = b""
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._shown = 0
        """How much of `raw` is on the screen."""
        self.master, self.slave = os.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", self.lines, self.columns, 0, 0))
        self.modes_before = termios.tcgetattr(self.slave)

        def own_terminal() -> None:
            os.setsid()
            if controlling:
                fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
            for number in _FROM_A_TERMINAL:
                signal.signal(number, signal.SIG_IGN if number == ignored else signal.SIG_DFL)

        streams = {"stdin": self.slave, "stdout": self.slave, "stderr": self.slave, **redirected}
        self.process = subprocess.Popen(
            list(command),
            env=dict(environ),
            cwd=folder,
            preexec_fn=own_terminal,
            stdin=streams["stdin"],
            stdout=streams["stdout"],
            stderr=streams["stderr"],
        )

    def pump(self, seconds: float) -> None:
        """Read what comes within a time."""
        until = time.monotonic() + seconds
        while select.select([self.master], [], [], max(0.0, until - time.monotonic()))[0]:
            self.raw += os.read(self.master, 65536)
            if time.monotonic() > until:
                return

    def wait_for(self, seen: str) -> None:
        """Read until a text is on the screen."""
        until = time.monotonic() + TIMEOUT
        while seen not in self.text():
            assert time.monotonic() < until, f"not seen: {seen!r}; screen:\n{self.text()}"
            assert self.process.poll() is None, f"ended without {seen!r}; screen:\n{self.text()}"
            self.pump(0.1)

    def type(self, keys: str | bytes) -> None:
        """Type into the terminal."""
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window; the system tells the program."""
        self.text()  # what came so far was drawn at the old size
        self.columns, self.lines = columns, lines
        self._screen.resize(lines, columns)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def text(self) -> str:
        """Return the screen as a terminal shows it; pyte knows no alternate screen."""
        self._stream.feed(self.raw[self._shown :])
        self._shown = len(self.raw)
        # Not `display`, which fails where a wide character is only half written yet.
        buffer = self._screen.buffer
        return "\n".join("".join(buffer[y][x].data for x in range(self.columns)) for y in range(self.lines))

    def exit_code(self, *, reading: bool = True, seconds: float = TIMEOUT) -> int:
        """Wait until the program ends and return its exit code, negative for a signal it did not take.

        Args:
            reading: Take what it writes meanwhile; otherwise the terminal stalls.
            seconds: How long to wait.
        """
        until = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < until, f"still running after {seconds} s"
            if reading:
                self.pump(0.02)
            else:
                time.sleep(0.02)
        if self.master >= 0:
            self.pump(0.1)
        return self.process.returncode

    def modes_restored(self) -> bool:
        """Tell whether the terminal's modes are what they were before the program."""
        return termios.tcgetattr(self.slave) == self.modes_before

    def hang_up(self) -> None:
        """Close our end, as a lost connection does."""
        os.close(self.slave)
        os.close(self.master)
        self.slave = self.master = -1

    def close(self) -> None:
        """End the program, if it still runs, and the terminal."""
        self.process.kill()
        self.process.wait()
        for fd in (self.master, self.slave):
            if fd >= 0:
                os.close(fd)


@contextlib.contextmanager
def session(
    *arguments: str,
    environ: Mapping[str, str] | None = None,
    size: tuple[int, int] = (80, 24),
    redirected: Mapping[str, int] | None = None,
    ignored: signal.Signals | None = None,
    controlling: bool = True,
    folder: Path = ROOT,
) -> Iterator[Session]:
    """Run Python on a terminal of its own.

    Args:
        arguments: What follows `python`.
        environ: Added to the environment of the tests.
        size: Columns and lines.
        redirected: `stdin`, `stdout` or `stderr` -> a file descriptor in place of the terminal.
        ignored: A signal that is ignored when the program starts, as under `nohup`.
        controlling: Make the terminal the program's own, so that the system tells it when the terminal hangs up.
        folder: Where it starts.
    """
    environ = {**os.environ, "TERM": "xterm-256color", **(environ or {})}
    running = Session([sys.executable, *arguments], environ, size, redirected or {}, ignored, controlling, folder)
    try:
        yield running
    finally:
        running.close()
