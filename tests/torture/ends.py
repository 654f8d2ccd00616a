"""Terminals that end with the full screen on them: what has to hold however they were used until then."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.system.ptys import Session, session
from tests.torture.homes import LEAVES, SIZE, TICKED, Home, items, shown_as_done
from tests.torture.outcome import Outcome, total
from tests.torture.processes import spread

WAYS = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT, None)
"""Signals, and nothing for a terminal that is closed."""
PROCESSES = len(WAYS)
SOON = 3.0
"""Seconds within which a session is to be gone."""
PATIENCE = 60.0
"""Seconds after which it counts as hanging, however busy the machine."""
RESTORED_BY_FORCE = b"\x18"
"""What is sent first to a terminal that the app itself could not give back any more."""
_ENTERS = b"\x1b[?1049h"
_BACK = LEAVES + b"\x1b[?25h"

Live = Callable[[Session, random.Random], frozenset[str]]
"""Uses a session for a while, and returns the items that it showed as done before its terminal stalled."""


def end_many(ends: int, seed: int, folder: Path, live: Live, *, stalled: bool) -> Outcome:
    """End sessions, in as many processes as there are ways to end.

    Args:
        ends: How many.
        seed: Where the chances come from.
        folder: Where what shows a failure is left.
        live: What happens before the end.
        stalled: Whether nobody reads the terminal any more when it ends.
    """
    items()  # so that each process has them
    works = [
        partial(_end_often, folder / f"part-{part}", range(part, ends, PROCESSES), seed, live, stalled)
        for part in range(PROCESSES)
    ]
    pieces = spread(works)
    slowest = max(float(piece.figures["slowest"]) for piece in pieces)
    seen, forced = (sum(int(piece.figures[name]) for piece in pieces) for name in ("seen", "forced"))
    figures = {
        "看到的勾 ticks seen": f"{seen:,}",
        "强制复原 restored by force": str(forced),
        "最慢的结束 slowest end": f"{slowest:.1f} s",
    }
    # Without these the trial would prove nothing.
    vain = [
        word
        for word, number in (("no tick was seen", seen), ("no terminal stalled", forced or not stalled))
        if not number
    ]
    whole = total([*pieces, Outcome(0, tuple(vain))], figures)
    missed = "" if slowest <= SOON else f"{slowest:.1f} s > {SOON:g} s"
    return Outcome(whole.count, whole.failures, whole.figures, missed)


def _end_often(place: Path, numbers: Sequence[int], seed: int, live: Live, stalled: bool) -> Outcome:
    failures: list[str] = []
    seen = forced = 0
    slowest = 0.0
    home = Home.make(place)
    for number in numbers:
        way = WAYS[(number + number // len(WAYS)) % len(WAYS)]
        home.begin()
        with session("-m", "tui", "open", TICKED.id, environ=home.environ, size=SIZE) as run:
            try:
                shown = live(run, random.Random(f"{seed} {number}"))
            except AssertionError as error:
                failures.append(f"seed {seed}, end {number}, before it ended: {error}")
                continue
            found, seconds = _end(run, way, stalled=stalled)
            forced += RESTORED_BY_FORCE in run.raw
            shown |= shown_as_done(run)
        found += home.faults(shown)
        seen, slowest = seen + len(shown), max(slowest, seconds)
        if found:
            name = way.name if way else "closed"
            copy = place.with_name(f"{name}-{number}")
            shutil.copytree(place, copy)
            failures += [f"seed {seed}, end {number} ({name}): {fault}; see {copy}" for fault in found]
    shutil.rmtree(place)
    return Outcome(len(numbers), tuple(failures), {"seen": str(seen), "forced": str(forced), "slowest": str(slowest)})


def _end(run: Session, way: signal.Signals | None, *, stalled: bool) -> tuple[list[str], float]:
    """End a session, and return what was wrong and how many seconds it took."""
    begin = time.monotonic()
    if way:
        run.process.send_signal(way)
    else:
        run.hang_up()
    try:
        code = run.exit_code(reading=way is not None and not stalled, seconds=PATIENCE)
    except AssertionError as error:
        return [str(error)], PATIENCE
    seconds = time.monotonic() - begin
    number = way or signal.SIGHUP
    # Until there is a full screen there is nothing to put in order either.
    found = (
        []
        if code == 128 + number or (code == -number and _ENTERS not in run.raw)
        else [f"it ended with {code}, {_last_words(run)}"]
    )
    if way and not run.modes_restored():
        found.append("the modes of the terminal are not restored")
    if way and _ENTERS in run.raw and _BACK not in run.raw:
        found.append("the screen is not given back")
    try:
        os.killpg(run.process.pid, 0)
    except ProcessLookupError:
        return found, seconds
    return [*found, "a process is left"], seconds


def _last_words(run: Session) -> str:
    """Return what a program wrote after it gave the screen back."""
    _, _, words = run.raw.rpartition(_BACK)
    return repr(words.decode(errors="replace"))
