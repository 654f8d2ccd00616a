"""How start and keys grow with the content: local packs of thirty to thirty thousand items."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, Goal
from benchmarks.measurements import scaled
from benchmarks.packs import write_packs
from benchmarks.programs import DOWN, UP, open_case
from benchmarks.pty_app import Program, PtyApp
from checklists.text import Text

SIZES = (0, 30, 300, 3000, 10000, 30000)
"""Items in local packs; the program's own come on top."""
STARTS = 5
PRESSES = 12
LETTERS = "ylbx"

FIRST_LOAD = Text("第一次读入，编译", "first load, which compiles")
FRAME = Text("再次打开，第一屏", "first frame after that")
TICK = Text("打一个勾，到看得见", "tick, until visible")
MOVE = Text("移一行，到看得见", "move, until visible")
LETTER = Text("搜索里每打一个字母", "each letter in the search")
WITH = Text("{what}，加{count}条", "{what}, {count} items more")
OWN = Text("只有自带的内容", "bundled content alone")
_FRAME_GOAL = Goal(ratio=1.5)
_KEY_GOAL = Goal(most=12)


_Took = dict[Text, list[float]]
"""What is measured -> milliseconds."""


def measure(share: float = 1.0) -> list[Figure]:
    """Open a case with ever more content, by turns in an order shuffled anew, and tick, move and search in it.

    Args:
        share: How much of the full counts; a small share leaves the largest packs out.
    """
    sizes = SIZES if share >= 1 else SIZES[:-1]
    took: dict[int, _Took] = {size: defaultdict(list) for size in sizes}
    with ExitStack() as homes:
        apps = {size: homes.enter_context(_case_with(size)) for size in sizes}
        for size, app in apps.items():
            took[size][FIRST_LOAD].append(_frame(*app))
        for _ in range(scaled(STARTS, share)):
            for size in random.sample(sizes, len(sizes)):
                took[size][FRAME].append(_frame(*apps[size]))
        for size, app in apps.items():
            _press(*app, took[size], share)
    return [
        Figure(WITH.format(what=what, count=f"{size:,}"), "ms", took[size][what], OWN, took[0][what], goal)
        for what, goal in (
            (FIRST_LOAD, None),
            (FRAME, _FRAME_GOAL),
            (TICK, _KEY_GOAL),
            (MOVE, _KEY_GOAL),
            (LETTER, _KEY_GOAL),
        )
        for size in sizes[1:]
    ]


@contextmanager
def _case_with(size: int) -> Iterator[tuple[Program, dict[str, str]]]:
    """Yield the app and its environment, with packs of so many items."""
    with TemporaryDirectory() as folder, open_case(*write_packs(Path(folder), size)) as app:
        yield app


def _press(program: Program, environ: dict[str, str], took: _Took, share: float) -> None:
    """Add the milliseconds of keys."""
    with PtyApp(program, environ) as app:
        app.wait_first_frame()
        app.wait_quiet()
        for turn in range(scaled(PRESSES, share)):
            took[TICK].append(app.press(" ").seconds * 1000)
            took[MOVE].append(app.press(UP if turn % 2 else DOWN).seconds * 1000)
        app.press("/")
        took[LETTER] = [app.press(letter).seconds * 1000 for letter in LETTERS]


def _frame(program: Program, environ: dict[str, str]) -> float:
    with PtyApp(program, environ) as app:
        return app.wait_first_frame() * 1000
