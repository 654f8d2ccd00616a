"""What a run found, as lines and as the table of the document."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.torture.outcome import Outcome, Trial
from tests.torture.trials import TRIALS

MARKS = ("<!-- results -->", "<!-- end -->")
"""Between these the document holds what a run wrote."""


@dataclass(frozen=True, slots=True)
class Result:
    """One trial that was run, or could not be."""

    trial: Trial
    outcome: Outcome | None
    """Nothing if it was skipped."""
    seconds: float
    skipped: str = ""
    """Why."""

    def lines(self) -> list[str]:
        """Return what a terminal shows of it."""
        if not self.outcome:
            return [f"{self.trial.name:<16} skipped: {self.skipped}"]
        failed = len(self.outcome.failures)
        verdict = "ok" if not failed else f"{failed} FAILED"
        head = f"{self.trial.name:<16} {self.outcome.count:>8,}  {verdict:<10} {self.seconds:>6.1f} s"
        figures = "; ".join(f"{name}: {figure}" for name, figure in self.outcome.figures.items())
        missed = [f"    goal missed: {self.outcome.missed}"] if self.outcome.missed else []
        return [f"{head}  {figures}".rstrip(), *missed, *(f"    - {failure}" for failure in self.outcome.failures)]

    def row(self, run: str) -> tuple[str, ...]:
        """Return its row of the table.

        Args:
            run: When and how it was run.
        """
        what = f"{_named(self.trial)} {self.trial.title.zh}<br>{self.trial.title.en}"
        goal = f"{self.trial.goal.zh}<br>{self.trial.goal.en}"
        if not self.outcome:
            return (what, "-", "-", goal, f"没有做 not run: {self.skipped}", "-", "", run)
        failed = len(self.outcome.failures)
        missed = self.outcome.missed and f"：{self.outcome.missed}"
        reached = "没达到 no" + missed if failed or missed else "达到 yes"
        figures = "<br>".join(f"{name}: {figure}" for name, figure in self.outcome.figures.items())
        return (what, f"{self.outcome.count:,}", str(failed), goal, reached, f"{self.seconds:.0f}", figures, run)


_HEAD = (
    "试验 Trial",
    "次数 Count",
    "失败 Failures",
    "目标 Goal",
    "结果 Reached",
    "秒 Seconds",
    "另外测到 Also measured",
    "日期、份额、种子 Date, share, seed",
)


def document(page: str, results: Sequence[Result], share: float, seed: int, folder: Path) -> str:
    """Return the document with the rows of what was run; those of other trials stay, each with its own date.

    Args:
        page: The document as it is.
        results: What was run.
        share: The share of the full counts that was run.
        seed: Where the chances came from.
        folder: Where the trials worked.
    """
    run = f"{datetime.now():%Y-%m-%d}<br>{share:g}<br>{seed}"
    between = re.compile(re.escape(MARKS[0]) + ".*?" + re.escape(MARKS[1]), flags=re.DOTALL)
    found = between.search(page)
    earlier = found[0].splitlines() if found else []
    new = {result.trial.name: _line(result.row(run)) for result in results}
    rows = [
        new.get(trial.name) or next((line for line in earlier if line.startswith(f"| {_named(trial)} ")), "")
        for trial in TRIALS
    ]
    table = "\n".join([_line(_HEAD), _line(["---"] * len(_HEAD)), *filter(None, rows)])
    text = f"{MARKS[0]}\n\n{_about(folder)}\n{table}\n\n{MARKS[1]}"
    return between.sub(lambda _: text, page, count=1)


def _named(trial: Trial) -> str:
    return f"`{trial.name}`"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _about(folder: Path) -> str:
    facts = (
        (
            "机器 Machine",
            f"{platform.machine()}, {os.cpu_count()} CPU, {platform.system()} {platform.release().partition('-')[0]}",
        ),
        ("文件系统 File system", f"{file_system(folder)}, {file_system(Path('/dev/shm'))} (/dev/shm)"),
        ("Python", platform.python_version()),
    )
    return "".join(f"- {name}: {fact}\n" for name, fact in facts)


def file_system(folder: Path) -> str:
    """Return the kind of file system that a folder is on."""
    kinds = {}
    for line in Path("/proc/self/mounts").read_text().splitlines():
        _, place, kind, *_ = line.split()
        kinds[place] = kind
    real = folder.resolve()
    return next((kinds[str(each)] for each in (real, *real.parents) if str(each) in kinds), "?")
