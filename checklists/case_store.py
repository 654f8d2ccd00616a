"""What the program needs of the place where cases are kept."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Protocol

from checklists.case import Case
from checklists.errors import CaseError
from checklists.generations import Generation
from checklists.history import History, Op, Step


class UndoLog(Protocol):
    """Where the undo history of one case is recorded; what `Journal` does on disk. Nothing here fails."""

    def open(self) -> History:
        """Return the history recorded so far."""

    def append(self, op: Op, step: Step) -> None:
        """Record what happened to a step."""


class CaseStore(Protocol):
    """What the screens and the commands need of the place where cases are kept; `Store` keeps them on disk.

    `Store` says of each method which errors it raises.
    """

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all cases, in order."""

    def load(self, case_id: str) -> Case:
        """Return a case as it is kept."""

    def all(self) -> tuple[list[Case], list[CaseError]]:
        """Return every case that can be read, and for each that cannot, why."""

    def find(self, name_or_id: str) -> Case:
        """Return the case with an id or a nickname."""

    def new_id(self) -> str:
        """Return an id of which nothing is kept here."""

    def save(self, case: Case, base: Case | None = None, *, brought: bool = False) -> Case:
        """Save a case and return it as saved: merged with what other sessions saved, one revision on.

        Args:
            case: The case.
            base: The version from here that it was made from; by default the one last read or saved.
            brought: Something was taken into it that may have replaced much: keep a copy of what was there.
        """

    def journal(self, case_id: str) -> UndoLog:
        """Return the undo history of a case."""

    def hand_edited(self, case_id: str) -> bool:
        """Tell whether a case, as last read here, was edited by hand."""

    def restore(self, case_id: str, generation: Generation) -> Case:
        """Put an earlier copy in the place of a damaged or missing case, and return it."""

    def last_copy(self, case_id: str) -> str:
        """Return where the last earlier copy of a case is, empty if there is none."""

    def delete(self, case_id: str) -> tuple[str, ...]:
        """Remove a case with all that was kept of it, and return the names of what was removed."""

    def retire(self, case_id: str) -> str:
        """Remove a case but for its earlier copies, of which it becomes the last, and return where that is."""

    def keep(self, case: Case, base: Case | None) -> str:
        """Keep a copy of what cannot be saved, for the next session to save.

        Args:
            case: The case with the changes.
            base: The version from here that it was made from, nothing if the case is new.

        Returns:
            Where it is, empty if there is no place for it.
        """

    def drop(self, case_id: str) -> None:
        """Remove that copy, because the case is saved now."""

    def watch(self, tell: Callable[[Container[str]], object]) -> Callable[[], None]:
        """Have a function called whenever another session may have changed something.

        Args:
            tell: The function; called on another thread, with the ids of the cases that may have changed.

        Returns:
            What ends it.
        """
