"""A terminal that nobody reads any more, and that then ends: the session goes all the same, and nothing is lost."""

from __future__ import annotations

import random
import time
from pathlib import Path

from tests.system.ptys import Session
from tests.torture.ends import WAYS, end_many
from tests.torture.homes import TICK, first_shown_as_done, shown_as_done
from tests.torture.outcome import Outcome, scaled

ENDS = 60
MOST_TICKS = 20
REDRAWN = 60
"""Times that the whole screen is drawn anew, in the other language: more than a terminal takes unread."""
SHORTEST, LONGEST = 1.0, 5.0
"""Seconds for which nobody reads."""


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Let terminals stall, and end them in every way."""
    return end_many(scaled(ENDS, share, least=len(WAYS)), seed, folder, _live, stalled=True)


def _live(run: Session, chance: random.Random) -> frozenset[str]:
    """Tick, and then read no more, whatever is typed."""
    run.wait_for("Tab")
    run.type(TICK)
    run.wait_for(first_shown_as_done())
    for _ in range(chance.randrange(MOST_TICKS)):
        run.type(TICK)
        run.pump(chance.uniform(0, 0.02))
    shown = shown_as_done(run)
    for _ in range(REDRAWN):
        run.type("L" + TICK * chance.randrange(2))
    time.sleep(chance.uniform(SHORTEST, LONGEST))
    return shown
