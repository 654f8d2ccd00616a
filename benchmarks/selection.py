"""Textual's own checklist: `python -m benchmarks.selection COUNT`."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import SelectionList


class SelectionApp(App[None]):
    def compose(self) -> ComposeResult:
        yield SelectionList[int](*((f"查验第 {number} 条记录", number) for number in range(1, int(sys.argv[1]) + 1)))


if __name__ == "__main__":
    SelectionApp().run()
