"""A session that is ended by another thread: a change is in both the undo journal and the file, or in neither."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from pathlib import Path

from checklists.case import Answers, Case, State
from checklists.history import Step
from checklists.settings import Settings
from checklists.store import Store
from tests.clock import NOW
from tests.content import bundled
from tui.session import Session

ITEM, OTHER = "verify-records/name", "verify-records/months"


class Slow:
    """A journal that takes its time, on a disk that does."""

    def __init__(self, journal: object) -> None:
        self._journal = journal
        self.reached, self.let_go = threading.Event(), threading.Event()

    def append(self, op: object, step: Step) -> None:
        self.reached.set()
        assert self.let_go.wait(10)
        self._journal.append(op, step)  # type: ignore[attr-defined]


def test_the_change_under_way_is_the_last_and_whole(tmp_path: Path) -> None:
    store = Store(tmp_path / "cases")
    store.save(Case("k7q2", "妈妈", NOW, Answers(channel="hall-window"), at=NOW))
    ticks = iter(range(1000))
    session = Session(
        bundled(), store, Settings(), tmp_path / "s.toml", "zh", lambda: NOW + timedelta(seconds=next(ticks))
    )
    session.open("k7q2")
    journal = session._journal = Slow(session._journal)  # type: ignore[assignment]

    def tick() -> None:
        for item in (ITEM, OTHER):
            session.mark(item, State.DONE)

    def end() -> None:
        session.take_no_more()
        session.quit(5)

    person, watchdog = threading.Thread(target=tick, daemon=True), threading.Thread(target=end)
    person.start()
    assert journal.reached.wait(10)
    watchdog.start()
    time.sleep(0.05)
    journal.let_go.set()
    watchdog.join(10)

    kept = Store(tmp_path / "cases").load("k7q2")
    done = [step.item_id for step in Store(tmp_path / "cases").journal("k7q2").open().done]
    assert done == [item for item in (ITEM, OTHER) if kept.state(item) is State.DONE] != []
    assert person.is_alive() or done == [ITEM, OTHER]
