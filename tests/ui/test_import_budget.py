"""What a start imports until the first frame: every module costs time and memory on machines that many people share."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from checklists.case import Answers, Case
from checklists.packs import load_library
from checklists.paths import cache_file, cases_folder
from checklists.store import Store
from tests.clock import NOW

PROGRAM = """
import sys

from tui.__main__ import main
from tui.terminal import jobs, preflight


async def show(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        print(type(app.screen).__name__)
        print(*sys.modules)


def run(app):
    sys.modules[type(app).__module__].WATCH_AFTER = 3600.0  # however slow this machine is
    import asyncio

    asyncio.run(show(app))
    return 0


def imported():  # it is asked once Textual is
    from tui.terminal.safe_app import SafeApp

    SafeApp.run_safely = run
    return False


preflight.refusal = lambda *_: None
jobs.has_job_control = imported
sys.exit(main(sys.argv[1:]))
"""
"""Starts the program on a screen in memory; prints which screen it shows and all that is imported by then."""

WANTED_LATER = (
    "argparse",
    "ctypes",
    "gettext",
    "platformdirs",
    "pydantic",
    "segno",
    "ssl",
    "tomli_w",
    "tomllib",
    "_hashlib",
    "hashlib",
    "json",
    "checklists.assembly",
    "checklists.blank",
    "checklists.checks",
    "checklists.codes",
    "checklists.export",
    "checklists.formats.document",
    "checklists.formats.forms",
    "checklists.formats.html",
    "checklists.formats.markdown",
    "checklists.formats.sheet",
    "checklists.importing",
    "checklists.ranking",
    "checklists.search",
    "checklists.validation",
    "checklists.watch",
    "rich.markdown",
    "rich.table",
    "textual.command",
    "textual.document",
    "textual.widgets._data_table",
    "textual.widgets._directory_tree",
    "textual.widgets._footer",
    "textual.widgets._header",
    "textual.widgets._input",
    "textual.widgets._list_view",
    "textual.widgets._markdown",
    "textual.widgets._option_list",
    "textual.widgets._select",
    "textual.widgets._selection_list",
    "textual.widgets._text_area",
    "tui.cli.arguments",
    "tui.cli.commands",
    "tui.screens.address",
    "tui.screens.browse",
    "tui.screens.dialogs",
    "tui.screens.export",
    "tui.screens.guide",
    "tui.screens.guide_rows",
    "tui.screens.help",
    "tui.screens.questions",
    "tui.screens.search",
    "tui.screens.settings",
    "tui.screens.slip",
    "tui.qr",
)
"""What only a command, a key or new content asks for, and what nothing asks for."""


def loaded_by(home: Path, *argv: str) -> tuple[str, frozenset[str]]:
    """Start the program in an interpreter of its own; return its screen and the modules loaded with it."""
    environ = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
    command = [sys.executable, "-c", PROGRAM, *argv]
    ran = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    screen, modules = ran.stdout.splitlines()
    return screen, frozenset(modules.split())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a case in it and the content compiled."""
    home = tmp_path_factory.mktemp("home")
    environ = {"HOME": str(home)}
    load_library(cache=cache_file(environ))
    Store(cases_folder(environ)).save(Case("k7q2", "妈妈", NOW, Answers(channel="hall-window"), at=NOW))
    return home


@pytest.fixture(scope="module")
def with_a_case(home: Path) -> frozenset[str]:
    screen, modules = loaded_by(home, "open", "妈妈")
    assert screen == "CaseScreen"
    return modules


@pytest.mark.parametrize("name", [*WANTED_LATER, "tui.screens.home", "checklists.due"])
def test_an_open_case_is_shown_without(name: str, with_a_case: frozenset[str]) -> None:
    assert find_spec(name), "renamed or gone: then this test guards nothing"
    assert name not in with_a_case


def test_the_home_screen_is_shown_without_what_only_other_screens_need(home: Path) -> None:
    screen, modules = loaded_by(home)
    assert screen == "HomeScreen"
    assert not modules & set(WANTED_LATER)
