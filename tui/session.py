"""What the screens share: the content, the cases, the one that is open, its undo, and the language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from checklists import settings as settings_on_disk
from checklists.case import (
    Answers,
    Case,
    Mark,
    State,
    merge,
    rename,
    restore,
    set_answers,
    set_note,
    set_state,
    with_current_ids,
)
from checklists.errors import CaseError, ShebaoError
from checklists.history import History, Op, StaleError, Step, content
from checklists.journal import Journal
from checklists.library import Library, Target
from checklists.plan import Plan, make_plan
from checklists.settings import Settings
from checklists.store import Store
from checklists.text import Lang, Text
from tui.saver import Saver


@dataclass
class Saved:
    """What is known about saving."""

    at: datetime | None = None
    """When the last save became durable."""
    failure: ShebaoError | None = None
    """Why the last one did not."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a save changed for the screen."""

    items: frozenset[str]
    """Full ids of the items of the open case that look different now."""
    foreign: bool
    """Whether another session changed the case too."""


class Session:
    """One run of the full screen. Changes go through it, and every change is saved."""

    measured_wide = False
    """Whether the terminal was asked and gives two cells to characters of ambiguous width."""

    def __init__(
        self,
        library: Library,
        store: Store,
        settings: Settings,
        settings_file: Path,
        lang: Lang,
        clock: Callable[[], datetime],
    ) -> None:
        """Start with no case open.

        Args:
            library: The content.
            store: The cases on disk.
            settings: What the person chose before.
            settings_file: Where that is kept.
            lang: The language to begin with.
            clock: Returns the present moment, aware of its time zone.
        """
        self.library = library
        self.store = store
        self.settings = settings
        self._settings_file = settings_file
        self.lang: Lang = lang
        self.clock = clock
        self.saved = Saved()
        self.told: Callable[[Case | None, ShebaoError | None], object] = self.take_saved
        """Called on the saver's thread; the app sets it to something that hands over to its own thread."""
        self._saver = Saver(store, lambda case, failure: self.told(case, failure))
        self._case: Case | None = None
        self._plan: Plan | None = None
        self._history = History()
        self._journal: Journal | None = None
        self._unsaved: dict[str, object] = {}

    def say(self, text: Text) -> str:
        """Return a text in the language in use."""
        return text.get(self.lang)

    @property
    def today(self) -> date:
        """The present day."""
        return self.clock().date()

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

    def target(self, item_id: str) -> Target | None:
        """Return where the guide explains an item: where its link leads, or, for a step, the step itself."""
        found = self.library.find(item_id)
        if found is None:
            return None
        channel = self._case.answers.channel if self._case else ""
        return self.library.target(found[0].guide, channel) or self.library.place(item_id)

    def cases(self) -> tuple[list[Case], list[CaseError]]:
        """Return every case on disk, with changes of this session that are not saved yet, and every file that fails."""
        self._saver.flush(1.0)
        cases, damaged = self.store.all()
        return [self._current(case) for case in cases], damaged

    def open(self, case_id: str) -> Case:
        """Open a case with its undo history.

        Raises:
            ShebaoError: The file cannot be read.
        """
        self._saver.flush(1.0)
        case = self._current(self.store.load(case_id))
        self._journal = Journal(self.store.folder, case_id)
        self._history = self._journal.open()
        self._set(case)
        return case

    def create(self, name: str, answers: Answers) -> Case:
        """Make a new case, open it and have it saved."""
        now = self.clock()
        case = Case(self.store.new_id(), name, now, answers, at=now)
        self._journal = Journal(self.store.folder, case.id)
        self._history = History()
        self._change(case)
        return case

    def close(self) -> None:
        """Leave the open case; what is not saved yet goes on being saved."""
        self._case = self._plan = None

    # Changes

    def mark(self, item_id: str, state: State, *, reason: str = "", until: date | None = None) -> None:
        """Put an item of the open case in a state."""
        self._step(item_id, set_state(self.opened, item_id, state, now=self.clock(), reason=reason, until=until))

    def note(self, item_id: str, note: str) -> None:
        """Write a note on an item of the open case."""
        self._step(item_id, set_note(self.opened, item_id, note, now=self.clock()))

    def answer(self, answers: Answers) -> None:
        """Change the answers of the open case."""
        self._change(set_answers(self.opened, answers, now=self.clock()))

    def rename(self, name: str) -> None:
        """Change the nickname of the open case."""
        self._change(rename(self.opened, name, now=self.clock()))

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
        return item_id in self._unsaved

    def take_saved(self, case: Case | None, failure: ShebaoError | None) -> Taken:
        """Take in what the saver said.

        Args:
            case: The case as it is on disk now, with what other sessions wrote; nothing if the save failed.
            failure: What the disk said.
        """
        self.saved.failure = failure
        if case is None:
            return Taken(frozenset(self._unsaved), foreign=False)
        self.saved.at = self.clock()
        case = self._current(case)
        mine = {item_id for item_id, mark in self._unsaved.items() if case.marks.get(item_id) == mark}
        for item_id in mine:
            del self._unsaved[item_id]
        foreign: set[str] = set()
        if self._case is not None and self._case.id == case.id:
            before = self._case
            self._set(merge(before, case))
            foreign = {item_id for item_id, mark in case.marks.items() if self._says_other(before, item_id, mark)}
        return Taken(frozenset(mine | foreign), foreign=bool(foreign))

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
        return self._saver.close(timeout)

    def stay(self) -> None:
        """Go on after `quit` could not save everything: keep trying."""
        self._saver.reopen()

    # Settings

    @property
    def wide(self) -> bool:
        """Whether characters of ambiguous width take two cells, by the settings or else by what the terminal said."""
        return self.settings.width == "wide" or (self.settings.width == "auto" and self.measured_wide)

    def set_settings(self, settings: Settings) -> None:
        """Keep other settings.

        Raises:
            ShebaoError: They could not be written; they hold for this session all the same.
        """
        self.settings = settings
        settings_on_disk.save(settings, self._settings_file)

    def switch_language(self) -> None:
        """Go to the other language and remember it."""
        self.lang = "en" if self.lang == "zh" else "zh"
        self.set_settings(replace(self.settings, language=self.lang))

    def _step(self, item_id: str, case: Case) -> None:
        step = Step(item_id, self.opened.mark(item_id), case.mark(item_id))
        self._history = self._history.push(step)
        self._record(Op.PUSH, step)
        self._change(case, item_id)

    def _replay(self, op: Op, take: Callable[[Case], tuple[History, Step]]) -> str:
        try:
            self._history, step = take(self.opened)
        except StaleError as error:
            self._history = error.history
            self._record(Op.DROP, error.step)
            raise
        self._record(op, step)
        mark = step.before if op is Op.UNDO else step.after
        self._change(restore(self.opened, step.item_id, mark, now=self.clock()), step.item_id)
        return step.item_id

    def _record(self, op: Op, step: Step) -> None:
        if self._journal:
            self._journal.append(op, step)

    def _says_other(self, before: Case, item_id: str, mark: Mark) -> bool:
        """Tell whether a mark on disk says something that this session neither had nor has changed since."""
        return content(before.mark(item_id)) != content(mark) and item_id not in self._unsaved

    def _change(self, case: Case, item_id: str = "") -> None:
        if item_id:
            self._unsaved[item_id] = case.marks[item_id]
        self._set(case)
        self._saver.put(case)

    def _current(self, case: Case) -> Case:
        """Return a case from the disk, where an earlier version may have written it, under the ids of this one."""
        return with_current_ids(case, self.library.aliases)

    def _set(self, case: Case) -> None:
        self._case = case
        self._plan = None
