"""Both faces do the same: whatever a key does on the screen can be done in plain lines, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

import tui.screens
from tui.cli.commands import NAMES
from tui.command import Scope
from tui.commands import COMMANDS
from tui.screens.base import BaseScreen
from tui.walk.commands import CHOICES
from tui.walk.home import CHOICES as HOME_CHOICES
from tui.walk.reading import CHOICES as GUIDE_CHOICES

IDS = sorted({command.id for command in COMMANDS})
WALK = {choice.id for choice in (*CHOICES, *HOME_CHOICES, *GUIDE_CHOICES)}

BY_ANOTHER_NAME = {
    "previous": ("walk", "jump"),
    "next": ("walk", "jump"),
    "guides": ("command", "guide"),
    "compare": ("command", "channels"),
    "import_file": ("command", "import"),
    "save": ("walk", "export"),
    "menu": ("walk", "help"),
}
"""Commands of the screen that are called otherwise in plain lines."""
ONLY_ON_THE_SCREEN = {
    "settings": "colours and the width of characters mean nothing in plain lines; the language is a choice of its own",
    "hide": "what was said stands on the terminal already and cannot be taken back",
    "redraw": "lines that were written are never drawn over",
    "drawing": "a QR code in plain lines is drawn by shebao export --format qr, as large as the terminal allows",
    "stage_before": "pages of a QR code: shebao export --format qr goes to any page, or has one --stage",
    "stage_after": "pages of a QR code: shebao export --format qr goes to any page, or has one --stage",
    "suspend": "the terminal does it itself while it waits for a line",
}
"""Commands that mean nothing without a screen, and why."""
ONLY_IN_LINES = {
    "why": "the screen shows reason and sources under the list",
    "to_do": "Space takes a tick back",
    "step": "the arrows move by one item",
    "list": "the list is what the screen shows",
    "jump": "Left and Right go by stages, the arrows to any item",
    "addresses": "the number keys show them in a guide",
    "home": "Esc goes back to the home screen",
    "more": "PageDown",
    "section": "Left and Right",
    "sources": "a guide on the screen always shows them",
}
"""Choices of the dialogue that need no command on the screen, and what is there instead."""


def screens() -> Iterator[type[BaseScreen[object]]]:
    for module in iter_modules(tui.screens.__path__, "tui.screens."):
        for thing in vars(import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, BaseScreen) and hasattr(thing, "SCOPE"):
                yield thing


@pytest.mark.parametrize("command", IDS)
def test_what_the_screen_does_can_be_done_in_plain_lines(command: str) -> None:
    if command in ONLY_ON_THE_SCREEN:
        assert command not in WALK
        assert command not in NAMES
    elif command in BY_ANOTHER_NAME:
        face, name = BY_ANOTHER_NAME[command]
        assert name in (WALK if face == "walk" else NAMES)
    else:
        assert command in WALK


@pytest.mark.parametrize("choice", sorted(WALK))
def test_what_plain_lines_do_can_be_done_on_the_screen(choice: str) -> None:
    assert (choice in IDS) != (choice in ONLY_IN_LINES)


@pytest.mark.parametrize("scope", Scope)
def test_every_key_has_its_action_on_a_screen(scope: Scope) -> None:
    here = {screen for screen in screens() if screen.SCOPE is scope}

    assert here
    for command in COMMANDS:
        if scope in command.scopes:
            assert any(hasattr(screen, f"action_{command.id}") for screen in here), command.id


def test_no_exception_outlives_its_command() -> None:
    assert {*BY_ANOTHER_NAME, *ONLY_ON_THE_SCREEN} <= set(IDS)
    assert set(ONLY_IN_LINES) <= WALK
