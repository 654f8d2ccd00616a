"""Time from the start to the first frame, and to the first answered key."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping

from benchmarks.figures import HELLO_NAME, Figure, Goal
from benchmarks.measurements import scaled
from benchmarks.programs import HELLO, open_case
from benchmarks.pty_app import Program, PtyApp
from checklists.text import Text

ROUNDS = 15
FRAME = Text("打开有进度的档案，第一屏", "open case with ticks, first frame")
ANSWER = Text("答第一个键", "first key answered")
CONTROL = Text("对照：hello比它自己，第一屏", "control: the hello against itself, first frame")


def measure(share: float = 1.0) -> list[Figure]:
    """Start every program once a round, in an order shuffled anew, so that neither drift nor a neighbour favours one.

    The bare app is there twice: how far it is from itself is how far the other ratios are to be trusted. One more round
    comes first and is not counted, for the compiled files.

    Args:
        share: How much of the full count of rounds.
    """
    shown: dict[str, list[float]] = defaultdict(list)
    answered: dict[str, list[float]] = defaultdict(list)
    with open_case() as (ours, environ):
        programs = {"ours": ours, "hello": HELLO, "again": HELLO}
        for turn in range(scaled(ROUNDS, share) + 1):
            for name in random.sample(list(programs), len(programs)):
                frame, answer = _start(programs[name], environ)
                if turn:
                    shown[name].append(frame * 1000)
                    answered[name].append(answer * 1000)
    return [
        Figure(FRAME, "ms", shown["ours"], HELLO_NAME, shown["hello"], Goal(ratio=1.1)),
        Figure(ANSWER, "ms", answered["ours"], HELLO_NAME, answered["hello"]),
        Figure(CONTROL, "ms", shown["again"], HELLO_NAME, shown["hello"]),
    ]


def _start(program: Program, environ: Mapping[str, str]) -> tuple[float, float]:
    with PtyApp(program, environ) as app:
        frame = app.wait_first_frame()
        return frame, app.wait_answer()
