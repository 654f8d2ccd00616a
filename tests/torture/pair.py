"""Two sessions on one case, and everything that a person can do in either."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from checklists.case import Answers, State
from checklists.errors import ShebaoError
from checklists.history import Op, StaleError, Step
from checklists.library import Library
from checklists.settings import Settings
from checklists.store import Store
from tests.torture.counted import CASE, drafts
from tests.torture.two import Model
from tui.news import News
from tui.session import Session

MOST = 60
"""Actions of one run, at most."""
ITEMS = tuple(f"bring-window/{name}" for name in ("id-card", "foreigner", "phone", "card"))
"""Few, so that the sessions meet."""
PATIENCE = 60.0
"""Seconds within which both have to agree, however busy the machine."""
CHANNELS = ("hall-window", "hotline-12333", "")


class Side:
    """One session, and what its saver told that it did not take in yet, as events wait for the loop of the app."""

    def __init__(self, library: Library, folder: Path, clock: Callable[[], datetime], model: Model) -> None:
        store = Store(folder)
        self.session = Session(library, store, Settings(), folder / "settings.toml", "zh", clock)
        self.news: deque[News] = deque()
        self.session.told = self.news.append
        self.open(model)

    def open(self, model: Model) -> None:
        """Open the case, as from the first screen."""
        self.session.open(CASE.id)
        self.history = model.history()
        self.typing: tuple[str, str] | None = None
        """Item and note over which a note is being typed."""

    def take(self) -> int:
        """Take in all that was told, and return how many notes were joined."""
        joined = 0
        while self.news:
            joined += len(self.session.take(self.news.popleft()).joined)
        return joined


class Pair:
    """Two sessions, the model, and what was done."""

    def __init__(self, library: Library, folder: Path, chance: random.Random) -> None:
        self.library = library
        self.folder = folder
        self.chance = chance
        self.seconds = 0
        self.done: list[str] = []
        self.joined = 0
        self.faults: list[str] = []
        Store(folder).save(CASE)
        self.model = Model(CASE.name, CASE.answers)
        self.sides = [Side(library, folder, self.now, self.model) for _ in range(2)]

    def now(self) -> datetime:
        """Return a moment later than any before."""
        self.seconds += 1
        return CASE.created + timedelta(seconds=self.seconds)

    def drive(self) -> list[str]:
        """Do everything and return what is wrong in the end."""
        for _ in range(self.chance.randrange(2, MOST)):
            which = self.chance.randrange(2)
            name = self.chance.choices([*_ACTIONS], [weight for _, weight in _ACTIONS.values()])[0]
            self.done.append(f"{which} {name}")
            try:
                _ACTIONS[name][0](self, self.sides[which])
            except ShebaoError as error:
                self.faults.append(f"{self.done[-1]} was refused: {error}")
            time.sleep(self.chance.choice((0, 0, self.chance.uniform(0, 0.004))))
        agreed = self._settle()
        fresh = Store(self.folder).load(CASE.id)
        for whose, case in (
            ("file", fresh),
            *((f"session {n}", each.session.opened) for n, each in enumerate(self.sides)),
        ):
            self.faults += self.model.faults(case, whose)
        for side in self.sides:
            side.session.quit(PATIENCE)
        return self.faults + ([] if agreed else ["the sessions do not agree"]) + drafts(self.folder)

    def _settle(self) -> bool:
        """Have both take in all there is; tells whether both then have what is on the disk."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for side in self.sides:
                side.session.flush(PATIENCE)
                side.session.look()
                self.joined += side.take()
            fresh = Store(self.folder).load(CASE.id)
            if all(
                (side.session.opened.marks, side.session.opened.answers, side.session.opened.name)
                == (fresh.marks, fresh.answers, fresh.name)
                for side in self.sides
            ):
                return True
            time.sleep(0.002)
        return False

    def item(self) -> str:
        """Choose an item."""
        item = self.chance.choice(ITEMS)
        self.done[-1] += f" {item}"
        return item

    def mark(self, side: Side, state: State, reason: str = "", until: date | None = None) -> None:
        """Set a state."""
        item = self.item()
        before = side.session.opened.mark(item)
        side.session.mark(item, state, reason=reason, until=until)
        after = side.session.opened.mark(item)
        if (after.state, after.reason, after.until, after.note) != (state, reason, until, before.note):
            self.faults.append(f"{self.done[-1]}: it is {after}")
        self.model.state(item, after)
        self._push(side, Step(item, before, after))

    def note(self, side: Side) -> None:
        """Write a note, or take one out, over what is there."""
        self._write(side, self.item(), None)

    def type(self, side: Side) -> None:
        """Begin to type a note; it is written some actions later."""
        item = self.item()
        side.typing = (item, side.session.opened.mark(item).note)

    def typed(self, side: Side) -> None:
        """Write what was being typed, over what was there when it was begun."""
        if side.typing:
            self._write(side, *side.typing)
            side.typing = None

    def _write(self, side: Side, item: str, seen: str | None) -> None:
        before = side.session.opened.mark(item)
        text = f"note {self.seconds}" if self.chance.randrange(5) else ""
        self.done[-1] += f" {item} {text!r} over {before.note!r}, seen {seen!r}"
        side.session.note(item, text, before=seen)
        self.model.note(item, before.note if seen is None else seen, text)
        self._push(side, Step(item, before, side.session.opened.mark(item)))

    def _push(self, side: Side, step: Step) -> None:
        side.history = side.history.push(step)
        self.model.log.append((Op.PUSH, step))

    def undo(self, side: Side) -> None:
        """Take the last change back."""
        self._back(side, Op.UNDO)

    def redo(self, side: Side) -> None:
        """Do it again."""
        self._back(side, Op.REDO)

    def _back(self, side: Side, op: Op) -> None:
        case, session = side.session.opened, side.session
        try:
            side.history, step = (side.history.undo if op is Op.UNDO else side.history.redo)(case)
            wanted = step.before if op is Op.UNDO else step.after
        except ShebaoError as error:
            if isinstance(error, StaleError):
                side.history = error.history
                self.model.log.append((Op.DROP, error.step))
            try:
                session.undo() if op is Op.UNDO else session.redo()
            except type(error):
                return
            self.faults.append(f"{self.done[-1]}: not refused")
            return
        item = session.undo() if op is Op.UNDO else session.redo()
        after = session.opened.mark(item)
        self.done[-1] += f" {item}"
        if (item, after.state, after.note) != (step.item_id, wanted.state, wanted.note):
            self.faults.append(f"{self.done[-1]}: it is {after}, not {wanted}")
        self.model.log.append((op, step))
        self.model.back(step, case.mark(item), after)

    def answer(self, side: Side) -> None:
        """Answer otherwise."""
        answers = Answers(channel=self.chance.choice(CHANNELS), region=self.chance.choice(("", "sc")))
        side.session.answer(answers)
        self.model.name, self.model.answers = side.session.opened.name, answers

    def rename(self, side: Side) -> None:
        """Give the case another name."""
        side.session.rename(f"name {self.seconds}")
        self.model.name, self.model.answers = side.session.opened.name, side.session.opened.answers

    def reopen(self, side: Side) -> None:
        """Leave the case and come back."""
        side.session.close()
        self.joined += side.take()
        side.open(self.model)

    def restart(self, side: Side) -> None:
        """Quit, and start the program again."""
        if not side.session.quit(PATIENCE):
            self.faults.append(f"{self.done[-1]}: not saved")
        self.sides[self.sides.index(side)] = Side(self.library, self.folder, self.now, self.model)

    def flush(self, side: Side) -> None:
        """Wait until it is saved."""
        side.session.flush(PATIENCE)

    def look(self, side: Side) -> None:
        """Hear that the folder changed."""
        side.session.look()

    def take(self, side: Side) -> None:
        """Give the app time to take in what it was told."""
        self.joined += side.take()


_LATER = date(2026, 12, 1)
_ACTIONS: Mapping[str, tuple[Callable[[Pair, Side], None], int]] = {
    "done": (lambda pair, side: pair.mark(side, State.DONE), 10),
    "todo": (lambda pair, side: pair.mark(side, State.TODO), 4),
    "problem": (lambda pair, side: pair.mark(side, State.PROBLEM), 5),
    "na": (lambda pair, side: pair.mark(side, State.NA, reason=f"reason {pair.seconds}"), 3),
    "wait": (lambda pair, side: pair.mark(side, State.WAITING, until=_LATER + timedelta(pair.seconds)), 3),
    "note": (Pair.note, 12),
    "type": (Pair.type, 4),
    "typed": (Pair.typed, 5),
    "undo": (Pair.undo, 10),
    "redo": (Pair.redo, 5),
    "answer": (Pair.answer, 3),
    "rename": (Pair.rename, 2),
    "reopen": (Pair.reopen, 2),
    "restart": (Pair.restart, 1),
    "flush": (Pair.flush, 5),
    "look": (Pair.look, 8),
    "take": (Pair.take, 12),
}
"""Action -> what does it, and how often."""
