"""How much a start sends to the terminal until the screen is complete: `python -m benchmarks.start_bytes`."""

from __future__ import annotations

from benchmarks.figures import Figure, table
from benchmarks.ideal import blank, ideal_bytes
from benchmarks.programs import DIALOG, HELLO, open_case, selection
from benchmarks.pty_app import PtyApp

OTHERS = {"Textual hello": HELLO, "SelectionList": selection(), "dialog": DIALOG}


def measure() -> list[Figure]:
    """Start every program once: how much each sends is the same every time."""
    with open_case() as (ours, environ):
        sizes = {}
        for name, program in {"ours": ours, **OTHERS}.items():
            with PtyApp(program, environ) as app:
                app.wait_first_frame()
                app.wait_quiet()
                sizes[name] = [float(app.received())]
                if program is ours:
                    ideal = [float(ideal_bytes(blank(), app.cells()))]
    figures = [Figure("start", "bytes", sizes["ours"], name, sizes[name]) for name in OTHERS]
    return [Figure("start", "bytes", sizes["ours"], "cells of the screen", ideal), *figures]


if __name__ == "__main__":
    print(table(measure()))
