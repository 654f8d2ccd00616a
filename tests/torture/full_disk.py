"""A disk with no room, a quota of file sizes, no more inodes: the old file stays, it is said, and later it works."""

from __future__ import annotations

import ctypes
import os
import random
import resource
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from checklists.case import Case, Mark, State, set_note
from checklists.errors import SaveError, ShebaoError
from checklists.export import write_export
from checklists.formats.toml import parse
from checklists.history import Op, Step
from checklists.journal import Journal
from checklists.settings import Settings
from checklists.settings import save as save_settings
from checklists.store import Store
from tests.torture.counted import CASE, counted, drafts
from tests.torture.outcome import Outcome, SkippedError, scaled
from tests.torture.processes import memory_folder, within

TRIES = 300
"""Of each kind."""
DISK = b"size=192k,nr_inodes=24,mode=700"
PAGE = 4096
PATIENCE = 300.0
_CLONE_NEWNS = 0x00020000
_MS_REC_PRIVATE = 0x4000 | 0x40000

Take = Callable[[Path, random.Random], object]
"""Leaves a folder's disk with little room or none."""


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Save on full disks."""
    tries = scaled(TRIES, share, least=6)
    with memory_folder() as memory:
        limited = within(PATIENCE, partial(_save_often, memory / "limited", _limit, tries, f"{seed} limit"))
        mounted = within(PATIENCE, partial(_save_on_small_disk, memory, tries, seed))
    if limited is None or mounted is None:
        return Outcome(3 * tries, ("it hangs",))
    pieces = [limited, *mounted]
    refused = sum(int(piece.figures["refused"]) for piece in pieces)
    figures = {"说没存 said not saved": f"{refused:,}"}
    if not mounted:
        figures["没做 left out"] = "不能挂载小磁盘 no right to mount a small disk"
    return Outcome(
        sum(piece.count for piece in pieces), tuple(fault for piece in pieces for fault in piece.failures), figures
    )


def _save_on_small_disk(memory: Path, tries: int, seed: int) -> list[Outcome]:
    """Save on a disk of its own, which is gone with this process; nothing where that is not allowed."""
    disk = memory / "disk"
    disk.mkdir()
    try:
        _mount(disk)
    except SkippedError:
        return []
    kinds: dict[str, Take] = {"room": _take_room, "inodes": _take_inodes}
    return [_save_often(disk / kind, take, tries, f"{seed} {kind}") for kind, take in kinds.items()]


def _mount(disk: Path) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    steps: tuple[Callable[[], int], ...] = (
        lambda: libc.unshare(_CLONE_NEWNS),
        lambda: libc.mount(None, b"/", None, _MS_REC_PRIVATE, None),
        lambda: libc.mount(b"torture", bytes(disk), b"tmpfs", 0, DISK),
    )
    for step in steps:
        if step():
            raise SkippedError(os.strerror(ctypes.get_errno()))


def _limit(place: Path, chance: random.Random) -> None:
    """Allow only files of a size that may or may not do."""
    size = (place / f"{CASE.id}.toml").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (chance.randrange(9, size + 400), resource.RLIM_INFINITY))


def _take_room(place: Path, chance: random.Random) -> None:
    """Fill the disk, but for a page or a few."""
    with (place / "filler").open("wb", buffering=0) as filler:
        try:
            while filler.write(b"x" * PAGE):
                pass
        except OSError:
            pass
        filler.truncate(max(0, filler.tell() - chance.randrange(4) * PAGE))


def _take_inodes(place: Path, chance: random.Random) -> None:
    """Use up the inodes, but for one or a few."""
    for number in range(100):
        try:
            (place / f"filler-{number}").touch()
        except OSError:
            break
    for _ in range(chance.randrange(3)):
        number -= 1
        (place / f"filler-{number}").unlink()


def _save_often(place: Path, take: Take, tries: int, seed: str) -> Outcome:
    chance = random.Random(seed)
    failures: list[str] = []
    refused = 0
    for index in range(tries):
        shutil.rmtree(place, ignore_errors=True)
        try:
            found, said = _save(place, take, chance)
        except ShebaoError as error:
            found, said = [f"it is told: {error}"], False
            _free(place)
        failures += [f"seed {seed}, try {index}: {fault}" for fault in found]
        refused += said
    return Outcome(tries, tuple(failures), {"refused": str(refused)})


def _save(place: Path, take: Take, chance: random.Random) -> tuple[list[str], bool]:
    """Return what is wrong after a save on a full disk, and whether it was refused."""
    store = Store(place)
    earlier = store.save(set_note(counted(CASE, 0), "a/b", "x" * chance.randrange(2000), now=CASE.created))
    file = place / f"{CASE.id}.toml"
    before = file.read_bytes()
    if chance.random() < 0.5:
        os.utime(file, (1_700_000_000, 1_700_000_000))  # it is time for a copy by the day as well
    case = set_note(counted(earlier, 1), "a/c", "x" * chance.randrange(2000), now=CASE.created)
    take(place, chance)
    found, refused = [], False
    try:
        store.save(case)
    except SaveError as error:
        refused = True
        if file.read_bytes() != before:
            found.append("it said not saved, and the file is another")
        if len(str(error)) < len(str(file)) + 20:
            found.append(f"refused without a word: {error}")
    found += _others(place)
    if refused and take is not _limit:  # which leaves no place for a copy either
        return found + _faults_of_copy(place, case, earlier), refused
    if refused is (parse(file.read_bytes(), file.name).case.marks == case.marks):
        found.append("what it said is not what is there")
    _free(place)
    if Store(place).save(case).marks != case.marks or Store(place).load(CASE.id).marks != case.marks:
        found.append("it does not save with room either")
    return found + drafts(place), refused


def _faults_of_copy(place: Path, case: Case, earlier: Case) -> list[str]:
    """Keep a copy elsewhere in a session that dies, and see whether the next one saves it once there is room."""
    pending = place.parent.parent / "pending"
    if not within(PATIENCE, lambda: Store(place, pending=pending).keep(case, earlier)):
        return ["no copy was kept elsewhere"]
    Store(place, pending=pending)  # still no room
    _free(place)
    found = [] if Store(place, pending=pending).load(CASE.id).marks == case.marks else ["what was kept is not saved"]
    return found + drafts(place) + [f"{each.name} was left elsewhere" for each in pending.iterdir()]


def _others(place: Path) -> list[str]:
    """Write the other files on the full disk; return what goes wrong otherwise than in words."""
    found = []
    works: tuple[Callable[[], object], ...] = (
        lambda: Journal(place, CASE.id).append(Op.PUSH, Step("a/b", Mark(), Mark(State.DONE))),
        lambda: save_settings(Settings("en"), place / "settings.toml"),
        lambda: write_export(place / "list.md", b"x" * 9000, replace=True),
    )
    for work in works:
        try:
            work()
        except ShebaoError:
            if (place / "list.md").exists():
                found.append("half an export was left")
    return found


def _free(place: Path) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    for each in place.glob("filler*"):
        each.unlink()
