"""What somebody prefers: the language, the settings, and how wide the terminal draws some characters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from checklists import settings as settings_on_disk
from checklists.records import replace
from checklists.settings import Settings
from checklists.text import Lang, Text


class Preferences:
    """The settings in force, and what follows from them."""

    measured_cells = 0
    """How many cells the terminal says it gives to characters of ambiguous width; 0 if it did not say."""

    def __init__(
        self, settings: Settings, settings_file: Path | None, lang: Lang, clock: Callable[[], datetime]
    ) -> None:
        """Begin with what was chosen before.

        Args:
            settings: What the person chose before.
            settings_file: Where that is kept; nothing for a guest, whose settings hold for one session.
            lang: The language to begin with.
            clock: Returns the present moment, aware of its time zone.
        """
        self.settings = settings
        self._settings_file = settings_file
        self._settings_kept = settings
        """As they are in the files."""
        self.lang: Lang = lang
        self.clock = clock

    def say(self, text: Text) -> str:
        """Return a text in the language in use."""
        return text.get(self.lang)

    @property
    def today(self) -> date:
        """The present day."""
        return self.clock().date()

    @property
    def wide(self) -> bool:
        """Whether characters of ambiguous width take two cells, by the settings or else by what the terminal said."""
        return self.settings.width == "wide" or (self.settings.width == "auto" and self.measured_cells > 1)

    @property
    def narrow(self) -> bool:
        """Whether they are known to take one cell."""
        return self.settings.width == "narrow" or (self.settings.width == "auto" and self.measured_cells == 1)

    def set_settings(self, settings: Settings) -> None:
        """Keep other settings; a guest's hold for this session only.

        Raises:
            ShebaoError: They could not be written; they hold for this session all the same.
        """
        self.settings = settings
        if self._settings_file:
            settings_on_disk.save(settings, self._settings_file, self._settings_kept)
            self._settings_kept = settings

    def switch_language(self) -> None:
        """Go to the other language and remember it."""
        self.lang = "en" if self.lang == "zh" else "zh"
        self.set_settings(replace(self.settings, language=self.lang))
