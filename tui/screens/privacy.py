"""What stands in the place of everything else while nobody is to look."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static


class PrivacyScreen(Screen[None]):
    """One sentence, which names nobody; the app takes it away at the next key."""

    DEFAULT_CSS = """
    PrivacyScreen { align: center middle; }
    PrivacyScreen #hidden { width: auto; max-width: 90%; height: auto; color: $quiet; }
    PrivacyScreen Toast { display: none; }
    """

    def __init__(self, sentence: str) -> None:
        """Hide.

        Args:
            sentence: How to go on.
        """
        super().__init__()
        self._sentence = sentence

    def compose(self) -> ComposeResult:
        """Lay out the sentence."""
        yield Static(Content(self._sentence), id="hidden")
