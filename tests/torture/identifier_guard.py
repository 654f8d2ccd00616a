"""The identifier guard: every number in every disguise is found and masked, and nothing harmless is flagged."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.torture.identifier_numbers import DISGUISES, NUMBERS
from tests.torture.identifiers import GOAL, Report, check
from tests.torture.outcome import Outcome, total
from tests.torture.processes import spread

PROCESSES = 2
LEAST = 0.005
"""Share of the full counts that tries everything a few times."""


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Try the guard, in two processes with chances of their own."""
    part = max(share, LEAST) / PROCESSES
    # `spread` forks: both begin with the same modules and none of the other's chances.
    reports = spread([partial(check, part, PROCESSES * seed + number) for number in range(PROCESSES)])
    numbers = [f"{kind}, {disguise}" for kind in NUMBERS for disguise in DISGUISES]
    harmless = sorted(set(reports[0].counts) - set(numbers))
    figures = {
        "没认出的 missed": _of(reports, numbers),
        "误报的 false alarms": _of(reports, harmless),
        "随机数字被认作号码 random digits flagged": ", ".join(
            f"{name} {sum(report.rates[name] for report in reports) / len(reports):.1%}" for name in reports[0].rates
        ),
    }
    pieces = [
        Outcome(sum(report.counts.values()), tuple(_with_seed(report, PROCESSES * seed + number, part)))
        for number, report in enumerate(reports)
    ]
    whole = total(pieces, figures)
    short = [kind for kind in NUMBERS if share >= 1 and _found(reports, kind) < GOAL]
    return replace(whole, missed=", ".join(f"{kind}: {_found(reports, kind):.2%}" for kind in short))


def _found(reports: list[Report], kind: str) -> float:
    """Return the share of the numbers of a kind that were found."""
    wrong, count = _sums(reports, [f"{kind}, {disguise}" for disguise in DISGUISES])
    return 1 - wrong / count


def _with_seed(report: Report, seed: int, scale: float) -> list[str]:
    return [f"check({scale:g}, {seed}): {failure}" for failure in report.failures]


def _of(reports: list[Report], names: list[str]) -> str:
    """Return how often it went wrong, of how many."""
    wrong, count = _sums(reports, names)
    return f"{wrong:,} / {count:,}"


def _sums(reports: list[Report], names: list[str]) -> tuple[int, int]:
    """Return how often it went wrong and how often it was tried."""
    return (
        sum(report.wrong[name] for report in reports for name in names),
        sum(report.counts[name] for report in reports for name in names),
    )
