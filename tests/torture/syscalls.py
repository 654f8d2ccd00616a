"""A save killed or refused at each of its system calls in turn: the file is the old one or the new one, and said so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.torture.one_save import SCENES, Scene, faults, lay_out, save
from tests.torture.outcome import Outcome, scaled, total
from tests.torture.processes import memory_folder, spread
from tests.torture.tracing import Call, calls, mark, need_strace, traced

PROCESSES = 2
ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EROFS", "EMFILE", "EINTR")
SPARED = frozenset({"brk", "mmap", "munmap", "mremap", "madvise", "mprotect", "futex", "writev"})
"""Calls by which the interpreter gets memory and by which we hear of it: refusing them is no error of a disk."""


@dataclass(frozen=True, slots=True)
class Blow:
    """One injection: into which save, where, and what."""

    scene: Scene
    call: Call
    what: str
    """As strace is told."""
    lasting: bool = False
    """Not only this call but every later one of its name."""

    def __str__(self) -> str:
        return f"{self.scene.__name__}, {self.inject}"

    @property
    def inject(self) -> str:
        """What strace is told."""
        return f"inject={self.call.name}:{self.what}:when={self.call.number}{'+' if self.lasting else ''}"


Plan = Callable[[Scene, Sequence[Call]], list[Blow]]
"""Takes a scene and the calls of its save; returns what is to befall it."""


def run_kill(share: float, seed: int, folder: Path) -> Outcome:
    """Kill a save at each of its system calls; there is no chance in it."""
    need_strace(folder)
    return _run(share, folder, lambda scene, made: [Blow(scene, call, "signal=KILL") for call in made])


def run_error(share: float, seed: int, folder: Path) -> Outcome:
    """Refuse each system call of a save, once and from then on, for each reason; there is no chance in it."""
    need_strace(folder)
    return _run(share, folder, _refusals)


def _refusals(scene: Scene, made: Sequence[Call]) -> list[Blow]:
    return [
        Blow(scene, call, f"error={code}", lasting)
        for call in made
        if call.name not in SPARED
        for code in ERRORS
        # Python asks again after EINTR, as it should: for ever, if it lasts.
        for lasting in ((False, True) if code != "EINTR" else (False,))
    ]


def _run(share: float, folder: Path, plan: Plan) -> Outcome:
    with memory_folder() as memory:
        planned = [blow for scene in SCENES for blow in plan(scene, _calls_of(scene, memory))]
        wanted = scaled(len(planned), share, least=2 * PROCESSES)
        chosen = planned[:: max(1, len(planned) // wanted)]
        works = [
            partial(_strike_all, chosen[part::PROCESSES], memory / f"part-{part}", folder) for part in range(PROCESSES)
        ]
        pieces = spread(works)
    names = {"saved": "说已存 said saved", "refused": "说没存 said not saved", "killed": "中断 killed"}
    ends = {name: sum(int(piece.figures.get(end, "0")) for piece in pieces) for end, name in names.items()}
    return total(pieces, {name: f"{number:,}" for name, number in ends.items() if number})


def _calls_of(scene: Scene, memory: Path) -> list[Call]:
    place = memory / "calls"
    lay_out(scene, place)
    save(place, lambda _: None, lambda work: work())  # loads whatever is loaded only when it is needed
    lay_out(scene, place)
    return calls(memory, partial(_traced_save, place))


def _traced_save(place: Path, pipe: int) -> None:
    save(place, lambda word: os.writev(pipe, [word]), mark)


def _strike_all(blows: Sequence[Blow], place: Path, kept: Path) -> Outcome:
    failures: list[str] = []
    ends: dict[str, int] = {}
    for index, blow in enumerate(blows):
        before = lay_out(blow.scene, place)
        options = ("-o", os.devnull, "-e", f"trace={blow.call.name}", "-e", blow.inject)
        end = traced(partial(_traced_save, place), *options)
        found = faults(place, before, end.told, end.status)
        failures += [f"{blow}: {fault}; see {kept}" for fault in found]
        if found and place.exists():
            shutil.copytree(place, kept / f"{place.name}-{index}")
        word = "saved" if b'"saved"' in end.told else "refused" if end.told else "killed"
        ends[word] = ends.get(word, 0) + 1
    return Outcome(len(blows), tuple(failures), {word: str(number) for word, number in ends.items()})
