"""How often the system is asked for something: counts, with room for what versions and machines differ in."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.programs import open_case
from benchmarks.pty_app import ROOT, PtyApp

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")

SAVES = """
import sys
from datetime import UTC, datetime
from pathlib import Path

from checklists.case import Case, State, set_state
from checklists.store import Store

store = Store(Path(sys.argv[1]))
case = store.save(Case("k7q2", "", datetime.now(UTC)))
for number in range(int(sys.argv[2])):
    case = store.save(set_state(case, f"list/item-{number}", State.DONE, now=datetime.now(UTC)))
"""
MANY = 10


def test_a_save_makes_few_calls_and_forces_file_and_folder_to_the_disk(tmp_path: Path) -> None:
    one, many = (saves(tmp_path / str(count), count) for count in (1, 1 + MANY))

    assert (many["fsync"] - one["fsync"]) == 2 * MANY
    assert (many["total"] - one["total"]) / MANY <= 50


@pytest.mark.slow
def test_a_start_makes_few_calls(tmp_path: Path) -> None:
    summary = tmp_path / "summary"
    with open_case() as (ours, environ):
        with PtyApp(ours, environ) as app:  # whatever is compiled once
            app.wait_first_frame()
        program = replace(ours, command=[*counting(summary), *ours.command])
        with PtyApp(program, environ) as app:
            app.wait_first_frame()
            app.quit()

    assert calls(summary)["total"] <= 11_000


def saves(folder: Path, count: int) -> Mapping[str, int]:
    """Return the calls of a program that saves a case so often, and once before."""
    folder.mkdir()
    command = [*counting(folder / "summary"), sys.executable, "-c", SAVES, str(folder / "cases"), str(count)]
    subprocess.run(command, cwd=ROOT, check=True)
    return calls(folder / "summary")


def counting(summary: Path) -> Sequence[str]:
    """Return what goes before a command to have its calls counted."""
    return ["strace", "-f", "-c", "-o", str(summary)]


def calls(summary: Path) -> Mapping[str, int]:
    """Return how often each system call was made, and all of them together as `total`."""
    rows = re.findall(r"^ *[\d.]+ +[\d.]+ +\d+ +(\d+) (?: *\d+)? *(\w+)$", summary.read_text(), re.MULTILINE)
    return {name: int(count) for count, name in rows}
