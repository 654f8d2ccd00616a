"""Memory of running apps, each page shared among those that use it: `python -m benchmarks.memory`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from benchmarks.figures import Figure, table
from benchmarks.programs import HELLO, open_case
from benchmarks.pty_app import Program, PtyApp

SESSIONS = 5
ROUNDS = 3


def measure(rounds: int = ROUNDS) -> list[Figure]:
    """Start one session and four more, of ours and of the bare app by turns.

    Args:
        rounds: How often.
    """
    alone: dict[str, list[float]] = {"ours": [], "hello": []}
    extra: dict[str, list[float]] = {"ours": [], "hello": []}
    with open_case() as (ours, environ):
        for program in (ours, HELLO):  # so that what is compiled and cached is there for the first as for the last
            _sessions(program, environ, 1)
        for _ in range(rounds):
            for name, program in (("ours", ours), ("hello", HELLO)):
                first, total = _sessions(program, environ, SESSIONS)
                alone[name].append(first)
                extra[name].append((total - first) / (SESSIONS - 1))
    return [
        Figure("memory of 1 session", "MB PSS", alone["ours"], "Textual hello", alone["hello"]),
        Figure(f"each further of {SESSIONS}", "MB PSS", extra["ours"], "Textual hello", extra["hello"]),
    ]


def _sessions(program: Program, environ: Mapping[str, str], count: int) -> tuple[float, float]:
    """Return the megabytes of the first session while alone, and of all together."""
    with ExitStack() as running:
        apps: list[PtyApp] = []
        first = 0.0
        for _ in range(count):
            app = running.enter_context(PtyApp(program, environ))
            app.wait_first_frame()
            app.wait_answer()
            app.wait_quiet()
            apps.append(app)
            first = first or _proportional(app.pid)
        return first, sum(_proportional(app.pid) for app in apps)


def _proportional(pid: int) -> float:
    """Return the megabytes of a process, each shared page divided by the number of its users."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return sum(int(kilobytes) for kilobytes in re.findall(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)) / 1024


if __name__ == "__main__":
    print(table(measure()))
