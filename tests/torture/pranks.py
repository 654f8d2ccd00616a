"""What may stand where a file of ours should be: put there by mistake, by another program, or by somebody else."""

from __future__ import annotations

import os
import shutil
import socket
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

NOBODY = 65534
"""Number of a user who owns nothing; files of that user may only be made by the administrator."""

Prank = Callable[[Path, Path], object]
"""Takes the place, which is free, and the path of a victim, a file of somebody that must stay as it is."""


def _directory(target: Path, victim: Path) -> None:
    target.mkdir()
    (target / "inside").write_bytes(b"x")


def _socket(target: Path, victim: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        os.chdir(target.parent)  # a socket's path may have only 108 bytes
        made.bind(target.name)


def _device(target: Path, victim: Path) -> None:
    os.mknod(target, stat.S_IFCHR | 0o666, os.makedev(1, 5))


def _large(target: Path, victim: Path) -> None:
    with target.open("wb") as file:
        file.truncate(2**30)


def _foreign(target: Path, victim: Path) -> None:
    shutil.copy(victim, target)
    target.chmod(0o644)
    os.chown(target, NOBODY, NOBODY)


PRANKS: Mapping[str, Prank] = {
    "a folder": _directory,
    "a pipe": lambda target, _: os.mkfifo(target),
    "a socket": _socket,
    "a device": _device,
    "a link to a device": lambda target, _: target.symlink_to("/dev/zero"),
    "a link to nothing": lambda target, _: target.symlink_to(target.parent / "nothing"),
    "a link to itself": lambda target, _: target.symlink_to(target),
    "a link to a file": lambda target, victim: target.symlink_to(victim),
    "a link to a folder": lambda target, victim: target.symlink_to(victim.parent),
    "a hard link": lambda target, victim: target.hardlink_to(victim),
    "another's file": _foreign,
    "a gigabyte": _large,
    "nothing": lambda target, _: None,
}
"""Every prank by name; the last is that the file was removed while it was in use."""


def free(target: Path) -> None:
    """Move what is there out of the way."""
    if target.is_dir() and not target.is_symlink():
        target.rename(target.with_name(f"{target.name}-before"))
    else:
        target.unlink(missing_ok=True)


def look(path: Path) -> object:
    """Return what tells whether something was replaced or written to."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    inside: object = None
    if stat.S_ISDIR(status.st_mode):
        inside = [(each.name, look(each)) for each in sorted(path.iterdir())]
    elif stat.S_ISREG(status.st_mode) and status.st_size < 2**20:
        inside = path.read_bytes()
    elif stat.S_ISLNK(status.st_mode):
        inside = str(path.readlink())
    return (status.st_ino, status.st_mode, status.st_uid, status.st_nlink, status.st_size, inside)
