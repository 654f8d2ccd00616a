"""Secrets in a case: however a session ends, they are on no screen, in no command, no title and no other file."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import string
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from checklists.case import Case, State, set_note, set_state
from tests.torture.homes import LEAVES, TICKED, Home, items
from tests.torture.outcome import Outcome, SkippedError, scaled, total
from tests.torture.processes import memory_folder, spread
from tests.torture.tmux import Pane, pane

ROUNDS = 20
SECRETS = 10
IN_NOTES = 5
"""The first is the nickname, so many are in notes, two are reasons, one is typed and saved, and the last typed only."""
SIZES = ((80, 24), (120, 40), (60, 20))
_SECOND_NOTE_FAILS = """\
import sys
from tui.session import Session
first = Session.note
def note(self, item_id, note, **said):
    Session.note = fails
    return first(self, item_id, note, **said)
def fails(self, item_id, note, **said):
    raise ValueError(f"cannot note {note}")
Session.note = note
from tui.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
_TITLE = re.compile(rb"\x1b[\]k^_P]")
"""Begins what sets a title, fills the clipboard or tells the terminal anything else in words."""
_OPEN_TO_ALL = ("/tmp", "/var/tmp", "/dev/shm")


def _by_signal(number: signal.Signals) -> Callable[[Pane], None]:
    return lambda run: os.kill(run.program(), number)


def _quit(run: Pane) -> None:
    run.press("Escape")
    run.wait_gone("Ctrl+S")
    run.press("q")


ENDS: Mapping[str, tuple[Callable[[Pane], None], int]] = {
    "quit": (_quit, 0),
    "crash": (lambda run: run.press("C-s"), 70),
    "SIGTERM": (_by_signal(signal.SIGTERM), 143),
    "SIGHUP": (_by_signal(signal.SIGHUP), 129),
    "SIGKILL": (_by_signal(signal.SIGKILL), 137),
}
"""Name -> what ends the session, and the exit code that the shell sees."""


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Plant secrets, end sessions, and look for the secrets; the ways to end at the same time."""
    if not shutil.which("tmux"):
        raise SkippedError("没有安装 not installed: tmux")
    rounds = scaled(ROUNDS, share)
    items()  # so that each process has them
    pieces = spread([partial(_end_often, folder / name, name, rounds, seed) for name in ENDS])
    figures = {"各藏的秘密 secrets in each": str(SECRETS), "结束方式 ways to end": ", ".join(ENDS)}
    return total(pieces, figures)


def _end_often(place: Path, name: str, rounds: int, seed: int) -> Outcome:
    failures: list[str] = []
    for number in range(rounds):
        chance = random.Random(f"{seed} {name} {number}")
        found = _end(place / str(number), name, chance)
        failures += [f"seed {seed}, {name} {number}: {fault}; see {place / str(number)}" for fault in found]
        if not found:
            shutil.rmtree(place / str(number))
    return Outcome(rounds, tuple(failures))


def _end(place: Path, name: str, chance: random.Random) -> list[str]:
    """End one session, and return where a secret was found."""
    secrets = [_secret(chance, chinese=number % 3 == 2) for number in range(SECRETS)]
    home = Home.make(place, _planted(secrets))
    (place / "here").mkdir()
    (place / "failing.py").write_text(_SECOND_NOTE_FAILS)
    program = [str(place / "failing.py")] if name == "crash" else ["-m", "tui"]
    environ = {**home.environ, "SHEBAO_LANG": chance.choice(("zh", "en"))}
    before = _entries()
    with memory_folder() as memory, pane(memory, environ, place / "here", chance.choice(SIZES)) as run:
        run.start(sys.executable, *program, "open", TICKED.id)
        found = _use(run, secrets)
        end, code = ENDS[name]
        end(run)
        run.wait_for(f"ended {code}")
        if name != "SIGKILL":  # what nobody can take away any more stays on the screen, as the documents say
            found += _within(secrets, run.everything().encode(), "the screen and what scrolled away")
            found += _within(secrets, run.raw().rpartition(LEAVES)[2], "what came after the screen was given back")
        if _TITLE.search(run.raw()):
            found.append("something was told to the terminal in words")
        if run.buffers():
            found.append("something was copied")
    return found + _in_files(secrets, home, before)


def _use(run: Pane, secrets: Sequence[str]) -> list[str]:
    """Type what is to be typed, and return where a secret is found while the session runs."""
    run.wait_for(secrets[0])
    run.press("o")
    run.wait_for("Ctrl+S")
    run.paste(secrets[-2])
    run.wait_for(secrets[-2])
    run.press("C-s")
    run.wait_gone("Ctrl+S")
    run.press("Down", "o")
    run.wait_for("Ctrl+S")
    run.paste(secrets[-1])
    run.wait_for(secrets[-1])
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        for name in ("cmdline", "environ", "comm"):
            try:
                found += _within(secrets, (process / name).read_bytes(), f"{name} of a process")
            except OSError:
                continue  # gone, or another's
    return found


def _secret(chance: random.Random, *, chinese: bool) -> str:
    letters = [chr(code) for code in range(0x4E00, 0x5E00)] if chinese else string.ascii_lowercase
    return "".join(chance.choices(letters, k=8 if chinese else 14))


def _planted(secrets: Sequence[str]) -> Case:
    """Return a case that holds the secrets that are not typed."""
    case, now = replace(TICKED, name=secrets[0]), TICKED.created
    places = list(items().values())[2:]
    for item, note in zip(places, secrets[1 : IN_NOTES + 1], strict=False):
        case = set_note(case, item, note, now=now)
    for item, reason in zip(places, secrets[IN_NOTES + 1 : -2], strict=False):
        case = set_state(case, item, State.NA, now=now, reason=reason)
    return case


def _in_files(secrets: Sequence[str], home: Home, before: frozenset[Path]) -> list[str]:
    """Return which files hold a secret, outside what is private and is to hold them."""
    found = []
    private = (home.cases, home.folder / "run" / "shebao")
    made = (each for entry in _entries() - before for each in (entry, *entry.rglob("*")))
    for path in (*home.folder.rglob("*"), *made):
        if any(path.is_relative_to(each) for each in private) or path.is_symlink() or not path.is_file():
            continue
        try:
            found += _within(secrets, path.read_bytes() + str(path).encode(), str(path))
        except OSError:
            continue  # gone since, or another's
    return found


def _entries() -> frozenset[Path]:
    """Return what is in the folders in which everybody may write, except what trials put there."""
    folders = [Path(folder) for folder in _OPEN_TO_ALL if Path(folder).is_dir()]
    entries = (entry for folder in folders for entry in folder.iterdir())
    return frozenset(entry for entry in entries if not entry.name.startswith("shebao-torture-"))


def _within(secrets: Sequence[str], data: bytes, where: str) -> list[str]:
    for secret in secrets:
        if any(secret.encode(code, "replace") in data for code in ("utf-8", "gb18030", "utf-16-le")):
            return [f"{secret} is in {where}"]
    return []
