"""What one tick and one cursor move cost: `python -m benchmarks.tick`."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable
from contextlib import ExitStack

from benchmarks.figures import Figure, table
from benchmarks.ideal import ideal_bytes
from benchmarks.programs import DIALOG, open_case, selection
from benchmarks.pty_app import Answer, PtyApp

PRESSES = 30
KEYS = ("tick", "move")
OTHERS = {"SelectionList": selection(), "dialog": DIALOG}


def measure(presses: int = PRESSES) -> list[Figure]:
    """Tick and move on in all apps by turns, down a list of about thirty items.

    Args:
        presses: Of each key in each app; one more comes first and is not counted.
    """
    answers: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    with open_case() as (ours, environ), ExitStack() as running:
        programs = {"ours": ours, **OTHERS}
        apps = {name: running.enter_context(PtyApp(program, environ)) for name, program in programs.items()}
        for app in apps.values():
            app.wait_first_frame()
            app.wait_quiet()
        for turn in range(presses + 1):
            for key_name in KEYS:
                for name, app in apps.items():
                    answer = app.press(" " if key_name == "tick" else app.program.key)
                    if turn:
                        answers[name, key_name].append(answer)
    return [figure for key_name in KEYS for figure in _figures(key_name, answers)]


def _figures(key_name: str, answers: dict[tuple[str, str], list[Answer]]) -> Iterable[Figure]:
    ours = answers["ours", key_name]
    size = [float(answer.size) for answer in ours]
    ideal = [float(ideal_bytes(answer.before, answer.after)) for answer in ours]
    yield Figure(key_name, "bytes", size, "changed cells alone", ideal)
    soon = [answer.seconds * 1000 for answer in ours]
    for name in OTHERS:
        other = answers[name, key_name]
        later = [answer.seconds * 1000 for answer in other]
        yield Figure(key_name, "bytes", size, name, [float(answer.size) for answer in other])
        yield Figure(f"{key_name}, until visible", "ms", soon, name, later)
        yield Figure(f"{key_name}, 19 of 20 within", "ms", [_late(soon)], name, [_late(later)])


def _late(values: list[float]) -> float:
    """Return what only one of twenty values exceeds."""
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    print(table(measure()))
