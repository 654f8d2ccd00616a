"""The least a Textual app can be: it says hello, and something else at each key."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class HelloApp(App[None]):
    said = "hello"

    def compose(self) -> ComposeResult:
        yield Static(self.said)

    def on_key(self, event: Key) -> None:
        self.said = "goodbye" if self.said == "hello" else "hello"
        self.query_one(Static).update(self.said)


if __name__ == "__main__":
    HelloApp().run()
