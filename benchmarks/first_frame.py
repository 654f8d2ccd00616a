"""Time from the start to the first frame, and to the first answered key: `python -m benchmarks.first_frame`."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping

from benchmarks.figures import Figure, table
from benchmarks.programs import HELLO, open_case
from benchmarks.pty_app import Program, PtyApp

ROUNDS = 15


def measure(rounds: int = ROUNDS) -> list[Figure]:
    """Start every program once a round, in an order shuffled anew, so that neither drift nor a neighbour favours one.

    The bare app is there twice: how far it is from itself is how far the other ratios are to be trusted.

    Args:
        rounds: How often; one more comes first and is not counted, for the compiled files.
    """
    shown: dict[str, list[float]] = defaultdict(list)
    answered: dict[str, list[float]] = defaultdict(list)
    with open_case() as (ours, environ):
        programs = {"ours": ours, "hello": HELLO, "again": HELLO}
        for turn in range(rounds + 1):
            for name in random.sample(list(programs), len(programs)):
                frame, answer = _start(programs[name], environ)
                if turn:
                    shown[name].append(frame * 1000)
                    answered[name].append(answer * 1000)
    return [
        Figure("first frame", "ms", shown["ours"], "Textual hello", shown["hello"]),
        Figure("first key answered", "ms", answered["ours"], "Textual hello", answered["hello"]),
        Figure("control: hello, first frame", "ms", shown["again"], "Textual hello", shown["hello"]),
    ]


def _start(program: Program, environ: Mapping[str, str]) -> tuple[float, float]:
    with PtyApp(program, environ) as app:
        frame = app.wait_first_frame()
        return frame, app.wait_answer()


if __name__ == "__main__":
    print(table(measure()))
