"""A session killed at any moment: what it called saved is there, the file is whole, and nothing is left lying about."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from functools import partial
from itertools import count
from pathlib import Path

from checklists.store import Store
from tests.torture.counted import CASE, counted, drafts, faults, last_number, numbers
from tests.torture.outcome import Outcome, scaled, total
from tests.torture.processes import Child, memory_folder, spread, started
from tui.news import News
from tui.saver import Saver

KILLS = 10_000
PROCESSES = 2
BY_SAVER = 4
"""One in so many sessions saves through the thread of the full screen."""
ROTATING = 5
"""One in so many sessions finds it time for another copy of the file."""
MOST = 12
"""Acknowledgements that are waited for, fewer than so many."""
MOMENT = 0.004
"""Seconds after the last one, at most: longer than a save takes."""


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Kill sessions, in two processes with a case each."""
    kills = scaled(KILLS, share, least=2 * BY_SAVER * PROCESSES)
    with memory_folder() as memory:
        works = [
            partial(_kill_often, memory / str(part), kills // PROCESSES, f"{seed} {part}", folder)
            for part in range(PROCESSES)
        ]
        pieces = spread(works)
    saved = sum(int(piece.figures["saved"]) for piece in pieces)
    figures = {"已确认的保存 acknowledged saves": f"{saved:,}"}
    return total(pieces, figures)


def _kill_often(place: Path, kills: int, seed: str, kept: Path) -> Outcome:
    chance = random.Random(seed)
    Store(place).save(CASE)
    failures: list[str] = []
    saved, saves = -1, 0
    for index in range(kills):
        if index % ROTATING == 0:
            _age(place)
        first = max(numbers(Store(place).load(CASE.id)).values(), default=-1) + 1
        with started(partial(_save, place, first, index % BY_SAVER == 0)) as session:
            _live(session, chance)
            told = session.kill()
        saved, saves = max(saved, last_number(told)), saves + told.count(b"\n")
        ended = [] if session.status == -signal.SIGKILL else [f"the session ended by itself with {session.status}"]
        if found := ended + faults(place, saved) + drafts(place):
            failures += [f"seed {seed}, kill {index}: {fault}; see {kept}" for fault in found]
            shutil.move(place, kept / f"{seed}-{index}".replace(" ", "-"))
            Store(place).save(CASE)
            saved = -1
    return Outcome(kills, tuple(failures), {"saved": str(saves)})


def _live(session: Child, chance: random.Random) -> None:
    """Let a session live until it acknowledged some saves, or not even one, and then for a moment."""
    wanted = chance.randrange(MOST)
    while session.told.count(b"\n") < wanted and session.listen():
        pass
    time.sleep(chance.uniform(0, MOMENT))


def _age(place: Path) -> None:
    """Make the copies look old, so that the next save makes another."""
    for copy in place.glob("*.bak-*"):
        os.utime(copy, (1, 1))


def _save(place: Path, first: int, by_saver: bool, pipe: int) -> None:
    store = Store(place)
    if by_saver:
        _save_by_thread(store, first, pipe)
    case = store.load(CASE.id)
    for number in count(first):
        case = store.save(counted(case, number))
        os.write(pipe, b"%d\n" % number)


def _save_by_thread(store: Store, first: int, pipe: int) -> None:
    def tell(news: News) -> None:
        _, saved = saver.view(news.case_id)
        if saved is None or not news.saved:
            os._exit(70)
        os.write(pipe, b"%d\n" % max(numbers(saved).values()))

    saver = Saver(store, tell)
    saver.open(CASE.id)
    for number in count(first):
        before, _ = saver.view(CASE.id)
        saver.put(before, counted(before, number))
        time.sleep(0.0002)
