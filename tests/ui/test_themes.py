"""Colours: every text can be read in every theme, whatever the terminal can show, and the cursor can be seen."""

from __future__ import annotations

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from checklists.case import Case
from checklists.settings import Settings
from tests.ui.conftest import MakeApp
from tests.ui.screens import press, text
from tui.strings.screen import THEMES as NAMES
from tui.themes import THEMES, theme_for
from tui.widgets.row_list import RowList

SHADED = [theme for theme in THEMES if not theme.ansi]
READABLE = 4.5


def inks(theme: Theme) -> dict[str, str | None]:
    names = ("foreground", "primary", "accent", "warning", "error", "success")
    return {name: getattr(theme, name) for name in names} | {"quiet": theme.variables["quiet"]}


def papers(theme: Theme) -> dict[str, str | None]:
    names = ("background", "surface", "panel")
    return {name: getattr(theme, name) for name in names} | {"cursor": theme.variables["cursor"]}


def contrast(one: str | None, other: str | None) -> float:
    """Return the contrast ratio of two colours as WCAG defines it, 1 to 21."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str | None) -> float:
    assert colour
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in Color.parse(colour).normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def of_256(colour: str | None) -> Color:
    assert colour
    return Color(*RichColor.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor())


@pytest.mark.parametrize("theme", SHADED, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_background(theme: Theme) -> None:
    faint = [
        (ink, paper)
        for ink, colour in inks(theme).items()
        for paper, shade in papers(theme).items()
        if contrast(colour, shade) < READABLE
    ]

    assert not faint


@pytest.mark.parametrize("theme", SHADED, ids=lambda theme: theme.name)
def test_with_256_colours_the_shades_stay_apart_and_the_greys_grey(theme: Theme) -> None:
    shades = {name: of_256(colour) for name, colour in papers(theme).items()}

    assert len(set(shades.values())) == len(shades)
    assert all(shade.r == shade.g == shade.b for name, shade in shades.items() if name != "cursor")


@pytest.mark.parametrize("name", NAMES)
async def test_every_theme_of_the_settings_draws_the_case(name: str, app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id, settings=Settings(theme=name))

    async with app.run_test() as pilot:
        await press(pilot, "n", "escape", "enter")

        assert app.theme_name == name
        assert case.name in text(app)


@pytest.mark.parametrize(("name", "no_color"), [("terminal", False), ("dark", True), ("light", True), ("dark", False)])
async def test_whatever_the_colours_the_cursor_is_reversed(
    name: str, no_color: bool, app_for: MakeApp, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    app = app_for(case.id, settings=Settings(theme=name))

    async with app.run_test() as pilot:
        await pilot.pause()

        assert app.screen.query_one("#list", RowList).get_component_rich_style("row--cursor").reverse


@pytest.mark.parametrize(
    ("chosen", "no_color", "sixteen", "theme"),
    [
        ("", False, False, "dark"),
        ("", False, True, "terminal"),
        ("", True, True, "dark"),
        ("light", False, True, "light"),
        ("terminal", True, False, "dark"),
        ("no such theme", False, False, "dark"),
    ],
)
def test_a_terminal_of_sixteen_colours_keeps_its_own_unless_another_theme_was_chosen(
    chosen: str, no_color: bool, sixteen: bool, theme: str
) -> None:
    assert theme_for(chosen, no_color=no_color, sixteen=sixteen)[0] == theme
