"""Figures: what was measured of ours and of something to compare with, as one table."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured on both sides in the same run."""

    name: str
    unit: str
    ours: Sequence[float]
    base_name: str
    base: Sequence[float]

    @property
    def ratio(self) -> float:
        """Median of ours over median of the other; over nothing it is endless, unless ours is nothing too."""
        ours, base = statistics.median(self.ours), statistics.median(self.base)
        return ours / base if base else math.inf if ours else 1.0

    def cells(self) -> tuple[str, ...]:
        """Return the row of the table."""
        count = str(len(self.ours)) if len(self.ours) == len(self.base) else f"{len(self.ours)}/{len(self.base)}"
        return (self.name, self.unit, _shown(self.ours), self.base_name, _shown(self.base), f"{self.ratio:.2f}", count)


_HEAD = ("figure", "unit", "shebao", "compared with", "there", "ratio", "n")


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as an aligned table; a spread is from the first to the third quartile."""
    rows = [_HEAD, *(figure.cells() for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _shown(values: Sequence[float]) -> str:
    """Return median and quartiles."""
    if len(values) < 2:
        return _number(values[0])
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    return f"{_number(statistics.median(values))} ({_number(low)}-{_number(high)})"


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.1f}"
