"""What the system says about the disk, in words that name the file and the way out."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checklists.errors import CaseError, SaveError
from checklists.text import Text, clean, same


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Turn what the system says while writing into a `SaveError` that names the file and the way out."""
    try:
        yield
    except OSError as error:
        cause = _cause(error)
        raise SaveError(_NOT_SAVED.format(path=clean(str(path)), cause=cause), cause) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what the system says while reading into a `CaseError` that names the file and the way out."""
    try:
        yield
    except OSError as error:
        raise CaseError(_NOT_READ.format(path=clean(str(path)), cause=_cause(error))) from error


@contextmanager
def deleting(path: Path) -> Iterator[None]:
    """Turn what the system says while deleting into a `SaveError` that names the file and the way out."""
    try:
        yield
    except OSError as error:
        raise SaveError(_NOT_DELETED.format(path=clean(str(path)), cause=_cause(error))) from error


def _cause(error: OSError) -> Text:
    return _CAUSES.get(error.errno or 0) or same(clean(error.strerror or type(error).__name__))


_NOT_SAVED = Text("{path} 没有存上：{cause}", "{path} was not saved: {cause}")
_NOT_DELETED = Text("{path} 没有删干净：{cause}", "{path} was not deleted altogether: {cause}")
_NOT_READ = Text("{path} 读不了：{cause}", "{path} cannot be read: {cause}")

_DENIED = Text("没有权限，请检查文件夹的权限", "permission denied; check the permissions of the folder")
_TOO_MANY = Text("打开的文件太多，请关掉一些程序再试", "too many files are open; close some programs and try again")
_CAUSES = {
    errno.ENOSPC: Text("磁盘满了，请腾出空间再存", "the disk is full; free some space and save again"),
    errno.EDQUOT: Text(
        "磁盘配额用完了，请删掉一些文件再存", "your disk quota is used up; delete some files and try again"
    ),
    errno.EFBIG: Text(
        "超过系统允许的文件大小，请找管理员", "the system allows no file of this size; ask the administrator"
    ),
    errno.EROFS: Text("磁盘是只读的，请找管理员", "the disk is read-only; ask the administrator"),
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.EIO: Text("磁盘读写出错，请尽快导出到别处", "the disk has errors; export to another place soon"),
    errno.ENOENT: Text("文件或文件夹不见了，请再试一次", "the file or its folder has gone; try again"),
}
