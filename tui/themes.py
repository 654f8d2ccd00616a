"""The colours: dark, light, high contrast, and the terminal's own sixteen."""

from __future__ import annotations

from textual.theme import Theme

_DARK = Theme(
    "shebao-dark",
    primary="#7fb2e5",
    secondary="#8fa3b8",
    accent="#f0b35a",
    warning="#e6b450",
    error="#f07178",
    success="#8bbf7a",
    foreground="#dfe3e8",
    background="#15191f",
    surface="#1b2028",
    panel="#262d38",
    dark=True,
    variables={"cursor": "#2e3a4c", "quiet": "#93a0b0", "mark": "#f0b35a"},
)
_LIGHT = Theme(
    "shebao-light",
    primary="#1f5f99",
    secondary="#5b6b7c",
    accent="#9a5b00",
    warning="#8a5a00",
    error="#b3262d",
    success="#2f6b2a",
    foreground="#1d232b",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e4e1d9",
    dark=False,
    variables={"cursor": "#d7e4f2", "quiet": "#5a6572", "mark": "#9a5b00"},
)
_CONTRAST = Theme(
    "shebao-contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff8080",
    success="#80ff80",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#303030",
    dark=True,
    variables={"cursor": "#0040c0", "quiet": "#e0e0e0", "mark": "#ffff00"},
)
_TERMINAL = Theme(
    "shebao-terminal",
    primary="ansi_blue",
    secondary="ansi_default",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    dark=True,
    ansi=True,
    variables={"cursor": "ansi_default", "quiet": "ansi_default", "mark": "ansi_yellow"},
)

THEMES = (_DARK, _LIGHT, _CONTRAST, _TERMINAL)
_BY_NAME = {theme.name.removeprefix("shebao-"): theme for theme in THEMES}


def theme_for(name: str, *, no_color: bool) -> tuple[str, str]:
    """Return the name of a theme in the settings and in Textual; the dark one for a name we don't know.

    Args:
        name: As in the settings.
        no_color: Whether colours are off; the terminal's own would then be black on black.
    """
    if name not in _BY_NAME or (no_color and name == "terminal"):
        name = "dark"
    return name, _BY_NAME[name].name
