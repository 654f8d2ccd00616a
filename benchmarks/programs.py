"""What is measured: the app with an open case, in a home of its own, and Textual apps to compare with."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.pty_app import Program
from checklists.case import Answers, Case, State, set_state
from checklists.labels import GLYPHS
from checklists.packs import load_library
from checklists.paths import cache_file, cases_folder
from checklists.plan import make_plan
from checklists.store import Store
from checklists.text import Text, same

OURS = same("shebao")
CASE = "k7q2"
"""Id of the case that is opened."""
TICKED = 10
"""Items of the case that are done."""
UP, DOWN = "\x1b[A", "\x1b[B"

COUNT = 40
"""Items of the lists that are compared."""


def python(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a module."""
    return [sys.executable, "-m", module, *arguments]


def selection(count: int = COUNT) -> Program:
    """Return Textual's own checklist."""
    return Program(python("benchmarks.selection", str(count)), ["查验第 1 条记录", "查验第 20 条记录"], DOWN, "")


HELLO = Program(python("benchmarks.hello"), ["hello"], "x", "goodbye")
_ITEMS = [word for number in range(1, COUNT + 1) for word in (str(number), f"查验第 {number} 条记录", "off")]
DIALOG = Program(
    ["dialog", "--no-mouse", "--checklist", "shebao", "22", "76", "15", *_ITEMS],
    ["查验第 1 条记录", "查验第 15 条记录"],
    "\x1bOB",  # it has the terminal send cursor keys in the other of their two forms
    "",
    quit="\x1b\x1b",
)
"""The checklist that shell scripts show."""


def installed(programs: Mapping[Text, Program]) -> dict[Text, Program]:
    """Return those that this machine has."""
    return {name: program for name, program in programs.items() if shutil.which(program.command[0])}


@contextmanager
def open_case(*packs: Path) -> Iterator[tuple[Program, dict[str, str]]]:
    """Yield the app that opens a case, and the environment of all programs: a home with the case and compiled content.

    Args:
        packs: Folders of local packs to lay over the content.
    """
    with TemporaryDirectory() as home:
        environ = {"HOME": home, "PATH": os.defpath, "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        yield make_case(environ, CASE, "妈妈", *packs), environ


def make_case(environ: Mapping[str, str], case_id: str, name: str, *packs: Path) -> Program:
    """Save a case about everything the content has for a service hall, its first items done; return what opens it.

    Args:
        environ: Where the home is.
        case_id: Its id.
        name: Its name.
        packs: Folders of local packs to lay over the content.
    """
    library = load_library(cache=cache_file(environ))
    now = datetime.now().astimezone() - timedelta(days=1)
    case = Case(case_id, name, now, Answers(channel="hall-window"), at=now)
    items = list(make_plan(library, case).items())
    for item_id, _, _ in items[:TICKED]:
        case = set_state(case, item_id, State.DONE, now=now)
    Store(Path(cases_folder(environ))).save(case)
    here, below = (f" > {GLYPHS[State.TODO]} {item.text.zh[:10]}" for _, item, _ in items[TICKED : TICKED + 2])
    shown = [case.name, here.removeprefix(" > "), "返回"]
    options = [word for pack in packs for word in ("--pack", str(pack))]
    return Program(python("tui", "open", case.id, *options), shown, DOWN, below, quit="q")
