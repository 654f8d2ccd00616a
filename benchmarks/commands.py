"""Time of commands that need no screen, beside a Python that does nothing."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.figures import Figure, Goal
from benchmarks.measurements import scaled
from benchmarks.programs import CASE, open_case, python
from benchmarks.pty_app import ROOT
from checklists.text import Text, same

ROUNDS = 15
NOTHING = same("python -c pass")
COMMANDS = (
    ("status", CASE),
    ("list",),
    ("list", CASE),
    ("show", "bring-window"),
    ("show", "hall-window"),
    ("cases",),
    ("export", CASE),
)
_NULL = subprocess.DEVNULL
QUICK = ("status", "list", "show")
"""Those that goals are set for."""


def measure(share: float = 1.0) -> list[Figure]:
    """Run every command once a round, in an order shuffled anew.

    Args:
        share: How much of the full count of rounds; one more comes first and is not counted.
    """
    took: dict[Text, list[float]] = defaultdict(list)
    names = {same("shebao " + " ".join(words)): words for words in COMMANDS}
    commands = {name: python("tui", *words) for name, words in names.items()} | {
        NOTHING: [sys.executable, "-c", "pass"]
    }
    with open_case() as (_, environ):
        for turn in range(scaled(ROUNDS, share) + 1):
            for name in random.sample(list(commands), len(commands)):
                seconds = _run(commands[name], environ)
                if turn:
                    took[name].append(seconds * 1000)
    return [
        Figure(name, "ms", took[name], NOTHING, took[NOTHING], Goal(ratio=4) if words[0] in QUICK else None)
        for name, words in names.items()
    ]


def _run(command: Sequence[str], environ: Mapping[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, env=environ, cwd=ROOT, stdin=_NULL, stdout=_NULL, stderr=_NULL, check=True)
    return time.perf_counter() - begin
