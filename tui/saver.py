"""The saver: writes cases on a thread of its own, so that neither a slow disk nor a stalled terminal loses a change."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from checklists.case import Case, reconcile
from checklists.case_store import CaseStore
from checklists.errors import GoneError, NotFoundError, ShebaoError
from tui.news import News

RETRY_SECONDS = 5.0
"""How long to wait after the disk refused before trying again."""
GONE_SECONDS = 0.3
"""How long a file may be missing before it counts as deleted; some editors put a new one in the place of the old."""


class _Copy:
    """A case as this session has it."""

    failure: ShebaoError | None = None
    kept: Case | None = None
    """The version of which a copy is kept elsewhere, because the disk refused it."""
    place = ""
    """Where that copy is."""
    gone = False

    def __init__(self, mine: Case, base: Case | None) -> None:
        """Take a case.

        Args:
            mine: With every change made here.
            base: The last version on disk that is in it, nothing if it was never saved.
        """
        self.mine = mine
        self.base = base


class Saver:
    """Takes changes to be saved, and other sessions' changes; what it has is always all of both.

    Only the newest version of a case is written: changes made while a save is under way go out together in the next.
    """

    def __init__(self, store: CaseStore, tell: Callable[[News], object]) -> None:
        """Create the saver; its thread starts with the first change.

        Args:
            store: Where cases are written.
            tell: Called on the saver's thread with what happened.
        """
        self._store = store
        self._tell = tell
        self._copies: dict[str, _Copy] = {}
        self._dirty: dict[str, None] = {}
        """Ids of what is not saved yet, in the order of the changes."""
        self._to_look_at: dict[str, None] = {}
        self._busy = False
        self._news = False
        self._closing = False
        self._gave_up = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    # What it has

    def open(self, case_id: str) -> None:
        """Read a case, unless there are changes of it that are not saved yet.

        Raises:
            ShebaoError: It cannot be read.
        """
        with self._changed:
            if case_id not in self._dirty:
                case = self._store.load(case_id)
                self._copies[case_id] = _Copy(case, case)

    def view(self, case_id: str) -> tuple[Case, Case | None]:
        """Return a case with every change, and the version on disk that is in it, nothing if it was never saved."""
        with self._changed:
            copy = self._copies[case_id]
            return copy.mine, copy.base

    def unsaved(self) -> list[Case]:
        """Return the cases with changes that are not saved yet."""
        with self._changed:
            return [self._copies[case_id].mine for case_id in self._dirty]

    @property
    def failure(self) -> ShebaoError | None:
        """Why something is not saved, nothing if no save failed."""
        with self._changed:
            failures = (self._copies[case_id].failure for case_id in self._dirty)
            return next(filter(None, failures), None)

    @property
    def places(self) -> tuple[str, ...]:
        """Where copies of all that is not saved are kept; empty unless there is one of each."""
        with self._changed:
            unsaved = [self._copies[case_id] for case_id in self._dirty]
            return tuple(copy.place for copy in unsaved) if all(copy.kept is copy.mine for copy in unsaved) else ()

    # What it is to do

    def put(self, before: Case | None, after: Case) -> None:
        """Have a change saved as soon as possible.

        Args:
            before: The case as `view` returned it last, or as it was after the change before; nothing if it
                is new.
            after: The case with the change.
        """
        with self._changed:
            copy = self._copies.get(after.id)
            if copy is None:
                self._copies[after.id] = _Copy(after, before)
            else:
                copy.mine = after if copy.mine is before else reconcile(before or after, after, copy.mine)
            self._dirty[after.id] = None
            self._wake()

    def look(self, case_id: str) -> None:
        """Have another session's version of a case taken in, if there is one; of a case just made there is none."""
        with self._changed:
            if case_id in self._copies:
                self._to_look_at[case_id] = None
                self._wake()

    def forget(self, case_id: str) -> bool:
        """Save no more of a case, because it is to be deleted; tells whether there was anything to be saved."""
        with self._changed:
            was_unsaved = case_id in self._dirty
            self._dirty.pop(case_id, None)
            return was_unsaved

    def flush(self, timeout: float) -> bool:
        """Wait until everything is saved or the disk has refused for good.

        Args:
            timeout: Seconds to wait at most.

        Returns:
            Whether nothing is left to save.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._gave_up or self._idle(), timeout)
            return self._idle()

    def close(self, timeout: float) -> bool:
        """Try once more what is not saved yet, and stop; tells whether all of it is saved.

        What is not is kept elsewhere: by this thread, as the saver's own may hang on the disk.
        """
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self.flush(timeout):
            return True
        with self._changed:
            unsaved = list(self._dirty)
        for case_id in unsaved:
            self._keep(case_id)
        return False

    def reopen(self) -> None:
        """Go on after `close`: keep trying what the disk refused."""
        with self._changed:
            self._closing = self._gave_up = False
            self._wake()

    # The thread

    def _idle(self) -> bool:
        return not (self._dirty or self._to_look_at or self._busy)

    def _wake(self) -> None:
        self._news = True
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
            self._thread.start()
        self._changed.notify_all()

    def _run(self) -> None:
        failed = False
        while True:
            with self._changed:
                if failed:
                    self._changed.wait_for(lambda: self._closing or self._news, RETRY_SECONDS)
                self._changed.wait_for(lambda: self._dirty or self._to_look_at or self._closing)
                self._news = False
                last_try = self._closing
                to_look_at, self._to_look_at = self._to_look_at, {}
                to_save = list(self._dirty)
                self._busy = True
            for case_id in to_look_at:
                self._look(case_id)
            failed = False in [self._save(case_id) for case_id in to_save]
            with self._changed:
                self._busy = False
                self._gave_up = failed and last_try
                self._changed.notify_all()
                if last_try and (failed or not self._dirty):
                    self._thread = None
                    return

    def _save(self, case_id: str) -> bool:
        """Try to save a case, and tell whether to go on at once."""
        with self._changed:
            copy = self._copies[case_id]
            if case_id not in self._dirty:
                return True
            sent, base = copy.mine, copy.base
        if copy.kept:  # what is kept is never older than what is saved, or the next session would merge the past
            self._keep(case_id)
        saved, failure = None, None
        try:
            saved = self._store.save(sent, base)
        except ShebaoError as error:
            failure = error
        with self._changed:
            copy.failure = failure
            if saved:
                copy.mine = saved if copy.mine is sent else reconcile(sent, copy.mine, saved)
                if copy.base is None or saved.revision > copy.base.revision:
                    copy.base = saved
            # A case that was deleted elsewhere stays deleted: saving it again would bring back what somebody removed.
            if copy.mine is saved or isinstance(failure, GoneError):
                self._dirty.pop(case_id, None)
            clean = case_id not in self._dirty
        if clean and copy.kept:
            self._store.drop(case_id)
            copy.kept, copy.place = None, ""
        elif failure:
            self._keep(case_id)
        self._tell(News(case_id, saved=saved is not None, failure=failure))
        return clean or saved is not None

    def _keep(self, case_id: str) -> None:
        """Keep a copy elsewhere of what is not saved."""
        with self._changed:
            copy = self._copies[case_id]
            mine, base = copy.mine, copy.base
        if copy.kept is not mine and (place := self._store.keep(mine, base)):
            copy.kept, copy.place = mine, place

    def _look(self, case_id: str) -> None:
        """Take in what another session saved."""
        for attempt in range(2):
            try:
                with self._changed:
                    copy = self._copies[case_id]
                    before, case = copy.base, self._store.load(case_id)
                    copy.gone = False
                    if before is None or case == before:
                        return
                    copy.mine = case if case_id not in self._dirty else reconcile(before, copy.mine, case)
                    copy.base = case
                self._tell(News(case_id))
                return
            except NotFoundError:
                if not attempt:
                    time.sleep(GONE_SECONDS)
            except ShebaoError:
                return  # the next save says what is wrong with the file
        if not copy.gone and copy.base:
            copy.gone = True
            self._tell(News(case_id, gone=True))
