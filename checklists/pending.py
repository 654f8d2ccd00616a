"""Copies of what could not be saved, in the folder that the system keeps for a person's sessions on this machine.

A session holds the lock of each copy it made; what nobody holds was left by one that is gone, for the next to save.
"""

from __future__ import annotations

import os
import re
from _thread import allocate_lock  # what `threading` calls a lock; nothing else of it is needed
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from checklists.case import Case, Mark
from checklists.digests import sha256
from checklists.errors import CaseError
from checklists.files import Folder, private_folder
from checklists.formats import toml
from checklists.records import dataclass, replace

_KEY = "unsaved"
"""The key in the copy, which otherwise is a case file like any other, of what it was made from."""
_NOT_OURS = (AttributeError, TypeError, ValueError)
"""What comes of reading a copy in which somebody wrote."""


@dataclass(frozen=True, slots=True)
class Left:
    """What a session left that is gone."""

    case: Case
    base: Case | None
    """The version that it was made from, as far as its notes differ; nothing if the case is new."""
    file: str


@dataclass(frozen=True, slots=True)
class _Kept:
    file: str
    descriptor: int


class Pending:
    """The copies that belong to one folder of cases; threads may share it."""

    def __init__(self, folder: Path | None, cases: Path) -> None:
        """Name the folders.

        Args:
            folder: Where copies are kept, made when there is one; nothing if the system has no such place.
            cases: The folder of the cases.
        """
        self._folder = folder
        self._tag = sha256(os.fsencode(cases)).hexdigest()[:8]
        self._kept: dict[str, _Kept] = {}
        self._keeping = allocate_lock()

    def keep(self, case: Case, base: Case | None) -> Path | None:
        """Keep a copy of a case in the place of the one kept before, and return its file.

        Args:
            case: The case.
            base: The version on disk that it was made from, nothing if it is new.

        Returns:
            Nothing if it could not be kept; this is the last resort, and why does not matter.
        """
        with self._keeping, suppress(CaseError, OSError), self._open(create=True) as folder:
            before = self._kept.get(case.id)
            file = before.file if before else f"{case.id}.{self._tag}.{os.urandom(4).hex()}.toml"
            import fcntl

            with folder.draft(file, toml.dump(_with_base(case, base))) as draft:
                descriptor = folder.open(draft, os.O_RDONLY)
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                folder.rename(draft, file)
            self._kept[case.id] = _Kept(file, descriptor)
            if before:
                os.close(before.descriptor)
            return folder.path / file
        return None

    def drop(self, case_id: str) -> None:
        """Remove the copy of a case that this session keeps."""
        with self._keeping:
            kept = self._kept.pop(case_id, None)
            if kept:
                with suppress(CaseError, OSError), self._open() as folder:
                    folder.remove(kept.file)
                os.close(kept.descriptor)

    def left(self) -> Iterator[Left]:
        """Yield what sessions left that are gone, each held until the next is asked for; `remove` what is saved."""
        with suppress(CaseError, OSError), self._open() as folder:
            folder.sweep()
            for file in self._files(folder, "[^.]+"):
                with suppress(CaseError, OSError, *_NOT_OURS), _held(folder, file):
                    data, _ = folder.read(file, toml.MAX_BYTES)
                    yield _left(toml.parse(data, str(folder.path / file)).case, file)

    def remove(self, left: Left) -> None:
        """Remove what a session left."""
        with suppress(CaseError, OSError), self._open() as folder:
            folder.remove(left.file)

    def delete(self, case_id: str) -> tuple[str, ...]:
        """Remove every copy of a case, whichever session made it, and return the names of the files removed."""
        removed = []
        with suppress(CaseError, OSError), self._open() as folder:
            for file in self._files(folder, re.escape(case_id)):
                folder.remove(file)
                removed.append(file)
        self.drop(case_id)
        return tuple(removed)

    def _files(self, folder: Folder, case_id: str) -> list[str]:
        ours = re.compile(rf"{case_id}\.{self._tag}\.[0-9a-f]{{8}}\.toml")
        return [name for name in folder.names() if ours.fullmatch(name)]

    @contextmanager
    def _open(self, *, create: bool = False) -> Iterator[Folder]:
        """Open the folder; the one that it is in has to be there, and private too."""
        if self._folder is None:
            raise FileNotFoundError
        with private_folder(self._folder.parent), private_folder(self._folder, create=create) as folder:
            yield folder


@contextmanager
def _held(folder: Folder, file: str) -> Iterator[None]:
    """Hold the lock of a copy.

    Raises:
        OSError: The session that made it is alive, or another one is just taking it.
    """
    import fcntl

    descriptor = folder.open(file, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        named = folder.signature(file)
        if named is None or named.inode != os.fstat(descriptor).st_ino:
            raise FileNotFoundError(file)
        yield
    finally:
        os.close(descriptor)


def _with_base(case: Case, base: Case | None) -> Case:
    """Return the case with what a merge needs to know of the version it was made from: the notes that it changed."""
    if base is None:
        return replace(case, extra={**case.extra, _KEY: {"new": True}})
    changed = (item_id for item_id, mark in case.marks.items() if mark.note_at != base.mark(item_id).note_at)
    notes = {item_id: _told(base.mark(item_id)) for item_id in changed}
    return replace(case, extra={**case.extra, _KEY: {"notes": notes}})


def _told(mark: Mark) -> dict[str, object]:
    return {"note": mark.note} | ({"note_at": mark.note_at} if mark.note_at else {})


def _left(case: Case, file: str) -> Left:
    extra = dict(case.extra)
    told = extra.pop(_KEY, None)
    case = replace(case, extra=extra)
    if not isinstance(told, Mapping) or told.get("new"):
        return Left(case, None, file)
    notes = {item_id: _mark(note) for item_id, note in told.get("notes", {}).items()}
    return Left(case, replace(case, marks={**case.marks, **notes}), file)


def _mark(told: Mapping[str, Any]) -> Mark:
    at = told.get("note_at")
    return Mark(note=str(told.get("note", "")), note_at=at if isinstance(at, datetime) else None)
