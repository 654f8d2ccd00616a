"""A person's home with one case in it, and what has to hold there once a session on a terminal is over."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from checklists.case import Answers, Case, State
from checklists.errors import ShebaoError
from checklists.packs import load_library
from checklists.paths import cases_folder
from checklists.plan import make_plan
from checklists.store import Store
from tests.system.ptys import Session
from tests.torture.counted import CASE, drafts

TICKED = replace(CASE, answers=Answers(channel="hall-window", for_whom="self"))
"""The case that is ticked."""
TICK = " \x1b[B"
"""Keys that tick an item and go to the next."""
SIZE = (80, 120)
"""Columns and lines of a terminal that shows the whole of it, so that no tick scrolls away."""
LEAVES = b"\x1b[?1049l"
"""What the program sends first when it gives the screen back."""
_FOLDERS = ("home", "data", "config", "cache", "state", "run", "tmp")
_DONE = "[x] "
_ENOUGH = 13
"""Characters by which the items of the case can be told apart; the rest may be on the next line."""


@dataclass(frozen=True, slots=True)
class Home:
    """Everything a session writes to, below one folder."""

    folder: Path

    @classmethod
    def make(cls, folder: Path, case: Case = TICKED) -> Home:
        """Make a home with a case in it.

        Args:
            folder: A folder that is not there yet.
            case: The case.
        """
        for name in _FOLDERS:
            (folder / name).mkdir(mode=0o700, parents=True)
        home = cls(folder)
        home.begin(case)
        return home

    @property
    def environ(self) -> Mapping[str, str]:
        """What leads a session here."""
        places = {f"XDG_{name.upper()}_HOME": name for name in ("data", "config", "cache", "state")}
        places |= {"XDG_RUNTIME_DIR": "run", "HOME": "home", "TMPDIR": "tmp"}
        return {variable: str(self.folder / name) for variable, name in places.items()} | {"LC_ALL": "C.UTF-8"}

    @property
    def cases(self) -> Path:
        """The private folder of the cases."""
        return cases_folder(self.environ)

    def begin(self, case: Case = TICKED) -> None:
        """Put case and settings back to their beginning."""
        shutil.rmtree(self.cases, ignore_errors=True)
        shutil.rmtree(self.folder / "config" / "shebao", ignore_errors=True)
        Store(self.cases).save(case)

    def faults(self, shown: frozenset[str]) -> list[str]:
        """Return what is wrong here after a session that could end in order.

        Args:
            shown: The items that its screen showed as done.
        """
        try:
            case = Store(self.cases).load(TICKED.id)
        except ShebaoError as error:
            return [f"a fresh session is told: {error}"]
        kept = {item for item in case.marks if case.state(item) is State.DONE}
        taken = {step.item_id for step in Store(self.cases).journal(case.id).open().done}
        found = [f"{item} was shown as done, and is not" for item in sorted(shown - kept)]
        found += [f"{item} was taken and not saved" for item in sorted(taken - kept)]
        found += [f"{item} cannot be undone" for item in sorted(kept - taken)]
        found += [f"left in {place.name}" for place in (self.folder / "run").rglob("*.toml")]
        return found + self._torn_lines() + drafts(self.cases)

    def _torn_lines(self) -> list[str]:
        file = self.cases / f"{TICKED.id}.undo"
        lines = file.read_bytes().split(b"\n") if file.exists() else []
        found = []
        for line in filter(None, lines):
            try:
                json.loads(line)
            except ValueError:
                found.append(f"a line of the undo journal is torn: {line!r}")
        return found


@cache
def items() -> Mapping[str, str]:
    """Return text -> full id of every item of the case; of each text as much as one line surely shows.

    Raises:
        RuntimeError: Two of them cannot be told apart on the screen.
    """
    plan = make_plan(load_library(), TICKED)
    found = {item.text.zh[:_ENOUGH]: full_id for full_id, item, _ in plan.items()}
    if len(found) != sum(1 for _ in plan.items()):
        raise RuntimeError("two items of the case begin alike")
    return found


def shown_as_done(run: Session) -> frozenset[str]:
    """Return the items that a terminal shows as done and saved, as it was when the program gave the screen back."""
    run.raw = run.raw.partition(LEAVES)[0]
    texts = [line.partition(_DONE)[2][:_ENOUGH].rstrip() for line in run.text().splitlines()]
    return frozenset(items()[text] for text in texts if text in items())


def first_shown_as_done() -> str:
    """Return what is on the screen once the first item is done and saved."""
    return _DONE + next(iter(items()))
