"""Writing an export: a private file that appears whole or not at all, and replaces another only when told to."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from checklists.case import NAME_MAX, Case
from checklists.disk_errors import saving
from checklists.errors import SaveError, ShebaoError, UsageError
from checklists.formats import find_format
from checklists.text import Lang, Text, clean

_UNSAFE_IN_NAMES = frozenset('/\\:*?"<>|')

_NO_HARD_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK})
"""What a file system says that cannot link: a memory stick, some network shares."""


def suggest_name(case: Case, format_id: str, today: date, lang: Lang = "zh") -> str:
    """Return a file name for an export, safe on any system: `社保清单-妈妈-2026-11-21.html`.

    Args:
        case: Its nickname goes into the name, without what file names cannot hold; its id where nothing is left.
        format_id: A known format.
        today: The day of the export.
        lang: The language of the program's name.

    Raises:
        UsageError: No such format.
    """
    from checklists.formats.words import PROGRAM

    name = _safe(case.name) or _safe(case.id)
    stem = "-".join(piece for piece in (PROGRAM.get(lang), name, today.isoformat()) if piece)
    return stem + find_format(format_id).suffix


def write_export(path: Path, data: bytes, *, replace: bool) -> None:
    """Write an export, readable by its owner alone.

    Args:
        path: Where; its folder exists already.
        data: The whole file.
        replace: Whether a file that is there already may be replaced.

    Raises:
        UsageError: The path cannot be meant: a folder, a link, something that is there already.
        SaveError: The disk refused; nothing was left behind.
    """
    with _refusing(path):
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            _check_target(path, folder, replace=replace)
            _write(path, folder, data, replace=replace)
            with suppress(OSError):  # the file is in place; some file systems cannot sync a folder
                os.fsync(folder)
        finally:
            os.close(folder)


def make_folder(path: Path) -> None:
    """Make a folder for exports, closed to others; one that is there already stays as it is.

    Raises:
        UsageError: The path cannot be meant: its own folder does not exist, or it is no folder.
        SaveError: The disk refused.
    """
    with _refusing(path):
        if not path.is_dir():
            if os.path.lexists(path):
                raise UsageError(_about(path, _NO_DIRECTORY))
            path.mkdir(mode=0o700)


def _safe(name: str) -> str:
    """Return a nickname as a part of a file name."""
    visible = "".join(
        "-" if character in _UNSAFE_IN_NAMES or unicodedata.category(character) in ("Cc", "Zs") else character
        for character in clean(name).strip()
    )
    return visible[:NAME_MAX].strip(".- ")


def _check_target(path: Path, folder: int, *, replace: bool) -> None:
    """Refuse what is not a file to be replaced; what appears after this is refused or replaced as a whole."""
    if not path.name:
        raise UsageError(_about(path, _IS_FOLDER))
    try:
        mode = os.stat(path.name, dir_fd=folder, follow_symlinks=False).st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise UsageError(_about(path, _IS_FOLDER))
    if stat.S_ISLNK(mode):
        raise UsageError(_about(path, _IS_LINK))
    if not stat.S_ISREG(mode):
        raise UsageError(_about(path, _IS_SPECIAL))
    if not replace:
        raise UsageError(_about(path, _EXISTS))


def _write(path: Path, folder: int, data: bytes, *, replace: bool) -> None:
    """Write beside the target under a random name, then put it in place in one step."""
    temporary = f".shebao-{secrets.token_hex(8)}.part"
    _create(temporary, folder, data)
    try:
        if replace:
            os.replace(temporary, path.name, src_dir_fd=folder, dst_dir_fd=folder)
        else:
            _place(temporary, path.name, folder, data)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary, dir_fd=folder)


def _place(temporary: str, name: str, folder: int, data: bytes) -> None:
    """Give the file its name, which must still be free; a link refuses a taken name where a rename would not."""
    try:
        os.link(temporary, name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        _create(name, folder, data)


def _create(name: str, folder: int, data: bytes) -> None:
    """Write a file that does not exist yet; take it away again if it cannot be written whole."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    with os.fdopen(os.open(name, flags, 0o600, dir_fd=folder), "wb") as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:  # whatever cuts it short, nothing half-written stays
            os.unlink(name, dir_fd=folder)
            raise


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Turn what the system says about the place into a sentence that names the path and the way out."""
    try:
        with saving(path):
            yield
    except ValueError as error:  # a null character in the path
        raise UsageError(_about(path, _BAD_NAME)) from error
    except SaveError as error:
        cause = error.__cause__
        if not isinstance(cause, OSError) or cause.errno not in _MISPLACED:
            raise
        kind, message = _MISPLACED[cause.errno]
        raise kind(_about(path, message)) from cause


def _about(path: Path, message: Text) -> Text:
    return message.format(path=clean(str(path)))


_IS_FOLDER = Text("{path} 是文件夹：请在后面加上文件名", "{path} is a folder: add a file name to it")
_IS_LINK = Text(
    "{path} 是符号链接，不往里写：请直接写出目标文件的路径",
    "{path} is a symbolic link and is not written through: name the file itself",
)
_NO_DIRECTORY = Text("{path} 不是文件夹：请换一个", "{path} is not a folder: choose another")
_IS_SPECIAL = Text(
    "{path} 不是普通文件，没有写：请换一个文件名",
    "{path} is not a regular file and was not written: choose another name",
)
_EXISTS = Text(
    "{path} 已经有了，没有改动它：请换一个文件名，或者确认覆盖",
    "{path} exists and was left as it is: choose another name, or confirm that it may be replaced",
)
_BAD_NAME = Text("{path} 不能用作文件名：请换一个", "{path} cannot be a file name: choose another")
_TOO_LONG = Text("{path} 这个名字太长：请换一个短的", "{path} is too long a name: choose a shorter one")
_NO_FOLDER = Text(
    "{path} 没有写，因为它的文件夹不存在：请先建好，或换一个地方",
    "{path} was not written, for its folder does not exist: make it first, or choose another place",
)
_NOT_A_FOLDER = Text(
    "{path} 没有写，因为路径中间有一段不是文件夹：请换一个地方",
    "{path} was not written, for part of the path is not a folder: choose another place",
)
_DENIED = Text(
    "{path} 没有写，因为这里不许你写：请换一个地方，例如自己的主目录",
    "{path} was not written, for you may not write there: choose another place, such as your home folder",
)
_READ_ONLY = Text(
    "{path} 没有写，因为这个盘是只读的：请换一个地方",
    "{path} was not written, for that disk is read-only: choose another place",
)
_MISPLACED: dict[int | None, tuple[type[ShebaoError], Text]] = {
    errno.EEXIST: (UsageError, _EXISTS),
    errno.EISDIR: (UsageError, _IS_FOLDER),
    errno.EINVAL: (UsageError, _BAD_NAME),
    errno.ENAMETOOLONG: (UsageError, _TOO_LONG),
    errno.ENOENT: (UsageError, _NO_FOLDER),
    errno.ENOTDIR: (UsageError, _NOT_A_FOLDER),
    errno.EACCES: (SaveError, _DENIED),
    errno.EPERM: (SaveError, _DENIED),
    errno.EROFS: (SaveError, _READ_ONLY),
}
"""What another place or name would mend, which is easier here than mending the disk."""
