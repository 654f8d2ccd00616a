"""Which terminals are known to do what the driver of changed cells asks of them."""

from __future__ import annotations

import re

_KNOWN = (
    "alacritty", "contour", "foot", "ghostty", "gnome", "iterm", "konsole", "linux", "mintty", "mlterm", "putty",
    "rio", "rxvt", "screen", "st", "tmux", "vte", "wezterm", "xterm",
)  # fmt: skip
"""First words of TERM; all of these move lines within a region and forget no cell that was not written to."""


def is_known(term: str) -> bool:
    """Tell whether a terminal can be sent changed cells alone.

    Args:
        term: The variable TERM, such as `xterm-256color`.
    """
    return re.split(r"[-.]", term)[0] in _KNOWN
