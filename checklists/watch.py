"""Noticing that another session changed a case: the kernel says so, by inotify; where it does not, a look every 2 s."""

from __future__ import annotations

import os
import select
import struct
import threading
from collections.abc import Callable, Container
from contextlib import suppress
from pathlib import Path
from typing import Any

from checklists.files import Signature

EVERY = 2.0
"""Seconds between two looks where the kernel does not tell."""
_GATHER = 0.05
"""Seconds to wait for the rest of what the kernel has to say about one save, so as to wake up once for all of it."""
_END = 1.0
"""Seconds to wait for the end."""

_SUFFIX = ".toml"
_HEAD = struct.Struct("iIII")
"""An event of inotify: watch, what, cookie, length of the name that follows."""
_CLOSE_WRITE, _MOVED, _CREATE, _DELETE, _SELF = 0x8, 0xC0, 0x100, 0x200, 0xC00
_UNMOUNT, _OVERFLOW, _IGNORED = 0x2000, 0x4000, 0x8000
_LOST = _SELF | _UNMOUNT | _OVERFLOW | _IGNORED
"""The folder is not what it was, or events were dropped."""
_REMOTE = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "lustre", "gluster", "fuse.")
"""How the types of file systems begin that other machines may change without our kernel's knowing."""


Tell = Callable[[Container[str]], object]
"""Called with the ids of the cases that may not be what they were."""


class _Every(Container[str]):
    def __contains__(self, case_id: object) -> bool:
        return True


EVERY_CASE = _Every()
"""In the place of ids, where it is not known which cases changed."""


def watch(folder: Path, tell: Tell) -> Callable[[], None]:
    """Have a function called when this begins, and whenever a case file in a folder may not be what it was.

    Args:
        folder: The folder; it need not be there yet.
        tell: The function; called on a thread of its own.

    Returns:
        What ends it.
    """
    ended, end = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
    thread = threading.Thread(target=_run, args=(folder, tell, ended), name="watch", daemon=True)
    thread.start()

    def stop() -> None:
        os.close(end)  # which wakes the thread
        thread.join(_END)

    return stop


def _run(folder: Path, tell: Tell, ended: int) -> None:
    try:
        # A kernel without inotify, a library without its calls, or no watch left for this person.
        with suppress(OSError, AttributeError):
            if not _is_remote(folder):
                with _Inotify() as inotify:
                    _wait(inotify, folder, tell, ended)
                return
        _look(folder, tell, ended)
    finally:
        os.close(ended)


def _wait(inotify: _Inotify, folder: Path, tell: Tell, ended: int) -> None:
    """Tell what the kernel tells, until the end; nothing runs in between."""
    poll = select.poll()
    for descriptor in (inotify.descriptor, ended):
        poll.register(descriptor, select.POLLIN)
    there = inotify.follow(folder)
    tell(EVERY_CASE)
    while ended not in (ready for ready, _ in poll.poll()) and not select.select([ended], [], [], _GATHER)[0]:
        events = inotify.read()
        if not there or any(what & _LOST for what, _ in events):
            before, there = there, inotify.follow(folder)
            if before or there:
                tell(EVERY_CASE)
        elif changed := {_case_id(name) for _, name in events if _is_case(name)}:
            tell(changed)


def _look(folder: Path, tell: Tell, ended: int) -> None:
    """Look now and then, until the end."""
    before = signatures(folder)
    tell(EVERY_CASE)
    while not select.select([ended], [], [], EVERY)[0]:
        now = signatures(folder)
        if changed := {_case_id(name) for name, _ in now.items() ^ before.items()}:
            before = now
            tell(changed)


def signatures(folder: Path) -> dict[str, Signature]:
    """Return what tells the versions of the case files in a folder apart."""
    found = {}
    with suppress(OSError), os.scandir(folder) as entries:  # the folder is not there, or a file went meanwhile
        for entry in entries:
            if _is_case(entry.name):
                status = entry.stat(follow_symlinks=False)
                found[entry.name] = Signature(status.st_ino, status.st_mtime_ns, status.st_size)
    return found


class _Inotify:
    """The kernel's word on one folder."""

    def __init__(self) -> None:
        import ctypes  # not before the first frame

        self._libc: Any = ctypes.CDLL(None, use_errno=True)
        self._errno = ctypes.get_errno
        self.descriptor = self._checked(self._libc.inotify_init1(os.O_CLOEXEC | os.O_NONBLOCK))
        self._watch = -1

    def __enter__(self) -> _Inotify:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.descriptor)

    def follow(self, folder: Path) -> bool:
        """Watch a folder, or while it is not there the nearest above it, and tell whether it is there."""
        if self._watch >= 0:
            self._libc.inotify_rm_watch(self.descriptor, self._watch)
            self._watch = -1
        while True:
            nearest = _nearest(folder)
            wanted = _CLOSE_WRITE | _MOVED | _DELETE if nearest == folder else _CREATE | _MOVED
            with suppress(FileNotFoundError, NotADirectoryError):
                watched = self._libc.inotify_add_watch(self.descriptor, os.fsencode(nearest), wanted | _SELF)
                self._watch = self._checked(watched)
                if _nearest(folder) == nearest:  # nothing was made below before the watch began
                    return nearest == folder
                self._libc.inotify_rm_watch(self.descriptor, self._watch)

    def read(self) -> list[tuple[int, str]]:
        """Return what happened since the last time, and to what; a change of the watch is left out."""
        events = []
        with suppress(BlockingIOError):
            data = os.read(self.descriptor, 65536)
            while data:
                watched, what, _, length = _HEAD.unpack_from(data)
                name, data = data[_HEAD.size : _HEAD.size + length], data[_HEAD.size + length :]
                if watched in (self._watch, -1):
                    events.append((what, os.fsdecode(name.rstrip(b"\0"))))
        return events

    def _checked(self, result: int) -> int:
        if result < 0:
            code = self._errno()
            raise OSError(code, os.strerror(code))
        return result


def _nearest(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.is_dir())


def _is_case(name: str) -> bool:
    return name.endswith(_SUFFIX) and not name.startswith(".")


def _case_id(name: str) -> str:
    return name.removesuffix(_SUFFIX)


def _is_remote(folder: Path) -> bool:
    """Tell whether a folder is on a file system that other machines may change."""
    device = _nearest(folder).stat().st_dev
    mounted = f"{os.major(device)}:{os.minor(device)}"
    for line in Path("/proc/self/mountinfo").read_text(errors="replace").splitlines():
        fields = line.split()
        if fields[2] == mounted:
            return fields[fields.index("-") + 1].startswith(_REMOTE)
    return False
