"""How start and keys grow with the content: local packs of thirty to thirty thousand items."""

from __future__ import annotations

from collections import defaultdict
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


def measure(share: float = 1.0) -> list[Figure]:
    """Open a case with ever more content, tick, move and search in it.

    Args:
        share: How much of the full counts; a small share leaves the largest packs out.
    """
    sizes = SIZES if share >= 1 else SIZES[:-1]
    took = {size: _measure(size, share) for size in sizes}
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


def _measure(size: int, share: float) -> dict[Text, list[float]]:
    """Return the milliseconds of everything with packs of so many items."""
    took: dict[Text, list[float]] = defaultdict(list)
    with TemporaryDirectory() as folder, open_case(*write_packs(Path(folder), size)) as (ours, environ):
        took[FIRST_LOAD].append(_frame(ours, environ))
        took[FRAME] += [_frame(ours, environ) for _ in range(scaled(STARTS, share))]
        with PtyApp(ours, environ) as app:
            app.wait_first_frame()
            app.wait_quiet()
            for turn in range(scaled(PRESSES, share)):
                took[TICK].append(app.press(" ").seconds * 1000)
                took[MOVE].append(app.press(UP if turn % 2 else DOWN).seconds * 1000)
            app.press("/")
            took[LETTER] = [app.press(letter).seconds * 1000 for letter in LETTERS]
    return took


def _frame(program: Program, environ: dict[str, str]) -> float:
    with PtyApp(program, environ) as app:
        return app.wait_first_frame() * 1000
