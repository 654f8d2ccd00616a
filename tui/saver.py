"""The saver: writes cases on a thread of its own, so that neither a slow disk nor a stalled terminal loses a change."""

from __future__ import annotations

import threading
from collections.abc import Callable

from checklists.case import Case, merge
from checklists.errors import GoneError, ShebaoError
from checklists.store import CaseStore

RETRY_SECONDS = 5.0
"""How long to wait after the disk refused before trying again."""


class Saver:
    """Takes cases to be saved; says when each is durable or why it is not.

    Only the newest version of a case is written: changes made while a save is under way go out together in the next.
    """

    def __init__(self, store: CaseStore, tell: Callable[[Case | None, ShebaoError | None], object]) -> None:
        """Create the saver; its thread starts with the first case.

        Args:
            store: Where cases are written.
            tell: Called on the saver's thread with the case as saved, or with what the disk said.
        """
        self._store = store
        self._tell = tell
        self._waiting: dict[str, Case] = {}
        self._writing = False
        self._closing = False
        self._gave_up = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def put(self, case: Case) -> None:
        """Have a case saved as soon as possible."""
        with self._changed:
            self._waiting[case.id] = case
            self._start()
            self._changed.notify_all()

    def flush(self, timeout: float) -> bool:
        """Wait until everything is saved or the disk has refused for good.

        Args:
            timeout: Seconds to wait at most.

        Returns:
            Whether nothing is left to save.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._gave_up or not (self._waiting or self._writing), timeout)
            return not self._waiting and not self._writing

    def close(self, timeout: float) -> bool:
        """Try once more what is not saved yet, and stop; tells whether all of it is saved."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        return self.flush(timeout)

    def reopen(self) -> None:
        """Go on after `close`: keep trying what the disk refused."""
        with self._changed:
            self._closing = self._gave_up = False
            self._start()

    def _start(self) -> None:
        if self._waiting and (self._thread is None or not self._thread.is_alive()):
            self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closing)
                if not self._waiting:
                    return
                case = self._waiting.pop(next(iter(self._waiting)))
                self._writing = True
                last_try = self._closing
            failure = self._write(case)
            with self._changed:
                self._changed.notify_all()
                if failure and last_try:
                    self._gave_up = True
                    return
                if failure:
                    self._changed.wait_for(lambda: self._closing, RETRY_SECONDS)

    def _write(self, case: Case) -> ShebaoError | None:
        saved: Case | None = None
        failure: ShebaoError | None = None
        try:
            saved = self._store.save(case)
        except ShebaoError as error:
            failure = error
        with self._changed:
            self._writing = False
            # A case that was deleted elsewhere stays deleted: saving it again would bring back what somebody removed.
            if failure and not isinstance(failure, GoneError):
                newer = self._waiting.get(case.id)
                self._waiting[case.id] = merge(case, newer) if newer else case
        self._tell(saved, failure)
        return failure
