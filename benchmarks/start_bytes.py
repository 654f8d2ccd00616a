"""How much a start sends to the terminal until the screen is complete."""

from __future__ import annotations

from benchmarks.figures import DIALOG_NAME, HELLO_NAME, IDEAL, SELECTION_NAME, Figure, Goal
from benchmarks.ideal import blank, ideal_bytes
from benchmarks.programs import DIALOG, HELLO, OURS, installed, open_case, selection
from benchmarks.pty_app import PtyApp
from checklists.text import Text

START = Text("启动", "start")
OTHERS = installed({HELLO_NAME: HELLO, SELECTION_NAME: selection(), DIALOG_NAME: DIALOG})


def measure(share: float = 1.0) -> list[Figure]:
    """Start every program once: how much each sends is the same every time.

    Args:
        share: Without effect.
    """
    sizes = {}
    with open_case() as (ours, environ):
        for name, program in {OURS: ours, **OTHERS}.items():
            with PtyApp(program, environ) as app:
                app.wait_first_frame()
                app.wait_quiet()
                sizes[name] = [float(app.received())]
                if program is ours:
                    ideal = [float(ideal_bytes(blank(), app.cells()))]
    figures = [Figure(START, "bytes", sizes[OURS], name, sizes[name]) for name in OTHERS]
    return [Figure(START, "bytes", sizes[OURS], IDEAL, ideal, Goal(ratio=1.3)), *figures]
