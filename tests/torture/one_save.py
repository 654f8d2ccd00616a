"""One save in each situation a save can be in, and what has to hold whatever befalls it."""

from __future__ import annotations

import json
import os
import shutil
import traceback
from collections.abc import Callable
from pathlib import Path

from checklists.errors import ShebaoError
from checklists.formats.toml import parse
from checklists.store import Store
from tests.torture.counted import CASE, counted, drafts, item

FILE = f"{CASE.id}.toml"
NUMBER = 39
"""What the save in question is to bring."""

Scene = Callable[[Path], None]
"""Lays out a folder of cases as it is before the save."""
Tell = Callable[[bytes], object]
"""Takes what a person would be told."""


def new(folder: Path) -> None:
    """Nothing is there yet, not even the folder."""


def tick(folder: Path) -> None:
    """The second of two ticks within a minute."""
    _ticks(folder, 2)


def copies(folder: Path) -> None:
    """It is time for a copy by the minute and for one by the day."""
    for number in range(4):
        _ticks(folder, 2 + number)
        for each in folder.iterdir():
            then = each.stat().st_mtime - 86400
            os.utime(each, (then, then))


def edited(folder: Path) -> None:
    """Somebody edited the file, and a comment of theirs is to be kept."""
    _ticks(folder, 2)
    file = folder / FILE
    file.write_text(file.read_text().replace('name = "', '# 窗口说的\nname = "', 1))


SCENES: tuple[Scene, ...] = (tick, copies, edited, new)


def lay_out(scene: Scene, place: Path) -> bytes | None:
    """Make a folder as a scene has it, in place of what was there; return the case file, if there is one."""
    shutil.rmtree(place, ignore_errors=True)
    scene(place)
    return read(place)


def read(place: Path) -> bytes | None:
    """Return the case file, nothing if there is none."""
    file = place / FILE
    return file.read_bytes() if file.exists() else None


def save(place: Path, tell: Tell, within: Callable[[Callable[[], object]], object]) -> None:
    """Save the number and tell what a person would be told.

    Args:
        place: The folder.
        tell: Takes that, as JSON.
        within: Does the save itself; everything before it is not part of the trial.
    """
    store = Store(place)
    case = counted(store.load(CASE.id) if store.ids() else CASE, NUMBER)

    def attempt() -> None:
        try:
            store.save(case)
        except ShebaoError as error:
            word = {"refused": [error.message.zh, error.message.en]}
        except BaseException:
            word = {"raised": [traceback.format_exc()]}
        else:
            word = {"saved": []}
        tell(json.dumps(word).encode())

    within(attempt)


def faults(place: Path, before: bytes | None, told: bytes, status: int | None) -> list[str]:
    """Return what is wrong after a save, with what was told and with what is there.

    Args:
        place: The folder.
        before: The case file before the save.
        told: What was told; nothing if the process was killed.
        status: How its process ended, nothing if it hung.
    """
    word: dict[str, list[str]] = json.loads(told or b"{}")
    found = ["it hung"] if status is None else []
    if "raised" in word:
        found.append(f"not a refusal but {word['raised'][0]}")
    if "refused" in word and not all(len(sentence) > len(str(place)) for sentence in word["refused"]):
        found.append(f"refused without a word: {word['refused']}")
    if not word and status is not None and status >= 0:
        found.append(f"it ended in silence with {status}")
    try:
        found += _faults_on_disk(place, before, told_saved="saved" in word)
    except ShebaoError as error:
        found.append(f"a fresh session is told: {error}")
    return found + drafts(place)


def _faults_on_disk(place: Path, before: bytes | None, *, told_saved: bool) -> list[str]:
    found = []
    store = Store(place)
    after = read(place)
    if after is not None and after != before:
        if not (parse(after, FILE).sealed and item(NUMBER) in store.load(CASE.id).marks):
            found.append("the file is neither the old one nor the new one")
    elif told_saved or (after is None and before is not None):
        found.append("it said saved, and is not" if told_saved else "the file is gone")
    again = store.save(counted(store.load(CASE.id) if store.ids() else CASE, NUMBER))
    if Store(place).load(CASE.id).marks != again.marks:
        found.append("the next save did not last")
    return found


def _ticks(folder: Path, upto: int) -> None:
    store = Store(folder)
    for number in range(upto):
        store.save(counted(store.load(CASE.id) if store.ids() else CASE, number))
