"""Private files: reached through their folder, never through a link, and written so that old or new is there, whole."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from checklists.errors import CaseError
from checklists.records import dataclass
from checklists.text import Text, clean

_SAFELY = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_WRITABLE_BY_OTHERS = 0o022
_DRAFT = r"\..+\.([0-9]+)\.[0-9a-f]{16}\.tmp"
_DRAFT_LIFE = 86400
"""Seconds after which a draft is left over, even if some process has its number."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What tells one version of a file from the next without reading it."""

    inode: int
    mtime_ns: int
    size: int


@dataclass(frozen=True, slots=True)
class Folder:
    """A private folder that is open."""

    path: Path
    descriptor: int

    def open(self, name: str, flags: int) -> int:
        """Open a regular file that is ours and has no second name; a new one is ours alone to read and write.

        Raises:
            CaseError: It is not such a file.
            OSError: The system refused.
        """
        try:
            descriptor = os.open(name, flags | _SAFELY, 0o600, dir_fd=self.descriptor)
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.ENXIO, errno.EISDIR):
                raise CaseError(_about(_NOT_PLAIN, self.path / name)) from None
            raise
        try:
            self._check(name, os.fstat(descriptor))
        except BaseException:  # whatever it is, the descriptor is not leaked
            os.close(descriptor)
            raise
        return descriptor

    def read(self, name: str, limit: int) -> tuple[bytes, Signature]:
        """Return a file and its signature.

        Args:
            name: The file's name in this folder.
            limit: The most bytes it may have.

        Raises:
            CaseError: It is larger, or not a file to trust.
            OSError: The system refused.
        """
        descriptor = self.open(name, os.O_RDONLY)
        try:
            signature = _signature(os.fstat(descriptor))
            data = b""
            while len(data) <= limit and (more := os.read(descriptor, limit + 1 - len(data))):
                data += more
        finally:
            os.close(descriptor)
        if len(data) > limit:
            raise CaseError(_about(_TOO_LARGE, self.path / name, limit=limit // 1024))
        return data, signature

    def signature(self, name: str) -> Signature | None:
        """Return a file's signature, nothing if there is no such file."""
        try:
            return _signature(os.stat(name, dir_fd=self.descriptor, follow_symlinks=False))
        except FileNotFoundError:
            return None

    def names(self) -> list[str]:
        """Return the names of everything in the folder, in order."""
        return sorted(os.listdir(self.descriptor))  # noqa: PTH208 -- a path may meanwhile lead elsewhere

    @contextmanager
    def draft(self, name: str, data: bytes) -> Iterator[str]:
        """Write data to a new file beside the one it is for; it is gone after the block unless it was renamed.

        Args:
            name: The file it is for.
            data: All of it; on the disk when the block begins.
        """
        draft = f".{name}.{os.getpid()}.{os.urandom(8).hex()}.tmp"
        try:
            descriptor = self.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            yield draft
        except BaseException:  # whatever cuts it short, nothing half-written stays
            with suppress(OSError):
                self.remove(draft)
            raise

    def write(self, name: str, data: bytes) -> Signature:
        """Put a file in place, durably: it is the old one until the new one is on the disk, and then the new one.

        Returns:
            The signature of the new file.
        """
        with self.draft(name, data) as draft:
            status = os.stat(draft, dir_fd=self.descriptor)
            self.rename(draft, name)
        self.sync()
        return _signature(status)

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, replacing what has it."""
        os.rename(old, new, src_dir_fd=self.descriptor, dst_dir_fd=self.descriptor)

    def remove(self, name: str) -> None:
        """Remove a file."""
        os.unlink(name, dir_fd=self.descriptor)

    def sync(self) -> None:
        """Bring the folder's names to the disk."""
        os.fsync(self.descriptor)

    def sweep(self) -> None:
        """Remove the drafts of processes that are gone."""
        for name in self.names():
            match = name.endswith(".tmp") and re.fullmatch(_DRAFT, name)
            if match and (not _alive(int(match[1])) or self._age(name) > _DRAFT_LIFE):
                with suppress(OSError):
                    self.remove(name)

    def _age(self, name: str) -> float:
        signature = self.signature(name)
        return time.time() - signature.mtime_ns / 1e9 if signature else 0

    def _check(self, name: str, status: os.stat_result) -> None:
        if not stat.S_ISREG(status.st_mode):
            raise CaseError(_about(_NOT_PLAIN, self.path / name))
        if status.st_uid != os.geteuid():
            raise CaseError(_about(_FOREIGN, self.path / name))
        if status.st_nlink > 1:
            raise CaseError(_about(_LINKED, self.path / name))


@contextmanager
def private_folder(path: Path, *, create: bool = False) -> Iterator[Folder]:
    """Open a folder that only its owner can change.

    Args:
        path: The folder.
        create: Make it, and the folders above it, if they are missing.

    Raises:
        CaseError: It is a link, or others own it or may write in it.
        OSError: The system refused.
    """
    if create:
        _make(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENOTDIR):
            raise CaseError(_about(_NO_FOLDER, path)) from None
        raise
    try:
        status = os.fstat(descriptor)
        if status.st_uid != os.geteuid():
            raise CaseError(_about(_FOREIGN, path))
        if status.st_mode & _WRITABLE_BY_OTHERS:
            raise CaseError(_about(_OPEN_TO_OTHERS, path))
        yield Folder(path, descriptor)
    finally:
        os.close(descriptor)


def _make(path: Path) -> None:
    """Make a folder and those above it, each closed to others whatever the umask, and on the disk."""
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        return
    except FileNotFoundError:
        _make(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _signature(status: os.stat_result) -> Signature:
    return Signature(status.st_ino, status.st_mtime_ns, status.st_size)


def _about(message: Text, path: Path, **values: object) -> Text:
    return message.format(path=clean(str(path)), **values)


_NOT_PLAIN = Text(
    "{path} 不是普通文件（是链接、目录或管道）：请把它移走",
    "{path} is not a plain file but a link, a folder or a pipe: move it away",
)
_FOREIGN = Text("{path} 属于别的用户：请把它移走", "{path} belongs to another user: move it away")
_LINKED = Text(
    "{path} 有第二个名字（硬链接）：请复制成一个单独的文件",
    "{path} has a second name (a hard link): replace it by a copy of its own",
)
_TOO_LARGE = Text(
    "{path} 超过 {limit} kB：请换成正确的文件", "{path} is larger than {limit} kB: put the right file there"
)
_NO_FOLDER = Text(
    "{path} 不是真正的文件夹（是链接或文件）：请换成文件夹",
    "{path} is not a real folder but a link or a file: put a folder in its place",
)
_OPEN_TO_OTHERS = Text(
    "别的用户能改 {path} 里的文件：请先运行 chmod 700 {path}",
    "Other users may change the files in {path}: run chmod 700 {path} first",
)
