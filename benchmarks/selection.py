"""Textual's own checklist with thirty items."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import SelectionList

COUNT = 30


class SelectionApp(App[None]):
    def compose(self) -> ComposeResult:
        yield SelectionList[int](*((f"查验第 {number} 条记录", number) for number in range(1, COUNT + 1)))


if __name__ == "__main__":
    SelectionApp().run()
