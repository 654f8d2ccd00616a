"""Real processes on one folder: what was said to be saved is saved, whoever writes or dies meanwhile."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from checklists.case import Case, State
from checklists.formats.toml import parse
from checklists.store import Store
from tests.domain.strategies import CHINA

CASE = Case("k7q2", "妈妈", datetime(2026, 11, 21, 9, 0, tzinfo=CHINA))
ROOT = Path(__file__).parents[2]
KILLS = 40
WRITERS, UPDATES = 4, 50


@contextmanager
def worker(folder: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.domain.store_worker", folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        yield process


def say(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin
    process.stdin.write(line + "\n")
    process.stdin.flush()


def hear(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    line = process.stdout.readline().strip()
    assert line, "the worker is gone"
    return line


def _with(word: str, heard: list[str]) -> list[str]:
    """Return what was said after a word."""
    return [line.split()[1] for line in heard if line.startswith(word)]


def test_a_session_killed_at_any_moment_loses_nothing_that_it_called_saved(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    Store(folder).save(CASE)
    chance = random.Random(seed := random.randrange(2**32))
    saved: set[str] = set()
    with worker(folder) as process:
        for kill in range(KILLS):
            say(process, f"k7q2 kill-{kill} 9999")
            heard: list[str] = []
            wanted = chance.randrange(1, 5)
            while not (pids := _with("pid", heard)) or len(_with("saved", heard)) < wanted:
                heard.append(hear(process))
            time.sleep(chance.uniform(0, 0.012))
            os.kill(int(pids[0]), signal.SIGKILL)
            while heard[-1] != "gone":
                heard.append(hear(process))
            saved |= set(_with("saved", heard))

            case = parse((folder / "k7q2.toml").read_bytes(), "k7q2.toml")
            assert case.sealed, seed
            lost = {item_id for item_id in saved if case.case.state(item_id) is not State.DONE}
            assert not lost, seed

    Store(folder)
    assert len(saved) >= KILLS
    assert [each.name for each in folder.iterdir() if each.name.endswith(".tmp")] == []


def test_writers_side_by_side_lose_nothing_of_each_other(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    Store(folder).save(CASE)
    with ExitStack() as stack:
        processes = [stack.enter_context(worker(folder)) for _ in range(WRITERS)]
        for number, process in enumerate(processes):
            say(process, f"k7q2 writer-{number} {UPDATES}")
        for process in processes:
            while hear(process) != "gone":
                pass

    case = Store(folder).load("k7q2")
    assert case.revision == 1 + WRITERS * UPDATES
    assert set(case.marks) == {f"writer-{number}/{n}" for number in range(WRITERS) for n in range(UPDATES)}
