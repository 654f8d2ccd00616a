"""A terminal that nobody reads any more, and that then ends: the session goes all the same, and nothing is lost."""

from __future__ import annotations

import random
import time
from pathlib import Path

from tests.system.ptys import Session
from tests.torture.ends import WAYS, end_many
from tests.torture.homes import TICK, first_shown_as_done, items, shown_as_done
from tests.torture.outcome import Outcome, scaled

ENDS = 60
MOST_TICKS = 20
REDRAW = 0.03
"""Seconds between two times that the whole screen is drawn anew, in the other language, so that each is drawn."""
SHORTEST, LONGEST = 1.5, 5.0
"""Seconds for which nobody reads: in the shortest, more is drawn than a terminal takes unread."""


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Let terminals stall, and end them in every way."""
    return end_many(scaled(ENDS, share, least=len(WAYS)), seed, folder, _live, stalled=True)


def _live(run: Session, chance: random.Random) -> frozenset[str]:
    """Tick, and then read no more, whatever is typed."""
    run.wait_for("Tab")
    run.type(TICK)
    run.wait_for(first_shown_as_done())
    left = len(items()) - 1  # one more would take the last tick back
    for _ in range(chance.randrange(MOST_TICKS)):
        run.type(TICK)
        left -= 1
        run.pump(chance.uniform(0, 0.02))
    shown = shown_as_done(run)
    until = time.monotonic() + chance.uniform(SHORTEST, LONGEST)
    while time.monotonic() < until:
        ticks = min(left, chance.randrange(2))
        run.type("L" + TICK * ticks)
        left -= ticks
        time.sleep(REDRAW)
    return shown
