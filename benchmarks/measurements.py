"""What can be measured; each measurement is a module with a function `measure`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from benchmarks.figures import Figure
from checklists.text import Text


class SkippedError(Exception):
    """This machine cannot make the measurement; the message says what is missing."""


class Measure(Protocol):
    """How a measurement is made."""

    def __call__(self, share: float = 1.0) -> list[Figure]:
        """Measure.

        Args:
            share: How much of the full count of rounds; however small, everything is measured at least twice.

        Raises:
            SkippedError: It cannot be measured here.
        """


@dataclass(frozen=True, slots=True)
class Measurement:
    """One measurement; its module is loaded only when it is made."""

    name: str
    """Name of its module in this package."""
    title: Text

    def measure(self, share: float) -> list[Figure]:
        """Make it, as `Measure` says."""
        measure: Measure = import_module(f"{__package__}.{self.name}").measure
        return measure(share)


MEASUREMENTS = (
    Measurement("first_frame", Text("从启动到第一屏", "From the start to the first frame")),
    Measurement("start_bytes", Text("启动时发出多少", "What a start sends")),
    Measurement("tick", Text("打一个勾，移一行", "One tick and one move")),
    Measurement("hold", Text("一千条里按住向下键", "Holding Down through a thousand items")),
    Measurement("respond", Text("打开指南、搜索、换语言、改窗口大小", "Guide, search, language, size of the window")),
    Measurement("idle", Text("没人动的时候", "While nobody touches it")),
    Measurement("leave", Text("退出到提示符", "From the key that quits to the prompt")),
    Measurement("memory", Text("内存", "Memory")),
    Measurement("commands", Text("命令", "Commands")),
    Measurement("save", Text("存一次", "One save")),
    Measurement("growth", Text("内容变多时怎样增长", "How it grows with the content")),
    Measurement("slow_line", Text("慢线路上", "Over a slow line")),
)


def scaled(full: int, share: float) -> int:
    """Return a share of a full count of rounds, at least two."""
    return max(2, round(full * share))
