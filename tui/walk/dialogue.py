"""Where a dialogue stands: the item it is at, where it came from, and how it moves on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from checklists.case import State
from checklists.formats.wording import Wording
from checklists.model import Item
from checklists.plan import PlannedList, next_open
from tui.session import Session
from tui.strings import screen
from tui.strings import walk as words
from tui.walk.saving import Keeper
from tui.walk.talk import Talk

T = TypeVar("T")


class Dialogue:
    """One conversation about cases."""

    def __init__(self, session: Session, talk: Talk) -> None:
        """Begin with no case open.

        Args:
            session: What the conversation works on; changes go through it.
            talk: The conversation.
        """
        self.session = session
        self.talk = talk
        self.keeper = Keeper(session, talk)
        self.here = ""
        """Full id of the item that is asked about; empty if there is none."""
        self.return_to = ""
        """The check whose correction was opened last."""
        self._trail: list[str] = []

    @property
    def wording(self) -> Wording:
        """The content in words, as they read today."""
        return Wording(self.session.library, self.talk.lang, self.session.today)

    @property
    def ids(self) -> list[str]:
        """The full ids of all items of the plan, in order."""
        return [item_id for item_id, _, _ in self.session.plan.items()]

    @property
    def item(self) -> tuple[Item, PlannedList] | None:
        """The item that is asked about and its list."""
        return self.session.plan.find(self.here)

    def change(self, do: Callable[[], T]) -> T:
        """Change the open case and wait until that is on the disk."""
        done = do()
        self.keeper.settle()
        return done

    def begin(self) -> None:
        """Go to where the open case is to be taken up: what is due, what is still to do, or the first item."""
        self._trail = []
        self.return_to = ""
        due = next((item_id for item_id in self.ids if self._is_due(item_id, self.session.today)), "")
        upcoming = next_open(self.session.plan, self.session.opened)
        self.here = due or (upcoming[0] if upcoming else next(iter(self.ids), ""))

    def go(self, item_id: str) -> None:
        """Go to an item; `back` returns to where one was."""
        if item_id != self.here:
            self._trail.append(self.here)
            self.here = item_id

    def back(self) -> bool:
        """Go back to where one was, else to the item before, and tell whether there was any."""
        before = [item_id for item_id in self.ids[: self._place()] if item_id != self.here]
        while self._trail:
            item_id = self._trail.pop()
            if item_id in self.ids and item_id != self.here:
                self.here = item_id
                return True
        if before:
            self.here = before[-1]
        return bool(before)

    def step(self) -> bool:
        """Go to the next item whatever its state, and tell whether there was any."""
        after = self.ids[self._place() + 1 :]
        if after:
            self.go(after[0])
        return bool(after)

    def advance(self) -> None:
        """Go to the next item that is still to do, from here on and then from the top; say so if there is none."""
        ids, place = self.ids, self._place() + 1
        for item_id in [*ids[place:], *ids[:place]]:
            if self.session.opened.state(item_id) is State.TODO:
                self.go(item_id)
                return
        self.talk.tell(screen.NOTHING_OPEN)
        self.talk.tell(words.WHAT_NOW)

    def stay_in_plan(self) -> None:
        """Go elsewhere if the item is no longer planned: a correction closed, or the answers changed."""
        if self.here not in self.ids:
            upcoming = next_open(self.session.plan, self.session.opened)
            self.here = upcoming[0] if upcoming else next(iter(self.ids), "")

    def _place(self) -> int:
        return self.ids.index(self.here) if self.here in self.ids else -1

    def _is_due(self, item_id: str, today: date) -> bool:
        mark = self.session.opened.mark(item_id)
        return mark.state is State.WAITING and mark.until is not None and mark.until <= today
