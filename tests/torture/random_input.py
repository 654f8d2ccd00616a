"""Bytes at random are typed into the full screen: it goes on, or was left in order, and then takes keys as before."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.system.ptys import ROOT, Session, session
from tests.torture.homes import TICKED, Home
from tests.torture.keyboard import typed
from tests.torture.outcome import Outcome, scaled, total
from tests.torture.processes import processor_time, spread, status_of
from tui.strings.screen import HELP_STATES

STRINGS = 10_000
IN_A_SESSION = 100
"""Strings after which a fresh session begins."""
IN_A_ROUND = 25
"""Strings after which it is asked whether keys still work."""
PROCESSES = 4
SIZE = (80, 45)
"""Columns and lines that show the whole of the help."""
PATIENCE = 30.0
"""Seconds after which the app counts as hanging, however busy the machine."""
REST, BUSY = 0.5, 0.25
"""Seconds without a key, and the processor time that is too much for them."""
CRASH = 70
END_OF_PASTE, ESCAPES, HELP = b"\x1b[201~", b"\x1b" * 12, b"\x1bOP"


@dataclass(slots=True)
class _Told:
    """What one process saw."""

    strings: int = 0
    size: int = 0
    """Bytes typed."""
    left: int = 0
    """How often the keys happened to leave the app."""
    faults: list[str] = field(default_factory=list)


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Type into sessions, in four processes that mostly wait."""
    sessions = scaled(STRINGS // IN_A_SESSION, share)
    before = _around()
    told = spread(
        [partial(_type_often, range(part, sessions, PROCESSES), seed, folder / f"{part}") for part in range(PROCESSES)]
    )
    strays = sorted(_around() - before)
    figures = {
        "字节 bytes": f"{sum(each.size for each in told):,}",
        "碰巧退出 left by chance": str(sum(each.left for each in told)),
    }
    pieces = [Outcome(each.strings, tuple(each.faults)) for each in told]
    return total([*pieces, Outcome(0, tuple(f"written outside: {stray}" for stray in strays))], figures)


def _around() -> set[str]:
    """Return what lies where something might be written by mistake."""
    return {str(each) for place in (Path("/"), ROOT, Path.home()) for each in place.iterdir()}


def _type_often(numbers: range, seed: int, folder: Path) -> _Told:
    told = _Told()
    if not numbers:
        return told
    home = Home.make(folder)
    for number in numbers:
        chance = random.Random(f"{seed} {number}")
        strings = iter([typed(chance) for _ in range(IN_A_SESSION)])
        try:
            while _live(home, strings, told):
                pass
        except AssertionError as error:
            told.faults.append(f"seed {seed}, session {number}: {error}")
        # What was not typed because it failed is not counted.
    return told


def _live(home: Home, strings: Iterator[bytes], told: _Told) -> bool:
    """Type until the app was left or there is nothing more to type; tells whether it was left.

    Raises:
        AssertionError: Something is wrong.
    """
    home.begin()
    where = home.folder / "home"
    # Without a terminal of its own there is no shell to go to, whose keys the rest would be.
    with session(
        "-m", "tui", "open", TICKED.id, environ=home.environ, size=SIZE, controlling=False, folder=where
    ) as run:
        run.wait_for("Tab")
        last = b""
        for number, data in enumerate(strings, 1):
            last = data
            told.strings, told.size = told.strings + 1, told.size + len(data)
            alive = _send(run, data)
            if alive and number % IN_A_ROUND == 0:
                alive = _answers(run, last)
            if not alive:
                code = run.exit_code()
                assert code == 0, f"it ended with {code} after {last[:200]!r}: {run.text()[-600:]!r}"
                assert run.modes_restored(), f"the modes of the terminal are not restored after {last[:200]!r}"
                told.left += 1
                return True
        if _answers(run, last):
            _rests(run)
    return False


def _send(run: Session, data: bytes) -> bool:
    """Type as fast as the app takes it; tells whether it still runs."""
    os.set_blocking(run.master, False)
    until = time.monotonic() + PATIENCE
    while data and run.process.poll() is None:
        assert time.monotonic() < until, f"it takes no more keys: {data[:200]!r}"
        try:
            data = data[os.write(run.master, data) :]
        except BlockingIOError:
            run.pump(0.02)
    run.pump(0.02)
    return run.process.poll() is None


def _answers(run: Session, last: bytes) -> bool:
    """Go back to the first screen and ask for help there; tells whether the app still runs.

    Raises:
        AssertionError: It runs and does not answer.
    """
    until = time.monotonic() + PATIENCE
    while run.process.poll() is None:
        if not _send(run, END_OF_PASTE + ESCAPES):
            break
        run.pump(0.15)  # longer than an unfinished sequence is waited for
        if not _send(run, HELP):
            break
        run.pump(0.15)
        if any(words in run.text() for words in (HELP_STATES.zh, HELP_STATES.en)):
            return True
        state = "".join(status_of(run.process.pid)[:1])
        assert time.monotonic() < until, f"no answer any more, state {state}, after {last[:200]!r}:\n{run.text()}"
    return False


def _rests(run: Session) -> None:
    """See that nothing spins while nobody types, once what was typed is worked off.

    Raises:
        AssertionError: It never rests.
    """
    until = time.monotonic() + PATIENCE
    while True:
        before = processor_time(run.process.pid)
        run.pump(REST)
        used = processor_time(run.process.pid) - before
        if used < BUSY:
            return
        assert time.monotonic() < until, f"{used:.2f} s of processor time in {REST} s without a key, again and again"
