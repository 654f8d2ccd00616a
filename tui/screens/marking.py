"""Marking an item: the commands that case screen and guide screen have in common."""

from __future__ import annotations

from collections.abc import Callable

from checklists.case import REASON_MAX, State, note_limit
from checklists.errors import ShebaoError
from checklists.text import Text, same
from tui.screens.base import BaseScreen
from tui.session import Session
from tui.strings import screen as words

SLOW_SAVE = 0.2
"""Seconds after which a change that is not on the disk yet is drawn as such; before, it waits to be drawn as made."""


class MarkingScreen(BaseScreen[None]):
    """A screen whose rows are items of the open case."""

    def item_under_cursor(self) -> str:
        """Return the full id of the item under the cursor, empty if there is none that can be marked."""
        raise NotImplementedError

    def marked(self, item_id: str) -> None:
        """Draw what a mark changed.

        Args:
            item_id: Full id of the item that was marked.
        """
        raise NotImplementedError

    def action_tick(self) -> None:
        """Tick the item, or take the tick back."""
        if item_id := self._wanted():
            done = self.session.opened.state(item_id) is State.DONE
            self._mark(item_id, State.TODO if done else State.DONE)

    def action_problem(self) -> None:
        """Mark a problem, or take it back."""
        if item_id := self._wanted():
            problem = self.session.opened.state(item_id) is State.PROBLEM
            self._mark(item_id, State.TODO if problem else State.PROBLEM)

    def action_not_applicable(self) -> None:
        """Ask why it does not apply and mark it so, or take that back."""
        if not (item_id := self._wanted()):
            return
        if self.session.opened.state(item_id) is State.NA:
            self._mark(item_id, State.TODO)
            return

        from tui.screens.dialogs import ask_line, ask_reason
        from tui.screens.guarding import save_words

        def take(reason: str | None) -> None:
            if reason is None:
                return
            save_words(
                self,
                reason,
                lambda session, as_written: session.mark(item_id, State.NA, reason=reason, as_written=as_written),
                done=lambda: self.marked(item_id),
                edit=lambda: ask_line(self, words.REASON_TITLE, reason, take, limit=REASON_MAX),
            )

        ask_reason(self, take)

    def action_wait(self) -> None:
        """Ask for a day to look again and mark the item as waiting, or take that back."""
        if not (item_id := self._wanted()):
            return
        if self.session.opened.state(item_id) is State.WAITING:
            self._mark(item_id, State.TODO)
            return

        from tui.screens.dialogs import ask_date

        def take(until: str | None) -> None:
            if until is not None:
                from datetime import date

                self.session.mark(item_id, State.WAITING, until=date.fromisoformat(until))
                self.marked(item_id)

        ask_date(self, take)

    def action_note(self) -> None:
        """Write a note on the item."""
        if not (item_id := self._wanted()):
            return

        from tui.screens.dialogs import ask_note

        before = self.session.opened.mark(item_id).note

        def take(note: str | None) -> None:
            if note is None or note == before:
                return
            length = max(len(note), len(self.session.masked(note)))
            if length > (limit := note_limit(before)):
                self.tell(words.NOTE_LONG, alarm=True, max=limit, count=length)
                ask_note(self, note, take)
                return
            self._save_note(item_id, note, before, edit=lambda: ask_note(self, note, take))

        ask_note(self, before, take)

    def _save_note(self, item_id: str, note: str, before: str, edit: Callable[[], object]) -> None:
        """Save a note that was typed.

        Args:
            item_id: Full id of the item.
            note: The note.
            before: What it was written over.
            edit: Lets the person change it.
        """
        from tui.screens.guarding import save_words

        joined = False

        def save(session: Session, as_written: bool) -> None:
            nonlocal joined
            joined = session.note(item_id, note, before=before, as_written=as_written)

        def done() -> None:
            self.marked(item_id)
            if joined:
                self.tell(words.NOTES_JOINED, alarm=True, item=self._named(item_id))

        save_words(self, note, save, done=done, edit=edit)

    def action_undo(self) -> None:
        """Take back the last change and say which item it was."""
        self._replay(undo=True)

    def action_redo(self) -> None:
        """Do again what was undone and say which item it was."""
        self._replay(undo=False)

    def _replay(self, *, undo: bool) -> None:
        try:
            item_id = self.session.undo() if undo else self.session.redo()
        except ShebaoError as error:
            self.tell_error(error)
            return
        self.marked(item_id)
        text = self._named(item_id)
        if self.session.plan.find(item_id) is None:
            text = words.GONE_ITEM.format(item=text)
        self.tell(words.UNDONE if undo else words.REDONE, item=text)

    def _named(self, item_id: str) -> Text:
        """Return what an item says, its id if the content has it no more."""
        found = self.session.library.find(item_id)
        return found[0].text if found else same(item_id)

    def _mark(self, item_id: str, state: State) -> None:
        self.session.mark(item_id, state)
        self.marked(item_id)

    def _wanted(self) -> str:
        item_id = self.item_under_cursor()
        if not item_id:
            self.tell(words.NO_ITEM)
        return item_id
