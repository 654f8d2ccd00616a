"""What a run measured, as the tables of the document."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.figures import HEAD, Figure
from benchmarks.measurements import Measurement

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
MARKS = ("<!-- results -->", "<!-- end -->")
"""Between these the document holds what a run wrote."""


@dataclass(frozen=True, slots=True)
class Result:
    """One measurement that was made, or could not be."""

    measurement: Measurement
    figures: Sequence[Figure]
    skipped: str = ""
    """Why it could not be."""


def document(page: str, results: Sequence[Result], seconds: float, today: date) -> str:
    """Return the document with a run written into it.

    Args:
        page: The document as it is.
        results: Every measurement, in order.
        seconds: How long the run took.
        today: The day of the run.
    """
    parts = [_about(results, seconds, today), *map(_part, results)]
    text = "\n\n".join((MARKS[0], *parts, MARKS[1]))
    between = re.escape(MARKS[0]) + ".*?" + re.escape(MARKS[1])
    return re.sub(between, lambda _: text, page, count=1, flags=re.DOTALL)


def _part(result: Result) -> str:
    title = result.measurement.title
    head = f"### {title.zh} / {title.en}\n\n`python -m benchmarks {result.measurement.name}`\n\n"
    if result.skipped:
        return f"{head}没有量 not measured: {result.skipped}"
    rows = [HEAD, *(figure.cells() for figure in result.figures)]
    lines = [f"| {' | '.join(_both(cell.zh, cell.en) for cell in row)} |" for row in rows]
    return head + "\n".join([lines[0], f"|{' --- |' * len(HEAD)}", *lines[1:]])


def _both(zh: str, en: str) -> str:
    return (zh if zh == en else f"{zh}<br>{en}").replace("|", "/")


def _about(results: Sequence[Result], seconds: float, today: date) -> str:
    wanted = [figure for result in results for figure in result.figures if figure.goal]
    met = sum(bool(figure.met) for figure in wanted)
    facts = (
        ("日期 Date", today.isoformat()),
        ("机器 Machine", f"{os.cpu_count()} CPU, {processor()}, {platform.system()} {platform.machine()}"),
        ("版本 Versions", f"Python {platform.python_version()}, Textual {version('textual')}"),
        ("负载 Load", f"{os.getloadavg()[2]:.1f} (15 min)"),
        ("用时 Took", f"{seconds / 60:.0f} min"),
        ("目标 Goals", f"{len(wanted)} 个中达到 {met} 个；{met} of {len(wanted)} met"),
    )
    return "\n".join(f"- {name}: {fact}" for name, fact in facts)


def processor() -> str:
    """Return the model of the processor."""
    found = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else platform.machine()
