"""Having every answer on the disk before the next question, and saying what other sessions do meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from time import monotonic

from checklists.errors import GoneError, ShebaoError
from checklists.text import same
from tui.news import News
from tui.session import Session
from tui.strings import screen
from tui.strings import walk as words
from tui.walk.talk import Talk

SECONDS = 3.0
"""How long a question waits for the disk."""


class Keeper:
    """Waits for saves, and says what came of them."""

    def __init__(self, session: Session, talk: Talk) -> None:
        """Take over what the session's saver tells.

        Args:
            session: The session; its saver speaks on a thread of its own.
            talk: The conversation.
        """
        self._session = session
        self._talk = talk
        self._news: SimpleQueue[News] = SimpleQueue()
        self._warned = False
        session.told = self._news.put

    @contextmanager
    def watching(self) -> Iterator[None]:
        """While entered, notice what other sessions do; `catch_up` says it."""
        end = self._session.watch(self._session.look)
        try:
            yield
        finally:
            end()

    def catch_up(self) -> None:
        """Take in what there is to take in by now, and say what other sessions did."""
        while not self._news.empty():
            self._take(self._news.get())

    def settle(self) -> None:
        """Wait until a change is on the disk, and say so where it is not.

        A change that the disk refused stays in memory and is tried again.
        """
        until = monotonic() + SECONDS
        failure: ShebaoError | None = None
        settled = False
        while not (settled or failure):
            try:
                news = self._news.get(timeout=max(until - monotonic(), 0.0))
            except Empty:
                break
            self._take(news)
            failure = news.failure
            settled = news.saved and self._session.flush(max(until - monotonic(), 0.0))
        self.catch_up()
        self._say_how_it_went(failure, settled=settled)

    def _say_how_it_went(self, failure: ShebaoError | None, *, settled: bool) -> None:
        if failure:
            self._talk.tell(failure.message)
            if not isinstance(failure, GoneError):
                self._talk.tell(words.STILL_TRYING)
        elif not settled and not self._warned:
            self._talk.tell(words.SLOW_DISK)
        elif settled and self._warned:
            self._talk.tell(words.SAVED_AT_LAST)
        self._warned = not settled

    def _take(self, news: News) -> None:
        """Take in news, and say what another session did to the open case."""
        taken = self._session.take(news)
        for item_id in taken.joined:
            found = self._session.library.find(item_id)
            self._talk.tell(screen.NOTES_JOINED, item=found[0].text if found else same(item_id))
        if taken.gone:
            self._talk.tell(screen.GONE)
        elif taken.foreign and not taken.joined:
            self._talk.tell(screen.MERGED if news.saved else screen.CHANGED)
