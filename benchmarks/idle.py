"""What a program does while nobody touches it: `python -m benchmarks.idle`."""

from __future__ import annotations

from benchmarks.figures import Figure, table
from benchmarks.programs import DIALOG, HELLO, open_case, selection
from benchmarks.pty_app import Program, PtyApp, Rest

SECONDS = 10.0
OTHERS = {"Textual hello": HELLO, "SelectionList": selection(), "dialog": DIALOG}


def measure(seconds: float = SECONDS) -> list[Figure]:
    """Start every program and leave it alone.

    Args:
        seconds: For how long.
    """
    with open_case() as (ours, environ):
        rests = {name: _rest(program, environ, seconds) for name, program in {"ours": ours, **OTHERS}.items()}
    mine = rests.pop("ours")
    return [
        figure
        for name, rest in rests.items()
        for figure in (
            Figure(f"idle {seconds:.0f} s", "bytes", [mine.size], name, [rest.size]),
            Figure(f"idle {seconds:.0f} s", "CPU ms", [mine.cpu * 1000], name, [rest.cpu * 1000]),
            Figure(f"idle {seconds:.0f} s", "wake-ups", [mine.wakes], name, [rest.wakes]),
        )
    ]


def _rest(program: Program, environ: dict[str, str], seconds: float) -> Rest:
    with PtyApp(program, environ) as app:
        app.wait_first_frame()
        app.wait_answer()  # what a first key alone sets going is over then
        app.rest(1)
        return app.rest(seconds)


if __name__ == "__main__":
    print(table(measure()))
