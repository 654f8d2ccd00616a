"""The least a Textual app can be: it says hello, and something else once a key was pressed."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class HelloApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("hello")

    def on_key(self, event: Key) -> None:
        self.query_one(Static).update("goodbye")


if __name__ == "__main__":
    HelloApp().run()
