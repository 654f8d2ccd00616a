"""The files that pranks are played on, each with everything that reads or writes it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from checklists import packs, settings
from checklists.case import Mark, State
from checklists.export import write_export
from checklists.formats.toml import dump
from checklists.history import Op, Step
from checklists.journal import Journal
from checklists.local_packs import survey_packs
from checklists.reading import load_file
from checklists.store import Store
from tests.domain.example_pack import write_pack
from tests.domain.local_pack import BRING_FILE, write_local
from tests.torture.counted import CASE, counted

Actions = Mapping[str, Callable[[], object]]

_STEP = Step("a/b", Mark(), Mark(State.DONE))
_ANYTHING = b"\0 what somebody keeps"


@dataclass(frozen=True, slots=True)
class Subject:
    """One file or folder of ours."""

    name: str
    open: Callable[[Path], tuple[Path, Actions]]
    """Makes it below a folder, opens what reads or writes it; returns its path and what can be done with it."""
    replaceable: Mapping[str, frozenset[str]]
    """Action -> the pranks that it may rightly do away with."""
    victim: bytes = dump(CASE)
    """What the file of somebody else holds."""

    def replaces(self, action: str, prank: str) -> bool:
        """Tell whether an action may put something else in the place of a prank."""
        return prank in self.replaceable.get(action, ())


_PLAIN = frozenset({"a hard link", "another's file", "a gigabyte"})
_ANY = _PLAIN | {
    *("a pipe", "a socket", "a device", "a link to a device", "a link to nothing", "a link to itself"),
    *("a link to a file", "a link to a folder"),
}
_FOLDER = frozenset({"a folder"})
_FOLDERS = _FOLDER | {"a link to a folder"}


def _cases(place: Path) -> tuple[Path, Store, Actions]:
    folder = place / "home" / "cases"
    store = Store(folder)
    case = store.save(store.save(CASE))
    journal = Journal(folder, CASE.id)
    journal.append(Op.PUSH, _STEP)
    for copy in folder.glob("*.bak-*"):
        os.utime(copy, (1, 1))
    return folder, store, {
        "save": lambda: store.save(counted(case, 1)),
        "load": lambda: Store(folder).load(CASE.id),
        "all": lambda: Store(folder).all(),
        "find": lambda: Store(folder).find("妈妈"),
        "copies": lambda: Store(folder).generations(CASE.id),
        "undo": journal.open,
        "step": lambda: journal.append(Op.PUSH, _STEP),
        "restore": lambda: [store.restore(CASE.id, each) for each in store.generations(CASE.id)],
    }  # fmt: skip


def _in_cases(name: str) -> Callable[[Path], tuple[Path, Actions]]:
    def open_cases(place: Path) -> tuple[Path, Actions]:
        folder, _, actions = _cases(place)
        return (folder / name if name else folder), actions

    return open_cases


def _settings(place: Path) -> tuple[Path, Actions]:
    path = place / "home" / "config" / "settings.toml"
    settings.save(settings.Settings("zh"), path)
    return path, {"load": lambda: settings.load(path), "save": lambda: settings.save(settings.Settings("en"), path)}


def _export(place: Path) -> tuple[Path, Actions]:
    path = place / "home" / "list.md"
    path.parent.mkdir()
    path.write_bytes(b"x")
    return path, {
        "export": lambda: write_export(path, b"new", replace=False),
        "replace": lambda: write_export(path, b"new", replace=True),
    }


def _export_folder(place: Path) -> tuple[Path, Actions]:
    path, actions = _export(place)
    return path.parent, actions


def _import(place: Path) -> tuple[Path, Actions]:
    path = place / "mama.toml"
    path.write_bytes(dump(CASE))
    return path, {"import": lambda: load_file(path)}


def _pack(part: str) -> Callable[[Path], tuple[Path, Actions]]:
    def open_pack(place: Path) -> tuple[Path, Actions]:
        packs.BUNDLED = write_pack(place / "bundled")
        held = packs.load_library(packs.BUNDLED)
        packs.load_library = lambda *_, **__: held  # this process is thrown away
        folder = write_local(place / "pack")
        return (folder / part if part else folder), {"use": lambda: survey_packs([folder])}

    return open_pack


def _cache(place: Path) -> tuple[Path, Actions]:
    bundled = write_pack(place / "bundled")
    path = place / "home" / "content.cache"
    packs.load_library(bundled, cache=path)
    return path, {"start": lambda: packs.load_library(bundled, cache=path)}


_FILE = f"{CASE.id}.toml"
_COPIES = {"save": _ANY | _FOLDER}
SUBJECTS = (
    Subject("the case", _in_cases(_FILE), {}),
    Subject("the lock", _in_cases(f"{_FILE}.lock"), {"save": frozenset({"a gigabyte"})}),
    Subject("the latest copy", _in_cases(f"{_FILE}.bak-1"), _COPIES),
    Subject("the oldest copy", _in_cases(f"{_FILE}.bak-3"), _COPIES),
    Subject("the undo journal", _in_cases(f"{CASE.id}.undo"), {"undo": _ANY}),
    Subject("the folder of cases", _in_cases(""), dict.fromkeys(("save", "step"), _FOLDER)),
    Subject("the settings", _settings, {"save": frozenset({"another's file", "a hard link"})}, _ANYTHING),
    Subject("the export", _export, {"replace": _PLAIN | {"nothing"}}, _ANYTHING),
    # Whoever names a link to a folder means the folder.
    Subject("the folder of the export", _export_folder, dict.fromkeys(("export", "replace"), _FOLDERS), _ANYTHING),
    Subject("the import", _import, {}),
    Subject("a file of a pack", _pack(BRING_FILE), {}),
    Subject("a folder of a pack", _pack("checklists"), {}),
    Subject("a pack", _pack(""), {}),
    Subject("the compiled content", _cache, {"start": _ANY}),
)
