"""The last doors to the terminal: what may not be drawn is taken out of text."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from rich.cells import get_character_cell_size

from checklists.text import clean

_NO_BREAKS = dict.fromkeys(map(ord, "\t\n\r"))


def drawable(text: str) -> str:
    """Return one line of text without anything that could drive the terminal."""
    if text.isascii() and text.isprintable():
        return text
    return clean(text.translate(_NO_BREAKS))


def door_for(encoding: str) -> Callable[[str], str]:
    """Return what makes text drawable on a terminal of an encoding.

    Args:
        encoding: What the terminal reads; a character it has no bytes for is drawn as question marks, as wide as it.
    """
    if codecs.lookup(encoding).name == "utf-8":
        return drawable

    def encodable(character: str) -> str:
        try:
            character.encode(encoding)
        except UnicodeEncodeError:
            return "?" * get_character_cell_size(character)
        return character

    return lambda text: "".join(map(encodable, drawable(text)))
