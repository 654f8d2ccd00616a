"""Noticing that another session changed a case."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

from checklists.files import Signature

EVERY = 2.0
"""Seconds between two looks."""


def watch(folder: Path, tell: Callable[[], object]) -> Callable[[], None]:
    """Have a function called, on a thread of its own, whenever a case file in a folder is not what it was.

    Args:
        folder: The folder; it need not be there yet.
        tell: The function.

    Returns:
        What ends it.
    """
    ended = threading.Event()

    def look() -> None:
        before = signatures(folder)
        while not ended.wait(EVERY):
            now = signatures(folder)
            if now != before:
                before = now
                tell()

    threading.Thread(target=look, name="watch", daemon=True).start()
    return ended.set


def signatures(folder: Path) -> dict[str, Signature]:
    """Return what tells the versions of the case files in a folder apart."""
    found = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".toml") and entry.name[0] != ".":
                    status = entry.stat(follow_symlinks=False)
                    found[entry.name] = Signature(status.st_ino, status.st_mtime_ns, status.st_size)
    except OSError:
        return found  # the folder is not there, or a file went while we looked
    return found
