"""Two sessions do at random what a person can do, on one case: the end is what a model of their actions says."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

from checklists.library import Library
from checklists.packs import load_library
from tests.domain.example_pack import write_pack
from tests.torture.outcome import Outcome, scaled, total
from tests.torture.pair import Pair
from tests.torture.processes import memory_folder, spread

RUNS = 1_000
PROCESSES = 2


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Drive pairs of sessions, in two processes."""
    runs = scaled(RUNS, share, least=10)
    library = load_library(write_pack(folder / "pack"))  # no action asks what the content says
    pieces = spread(
        [partial(_drive_many, library, range(part, runs, PROCESSES), seed, folder) for part in range(PROCESSES)]
    )
    figures = {
        "动作 actions": f"{sum(int(piece.figures['actions']) for piece in pieces):,}",
        "两边同时写的备注 notes written on both sides": f"{sum(int(piece.figures['joined']) for piece in pieces):,}",
    }
    return total(pieces, figures)


def _drive_many(library: Library, numbers: range, seed: int, kept: Path) -> Outcome:
    failures: list[str] = []
    actions = joined = 0
    for number in numbers:
        with memory_folder() as memory:
            pair = Pair(library, memory / "cases", random.Random(f"{seed} {number}"))
            found = pair.drive()
            actions, joined = actions + len(pair.done), joined + pair.joined
        if found:
            trace = kept / f"{number}.txt"
            trace.write_text("\n".join(pair.done), encoding="utf-8")
            failures += [f"seed {seed}, run {number}: {fault}; see {trace}" for fault in found]
    return Outcome(len(numbers), tuple(failures), {"actions": str(actions), "joined": str(joined)})
