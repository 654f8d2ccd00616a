"""What a program does while nobody touches it, and while another session works."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from benchmarks.figures import DIALOG_NAME, HELLO_NAME, IDEAL, SELECTION_NAME, Figure, Goal
from benchmarks.ideal import ideal_bytes
from benchmarks.measurements import scaled
from benchmarks.programs import CASE, DIALOG, DOWN, HELLO, OURS, installed, make_case, open_case, selection
from benchmarks.pty_app import Answer, Program, PtyApp, Rest
from checklists.text import Text

SECONDS = 10.0
REMOTE = """
from checklists import watch
from tui.__main__ import main

watch._is_remote = lambda folder: True
raise SystemExit(main())
"""
"""Starts the app as on a file system that other machines may change."""
TICKS = 10
"""Ticks of the other session in that time."""
OTHERS = installed({HELLO_NAME: HELLO, SELECTION_NAME: selection(), DIALOG_NAME: DIALOG})
BESIDE = Text("没人动，另一个窗口在别的档案里打勾", "untouched, another session ticking in another case")
NOTHING = Text("没人动，也没有别的窗口", "untouched, no other session")
UNTOLD = Text(
    "没人动，内核不说别处改了什么（如网络文件系统），每2秒看一眼",
    "untouched, where the kernel does not tell of changes (as on network file systems): a look every 2 s",
)
SEEN = Text("另一个窗口在同一份档案里打一个勾", "a tick of another session in the same case")
OWN = Text("自己打一个勾", "a tick of one's own")


def measure(share: float = 1.0) -> list[Figure]:
    """Start every program and leave it alone; then ours once more, with another session beside it.

    Args:
        share: How much of the full time.
    """
    seconds = max(2.0, SECONDS * share)
    with open_case() as (ours, environ):
        rests = {}
        for name, program in {OURS: ours, **OTHERS}.items():
            with _at_rest(program, environ) as app:
                rests[name] = app.rest(seconds)
        mine = rests.pop(OURS)
        busy = make_case(environ, "m3ab", "爸爸")
        with _at_rest(ours, environ) as app, _at_rest(busy, environ) as other:
            beside = _rest_beside(app, other, seconds)
        looking = replace(ours, command=[sys.executable, "-c", REMOTE, "open", CASE])
        with _at_rest(looking, environ) as app:
            untold = app.rest(seconds)
        with _at_rest(ours, environ) as app, _at_rest(ours, environ) as other:
            seen = list(_watch(app, other, scaled(TICKS, share)))
    what = Text(f"没人动{seconds:.0f}秒", f"untouched for {seconds:.0f} s")
    return [
        *(figure for name, rest in rests.items() for figure in _figures(what, mine, name, rest)),
        *_figures(BESIDE, beside, NOTHING, mine),
        *_figures(UNTOLD, untold, NOTHING, mine),
        *_figures_of_seen(seen),
    ]


@contextmanager
def _at_rest(program: Program, environ: dict[str, str]) -> Iterator[PtyApp]:
    """Yield a program that has begun whatever a first key alone sets going."""
    with PtyApp(program, environ) as app:
        app.wait_first_frame()
        app.wait_answer()
        app.rest(1)
        yield app


def _rest_beside(app: PtyApp, other: PtyApp, seconds: float) -> Rest:
    """Leave a program alone while another session ticks and moves on; return what it did in all that time."""
    rests = []
    for _ in range(TICKS):
        other.send(" " + DOWN)
        rests.append(app.rest(seconds / TICKS))
        other.wait_quiet()
    return Rest(sum(rest.size for rest in rests), sum(rest.cpu for rest in rests), sum(rest.wakes for rest in rests))


def _watch(app: PtyApp, other: PtyApp, ticks: int) -> Iterator[tuple[Answer, Answer]]:
    """Yield what a tick of another session set going here, and what taking it back did there."""
    for _ in range(ticks):
        seen = app.answer(lambda: other.send(" "))
        other.wait_quiet()
        yield seen, other.press(" ")
        app.wait_quiet()
        other.press(DOWN)


def _figures(what: Text, mine: Rest, name: Text, rest: Rest) -> Iterable[Figure]:
    wanted = name in (HELLO_NAME, NOTHING)
    yield Figure(what, "bytes", [mine.size], name, [rest.size], Goal(most=0) if wanted else None)
    yield Figure(what, "CPU ms", [mine.cpu * 1000], name, [rest.cpu * 1000], Goal(most=5) if wanted else None)
    yield Figure(what, "wake-ups", [mine.wakes], name, [rest.wakes])


def _figures_of_seen(seen: list[tuple[Answer, Answer]]) -> Iterable[Figure]:
    here, there = [mine for mine, _ in seen], [other for _, other in seen]
    ideal = [float(ideal_bytes(answer.before, answer.after)) for answer in here]
    yield Figure(SEEN, "bytes", [float(answer.size) for answer in here], IDEAL, ideal)
    soon, own = ([answer.seconds * 1000 for answer in side] for side in (here, there))
    yield Figure(SEEN, "ms", soon, OWN, own)
