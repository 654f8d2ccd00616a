"""What one tick and one cursor move cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack

from benchmarks.figures import DIALOG_NAME, IDEAL, SELECTION_NAME, Figure, Goal, percentile
from benchmarks.ideal import ideal_bytes
from benchmarks.measurements import scaled
from benchmarks.programs import DIALOG, DOWN, OURS, UP, installed, open_case, selection
from benchmarks.pty_app import QUIET, SOON, Answer, PtyApp
from checklists.text import Text

PRESSES = 24
TICK, MOVE = Text("打一个勾", "tick"), Text("移一行", "move")
OTHERS = installed({SELECTION_NAME: selection(), DIALOG_NAME: DIALOG})
VISIBLE = Text("{what}，到看得见", "{what}, until visible")
LATE = Text("{what}，到看得见，95%不超过", "{what}, until visible, 19 of 20 within")
TICKED = Text("打一个勾，连同两处计数", "tick, with both counts")
STILL = Text("移一行，清单不动", "move: the list stands still")
SCROLLED = Text("移一行，清单滚动，多出一条", "move: the list scrolls, and another item comes in")
REASON = Text("停下以后写出这一条的原因", "the reason of the item, once the cursor rests")


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
                    answer = app.press(" " if what is TICK else app.program.key, SOON)
                    app.rest(QUIET - SOON)  # what comes once the cursor rests
                    if turn:
                        answers[name, what].append(answer)
        reasons = list(_walk(apps[OURS], answers[OURS, STILL], 1 + scaled(PRESSES, share) // 8))
    goal = Goal(most=40, ratio=1.5)
    return [
        _size(TICKED, answers[OURS, TICK], goal),
        _size(STILL, answers[OURS, STILL], goal),
        _size(SCROLLED, answers[OURS, MOVE], Goal(ratio=1.5)),
        Figure(REASON, "bytes", [sent for sent, _ in reasons], IDEAL, [least for _, least in reasons]),
        *(figure for what in (TICK, MOVE) for figure in _beside(what, answers)),
    ]


def _walk(app: PtyApp, moves: list[Answer], rounds: int) -> Iterator[tuple[float, float]]:
    """Move among items that are done and items that are not, and note what is sent at once.

    Yields:
        The bytes that follow once the cursor rests, and the fewest for the cells that change then.
    """
    for key in (UP, " ", UP, DOWN, " ", DOWN) * rounds:
        answer = app.press(key, SOON)
        if key == " ":
            continue
        moves.append(answer)
        rest = app.rest(QUIET)
        yield rest.size, ideal_bytes(answer.after, app.cells())


def _size(what: Text, answers: Sequence[Answer], goal: Goal | None = None) -> Figure:
    ideal = [float(ideal_bytes(answer.before, answer.after)) for answer in answers]
    return Figure(what, "bytes", [float(answer.size) for answer in answers], IDEAL, ideal, goal)


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
