"""The cases of a guest: in memory alone, behind the same doors as those on disk, and gone with the session."""

from __future__ import annotations

import threading
from collections.abc import Callable, Container

from checklists.case import Case, merge
from checklists.errors import CaseError, GoneError
from checklists.formats.toml_write import tidy
from checklists.generations import Generation
from checklists.history import History, Op, Step
from checklists.naming import fold, new_id, not_found, pick
from checklists.records import replace
from checklists.text import Text


class MemoryStore:
    """The cases of one session; threads may share it. What cannot go wrong without a disk is answered plainly."""

    def __init__(self) -> None:
        """Begin with no case."""
        self._cases: dict[str, Case] = {}
        self._journals: dict[str, MemoryJournal] = {}
        self._gone: set[str] = set()
        self._lock = threading.Lock()

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all cases, in order."""
        return tuple(sorted(self._cases))

    def load(self, case_id: str) -> Case:
        """Return a case.

        Raises:
            NotFoundError: No such case.
        """
        try:
            return self._cases[case_id]
        except KeyError:
            raise not_found(self.all()[0], case_id) from None

    def all(self) -> tuple[list[Case], list[CaseError]]:
        """Return every case; none can be damaged."""
        return [self._cases[case_id] for case_id in self.ids()], []

    def find(self, name_or_id: str) -> Case:
        """Return the case with an id or a nickname.

        Raises:
            NotFoundError: No such case.
            UsageError: Several cases have this nickname.
        """
        return self._cases.get(fold(name_or_id)) or pick(self.all()[0], name_or_id)

    def new_id(self) -> str:
        """Return an id that no case has or had."""
        return new_id({*self._cases, *self._gone})

    def save(self, case: Case, base: Case | None = None, *, brought: bool = False) -> Case:
        """Keep a case and return it as kept: one revision on.

        Args:
            case: The case.
            base: The version that it was made from; with one session alone there is nothing to tell apart by it.
            brought: It comes from a file; no copy of what was there is kept all the same.

        Raises:
            GoneError: It was deleted since.
        """
        with self._lock:
            if case.id in self._gone:
                raise GoneError(_GONE)
            before = self._cases.get(case.id)
            merged = merge(before, case) if before else case
            self._cases[case.id] = saved = tidy(replace(merged, revision=merged.revision + 1))
            return saved

    def hand_edited(self, case_id: str) -> bool:
        """Tell that there is no file that somebody could have edited."""
        return False

    def last_copy(self, case_id: str) -> str:
        """Return nothing: no earlier copies are kept."""
        return ""

    def restore(self, case_id: str, generation: Generation) -> Case:
        """Put another version in the place of a case."""
        with self._lock:
            restored = self._cases[case_id] = tidy(replace(generation.case, id=case_id))
            return restored

    def delete(self, case_id: str) -> tuple[str, ...]:
        """Forget a case with its undo history, and return the files removed: none.

        Raises:
            NotFoundError: No such case.
        """
        self.load(case_id)
        with self._lock:
            del self._cases[case_id]
            self._journals.pop(case_id, None)
            self._gone.add(case_id)
        return ()

    def retire(self, case_id: str) -> str:
        """Forget a case, of which no copy stays."""
        self.delete(case_id)
        return ""

    def journal(self, case_id: str) -> MemoryJournal:
        """Return the undo history of a case."""
        return self._journals.setdefault(case_id, MemoryJournal())

    def keep(self, case: Case, base: Case | None) -> str:
        """Keep no second copy: there is no place for it that would not be a file."""
        return ""

    def drop(self, case_id: str) -> None:
        """Remove no second copy: there is none."""

    def watch(self, tell: Callable[[Container[str]], object]) -> Callable[[], None]:
        """Watch nothing: no other session can change what only this one has."""
        return lambda: None


class MemoryJournal:
    """The undo history of a case in memory."""

    def __init__(self) -> None:
        self._history = History()

    def open(self) -> History:
        """Return the history so far."""
        return self._history

    def append(self, op: Op, step: Step) -> None:
        """Record what happened to a step."""
        self._history = self._history.replay(op, step)


_GONE = Text("这份档案已经删掉了，没有存", "This case has been deleted and was not kept")
