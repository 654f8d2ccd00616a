"""Memory of running apps, each page shared among those that use it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from benchmarks.figures import HELLO_NAME, Figure, Goal
from benchmarks.measurements import scaled
from benchmarks.programs import HELLO, open_case
from benchmarks.pty_app import Program, PtyApp
from checklists.text import Text

SESSIONS = 20
ROUNDS = 1
ALONE = Text("只有一个", "one session alone")
EXTRA = Text("第2到第{last}个，每多一个", "each further one, up to {last} at once")


def measure(share: float = 1.0) -> list[Figure]:
    """Start one session and nineteen more, of ours and of the bare app by turns.

    Args:
        share: How much of the full count of sessions.
    """
    alone: dict[str, list[float]] = {"ours": [], "hello": []}
    extra: dict[str, list[float]] = {"ours": [], "hello": []}
    sessions = scaled(SESSIONS, share)
    with open_case() as (ours, environ):
        for program in (ours, HELLO):  # so that what is compiled and cached is there for the first as for the last
            _sessions(program, environ, 1)
        for _ in range(ROUNDS):
            for name, program in (("ours", ours), ("hello", HELLO)):
                first, total = _sessions(program, environ, sessions)
                alone[name].append(first)
                extra[name].append((total - first) / (sessions - 1))
    return [
        Figure(ALONE, "MB PSS", alone["ours"], HELLO_NAME, alone["hello"]),
        Figure(EXTRA.format(last=sessions), "MB PSS", extra["ours"], HELLO_NAME, extra["hello"], Goal(most=26)),
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
