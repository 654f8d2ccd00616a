"""Removing what the program keeps of a person, with a receipt that was looked up on the disk and not taken on trust."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from checklists import paths
from checklists.disk_errors import deleting, reading
from checklists.errors import BusyError, ShebaoError
from checklists.files import private_folder
from checklists.naming import fold, is_id
from checklists.records import dataclass
from checklists.store import Store
from checklists.text import Text

_EVERYTHING = re.compile(r".*", re.DOTALL)
"""A folder that is the program's alone: what an editor left beside a case tells what the case told."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder in which the program keeps something of a person."""

    folder: Path
    ours: re.Pattern[str]
    """The names that are the program's."""

    def files(self) -> list[Path]:
        """Return what is there now that is to be removed: files and links, never what is behind a link.

        Raises:
            CaseError: The folder cannot be looked into.
        """
        names: list[str] = []
        with reading(self.folder), suppress(FileNotFoundError), os.scandir(self.folder) as entries:
            names = [entry.name for entry in entries if not entry.is_dir(follow_symlinks=False)]
        return [self.folder / name for name in sorted(names) if self.ours.fullmatch(name)]


@dataclass(frozen=True, slots=True)
class Wiped:
    """What became of what was kept."""

    removed: tuple[Path, ...]
    left: tuple[Path, ...]
    errors: tuple[ShebaoError, ...]
    """Why something is left."""


def all_places(environ: Mapping[str, str]) -> tuple[Place, ...]:
    """Return where the program keeps something of a person, the cases first.

    Args:
        environ: The environment of the person.
    """
    settings, cache = paths.settings_file(environ), paths.cache_file(environ)
    named = (Place(file.parent, _named(file)) for file in (settings, cache))
    return (*(Place(folder, _EVERYTHING) for folder in _case_folders(environ)), *named)


def places_of(environ: Mapping[str, str], case_id: str) -> tuple[Place, ...]:
    """Return where something is kept of one case.

    Args:
        environ: The environment of the person.
        case_id: Its id.
    """
    return tuple(Place(folder, _of(case_id)) for folder in _case_folders(environ))


def find_id(cases: Path, wanted: str) -> str:
    """Return the id of a case that is to be wiped; a damaged one can be named by its id.

    Raises:
        NotFoundError: Nothing is kept of it.
        ShebaoError: Several have this nickname.
    """
    case_id = fold(wanted)
    if is_id(case_id) and Place(cases, _of(case_id)).files():
        return case_id
    return Store(cases).find(wanted).id


def wipe(places: Sequence[Place]) -> Wiped:
    """Remove what is in the places, and the folders where nothing else is in them.

    Args:
        places: As of `all_places` or `places_of`: the cases first.
    """
    before = [path for place in places for path in place.files()]
    targets = [path.resolve() for path in before if path.is_symlink()]
    errors: dict[Text, ShebaoError] = {}
    busy: set[str] = set()
    for case_id in _ids(places[0]):
        # Under its lock, so that no session is in the middle of saving it. What else is in the way is met again below.
        try:
            Store(places[0].folder).delete(case_id)
        except BusyError as error:
            busy.add(case_id)
            errors[error.message] = error
        except ShebaoError:
            continue
    for place in places:
        if fault := _remove(place, busy):
            errors[fault.message] = fault
    for folder in (*(place.folder for place in places), places[0].folder.parent):
        with suppress(OSError):
            folder.rmdir()
    left = [path for place in places for path in place.files()] + [path for path in targets if path.exists()]
    return Wiped(tuple(path for path in before if path not in left), tuple(left), tuple(errors.values()))


def _remove(place: Place, busy: Collection[str]) -> ShebaoError | None:
    """Remove what is there now, except what another session is saving, and return what stood in the way."""
    names = [path.name for path in place.files() if _stem(path) not in busy]
    if not names:
        return None
    try:
        with deleting(place.folder), private_folder(place.folder) as folder:
            for name in names:
                with suppress(FileNotFoundError):
                    folder.remove(name)
            folder.sync()
    except ShebaoError as error:
        return error
    return None


def _case_folders(environ: Mapping[str, str]) -> list[Path]:
    pending = paths.pending_folder(environ)
    return [paths.cases_folder(environ), *([pending] if pending else [])]


def _ids(cases: Place) -> list[str]:
    """Return every id of which something is kept."""
    return sorted({stem for path in cases.files() if is_id(stem := _stem(path))})


def _stem(path: Path) -> str:
    return path.name.lstrip(".").partition(".")[0]


def _of(case_id: str) -> re.Pattern[str]:
    return re.compile(rf"\.?{re.escape(case_id)}\..+", re.DOTALL)


def _named(file: Path) -> re.Pattern[str]:
    """Return what the names of a file and of its drafts look like."""
    return re.compile(rf"\.?{re.escape(file.name)}(\..+)?", re.DOTALL)
