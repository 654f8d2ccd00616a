"""Sessions side by side on one case, one of them killed every so often: nothing that any of them saved is lost."""

from __future__ import annotations

import os
import random
import select
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from checklists.store import Store
from tests.torture.counted import CASE, counted, drafts, faults, last_number
from tests.torture.outcome import Outcome, scaled, total
from tests.torture.processes import Child, memory_folder, start

WRITERS = (2, 4, 8)
UPDATES = 1000
"""By each writer."""
SLOWLY, QUICKLY = 1.0, 0.05
"""Seconds between two kills, on a long run and on one that is over in a moment."""


@dataclass(slots=True)
class _Writer:
    """One session that saves its own numbers, begun again after it was killed."""

    name: str
    session: Child
    saved: int = -1
    """The last number that it acknowledged."""

    def hear(self) -> None:
        """Take note of what it acknowledged."""
        self.session.listen()
        self.saved = max(self.saved, last_number(self.session.told))


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Let two, four and eight writers loose."""
    updates = scaled(UPDATES, share, least=15)
    pieces = []
    for writers in WRITERS:
        with memory_folder() as memory:
            pieces.append(_write(memory / "cases", writers, updates, random.Random(f"{seed} {writers}")))
    kills = sum(int(piece.figures["kills"]) for piece in pieces)
    return total(pieces, {"中断 kills": f"{kills:,}", "同时 at once": ", ".join(map(str, WRITERS))})


def _write(place: Path, count: int, updates: int, chance: random.Random) -> Outcome:
    Store(place).save(CASE)
    pause = SLOWLY if updates == UPDATES else QUICKLY
    names = [f"writer-{number}" for number in range(count)]
    writers = [_Writer(name, start(partial(_save, place, name, 0, updates))) for name in names]
    failures: list[str] = []
    kills = 0
    next_kill = time.monotonic() + pause
    try:
        while running := [each for each in writers if each.saved < updates - 1]:
            _hear(running, next_kill)
            if time.monotonic() >= next_kill:
                victim = chance.choice(running)
                failures += [f"{count} writers, kill {kills}: {fault}" for fault in _kill(place, victim, updates)]
                kills, next_kill = kills + 1, time.monotonic() + pause
            if dead := [each.name for each in running if each.session.status not in (None, 0)]:
                failures.append(f"{count} writers: {', '.join(dead)} ended without saving")
                break
    finally:
        for each in writers:
            each.session.kill()
    for each in writers:
        failures += [f"{count} writers: {fault}" for fault in faults(place, each.saved, each.name)]
    failures += [f"{count} writers: {left}" for left in drafts(place)]
    return Outcome(sum(each.saved + 1 for each in writers), tuple(failures), {"kills": str(kills)})


def _hear(running: Iterable[_Writer], until: float) -> None:
    """Wait until somebody acknowledges something, or until a moment has come."""
    by_pipe = {each.session.pipe: each for each in running}
    ready, _, _ = select.select(list(by_pipe), [], [], max(0.0, until - time.monotonic()))
    for pipe in ready:
        writer = by_pipe[pipe]
        before = len(writer.session.told)
        writer.hear()
        if len(writer.session.told) == before:  # it ended
            writer.session.end()


def _kill(place: Path, victim: _Writer, updates: int) -> list[str]:
    """Kill a writer, look whether anything of its is lost, and begin it again."""
    victim.session.kill()
    victim.saved = max(victim.saved, last_number(victim.session.told))
    found = faults(place, victim.saved, victim.name)
    victim.session = start(partial(_save, place, victim.name, victim.saved + 1, updates))
    return found


def _save(place: Path, name: str, first: int, updates: int, pipe: int) -> None:
    store = Store(place)
    case = store.load(CASE.id)
    for number in range(first, updates):
        case = store.save(counted(case, number, name))
        os.write(pipe, b"%d\n" % number)
