"""Keys over ssh on a slow line: how long until all of the answer is there, beside the least such a line allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import SELECTION_NAME, Figure
from benchmarks.ideal import ideal_bytes
from benchmarks.line import line
from benchmarks.measurements import SkippedError, scaled
from benchmarks.programs import DOWN, UP, open_case, selection
from benchmarks.pty_app import ROOT, Answer, Program, PtyApp
from checklists.text import Text
from tests.torture import outcome
from tests.torture.sshd import Sshd, remotely, sshd

ROUND_TRIP = 0.3
SPEED = 960.0
"""Bytes in a second: 9,600 baud, a byte being ten bits long."""
PRESSES = 8
OTHER_PRESSES = 2
"""The same for the list to compare with, which takes many seconds for each."""
BACKSPACE, ESCAPE = "\x7f", "\x1b"
TICK, MOVE = Text("打一个勾，到全看见", "tick, until complete"), Text("移一行，到全看见", "move, until complete")
STILL = Text("移一行（清单不滚动），到全看见", "move without scrolling, until complete")
SEEN = Text("移一行（清单不滚动），到看见光标动了", "move without scrolling, until the cursor is seen to move")
GUIDE = Text("打开指南，到全看见", "open a guide, until complete")
SEARCH = Text("打开搜索，到全看见", "open the search, until complete")
LETTER = Text("搜索里每打一个字母，到全看见", "each letter in the search, until complete")
ROUND = Text("往返时间", "round trip")
LEAST = Text("往返时间加上变了的格子", "round trip and changed cells alone")


def measure(share: float = 1.0) -> list[Figure]:
    """Log in, make the line slow, and press keys; once in ours and once in Textual's own list.

    Args:
        share: How much of the full count of keys.
    """
    with TemporaryDirectory() as folder, open_case() as (ours, environ):
        try:
            with sshd(Path(folder) / "sshd", alive_seconds=0) as server:
                with _slowly(server, ours, environ) as app:
                    mine = _walk(app, scaled(PRESSES, share))
                with _slowly(server, selection(), environ) as app:
                    theirs = _press(app, scaled(OTHER_PRESSES, share))
        except outcome.SkippedError as error:
            raise SkippedError(str(error)) from None
    least = [_figure(what, answers, LEAST, list(map(_least, answers))) for what, answers in mine.items()]
    seen = [answer.seconds * 1000 for answer in mine[STILL]]
    least.append(Figure(SEEN, "ms", seen, ROUND, [ROUND_TRIP * 1000]))
    return least + [_figure(what, mine[what], SELECTION_NAME, list(map(_took, theirs[what]))) for what in (TICK, MOVE)]


@contextmanager
def _slowly(server: Sshd, program: Program, environ: Mapping[str, str]) -> Iterator[PtyApp]:
    """Yield a program that was started over ssh, at rest, on a line that has become slow."""
    with line(server.port, ROUND_TRIP, SPEED) as way:
        command = replace(server, port=way.port).client(remotely(environ, ROOT, *program.command))
        with PtyApp(replace(program, command=command), environ, way.busy) as app:
            app.wait_first_frame()
            app.wait_quiet()
            way.slow = True
            yield app


def _press(app: PtyApp, count: int) -> Mapping[Text, list[Answer]]:
    answers: dict[Text, list[Answer]] = defaultdict(list)
    for _ in range(count):
        answers[TICK].append(app.press(" "))
        answers[MOVE].append(app.press(DOWN))
    return answers


def _walk(app: PtyApp, count: int) -> Mapping[Text, list[Answer]]:
    answers = dict(_press(app, count))
    answers[STILL] = [app.press(UP if turn % 2 == 0 else DOWN) for turn in range(count)]
    answers[GUIDE], answers[SEARCH], answers[LETTER] = [], [], []
    for _ in range(max(2, count // 4)):
        answers[GUIDE].append(app.press("\r"))
        app.press(BACKSPACE)
        answers[SEARCH].append(app.press("/"))
        answers[LETTER] += [app.press(letter) for letter in "yl"]
        app.press(ESCAPE)
    return answers


def _figure(what: Text, answers: Sequence[Answer], base_name: Text, base: Sequence[float]) -> Figure:
    return Figure(what, "ms", list(map(_took, answers)), base_name, base)


def _took(answer: Answer) -> float:
    return answer.settled * 1000


def _least(answer: Answer) -> float:
    return (ROUND_TRIP + ideal_bytes(answer.before, answer.after) / SPEED) * 1000
