"""What the larger answers cost: opening a guide, search as one types, another language, another size of the window."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle

from benchmarks.figures import IDEAL, Figure, Goal, percentile
from benchmarks.ideal import blank, ideal_bytes
from benchmarks.measurements import scaled
from benchmarks.programs import HELLO, open_case
from benchmarks.pty_app import COLUMNS, LINES, Answer, Cells, PtyApp
from checklists.text import Text

ROUNDS = 8
ESCAPE, BACKSPACE = "\x1b", "\x7f"
"""Both lead back; after the first, Textual waits a tenth of a second for more of a sequence."""
LETTERS = "ylbx"
"""First letters of the syllables of words that are often looked for."""
GUIDE, BACK = Text("打开指南", "open a guide"), Text("从指南回来", "back from a guide")
SEARCH, LETTER = Text("打开搜索", "open the search"), Text("搜索里每打一个字母", "each letter in the search")
LANGUAGE, SIZE = Text("换语言", "switch the language"), Text("改窗口大小", "resize the window")
LATE = Text("{what}，95%不超过", "{what}, 19 of 20 within")
GOALS = {GUIDE: 60.0, LETTER: 12.0}
"""Milliseconds until it is visible."""
GREETS = Text("Textual hello 答一个键", "Textual hello answers a key")
RESIZED = Text("Textual hello 改窗口大小", "Textual hello is resized")
OTHER_SIZE = (100, 30)


def measure(share: float = 1.0) -> list[Figure]:
    """Ask for each in turn, and have the bare app answer a key and a change of size in between.

    Args:
        share: How much of the full count of rounds; one more comes first and is not counted.
    """
    answers: dict[Text, list[Answer]] = defaultdict(list)
    with open_case() as (ours, environ), PtyApp(ours, environ) as app, PtyApp(HELLO, environ) as hello:
        for each in (app, hello):
            each.wait_first_frame()
            each.wait_quiet()
        sizes = cycle([OTHER_SIZE, (COLUMNS, LINES)])
        for turn in range(scaled(ROUNDS, share) + 1):
            size = next(sizes)
            control = (GREETS, _pressing(hello, HELLO.key)), (RESIZED, _resizing(hello, size))
            for what, act in (*_round(app, size), *control):
                answer = act()
                if turn and what is not None:
                    answers[what].append(answer)
    return [figure for what in (GUIDE, BACK, SEARCH, LETTER, LANGUAGE, SIZE) for figure in _figures(what, answers)]


def _round(app: PtyApp, size: tuple[int, int]) -> Iterator[tuple[Text | None, Callable[[], Answer]]]:
    """Yield what is asked for and does it; without a name it only leads back."""
    yield GUIDE, _pressing(app, "\r")
    yield BACK, _pressing(app, BACKSPACE)
    yield SEARCH, _pressing(app, "/")
    for letter in LETTERS:
        yield LETTER, _pressing(app, letter)
    yield None, _pressing(app, ESCAPE)
    yield LANGUAGE, _pressing(app, "L")
    yield SIZE, _resizing(app, size)


def _pressing(app: PtyApp, key: str) -> Callable[[], Answer]:
    return lambda: app.press(key)


def _resizing(app: PtyApp, size: tuple[int, int]) -> Callable[[], Answer]:
    return lambda: app.resize(*size)


def _figures(what: Text, answers: dict[Text, list[Answer]]) -> list[Figure]:
    ours = answers[what]
    base_name = RESIZED if what is SIZE else GREETS
    base = [answer.seconds * 1000 for answer in answers[base_name]]
    soon = [answer.seconds * 1000 for answer in ours]
    late = [percentile(soon, 95)], [percentile(base, 95)]
    goal = GOALS.get(what)
    return [
        Figure(what, "ms", soon, base_name, base, Goal(most=goal) if goal else None),
        Figure(LATE.format(what=what), "ms", late[0], base_name, late[1], Goal(most=25) if what is LETTER else None),
        Figure(what, "bytes", [float(answer.size) for answer in ours], IDEAL, _ideal(what, ours)),
    ]


def _ideal(what: Text, answers: Sequence[Answer]) -> list[float]:
    """Return the bytes of the cells that changed; after a change of size, of all."""
    return [float(ideal_bytes(_empty(answer) if what is SIZE else answer.before, answer.after)) for answer in answers]


def _empty(answer: Answer) -> Cells:
    return blank(len(answer.after[0]), len(answer.after))
