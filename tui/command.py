"""What a command is, and how its keys are written for people and for Textual."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from checklists.records import dataclass
from checklists.text import Text


class Scope(StrEnum):
    """Where a command can be given."""

    HOME = "home"
    CASE = "case"
    GUIDE = "guide"
    BROWSE = "browse"
    QUESTION = "question"
    COMPARE = "compare"
    EXPORT = "export"
    SLIP = "slip"
    DIALOG = "dialog"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do with a key."""

    id: str
    """Name of the action: `action_<id>` on the screen."""
    keys: tuple[str, ...]
    """Textual key names; the first is the one we show."""
    label: Text
    """One or two words, for the key bar."""
    help: Text
    """One sentence, for help and palette."""
    scopes: tuple[Scope, ...]
    bar: int = 0
    """Place in the key bar, lower first; 0: not there."""
    shown: str = ""
    """How the key is written, if not by its name."""

    def key_label(self, zh: bool) -> str:
        """Return how the key is written for people."""
        if self.shown:
            return self.shown
        name = _KEY_NAMES.get(self.keys[0])
        return (name[0] if zh else name[1]) if name else self.keys[0]


_KEY_NAMES = {
    "space": ("空格", "Space"),
    "enter": ("回车", "Enter"),
    "escape": ("Esc", "Esc"),
    "tab": ("Tab", "Tab"),
    "exclamation_mark": ("!", "!"),
    "question_mark": ("?", "?"),
    "slash": ("/", "/"),
    "left": ("左", "Left"),
    "right": ("右", "Right"),
    "up": ("上", "Up"),
    "down": ("下", "Down"),
    "pageup": ("PageUp", "PageUp"),
    "pagedown": ("PageDown", "PageDown"),
    "ctrl+r": ("Ctrl+R", "Ctrl+R"),
    "ctrl+p": ("Ctrl+P", "Ctrl+P"),
    "ctrl+l": ("Ctrl+L", "Ctrl+L"),
    "ctrl+z": ("Ctrl+Z", "Ctrl+Z"),
}


def all_keys(command: Command) -> str:
    """Return every key of a command as Textual wants it: each printable one also in its full-width form.

    A Chinese input method may be on, and then `n` arrives as a full-width letter and `?` as a full-width mark.
    """
    keys = list(command.keys)
    for key in command.keys:
        wide = _full_width(key)
        if wide:
            keys.append(wide)
    return ",".join(keys)


def _full_width(key: str) -> str:
    if key == "space":
        return "ideographic_space"
    character = _CHARACTERS.get(key, key)
    if len(character) != 1 or not "!" <= character <= "~":
        return ""
    wide = chr(ord(character) + 0xFEE0)
    return wide if wide.isalnum() else unicodedata.name(wide).lower().replace("-", "_").replace(" ", "_")


_CHARACTERS = {"exclamation_mark": "!", "question_mark": "?", "slash": "/"}
