"""How long a person waits for a tick of a large case to be on the disk, beside what the disk itself needs."""

from __future__ import annotations

import os
import random
import statistics
import time
from datetime import UTC, datetime
from pathlib import Path

from checklists.case import Case, Mark, State, set_state
from checklists.store import Store
from tests.torture.counted import CASE
from tests.torture.outcome import Outcome, scaled

SAVES = 1000
ITEMS = 500
GOAL = 0.020
"""Seconds within which 95 of 100 saves are to be done."""


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Save and write in turn, so that both meet the same disk."""
    saves = scaled(SAVES, share, least=20)
    ours, bare, size = take_turns(saves, seed, folder)
    figures = {
        "保存 save, p50/p95/p99": _shown(ours),
        "只写盘 bare write, fsync, rename, fsync": _shown(bare),
        "文件 file": f"{size / 1024:.0f} kB",
    }
    slow = _percentile(ours, 95)
    missed = f"p95 {slow * 1000:.1f} ms > {GOAL * 1000:.0f} ms" if slow > GOAL else ""
    return Outcome(saves, (), figures, missed)


def take_turns(saves: int, seed: int, folder: Path) -> tuple[list[float], list[float], int]:
    """Return the seconds of saves of a large case and of bare writes in turn, and the bytes of the file.

    Args:
        saves: How many.
        seed: Where the chances come from.
        folder: An empty folder.
    """
    chance = random.Random(seed)
    store = Store(folder / "cases")
    now = datetime.now(UTC)
    marks = {f"list-{number // 20}/item-{number}": Mark(State.DONE, now) for number in range(ITEMS)}
    case = store.save(Case(CASE.id, CASE.name, now, marks=marks))
    data = (folder / "cases" / f"{CASE.id}.toml").read_bytes()
    ours, bare = [], []
    for _ in range(saves):
        ticked = set_state(case, chance.choice(list(marks)), chance.choice(list(State)), now=datetime.now(UTC))
        begin = time.perf_counter()
        case = store.save(ticked)
        middle = time.perf_counter()
        _write(folder, data)
        ours.append(middle - begin)
        bare.append(time.perf_counter() - middle)
    return ours, bare, len(data)


def _write(folder: Path, data: bytes) -> None:
    """Do the least that puts a file on the disk for good."""
    draft = folder / "draft"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(descriptor, data)
    os.fsync(descriptor)
    os.close(descriptor)
    draft.rename(folder / "bare")
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(descriptor)
    os.close(descriptor)


def _percentile(seconds: list[float], percent: int) -> float:
    return statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1]


def _shown(seconds: list[float]) -> str:
    return " / ".join(f"{_percentile(seconds, percent) * 1000:.1f}" for percent in (50, 95, 99)) + " ms"
