"""The undo history of a case on disk: a line for each step, beside the case; losing some of it loses no data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from checklists.case import Mark, State
from checklists.errors import CaseError
from checklists.files import Folder, private_folder
from checklists.history import CAP, History, Op, Step

MAX_BYTES = 16 * 1024 * 1024
"""Size of the largest journal that is read; a larger one is begun anew."""


class Journal:
    """The journal of one case. Nothing here fails: without a journal, undo ends with the session."""

    def __init__(self, folder: Path, case_id: str) -> None:
        """Name the journal.

        Args:
            folder: Where the cases are.
            case_id: The case.
        """
        self._folder = folder
        self._name = f"{case_id}.undo"

    def open(self) -> History:
        """Return the history recorded so far; a torn line is left out, and a long journal is made short."""
        with suppress(CaseError, OSError), private_folder(self._folder) as folder:
            records = self._records(folder)
            history = History()
            for op, step in records:
                history = history.replay(op, step)
            if len(records) > 2 * CAP:
                folder.write(self._name, b"".join(_line(op, step) for op, step in _shortest(history)))
            return history
        return History()

    def append(self, op: Op, step: Step) -> None:
        """Record what happened to a step; to be called after the case was saved.

        It is not forced to the disk: after a power cut the last steps may be missing.
        """
        with suppress(CaseError, OSError), private_folder(self._folder) as folder:
            descriptor = folder.open(self._name, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
            try:
                os.write(descriptor, _line(op, step))
            finally:
                os.close(descriptor)

    def _records(self, folder: Folder) -> list[tuple[Op, Step]]:
        try:
            data, _ = folder.read(self._name, MAX_BYTES)
        except CaseError:
            folder.remove(self._name)
            raise
        import json  # most starts find no journal

        records = []
        for line in data.split(b"\n"):
            with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
                records.append(_record(json.loads(line)))
        return records


def _shortest(history: History) -> Iterator[tuple[Op, Step]]:
    for step in (*history.done, *reversed(history.undone)):
        yield Op.PUSH, step
    for step in history.undone:
        yield Op.UNDO, step


def _line(op: Op, step: Step) -> bytes:
    import json

    record = {"op": op, "item": step.item_id, "before": _told(step.before), "after": _told(step.after)}
    # The line break comes first, so that a line torn by a crash does not take the next one with it.
    return b"\n" + json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def _record(told: dict[str, Any]) -> tuple[Op, Step]:
    item_id = told["item"]
    if not isinstance(item_id, str):
        raise TypeError("not an item id")
    return Op(told["op"]), Step(item_id, _mark(told["before"]), _mark(told["after"]))


def _told(mark: Mark) -> dict[str, str]:
    said = {
        "state": str(mark.state),
        "reason": mark.reason,
        "until": mark.until.isoformat() if mark.until else "",
        "note": mark.note,
    }
    return {key: text for key, text in said.items() if text}


def _mark(told: dict[str, str]) -> Mark:
    until = told.get("until")
    return Mark(
        State(told["state"]),
        reason=told.get("reason", ""),
        until=date.fromisoformat(until) if until else None,
        note=told.get("note", ""),
    )
