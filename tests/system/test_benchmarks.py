"""The measurements run, and the page of performance tells of each."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks.figures import Figure, Goal, table
from benchmarks.measurements import MEASUREMENTS
from benchmarks.report import MARKS, Result, document
from checklists.text import Text, same

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
BYTES = Figure(Text("打勾", "tick"), "bytes", [30, 50], same("ideal"), [20], Goal(most=40, ratio=1.5))


@pytest.mark.parametrize(("goal", "met"), [(None, None), (Goal(40), True), (Goal(39), False), (Goal(40, 1.9), False)])
def test_a_goal_is_about_the_median_and_its_ratio(goal: Goal | None, met: bool | None) -> None:
    assert Figure(BYTES.name, "bytes", [30, 50], same("ideal"), [20], goal).met is met


def test_nothing_over_nothing_is_as_good_as_the_other() -> None:
    assert Figure(BYTES.name, "bytes", [0], same("hello"), [0]).ratio == 1


def test_a_table_is_aligned_by_cells() -> None:
    head, row = table([BYTES], "zh").splitlines()

    assert row.split() == [
        "打勾",
        "bytes",
        "40",
        "(35-45)",
        "ideal",
        "20",
        "2.00",
        "2/1",
        "<=",
        "40",
        "bytes,",
        "<=",
        "1.5",
        "x",
        "没达到",
    ]
    assert head.encode("gb18030").index("单位".encode("gb18030")) == row.encode("gb18030").index(b"bytes")


def test_a_run_replaces_what_the_last_one_wrote() -> None:
    measurement = next(each for each in MEASUREMENTS if each.name == "tick")
    page = f"before\n{MARKS[0]}\nold\n{MARKS[1]}\nafter\n"

    written = document(page, [Result(measurement, [BYTES]), Result(measurement, (), "no sshd")], 60, date(2026, 11, 22))

    assert "old" not in written
    assert written.startswith("before\n")
    assert written.endswith("after\n")
    assert "2026-11-22" in written
    assert (
        "| 打勾<br>tick | bytes | 40 (35-45) | ideal | 20 | 2.00 | 2/1 | <= 40 bytes, <= 1.5 x | 没达到<br>no |"
        in written
    )
    assert "not measured: no sshd" in written
    assert "2 个" not in written
    assert "1 个中达到 0 个" in written


def test_the_page_tells_of_every_measurement() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert [each.name for each in MEASUREMENTS if f"`python -m benchmarks {each.name}`" not in page] == []


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("dialog"), reason="dialog is not installed")
@pytest.mark.parametrize("name", [each.name for each in MEASUREMENTS if each.name not in ("growth", "memory")])
def test_a_measurement_alone_is_made_and_leaves_the_page_as_it_is(name: str) -> None:
    before = PAGE.read_bytes()
    command = [sys.executable, "-m", "benchmarks", "--quick", name]
    done = subprocess.run(command, cwd=PAGE.parents[1], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[1].startswith(f"{name}: ")
    assert PAGE.read_bytes() == before
