"""A process of its own that ticks item after item and says so only once each is saved; for the tests to kill.

Reads lines of `CASE PREFIX COUNT`; forks a writer for each, so that a hundred writers cost one start of Python.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from checklists.case import State, set_state
from checklists.store import Store


def tick(folder: Path, case_id: str, prefix: str, count: int) -> None:
    """Tick `PREFIX/0`, `PREFIX/1` and so on; the word after each is what a person would be told."""
    store = Store(folder)
    case = store.load(case_id)
    for number in range(count):
        item_id = f"{prefix}/{number}"
        case = store.save(set_state(case, item_id, State.DONE, now=datetime.now(UTC)))
        os.write(1, f"saved {item_id}\n".encode())


def gone(what: Callable[[], object]) -> None:
    """Do something in a process of its own that is gone when this returns."""
    pid = os.fork()
    if not pid:
        try:
            what()
        finally:
            os._exit(0)
    os.waitpid(pid, 0)


def main() -> None:
    """Serve."""
    folder = Path(sys.argv[1])
    for line in sys.stdin:
        case_id, prefix, count = line.split()
        pid = os.fork()
        if not pid:
            try:
                tick(folder, case_id, prefix, int(count))
            finally:
                os._exit(0)
        os.write(1, f"pid {pid}\n".encode())
        os.waitpid(pid, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    main()
