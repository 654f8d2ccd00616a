"""A shell in a terminal of tmux: what is on the screen, what scrolled away, and every byte that was sent there."""

from __future__ import annotations

import os
import shlex
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.system.ptys import ROOT, TIMEOUT


@dataclass(frozen=True, slots=True)
class Pane:
    """The terminal."""

    folder: Path
    environ: Mapping[str, str]

    def tmux(self, *words: str, told: str | None = None) -> str:
        """Have tmux do something and return what it says.

        Args:
            words: Its command.
            told: What it reads; a secret among the words would be seen by whoever lists the processes.
        """
        command = ["tmux", "-S", str(self.folder / "socket"), "-f", "/dev/null", *words]
        done = subprocess.run(
            command, input=told or "", capture_output=True, text=True, check=True, env=self.environ, cwd=self.folder
        )
        return done.stdout

    def start(self, *words: str) -> None:
        """Have the shell run a program, and tell its exit code at the end."""
        self.tmux("send-keys", "-l", f"{shlex.join(words)}; echo ended $?")
        self.press("Enter")

    def press(self, *keys: str) -> None:
        """Press keys, by the names that tmux has for them."""
        self.tmux("send-keys", *keys)

    def paste(self, text: str) -> None:
        """Type a text without anybody seeing it in a command."""
        self.tmux("load-buffer", "-b", "typed", "-", told=text)
        self.tmux("paste-buffer", "-d", "-b", "typed")

    def screen(self) -> str:
        """Return what is on the screen; what is wider than a line is in one piece."""
        return self.tmux("capture-pane", "-p", "-J")

    def everything(self) -> str:
        """Return what is on the screen and all that scrolled away."""
        return self.tmux("capture-pane", "-p", "-J", "-S", "-")

    def raw(self) -> bytes:
        """Return every byte that was sent to the terminal."""
        return (self.folder / "raw").read_bytes()

    def buffers(self) -> str:
        """Return what was copied."""
        return self.tmux("list-buffers")

    def program(self) -> int:
        """Return the process that the shell runs."""
        shell = self.tmux("display-message", "-p", "#{pane_pid}").strip()
        return int(Path(f"/proc/{shell}/task/{shell}/children").read_text().split()[0])

    def wait_for(self, seen: str) -> None:
        """Wait until a text is on the screen."""
        until = time.monotonic() + TIMEOUT
        while seen not in (screen := self.screen()):
            assert time.monotonic() < until, f"not seen: {seen!r}; screen:\n{screen}"
            time.sleep(0.1)

    def wait_gone(self, seen: str) -> None:
        """Wait until a text is no more on the screen."""
        until = time.monotonic() + TIMEOUT
        while seen in (screen := self.screen()):
            assert time.monotonic() < until, f"still seen: {seen!r}; screen:\n{screen}"
            time.sleep(0.1)


@contextmanager
def pane(folder: Path, environ: Mapping[str, str], place: Path, size: tuple[int, int]) -> Iterator[Pane]:
    """Run a shell in a terminal.

    Args:
        folder: For the terminal's own files.
        environ: Added to the environment.
        place: Where the shell is.
        size: Columns and lines.
    """
    running = Pane(folder, {**os.environ, **environ, "PYTHONPATH": str(ROOT), "PS1": "$ "})
    columns, lines = map(str, size)
    running.tmux("new-session", "-d", "-x", columns, "-y", lines, "-c", str(place), "sh")
    try:
        running.tmux("pipe-pane", "-o", f"cat > {shlex.quote(str(folder / 'raw'))}")
        yield running
    finally:
        running.tmux("kill-server")
