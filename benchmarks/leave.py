"""Time from the key that quits to the prompt, everything saved."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from benchmarks.figures import DIALOG_NAME, HELLO_NAME, SELECTION_NAME, Figure, Goal
from benchmarks.measurements import scaled
from benchmarks.programs import DIALOG, HELLO, installed, make_case, open_case, selection
from benchmarks.pty_app import Program, PtyApp
from checklists.text import Text

ROUNDS = 8
QUIT = Text("退出", "quit")
SAVED = Text("打一个勾，马上退出", "a tick and at once the key that quits")
OTHERS = installed({HELLO_NAME: HELLO, SELECTION_NAME: selection(), DIALOG_NAME: DIALOG})


def measure(share: float = 1.0) -> list[Figure]:
    """Start and quit every program once a round, in an order shuffled anew; ours once more with a tick to be saved.

    Args:
        share: How much of the full count of rounds.
    """
    gone: dict[Text, list[float]] = defaultdict(list)
    with open_case() as (ours, environ):
        ticked = make_case(environ, "m3ab", "爸爸")
        # Each time another item is ticked, so that the first frame shows another.
        ticked = replace(ticked, shown=[ticked.shown[0], ticked.shown[-1]])
        programs = {QUIT: ours, SAVED: ticked, **OTHERS}
        for _ in range(scaled(ROUNDS, share)):
            for name in random.sample(list(programs), len(programs)):
                gone[name].append(_leave(programs[name], environ, " " if name is SAVED else "") * 1000)
    goal = Goal(most=60)
    return [
        *(Figure(QUIT, "ms", gone[QUIT], name, gone[name], goal if name is HELLO_NAME else None) for name in OTHERS),
        Figure(SAVED, "ms", gone[SAVED], HELLO_NAME, gone[HELLO_NAME], goal),
    ]


def _leave(program: Program, environ: Mapping[str, str], before: str) -> float:
    """Return the seconds from the key to the end of the program.

    Args:
        program: What to start and end.
        environ: Its environment.
        before: A key that is sent right before.
    """
    with PtyApp(program, environ) as app:
        app.wait_first_frame()
        app.wait_quiet()
        app.send(before)
        return app.quit()
