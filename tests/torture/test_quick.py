"""Every trial at its least count, each in a process of its own, as `python -m tests.torture` runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.trials import TRIALS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "name", [pytest.param(each.name, marks=[pytest.mark.slow] if each.slow else []) for each in TRIALS]
)
def test_a_trial_finds_nothing_at_its_least_count(name: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.torture", "--share", "0", name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
    assert name in done.stdout


def test_the_document_tells_of_every_trial() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")

    assert [trial.name for trial in TRIALS if f"| `{trial.name}` {trial.title.zh}" not in page] == []
