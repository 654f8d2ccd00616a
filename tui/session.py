"""What the screens share: the content, the cases, the one that is open, its undo, and the language."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from datetime import date, datetime
from pathlib import Path
from threading import RLock

from checklists.case import (
    NAME_MAX,
    REASON_MAX,
    Answers,
    Case,
    Counts,
    State,
    rename,
    restore,
    set_answers,
    set_note,
    set_state,
)
from checklists.case_store import CaseStore, UndoLog
from checklists.errors import CaseError, NotFoundError
from checklists.history import History, Op, StaleError, Step, content
from checklists.library import Library, Target
from checklists.model import Stage
from checklists.notes import is_joined, join
from checklists.plan import Plan, count_stages, make_plan, still_holds
from checklists.policy import ORDINARY, Policy
from checklists.settings import Settings
from checklists.text import Lang
from tui.news import News, Saved, Taken
from tui.preferences import Preferences
from tui.saver import Saver

_CHANGE_SECONDS = 0.4
"""How long the end waits for a change under way; its journal may be on a disk that hangs."""


class Session(Preferences):
    """One run of the full screen. Changes go through it, and every change is saved."""

    def __init__(
        self,
        library: Library,
        store: CaseStore,
        settings: Settings,
        settings_file: Path,
        lang: Lang,
        clock: Callable[[], datetime],
        policy: Policy = ORDINARY,
    ) -> None:
        """Start with no case open.

        Args:
            library: The content.
            store: The cases on disk.
            settings: What the person chose before.
            settings_file: Where that is kept.
            lang: The language to begin with.
            clock: Returns the present moment, aware of its time zone.
            policy: What the machine demands.
        """
        super().__init__(settings, settings_file if not policy.guest else None, lang, clock)
        self.library = library
        self.store = store
        self.policy = policy
        self.saved = Saved()
        self.told: Callable[[News], object] = self.take
        """Called on the saver's thread; the app sets it to something that hands over to its own thread."""
        self.unanswered: Callable[[], object] | None = None
        """Saves, masked, what a person is being asked about; done if the session ends before they answer."""
        self._saver = Saver(store, lambda news: self.told(news))
        self._case: Case | None = None
        self._on_disk: Case | None = None
        """The version on disk that is in the open case, nothing if it was never saved."""
        self._plan: Plan | None = None
        self._counted: tuple[Plan, Case, Mapping[Stage, Counts]] | None = None
        """What was counted last."""
        self._history = History()
        self._journal: UndoLog | None = None
        self._changing = RLock()
        """Held while a change goes to the journal and to the saver, which no end may part."""
        self._taken_along: dict[str, object] = {}
        """What the last export of a case told, by its id."""

    # The open case

    @property
    def case(self) -> Case | None:
        """The case that is open."""
        return self._case

    @property
    def opened(self) -> Case:
        """The case that is open; only screens that need one ask for it."""
        assert self._case is not None
        return self._case

    @property
    def plan(self) -> Plan:
        """The plan of the open case."""
        if self._plan is None:
            self._plan = make_plan(self.library, self.opened)
        return self._plan

    @property
    def counts(self) -> Mapping[Stage, Counts]:
        """How far each stage of the open case is."""
        plan, case = self.plan, self.opened
        if self._counted is None or self._counted[0] is not plan or self._counted[1] is not case:
            self._counted = plan, case, count_stages(plan, case)
        return self._counted[2]

    def target(self, item_id: str) -> Target | None:
        """Return where the guide explains an item: where its link leads, or, for a step, the step itself."""
        found = self.library.find(item_id)
        if found is None:
            return None
        channel = self._case.answers.channel if self._case else ""
        return self.library.target(found[0].guide, channel) or self.library.place(item_id)

    def cases(self) -> tuple[list[Case], list[CaseError]]:
        """Return every case on disk, with changes of this session that are not saved yet, and every file that fails."""
        cases, damaged = self.store.all()
        found = {case.id: case for case in (*cases, *self._saver.unsaved())}
        return list(found.values()), damaged

    def open(self, case_id: str) -> Case:
        """Open a case with its undo history.

        Raises:
            ShebaoError: The file cannot be read.
        """
        self._saver.open(case_id)
        self._take_view(case_id)
        self._journal = self.store.journal(case_id)
        self._history = self._journal.open()
        return self.opened

    def create(self, name: str, answers: Answers, *, as_written: bool = False) -> Case:
        """Make a new case, open it and have it saved."""
        now = self.clock()
        name = name if as_written else self.masked(name)
        case = Case(self.store.new_id(), name[:NAME_MAX], now, answers, at=now)
        self._journal = self.store.journal(case.id)
        self._history = History()
        self._case = self._on_disk = None
        self._change(case)
        return case

    def delete(self, case_id: str) -> tuple[str, ...]:
        """Delete a case with all that was kept of it, and return the names of what was removed.

        Raises:
            ShebaoError: It could not be deleted.
        """
        was_unsaved = self._saver.forget(case_id)
        try:
            return self.store.delete(case_id)
        except NotFoundError:
            if was_unsaved:
                return ()  # it was never saved
            raise

    def close(self) -> None:
        """Leave the open case; what is not saved yet goes on being saved."""
        self._case = self._plan = None
        self.saved.failure = self._saver.failure  # no longer that somebody deleted this case

    # Changes. What a person typed is saved with identity, phone and card numbers masked, unless they said otherwise.

    def mark(
        self, item_id: str, state: State, *, reason: str = "", until: date | None = None, as_written: bool = False
    ) -> None:
        """Put an item of the open case in a state."""
        # Masked before it is cut: half a number would no longer be known for one.
        reason = (reason if as_written else self.masked(reason))[:REASON_MAX]
        self._step(item_id, set_state(self.opened, item_id, state, now=self.clock(), reason=reason, until=until))

    def note(self, item_id: str, note: str, *, before: str | None = None, as_written: bool = False) -> bool:
        """Write a note on an item of the open case, and tell whether it was joined with another one.

        Args:
            item_id: Full id of the item.
            note: The note.
            before: What it was written over, if that may not be what stands there now: then both texts stay.
            as_written: Whether to keep the numbers in it.
        """
        note = note if as_written else self.masked(note)
        present = self.opened.mark(item_id).note
        changed = before is not None and before != present
        if changed:
            note = join(before or "", present, note)
        self._step(item_id, set_note(self.opened, item_id, note, now=self.clock()))
        return changed

    def masked(self, text: str) -> str:
        """Return what a person typed with identity, phone and card numbers masked."""
        if not text:
            return ""
        from checklists.aids.privacy import mask

        return mask(text, self.lang, self.today)

    def answer(self, answers: Answers) -> None:
        """Change the answers of the open case."""
        self._change(set_answers(self.opened, answers, now=self.clock()))

    def rename(self, name: str, *, as_written: bool = False) -> None:
        """Change the nickname of the open case."""
        name = name if as_written else self.masked(name)
        self._change(rename(self.opened, name[:NAME_MAX], now=self.clock()))

    def undo(self) -> str:
        """Take back the last change and return its item's full id.

        Raises:
            ShebaoError: There is none, or its item was changed elsewhere since.
        """
        return self._replay(Op.UNDO, self._history.undo)

    def redo(self) -> str:
        """Do again what was undone last and return its item's full id.

        Raises:
            ShebaoError: There is nothing, or its item was changed elsewhere since.
        """
        return self._replay(Op.REDO, self._history.redo)

    def is_unsaved(self, item_id: str) -> bool:
        """Tell whether an item's last change is not durable yet."""
        return self.opened.marks.get(item_id) != (self._on_disk.marks.get(item_id) if self._on_disk else None)

    def look(self) -> None:
        """Have another session's changes of the open case taken in; `told` is called if there are any."""
        case = self._case  # another thread may ask
        if case:
            self._saver.look(case.id)

    def watch(self, tell: Callable[[], object]) -> Callable[[], None]:
        """Have a function called whenever another session may have changed what is open; return what ends it.

        Args:
            tell: The function; called on another thread.
        """

        def concerned(changed: Container[str]) -> None:
            case = self._case
            if case is None or case.id in changed:
                tell()

        return self.store.watch(concerned)

    def take(self, news: News) -> Taken:
        """Take in what the saver tells."""
        self.saved.failure = news.failure or self._saver.failure
        if news.saved:
            self.saved.at = self.clock()
        if self._case is None or self._case.id != news.case_id:
            return Taken()
        before, unsaved = self._case, {item_id for item_id in self._case.marks if self.is_unsaved(item_id)}
        self._take_view(news.case_id)
        after = self._case
        other = {item_id for item_id, mark in after.marks.items() if content(mark) != content(before.mark(item_id))}
        settled = {item_id for item_id in unsaved if not self.is_unsaved(item_id)}
        asked = (before.name, before.answers) != (after.name, after.answers)
        return Taken(
            frozenset(other | settled | (unsaved if news.failure else set())),
            bool(other) or asked,
            tuple(key for key in sorted(other) if is_joined(after.mark(key).note, before=before.mark(key).note)),
            news.gone,
        )

    def flush(self, timeout: float) -> bool:
        """Wait until everything is saved, and tell whether it is.

        Args:
            timeout: Seconds to wait at most.
        """
        return self._saver.flush(timeout)

    def quit(self, timeout: float) -> bool:
        """Save what is left and tell whether all of it is saved.

        Args:
            timeout: Seconds to wait at most.
        """
        unanswered, self.unanswered = self.unanswered, None
        if unanswered:
            unanswered()
        return self._saver.close(timeout)

    def take_no_more(self) -> None:
        """Let the change under way be the last: this thread is about to end the process, whatever the others do."""
        self._changing.acquire(timeout=_CHANGE_SECONDS)

    def unsaved_places(self) -> tuple[str, ...]:
        """Return where copies of all that is not saved are kept for the next session; empty if they are not."""
        return self._saver.places

    def stay(self) -> None:
        """Go on after `quit` could not save everything: keep trying."""
        self._saver.reopen()

    def take_along(self) -> None:
        """Remember that the open case was exported as it is now."""
        self._taken_along[self.opened.id] = _told(self.opened)

    def at_risk(self) -> list[Case]:
        """Return the cases that go with a guest's session and were not exported as they are now."""
        if not self.policy.guest:
            return []
        return [case for case in self.cases()[0] if self._taken_along.get(case.id) != _told(case)]

    def _step(self, item_id: str, case: Case) -> None:
        step = Step(item_id, self.opened.mark(item_id), case.mark(item_id))
        with self._changing:
            self._history = self._history.push(step)
            self._record(Op.PUSH, step)
            self._change(case)

    def _replay(self, op: Op, take: Callable[[Case], tuple[History, Step]]) -> str:
        try:
            self._history, step = take(self.opened)
        except StaleError as error:
            self._history = error.history
            self._record(Op.DROP, error.step)
            raise
        mark = step.before if op is Op.UNDO else step.after
        with self._changing:
            self._record(op, step)
            self._change(restore(self.opened, step.item_id, mark, now=self.clock()))
        return step.item_id

    def _record(self, op: Op, step: Step) -> None:
        if self._journal:
            self._journal.append(op, step)

    def _change(self, case: Case) -> None:
        before, self._case = self._case, case
        self._keep_plan(before)
        self._saver.put(before, case)

    def _take_view(self, case_id: str) -> None:
        """Take the open case as the saver has it."""
        before = self._case
        self._case, self._on_disk = self._saver.view(case_id)
        self._keep_plan(before)

    def _keep_plan(self, before: Case | None) -> None:
        """Have the plan made anew unless it is the same as for the case before."""
        plan, after = self._plan, self._case
        if not (plan and before and after and before.id == after.id and still_holds(plan, before, after)):
            self._plan = None


def _told(case: Case) -> object:
    """Return what an export tells of a case, to be compared."""
    return case.name, case.answers, dict(case.marks)
