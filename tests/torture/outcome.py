"""What a trial is and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Protocol

from checklists.text import Text

SHOWN = 20
"""Failures of one trial that are kept; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run of a trial found."""

    count: int
    """How often it tried."""
    failures: tuple[str, ...] = ()
    """What went wrong, each with what is needed to see it again."""
    figures: Mapping[str, str] = field(default_factory=dict)
    """What was measured on the way, by a name in both languages."""
    missed: str = ""
    """What of the goal this machine did not reach, where that is no failure."""


class SkippedError(Exception):
    """This machine or this user cannot run the trial; the message says what is missing."""


class Run(Protocol):
    """How a trial is run."""

    def __call__(self, share: float, seed: int, folder: Path) -> Outcome:
        """Run the trial.

        Args:
            share: How much of the full count to run; however small, every part of the trial runs once.
            seed: Where its chances come from.
            folder: An empty folder of its own; what shows a failure is left there.

        Raises:
            SkippedError: It cannot be run here.
        """


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial; its module is loaded only when it runs."""

    name: str
    title: Text
    """What it proves."""
    goal: Text
    module: str
    """Module of this package."""
    function: str = "run"
    slow: bool = False
    """Whether even its least takes too long for the default tests; the slow ones then run it."""

    def run(self, share: float, seed: int, folder: Path) -> Outcome:
        """Run it, as `Run` says."""
        run: Run = getattr(import_module(f"{__package__}.{self.module}"), self.function)
        return run(share, seed, folder)


def scaled(full: int, share: float, least: int = 1) -> int:
    """Return a share of a full count."""
    return max(least, round(full * share))


def total(pieces: Iterable[Outcome], figures: Mapping[str, str] | None = None) -> Outcome:
    """Return the outcome of a trial that ran in pieces."""
    pieces = list(pieces)
    failures = [failure for piece in pieces for failure in piece.failures]
    more = (f"... and {len(failures) - SHOWN} more",) if len(failures) > SHOWN else ()
    return Outcome(sum(piece.count for piece in pieces), (*failures[:SHOWN], *more), figures or {})
