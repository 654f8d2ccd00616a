"""What one tick and one cursor move cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack

from benchmarks.figures import DIALOG_NAME, IDEAL, SELECTION_NAME, Figure, Goal, percentile
from benchmarks.ideal import ideal_bytes
from benchmarks.measurements import scaled
from benchmarks.programs import DIALOG, DOWN, OURS, UP, installed, open_case, selection
from benchmarks.pty_app import Answer, PtyApp
from checklists.text import Text

PRESSES = 24
TICK, MOVE = Text("打一个勾", "tick"), Text("移一行", "move")
OTHERS = installed({SELECTION_NAME: selection(), DIALOG_NAME: DIALOG})
VISIBLE = Text("{what}，到看得见", "{what}, until visible")
LATE = Text("{what}，到看得见，95%不超过", "{what}, until visible, 19 of 20 within")
SCROLLED = Text("移一行，清单滚动，写出原因", "move: the list scrolls, and the reason is written")
STILL = Text("移一行，清单不动，写出原因", "move: the list stands still, and the reason is written")
ROW = Text("打一个勾，只算清单里的", "tick: in the list alone, without the counters")
ROWS = Text("移一行，只算清单里的", "move: in the list alone, standing still, without the reason")
_LIST = slice(2, 17)
"""Lines of the list on the screen; above are the counters, below is the reason."""


def measure(share: float = 1.0) -> list[Figure]:
    """Tick and move on in all apps by turns, down a list of about thirty items.

    Args:
        share: How much of the full count of presses; one more comes first and is not counted.
    """
    answers: dict[tuple[Text, Text], list[Answer]] = defaultdict(list)
    with open_case() as (ours, environ), ExitStack() as running:
        programs = {OURS: ours, **OTHERS}
        apps = {name: running.enter_context(PtyApp(program, environ)) for name, program in programs.items()}
        for app in apps.values():
            app.wait_first_frame()
            app.wait_quiet()
        for turn in range(scaled(PRESSES, share) + 1):
            for what in (TICK, MOVE):
                for name, app in apps.items():
                    answer = app.press(" " if what is TICK else app.program.key)
                    if turn:
                        answers[name, what].append(answer)
        for key in (UP, UP, DOWN, DOWN) * (1 + scaled(PRESSES, share) // 8):
            answers[OURS, STILL].append(apps[OURS].press(key))
    ticks, still = answers[OURS, TICK], answers[OURS, STILL]
    goal = Goal(most=40, ratio=1.5)
    return [
        _size(TICK, ticks, goal),
        _in_list(ROW, ticks, goal),
        _size(SCROLLED, answers[OURS, MOVE], goal),
        _size(STILL, still),
        _in_list(ROWS, still, goal),
        *(figure for what in (TICK, MOVE) for figure in _beside(what, answers)),
    ]


def _size(what: Text, answers: Sequence[Answer], goal: Goal | None = None) -> Figure:
    ideal = [float(ideal_bytes(answer.before, answer.after)) for answer in answers]
    return Figure(what, "bytes", [float(answer.size) for answer in answers], IDEAL, ideal, goal)


def _in_list(what: Text, answers: Sequence[Answer], goal: Goal) -> Figure:
    """Return what the list takes: all that was sent, less what the changed cells elsewhere need at the least."""
    whole = [ideal_bytes(answer.before, answer.after) for answer in answers]
    inside = [ideal_bytes(answer.before[_LIST], answer.after[_LIST]) for answer in answers]
    sent = [
        float(answer.size - (of_all - of_list)) for answer, of_all, of_list in zip(answers, whole, inside, strict=True)
    ]
    return Figure(what, "bytes", sent, IDEAL, list(map(float, inside)), goal)


def _beside(what: Text, answers: Mapping[tuple[Text, Text], Sequence[Answer]]) -> Iterable[Figure]:
    """Yield the figures beside those of other programs."""
    ours = answers[OURS, what]
    size, soon = [float(answer.size) for answer in ours], [answer.seconds * 1000 for answer in ours]
    for name in OTHERS:
        other = answers[name, what]
        later = [answer.seconds * 1000 for answer in other]
        wanted = name is SELECTION_NAME
        yield Figure(what, "bytes", size, name, [float(answer.size) for answer in other])
        yield Figure(VISIBLE.format(what=what), "ms", soon, name, later, Goal(most=12) if wanted else None)
        late = [percentile(soon, 95)], [percentile(later, 95)]
        yield Figure(LATE.format(what=what), "ms", late[0], name, late[1], Goal(most=25) if wanted else None)
