"""Connections of ssh that are cut: what was shown as done is saved, no process stays behind, and none spins."""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.system.ptys import ROOT, Session, session
from tests.torture.homes import SIZE, TICK, TICKED, Home, first_shown_as_done, items, shown_as_done
from tests.torture.outcome import Outcome, scaled, total
from tests.torture.processes import processor_time, spread, status_of
from tests.torture.sshd import Sshd, remotely, sshd

CUTS = 200
MOST_TICKS = 15
SOON = 10.0
"""Seconds within which every process of a connection is to be gone that both ends know to be cut."""
SILENT = "client silent"
"""The cut of which only sshd can take notice, by asking in vain."""
PATIENCE = 90.0
"""Seconds after which it counts as left behind, however busy the machine."""
BUSY = 2.0
"""Seconds of processor time that an orderly end stays below; what spins does not."""


def _leave(run: Session, server: int) -> None:
    run.type("\r~.")


CUT: Mapping[str, Callable[[Session, int], None]] = {
    "client killed": lambda run, server: run.process.kill(),
    "client ended": lambda run, server: run.process.terminate(),
    "left with ~.": _leave,
    "server killed": lambda run, server: os.kill(server, signal.SIGKILL),
    SILENT: lambda run, server: run.process.send_signal(signal.SIGSTOP),
}
"""Name -> cuts a connection; takes the client, and the process of sshd that serves it."""


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Cut connections, several at a time."""
    cuts = scaled(CUTS, share, least=len(CUT))
    items()  # so that each process has them
    with sshd(folder / "sshd") as server:
        works = [
            partial(_cut_often, server, folder / f"part-{part}", range(part, cuts, len(CUT)), seed)
            for part in range(len(CUT))
        ]
        pieces = spread(works)
    slowest, silent, busiest = (
        max(float(piece.figures[name]) for piece in pieces) for name in ("slowest", "silent", "busy")
    )
    figures = {
        "看到的勾 ticks seen": f"{sum(int(piece.figures['seen']) for piece in pieces):,}",
        "最慢的结束 slowest end": f"{slowest:.1f} s",
        "客户端不出声时 with a silent client": f"{silent:.1f} s",
        "断开后最多用CPU most processor time after a cut": f"{busiest:.2f} s",
    }
    whole = total(pieces, figures)
    missed = "" if slowest <= SOON else f"{slowest:.1f} s > {SOON:g} s"
    return Outcome(whole.count, whole.failures, whole.figures, missed)


def _cut_often(server: Sshd, place: Path, numbers: range, seed: int) -> Outcome:
    failures: list[str] = []
    seen, busiest = 0, 0.0
    slowest = {"slowest": 0.0, "silent": 0.0}
    home = Home.make(place)
    command = remotely(home.environ, ROOT, sys.executable, "-m", "tui", "open", TICKED.id)
    for number in numbers:
        name = list(CUT)[(number + number // len(CUT)) % len(CUT)]
        home.begin()
        with session("-c", f"import os; os.execvp('ssh', {server.client(command)!r})", size=SIZE) as client:
            try:
                shown = _tick(client, random.Random(f"{seed} {number}"))
            except AssertionError as error:
                failures.append(f"seed {seed}, cut {number}, before it was cut: {error}")
                continue
            app = int((home.folder / "home" / "pid").read_text())
            found, seconds, busy = _cut(client, name, app)
        found += home.faults(shown)
        seen, busiest = seen + len(shown), max(busiest, busy)
        kind = "silent" if name == SILENT else "slowest"
        slowest[kind] = max(slowest[kind], seconds)
        if found:
            copy = place.with_name(f"{name}-{number}".replace(" ", "-"))
            shutil.copytree(place, copy)
            failures += [f"seed {seed}, cut {number} ({name}): {fault}; see {copy}" for fault in found]
    shutil.rmtree(place)
    figures = {"seen": seen, "busy": busiest, **slowest}
    return Outcome(len(numbers), tuple(failures), {key: str(figure) for key, figure in figures.items()})


def _tick(client: Session, chance: random.Random) -> frozenset[str]:
    """Tick some items, and return which are shown as done in the end."""
    client.wait_for("Tab")
    client.type(TICK)
    client.wait_for(first_shown_as_done())
    for _ in range(chance.randrange(MOST_TICKS)):
        client.type(TICK)
        client.pump(chance.uniform(0, 0.02))
    client.pump(chance.uniform(0, 0.3))
    return shown_as_done(client)


def _cut(client: Session, name: str, app: int) -> tuple[list[str], float, float]:
    """Cut a connection, and return what was wrong, how long it took, and how much processor time the app used."""
    server = int(status_of(app)[1])
    # Descriptors, as a number may soon belong to another process.
    left = {os.pidfd_open(pid): what for pid, what in ((app, "the app"), (server, "sshd"))}
    before = processor_time(app)
    begin = time.monotonic()
    busy = 0.0
    CUT[name](client, server)
    try:
        while left and (seconds := time.monotonic() - begin) < PATIENCE:
            ready, _, _ = select.select(left, [], [], 0.1)
            busy = max(busy, processor_time(app) - before)
            for gone in ready:
                left.pop(gone)
                os.close(gone)
        found = [f"{what} is left" for what in left.values()]
    finally:
        for descriptor in left:
            signal.pidfd_send_signal(descriptor, signal.SIGKILL)
            os.close(descriptor)
    if busy > BUSY:
        found.append(f"the app used the processor for {busy:.1f} s")
    return found, seconds, busy
