"""A terminal ends while ticks are typed at speed: what was shown as done is saved, and nothing stays behind."""

from __future__ import annotations

import random
from pathlib import Path

from tests.system.ptys import Session
from tests.torture.ends import WAYS, end_many
from tests.torture.homes import TICK, first_shown_as_done
from tests.torture.outcome import Outcome, scaled

ENDS = 2_000
EARLY = 8
"""One in so many sessions ends while it starts, or soon after."""
STARTING = 1.5
"""Seconds within which that is."""
MOST_TICKS = 30
PAUSE = 0.02
"""Seconds between two of them, at most; a pause of none is a paste."""


def run(share: float, seed: int, folder: Path) -> Outcome:
    """End sessions in every way."""
    return end_many(scaled(ENDS, share, least=len(WAYS)), seed, folder, _live, stalled=False)


def _live(run: Session, chance: random.Random) -> frozenset[str]:
    """Let a session live for a while, with somebody typing."""
    if chance.randrange(EARLY) == 0:
        run.type(TICK * chance.randrange(MOST_TICKS))
        run.pump(chance.uniform(0, STARTING))
        return frozenset()
    run.wait_for("Tab")
    if chance.randrange(2):
        run.type(TICK)
        run.wait_for(first_shown_as_done())
    pause = chance.choice((0.0, PAUSE))
    for _ in range(chance.randrange(MOST_TICKS)):
        run.type(TICK)
        run.pump(chance.uniform(0, pause))
    run.pump(chance.uniform(0, 0.5))
    return frozenset()
