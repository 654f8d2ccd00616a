"""Time from the key that quits to the prompt, everything saved: `python -m benchmarks.leave`."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping

from benchmarks.figures import Figure, table
from benchmarks.programs import DIALOG, HELLO, open_case, selection
from benchmarks.pty_app import Program, PtyApp

ROUNDS = 10
OTHERS = {"Textual hello": HELLO, "SelectionList": selection(), "dialog": DIALOG}


def measure(rounds: int = ROUNDS) -> list[Figure]:
    """Start and quit every program once a round, in an order shuffled anew.

    Args:
        rounds: How often.
    """
    gone: dict[str, list[float]] = defaultdict(list)
    with open_case() as (ours, environ):
        programs = {"ours": ours, **OTHERS}
        for _ in range(rounds):
            for name in random.sample(list(programs), len(programs)):
                gone[name].append(_leave(programs[name], environ) * 1000)
    return [Figure("quit", "ms", gone["ours"], name, gone[name]) for name in OTHERS]


def _leave(program: Program, environ: Mapping[str, str]) -> float:
    with PtyApp(program, environ) as app:
        app.wait_first_frame()
        app.wait_quiet()
        return app.quit()


if __name__ == "__main__":
    print(table(measure()))
