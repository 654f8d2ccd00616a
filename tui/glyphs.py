"""Drawing text whose characters some terminals draw one cell wide and others two."""

from __future__ import annotations

import unicodedata

from tui.session import Session

_PLAIN = {
    "\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'", "\u2014": "-", "\u2013": "-", "\u2026": "..",
    "\u00b7": "-", "\u00d7": "x", "\u2192": ">", "\u2190": "<", "\u00b0": "o", "\u221a": "v", "\u25cf": "*",
    "\u25cb": "o", "\u2605": "*", "\u2606": "*", "\u25a0": "#", "\u25a1": "[ ]", "\u203b": "*",
}  # fmt: skip


def draw(session: Session, text: str) -> str:
    """Return a person's text as it can be drawn; what the program itself writes needs none of this.

    On a terminal that draws East-Asian ambiguous characters two cells wide, which nothing can measure line by line,
    each stands as a plain character instead.
    """
    if not session.wide or text.isascii():
        return text
    return "".join(map(_plain, text))


def _plain(character: str) -> str:
    if unicodedata.east_asian_width(character) != "A":
        return character
    number = unicodedata.digit(character, None)
    return _PLAIN.get(character) or (f"({number})" if number is not None else "?")
