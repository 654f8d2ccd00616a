"""The colours: dark, light, high contrast, and the terminal's own sixteen.

Every text is readable (4.5 to 1 or better) on every background it can stand on. The shades of grey are nearly without
hue, because a terminal of 256 colours is given the nearest grey for such a one, and a loud colour for any other.
"""

from __future__ import annotations

from textual.theme import Theme

_DARK = Theme(
    "shebao-dark",
    primary="#8dbcf0",
    secondary="#a3b0bf",
    accent="#8dbcf0",
    warning="#e9bc66",
    error="#ff9696",
    success="#94c585",
    foreground="#e4e6e9",
    background="#131519",
    surface="#202328",
    panel="#2f343b",
    dark=True,
    variables={"cursor": "#1e4674", "quiet": "#abb3bd"},
)
_LIGHT = Theme(
    "shebao-light",
    primary="#17528a",
    secondary="#4f5c69",
    accent="#17528a",
    warning="#7a4c00",
    error="#a81c26",
    success="#28602a",
    foreground="#1b2129",
    background="#fcfbf8",
    surface="#efeeec",
    panel="#e0deda",
    dark=False,
    variables={"cursor": "#bcd6f2", "quiet": "#4f5a66"},
)
_CONTRAST = Theme(
    "shebao-contrast",
    primary="#ffff00",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffc857",
    error="#ffb0b0",
    success="#80ff80",
    foreground="#ffffff",
    background="#000000",
    surface="#1c1c1c",
    panel="#363636",
    dark=True,
    variables={"cursor": "#0040c0", "quiet": "#e0e0e0"},
)
_TERMINAL = Theme(
    # Colours for states alone: what a terminal calls blue or cyan may not be readable on its background.
    "shebao-terminal",
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    ansi=True,
    variables={
        "cursor": "ansi_default",
        "quiet": "ansi_default",
        # Textual's own styles for such themes ask for these.
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
    },
)

THEMES = (_DARK, _LIGHT, _CONTRAST, _TERMINAL)
_BY_NAME = {theme.name.removeprefix("shebao-"): theme for theme in THEMES}


def theme_for(name: str, *, no_color: bool, sixteen: bool) -> tuple[str, str]:
    """Return the name of a theme in the settings and in Textual.

    Where none was chosen, or one we don't know, it is the dark one, or on a terminal of sixteen colours the terminal's
    own, because the shades of the others would run together there.

    Args:
        name: As in the settings.
        no_color: Whether colours are off; the terminal's own would then be black on black.
        sixteen: Whether the terminal has no more than sixteen colours.
    """
    if name not in _BY_NAME:
        name = "terminal" if sixteen else "dark"
    if no_color and name == "terminal":
        name = "dark"
    return name, _BY_NAME[name].name
