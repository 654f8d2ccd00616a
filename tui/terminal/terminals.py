"""Which terminals are known to do what the driver of changed cells asks of them."""

from __future__ import annotations

import re

_KNOWN = (
    "alacritty", "contour", "foot", "ghostty", "gnome", "iterm", "konsole", "linux", "mintty", "mlterm", "putty",
    "rio", "rxvt", "screen", "st", "tmux", "vte", "wezterm", "xterm",
)  # fmt: skip
"""First words of TERM; all of these move lines within a region and forget no cell that was not written to."""
_FILLING = (
    "alacritty", "gnome", "iterm", "iterm2", "konsole", "linux", "mintty", "mlterm", "putty", "rxvt", "st", "vte",
    "xterm",
)  # fmt: skip
"""Those whose terminfo of ncurses has `bce`. tmux does it too, but not the screen that it may claim to be."""


def is_known(term: str) -> bool:
    """Tell whether a terminal can be sent changed cells alone.

    Args:
        term: The variable TERM, such as `xterm-256color`.
    """
    return _first_word(term) in _KNOWN


def fills_erased(term: str) -> bool:
    """Tell whether a terminal gives erased cells the colour behind that is in use: `bce` in terminfo.

    Args:
        term: The variable TERM.
    """
    return _first_word(term) in _FILLING


def _first_word(term: str) -> str:
    return re.split(r"[-.]", term)[0]
