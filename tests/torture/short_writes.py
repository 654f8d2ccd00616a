"""Writes that take less than they were given, as on a disk that fills up or a slow network: nothing is cut."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from tests.torture.one_save import SCENES, Scene, faults, lay_out, save
from tests.torture.outcome import Outcome, scaled
from tests.torture.processes import memory_folder, started

CALLS = ("write", "pwrite")
TAKEN: tuple[Callable[[int], int], ...] = (lambda _: 1, lambda size: size // 2, lambda size: size - 1)
"""How much of what it is given a write takes."""
EVERY = 0
"""In place of a number: every write is short."""
WRITES = 8
"""More than a save makes."""


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Let each write of a save be short in each way; there is no chance in it."""
    planned = [(scene, number, taken) for scene in SCENES for number in range(WRITES + 1) for taken in TAKEN]
    chosen = planned[:: max(1, len(planned) // scaled(len(planned), share, least=4))]
    failures = []
    with memory_folder() as memory:
        for scene, number, taken in chosen:
            found = _faults_of(scene, number, taken, memory / "cases")
            failures += [f"{scene.__name__}, write {number} takes {taken(100)} of 100: {fault}" for fault in found]
    return Outcome(len(chosen), tuple(failures))


def _faults_of(scene: Scene, number: int, taken: Callable[[int], int], place: Path) -> list[str]:
    before = lay_out(scene, place)
    writev = os.writev

    def work(pipe: int) -> None:
        save(place, lambda word: writev(pipe, [word]), partial(_with_short_writes, number, taken))

    with started(work) as child:
        told = child.end()
    return faults(place, before, told, child.status)


def _with_short_writes(number: int, taken: Callable[[int], int], work: Callable[[], object]) -> None:
    """Do a work in this process, which is thrown away after it, with one write short, or all of them."""
    made = 0

    def shorten(real: Callable[..., int]) -> Callable[..., int]:
        def call(descriptor: int, data: Any, *where: int) -> int:
            nonlocal made
            made += 1
            short = max(1, taken(len(data))) if number in (EVERY, made) else len(data)
            return real(descriptor, bytes(data)[:short], *where)

        return call

    for name in CALLS:
        setattr(os, name, shorten(getattr(os, name)))
    work()
