"""Cases on disk: durable, locked, merged with what other sessions wrote, and never lost to a damaged file."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checklists.case import Case, merge, reconcile, with_current_ids
from checklists.disk_errors import deleting, reading, saving
from checklists.errors import CaseError, DamagedError, GoneError, NotFoundError, SaveError, ShebaoError, UsageError
from checklists.files import Folder, Signature, private_folder
from checklists.formats import toml
from checklists.formats.toml_write import tidy
from checklists.generations import Generation, find_generations, rotate, set_aside
from checklists.locks import Lock, locked, peek
from checklists.naming import fold, is_id, new_id, not_found, pick
from checklists.pending import Pending
from checklists.records import replace
from checklists.text import Text, clean
from checklists.versions import Version, Versions

if TYPE_CHECKING:
    from checklists.journal import Journal

_PATIENCE = 1.0
"""Seconds to wait for another session when a start saves what an earlier one could not."""


class Store:
    """The cases in one private folder, as one session sees them; threads may share it."""

    def __init__(self, folder: Path, *, pending: Path | None = None, aliases: Mapping[str, str] | None = None) -> None:
        """Look into the folder, clear away what killed sessions left half-written, and save what they could not.

        Args:
            folder: Where the cases are; made with the first save.
            pending: Where copies are kept of what cannot be saved; nothing if there is no such place.
            aliases: Earlier full item id -> present one. Cases have their marks under the present ids, and lose the
                earlier ones in the file with the next save.

        Raises:
            CaseError: The folder is a link, or others own it or may write in it.
        """
        self.folder = folder
        self._aliases = aliases or {}
        self._versions = Versions(self._aliases)
        self._pending = Pending(pending, folder)
        with reading(folder), suppress(FileNotFoundError), private_folder(folder) as opened:
            opened.sweep()
        self.recovered = tuple(self._recover())
        """Cases with what earlier sessions could not save; it is saved now."""

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all cases, in order."""
        return tuple(stem for stem in self._stems() if is_id(stem))

    def load(self, case_id: str) -> Case:
        """Return a case as it is on disk.

        Raises:
            NotFoundError: No such case.
            DamagedError: Its file is cut or cannot be understood.
            CaseError: Its file is not one to trust, or a newer version wrote it.
        """
        file = self._file(case_id)
        with reading(self.folder / file):
            try:
                with private_folder(self.folder) as folder:
                    return self._look(folder, case_id, peek(folder, f"{file}.lock")).case
            except FileNotFoundError:
                raise self._missing(case_id) from None

    def all(self) -> tuple[list[Case], list[CaseError]]:
        """Return every case that can be read, and for each file that cannot, why."""
        cases: list[Case] = []
        errors: list[CaseError] = []
        for stem in self._stems():
            if not is_id(stem):
                errors.append(CaseError(_BAD_NAME.format(path=self._shown(stem))))
                continue
            try:
                cases.append(self.load(stem))
            except NotFoundError:
                continue  # deleted since the folder was read
            except CaseError as error:
                errors.append(error)
        return cases, errors

    def find(self, name_or_id: str) -> Case:
        """Return the case with an id or a nickname.

        Raises:
            NotFoundError: No such case; the message names those that come near.
            UsageError: Several cases have this nickname; the message names their ids.
            CaseError: The file of this id cannot be read.
        """
        wanted = fold(name_or_id)
        if is_id(wanted) and self.signature(wanted):
            return self.load(wanted)
        return pick(self.all()[0], name_or_id)

    def new_id(self) -> str:
        """Return an id of which nothing is kept here."""
        return new_id({name.split(".")[0] for name in self._names()})

    def save(self, case: Case, base: Case | None = None, *, brought: bool = False) -> Case:
        """Save a case and return it as saved: merged with what other sessions saved, one revision on.

        When this returns, the case is on the disk. When it raises, the file is the one it was.

        Args:
            case: The case.
            base: The version on disk that it was made from: where it and another session both changed a note since,
                both texts are kept. By default the version last read or written here; without any, the later note wins.
            brought: A file or another case was taken into it, which may have replaced much: keep a copy of what was
                there in any case.

        Raises:
            BusyError: Another session holds the case for longer than we wait.
            GoneError: The case was deleted since it was loaded or saved here.
            SaveError: The disk refused.
            DamagedError: The file on disk was damaged since; it is left as it is.
            CaseError: The folder or the file is not one to trust.
        """
        return self._save(case, base, brought=brought)

    def _save(self, case: Case, base: Case | None, *, brought: bool = False, patience: float | None = None) -> Case:
        """Save a case, waiting no longer for other sessions than given in seconds."""
        file = self._file(case.id)
        known = self._versions.last(case.id)
        if known and not self.signature(case.id):
            raise GoneError(_GONE.format(path=self._shown(case.id)))
        if base is None and known:
            base = known.case
        with saving(self.folder / file), self._locked(file, create=True, patience=patience) as (folder, lock):
            disk = self._on_disk(folder, case.id, lock)
            merged = with_current_ids(case, self._aliases)
            if disk:
                merged = reconcile(base, merged, disk.case) if base else merge(disk.case, merged)
            texts = self._versions.texts(case.id)
            saved = tidy(replace(merged, revision=merged.revision + 1), texts)
            data = toml.dump_tidy(saved, texts)
            if len(data) > toml.MAX_BYTES:
                raise SaveError(_TOO_LARGE.format(path=self._shown(case.id), limit=toml.MAX_BYTES // 1024))
            if disk:
                # A copy too few is no reason to refuse a tick; what would be lost is.
                always = disk.precious or brought
                with nullcontext() if always else suppress(OSError):
                    rotate(folder, file, datetime.now().astimezone(), always=always)
            self._versions.write(folder, file, lock, saved, data)
            return saved

    def signature(self, case_id: str) -> Signature | None:
        """Return what tells whether the file changed, without reading it; nothing if there is no file."""
        with reading(self.folder / self._file(case_id)):
            try:
                status = (self.folder / self._file(case_id)).lstat()
            except FileNotFoundError:
                return None
        return Signature(status.st_ino, status.st_mtime_ns, status.st_size)

    def hand_edited(self, case_id: str) -> bool:
        """Tell whether the file, as last read here, was edited by hand."""
        last = self._versions.last(case_id)
        return last is not None and last.edited

    def journal(self, case_id: str) -> Journal:
        """Return the undo history of a case, which is kept beside it."""
        from checklists.journal import Journal  # no command undoes anything

        return Journal(self.folder, case_id)

    def generations(self, case_id: str) -> tuple[Generation, ...]:
        """Return the earlier copies of a case that can be read, the latest first."""
        file = self._file(case_id)
        with reading(self.folder / file), suppress(FileNotFoundError), private_folder(self.folder) as folder:
            return find_generations(folder, file)
        return ()

    def last_copy(self, case_id: str) -> str:
        """Return where the last earlier copy of a case is, empty if there is none."""
        copies = self.generations(case_id)
        return clean(str(self.folder / copies[0].name)) if copies else ""

    def restore(self, case_id: str, generation: Generation) -> Case:
        """Put an earlier copy in the place of a damaged or missing file, and return the case; the damaged one is kept.

        Raises:
            UsageError: The file is sound.
            BusyError, SaveError, CaseError: As for `save`.
        """
        file = self._file(case_id)
        with saving(self.folder / file), self._locked(file) as (folder, lock):
            try:
                self._look(folder, case_id, lock.count())
            except FileNotFoundError:
                pass
            except DamagedError:
                set_aside(folder, file, datetime.now())
            else:
                raise UsageError(_SOUND.format(path=self._shown(case_id)))
            earlier = with_current_ids(generation.case, self._aliases)
            restored = tidy(replace(earlier, id=case_id, revision=earlier.revision + 1))
            self._versions.write(folder, file, lock, restored, toml.dump(restored))
            return restored

    def delete(self, case_id: str) -> tuple[str, ...]:
        """Remove a case with all that was kept of it, and return the names of the files removed.

        Raises:
            NotFoundError: Nothing is kept of it.
            BusyError: Another session holds it for longer than we wait.
            SaveError: The disk refused.
        """
        file = self._file(case_id)
        belongs = re.compile(rf"\.?{re.escape(case_id)}\.(toml|undo)(\..+)?")
        pending = self._pending.delete(case_id)
        if not any(map(belongs.fullmatch, self._names())):
            if pending:
                return pending
            raise self._missing(case_id)
        with deleting(self.folder / file), self._locked(file) as (folder, _):
            return (*_remove(folder, file, belongs), *pending)

    def retire(self, case_id: str) -> str:
        """Remove a case but for its earlier copies, of which it becomes the last, and return where that is.

        Raises:
            NotFoundError, BusyError, SaveError: As for `delete`.
        """
        file = self._file(case_id)
        if not self.signature(case_id):
            raise self._missing(case_id)
        self._pending.delete(case_id)
        with deleting(self.folder / file), self._locked(file) as (folder, _):
            kept = rotate(folder, file, datetime.now().astimezone(), always=True)
            folder.sync()
            _remove(folder, file, re.compile(rf"{re.escape(case_id)}\.(toml|toml\.lock|undo)"))
        return clean(str(self.folder / kept))

    def keep(self, case: Case, base: Case | None) -> str:
        """Keep a copy of what cannot be saved, for the next session to save, and return where; empty if nowhere."""
        place = self._pending.keep(case, base)
        return clean(str(place)) if place else ""

    def drop(self, case_id: str) -> None:
        """Remove that copy, because the case is saved now."""
        self._pending.drop(case_id)

    def watch(self, tell: Callable[[Container[str]], object]) -> Callable[[], None]:
        """Have a function called whenever another session may have changed something, and return what ends it."""
        from checklists.watch import watch

        return watch(self.folder, tell)

    @contextmanager
    def _locked(
        self, file: str, *, create: bool = False, patience: float | None = None
    ) -> Iterator[tuple[Folder, Lock]]:
        opened = private_folder(self.folder, create=create)
        with opened as folder, locked(folder, f"{file}.lock", limit=patience) as lock:
            yield folder, lock

    def _recover(self) -> Iterator[Case]:
        """Save what sessions left that are gone; what cannot be saved now is left for the next."""
        for left in self._pending.left():
            with suppress(ShebaoError):
                # Made from a file that is no more: somebody deleted it, and it stays deleted.
                if left.base is None or self.signature(left.case.id):
                    saved = self._save(left.case, left.base, patience=_PATIENCE)
                    self._pending.remove(left)
                    yield saved

    def _on_disk(self, folder: Folder, case_id: str, lock: Lock) -> Version | None:
        """Return what is on disk, under the lock; nothing if the case is new."""
        try:
            return self._look(folder, case_id, lock.count())
        except FileNotFoundError:
            if self._versions.last(case_id):
                raise GoneError(_GONE.format(path=self._shown(case_id))) from None
            return None

    def _look(self, folder: Folder, case_id: str, saves: int) -> Version:
        return self._versions.read(folder, self._file(case_id), case_id, saves)

    def _file(self, case_id: str) -> str:
        if not is_id(case_id):
            raise self._missing(case_id)
        return f"{case_id}.toml"

    def _stems(self) -> list[str]:
        return [name.removesuffix(".toml") for name in self._names() if name.endswith(".toml") and name[0] != "."]

    def _names(self) -> list[str]:
        with reading(self.folder):
            try:
                with private_folder(self.folder) as folder:
                    return folder.names()
            except FileNotFoundError:
                return []

    def _missing(self, wanted: str) -> NotFoundError:
        return not_found(self.all()[0], wanted)

    def _shown(self, stem: str) -> str:
        return clean(str(self.folder / f"{stem}.toml"))


def _remove(folder: Folder, file: str, belongs: re.Pattern[str]) -> tuple[str, ...]:
    """Remove files of a case, under its lock, and return their names."""
    # The case last, so that what was interrupted can be seen and done again; the lock after everything.
    last = (file, f"{file}.lock")
    names = [name for name in folder.names() if belongs.fullmatch(name) and name not in last]
    names += [name for name in last if folder.signature(name)]
    for name in names:
        folder.remove(name)
    folder.sync()
    return tuple(names)


_GONE = Text(
    "{path} 已经被删掉了（可能是在另一个窗口），没有存：要留下屏幕上的内容，请导出",
    "{path} has been deleted, perhaps in another session, and was not saved: export it to keep what is on the screen",
)
_SOUND = Text("{path} 没有损坏，不用恢复", "{path} is not damaged and needs no restoring")
_TOO_LARGE = Text(
    "{path} 没有存上：内容超过 {limit} kB，请缩短笔记",
    "{path} was not saved: it would be larger than {limit} kB; shorten the notes",
)
_BAD_NAME = Text(
    "{path} 的文件名不能用（只能用小写字母，数字和连字符）：请改名，或者导入它",
    "{path} has a name that no case can have (small letters, digits and hyphens only): rename it, or import it",
)
