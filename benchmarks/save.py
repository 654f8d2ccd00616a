"""How long one save takes until it is on the disk, and that no key waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, Goal, percentile
from benchmarks.measurements import scaled
from benchmarks.programs import CASE, DOWN, UP, open_case
from benchmarks.pty_app import PtyApp
from checklists.files import private_folder
from checklists.locks import locked
from checklists.paths import cases_folder
from checklists.text import Text
from tests.torture.latency import ITEMS, take_turns

SAVES = 300
MOVES = 20
BARE = Text("只写盘：write、fsync、rename、fsync", "bare write, fsync, rename, fsync")
TYPICAL = Text(f"存{ITEMS}条的档案，中位数", f"save a case of {ITEMS} items, median")
LATE = Text(f"存{ITEMS}条的档案，95%不超过", f"save a case of {ITEMS} items, 19 of 20 within")
WAITING = Text("勾还没存上时移一行，到看得见", "a move while a save has to wait, until visible")
FREE = Text("没有要存的", "nothing to save")


def measure(share: float = 1.0) -> list[Figure]:
    """Save and write the same file by turns; then move the cursor while a tick cannot be saved.

    Args:
        share: How much of the full count of saves and moves.
    """
    with TemporaryDirectory() as folder:
        ours, bare, _ = take_turns(scaled(SAVES, share), 1, Path(folder))
    waiting, free = _moves(scaled(MOVES, share))
    halves, lates = ([percentile(side, percent) * 1000 for side in (ours, bare)] for percent in (50, 95))
    return [
        Figure(TYPICAL, "ms", halves[:1], BARE, halves[1:], Goal(ratio=2)),
        Figure(LATE, "ms", lates[:1], BARE, lates[1:], Goal(most=20)),
        Figure(WAITING, "ms", waiting, FREE, free, Goal(most=12)),
    ]


def _moves(count: int) -> tuple[list[float], list[float]]:
    """Return the milliseconds until moves are visible: while a save waits, and while nothing has to be saved."""
    took = []
    with open_case() as (ours, environ), PtyApp(ours, environ) as app:
        app.wait_first_frame()
        app.wait_quiet()
        for hold in (_held, _free):
            with hold(cases_folder(environ)):
                app.send(" ")
                app.wait_quiet()
                keys = [UP, DOWN] * (1 + count // 2)
                took.append([app.press(key).seconds * 1000 for key in keys])
            app.wait_quiet()
    return took[0], took[1]


@contextmanager
def _held(cases: Path) -> Iterator[None]:
    """Hold the lock of the case, as another session does that is stuck while it saves."""
    with private_folder(cases) as folder, locked(folder, f"{CASE}.toml.lock"):
        yield


@contextmanager
def _free(cases: Path) -> Iterator[None]:
    yield
