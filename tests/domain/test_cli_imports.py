"""What a short command imports: on a machine that many share, most of its time is imports."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from checklists.case import Answers, Case, State, set_note, set_state
from checklists.packs import load_library
from checklists.paths import cache_file, cases_folder
from checklists.store import Store
from tests.clock import NOW

PROGRAM = """
import gc
import sys

before = {*sys.modules}

from tui.__main__ import main

collected = []
gc.callbacks.append(lambda phase, _: collected.append(phase))
code = main()
print(*(name for name in sys.modules if name not in before), file=sys.stderr)
print(code, len(collected), file=sys.stderr)
"""
"""Runs a command as its process does; its last words are what it imported, the exit code, and how often garbage was
looked for."""

CONTENT = (("list",), ("show", "bring-window"), ("show", "bring-window/id-card"), ("show", "hall-window"))
"""Commands that need no case."""
CASES = (("status", "k7q2"), ("list", "k7q2"))
"""Commands that read one."""

WANTED_BY_NEITHER = """
    dataclasses difflib encodings.utf_8_sig fcntl gettext hashlib _hashlib inspect ipaddress json locale math pydantic
    random shlex shutil socket ssl string subprocess tempfile textual threading tomli_w tomllib urllib.parse zoneinfo
    checklists.assembly checklists.case_store checklists.checks checklists.codes checklists.contribution
    checklists.export checklists.formats.facts checklists.formats.forms checklists.formats.sheet checklists.history
    checklists.importing checklists.journal checklists.overlay checklists.search checklists.standing
    checklists.validation checklists.watch tui.cli.export tui.cli.start
""".split()  # noqa: SIM905 -- a name a line would fill a page
"""What only other commands, other files or refusals need."""
WANTED_BY_CASES = ("checklists.files", "checklists.formats.toml", "checklists.locks", "checklists.store")
"""What only a case needs."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a case in it and the content compiled."""
    home = tmp_path_factory.mktemp("home")
    environ = {"HOME": str(home)}
    load_library(cache=cache_file(environ))
    case = Case("k7q2", "妈妈", NOW, Answers(topics=("medical-account",), channel="hall-window"), at=NOW)
    case = set_state(case, "bring-window/id-card", State.WAITING, now=NOW, until=NOW.date())
    Store(cases_folder(environ)).save(set_note(case, "bring-window/id-card", "过期了\n先换", now=NOW))
    return home


def last_words(home: Path, *argv: str) -> tuple[frozenset[str], str]:
    """Run a command in an interpreter of its own; return what it imported, and the rest of its last words."""
    environ = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-c", PROGRAM, *argv]
    ran = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    *_, modules, rest = ran.stderr.splitlines()
    return frozenset(modules.split()), rest


@pytest.mark.parametrize("argv", [*CONTENT, *CASES], ids=" ".join)
def test_a_command_imports_what_it_uses_and_looks_for_no_garbage(home: Path, argv: tuple[str, ...]) -> None:
    modules, rest = last_words(home, *argv)
    left_out = {*WANTED_BY_NEITHER, *(WANTED_BY_CASES if argv in CONTENT else ())}

    assert "tui.cli.commands" in modules
    assert modules & left_out == frozenset()
    assert rest == "0 0"


@pytest.mark.parametrize("name", [*WANTED_BY_NEITHER, *WANTED_BY_CASES])
def test_what_is_left_out_is_there(name: str) -> None:
    assert find_spec(name), "renamed or gone: then the test above guards nothing"
