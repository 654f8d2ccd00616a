"""Files that are wrong in any way: each is taken or refused in a sentence, within a second and little memory."""

from __future__ import annotations

import random
import resource
import shutil
import signal
import time
import traceback
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from checklists.errors import ShebaoError
from tests.torture.doors import DOORS, Door
from tests.torture.mutations import mutate
from tests.torture.outcome import SHOWN, Outcome, scaled, total
from tests.torture.processes import memory_folder, spread

INPUTS = 100_000
PROCESSES = 2
THOUGHT_UP = 0.1
"""The part that hypothesis builds; the rest are good files made wrong."""
CPU = 1.0
"""Seconds of work for one input."""
CUT = 20.0
"""Seconds of work after which an input is given up."""
MEMORY = 256 * 1024 * 1024
"""Bytes that a process may have, with Python and everything else in it."""
POOL = 100
"""Files of one kind, good or thought up, that others are made from."""
HEAVY = 10
"""One in so many inputs goes to content, whose files are read with all others of their pack."""


class _TooLongError(BaseException):
    """An input takes so long that we do not wait for its end."""


@dataclass(slots=True)
class _Worker:
    """One process of the trial and what it found."""

    place: Path
    kept: Path
    seed: str
    failures: list[str] = field(default_factory=list)
    taken: int = 0
    slowest: float = 0.0
    inputs: int = 0

    def enter(self, door: Door, data: bytes, index: int) -> None:
        """Have one input read and see what is said."""
        folder = self.place / "input"
        folder.mkdir(mode=0o700)
        begin = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, CUT)
        fault = ""
        try:
            door.enter(folder, data, index)
            self.taken += 1
        except ShebaoError as error:
            fault = "" if error.message.zh and error.message.en else "refused without a word"
        except (Exception, _TooLongError):
            fault = traceback.format_exc(limit=-4)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        seconds = time.process_time() - begin
        self.slowest = max(self.slowest, seconds)
        self.inputs += 1
        if seconds > CPU:
            fault = fault or f"{seconds:.1f} s of work"
        if fault:
            self.keep(door, data, index, fault)
        shutil.rmtree(folder)

    def keep(self, door: Door, data: bytes, index: int, fault: str) -> None:
        """Take note of a failure, with the input in a file."""
        file = self.kept / f"{door.name.replace('/', '-')}-{self.seed}-{index}".replace(" ", "-")
        if len(self.failures) < SHOWN:
            file.write_bytes(data)
        self.failures.append(f"{door.name}, seed {self.seed}, input {index}, kept as {file}: {fault}")


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Make files wrong, in two processes."""
    inputs = scaled(INPUTS, share, least=120)
    with memory_folder() as memory:
        works = [
            partial(_work, memory / str(part), folder, inputs // PROCESSES, f"{seed}-{part}")
            for part in range(PROCESSES)
        ]
        pieces = spread(works)
    figures = {
        "读进去的 taken": f"{sum(int(piece.figures['taken']) for piece in pieces):,}",
        "最慢 slowest": f"{max(float(piece.figures['slowest']) for piece in pieces):.2f} s",
        "内存最多 most memory": f"{max(int(piece.figures['memory']) for piece in pieces)} MB",
    }
    return total(pieces, figures)


def _work(place: Path, kept: Path, inputs: int, seed: str) -> Outcome:
    from tests.torture.thought_up import think_up

    place.mkdir()
    signal.signal(signal.SIGVTALRM, _give_up)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    worker = _Worker(place, kept, seed)
    by_name = {door.name: door for door in DOORS}
    pool: dict[str, list[bytes]] = {name: list(door.good) for name, door in by_name.items()}

    def take(name: str, data: bytes) -> None:
        if len(pool[name]) < POOL:
            pool[name].append(data)
        worker.enter(by_name[name], data, worker.inputs)

    think_up(int(inputs * THOUGHT_UP), random.Random(seed).randrange(2**32), take)
    light, heavy = [door for door in DOORS if " " not in door.name], [door for door in DOORS if " " in door.name]
    for index in range(worker.inputs, inputs):
        chance = random.Random(f"{seed} {index}")
        door = chance.choice(heavy if index % HEAVY == 0 else light)
        worker.enter(door, mutate(chance, pool[door.name]), index)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    figures = {"taken": str(worker.taken), "slowest": str(worker.slowest), "memory": str(peak)}
    return Outcome(worker.inputs, tuple(worker.failures), figures)


def _give_up(*_: object) -> None:
    raise _TooLongError
