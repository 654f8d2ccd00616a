"""What one tick and one cursor move cost: `python -m benchmarks.tick`."""

from __future__ import annotations

from collections import defaultdict

from benchmarks.figures import Figure, table
from benchmarks.ideal import ideal_bytes
from benchmarks.programs import DOWN, SELECTION, open_case
from benchmarks.pty_app import Answer, PtyApp

PRESSES = 30
KEYS = {"tick": " ", "move": DOWN}


def measure(presses: int = PRESSES) -> list[Figure]:
    """Tick and move on in both apps by turns, down a list of about thirty items.

    Args:
        presses: Of each key in each app; one more comes first and is not counted.
    """
    answers: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    with open_case() as (ours, environ), PtyApp(ours, environ) as app, PtyApp(SELECTION, environ) as other:
        for each in (app, other):
            each.wait_first_frame()
            each.wait_quiet()
        for turn in range(presses + 1):
            for name, key in KEYS.items():
                for side, each in (("ours", app), ("other", other)):
                    answer = each.press(key)
                    if turn:
                        answers[side, name].append(answer)
    return [figure for name in KEYS for figure in _figures(name, answers["ours", name], answers["other", name])]


def _figures(name: str, ours: list[Answer], other: list[Answer]) -> list[Figure]:
    size, there = [float(each.size) for each in ours], [float(each.size) for each in other]
    ideal = [float(ideal_bytes(each.before, each.after)) for each in ours]
    soon, later = [each.seconds * 1000 for each in ours], [each.seconds * 1000 for each in other]
    return [
        Figure(name, "bytes", size, "SelectionList", there),
        Figure(name, "bytes", size, "changed cells alone", ideal),
        Figure(f"{name}, until visible", "ms", soon, "SelectionList", later),
    ]


if __name__ == "__main__":
    print(table(measure()))
