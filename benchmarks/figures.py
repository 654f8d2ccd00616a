"""Figures: what was measured of ours and of something to compare with, what is wanted of it, and all as one table."""

from __future__ import annotations

import math
import statistics
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checklists.text import Lang, Text, same

IDEAL = Text("变了的格子", "changed cells alone")
"""What `ideal_bytes` says."""
HELLO_NAME = same("Textual hello")
SELECTION_NAME = same("Textual SelectionList")
DIALOG_NAME = same("dialog --checklist")


@dataclass(frozen=True, slots=True)
class Goal:
    """What is wanted of a figure; both parts, where both are given."""

    most: float | None = None
    """The median is no larger than this."""
    ratio: float | None = None
    """The ratio is no larger than this."""

    def words(self, unit: str) -> str:
        """Return it as it is written."""
        parts = [f"<= {_number(self.most)} {unit}"] if self.most is not None else []
        return ", ".join(parts + ([f"<= {self.ratio:g} x"] if self.ratio is not None else []))


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured on both sides in the same run."""

    name: Text
    unit: str
    ours: Sequence[float]
    base_name: Text
    base: Sequence[float]
    goal: Goal | None = None

    @property
    def value(self) -> float:
        """Median of ours."""
        return statistics.median(self.ours)

    @property
    def ratio(self) -> float:
        """Median of ours over median of the other; over nothing it is endless, unless ours is nothing too."""
        base = statistics.median(self.base)
        return self.value / base if base else math.inf if self.value else 1.0

    @property
    def met(self) -> bool | None:
        """Whether it is as wanted; nothing where nothing is wanted of it."""
        if self.goal is None:
            return None
        most, ratio = self.goal.most, self.goal.ratio
        return (most is None or self.value <= most) and (ratio is None or self.ratio <= ratio)

    def cells(self) -> tuple[Text, ...]:
        """Return the row of the table."""
        count = str(len(self.ours)) if len(self.ours) == len(self.base) else f"{len(self.ours)}/{len(self.base)}"
        goal = same(self.goal.words(self.unit) if self.goal else "")
        ratio = same("" if math.isinf(self.ratio) else f"{self.ratio:.2f}")
        met = {None: same(""), True: Text("达到", "yes"), False: Text("没达到", "no")}[self.met]
        shown = [same(words) for words in (self.unit, _shown(self.ours))]
        return (self.name, *shown, self.base_name, same(_shown(self.base)), ratio, same(count), goal, met)


HEAD = (
    Text("量什么", "Figure"),
    Text("单位", "Unit"),
    same("shebao"),
    Text("对照", "Compared with"),
    Text("对照的值", "There"),
    Text("比值", "Ratio"),
    Text("次数", "n"),
    Text("目标", "Goal"),
    Text("结果", "Met"),
)


def table(figures: Iterable[Figure], lang: Lang = "en") -> str:
    """Return the figures as an aligned table; a spread is from the first to the third quartile."""
    rows = [[cell.get(lang) for cell in row] for row in (HEAD, *(figure.cells() for figure in figures))]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def percentile(values: Sequence[float], percent: int) -> float:
    """Return what so many of a hundred values do not exceed."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1] if len(values) > 1 else values[0]


def _width(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def _shown(values: Sequence[float]) -> str:
    """Return median and quartiles."""
    median = _number(statistics.median(values))
    low, high = (_number(percentile(values, percent)) for percent in (25, 75))
    return f"{median} ({low}-{high})" if low != high else median


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}"
