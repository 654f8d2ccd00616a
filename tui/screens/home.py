"""The home screen: what is due first, then the cases, then the guides and checklists to read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from checklists import labels
from checklists.case import Answers, Case
from checklists.due import due_items
from checklists.errors import CaseError, DamagedError, ShebaoError
from checklists.plan import count_plan, make_plan, next_open
from checklists.records import replace
from checklists.standing import last_change, survey
from checklists.text import Text
from tui.cells import cut, pad
from tui.command import Scope
from tui.glyphs import draw
from tui.screens.base import BaseScreen, bindings
from tui.session import Session
from tui.strings import screen as words
from tui.widgets.row_list import RowList
from tui.widgets.rows import Row, Tone

_NEW = "?new"
_COMPARE = "?compare"
_CASE = "case:"
_DUE = "due:"
_DAMAGED = "damaged:"
_LOOK = "look:"

_PATH_MAX = 4096


class HomeScreen(BaseScreen[None]):
    """Where one begins and comes back to."""

    SCOPE = Scope.HOME
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.HOME)

    def body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield RowList(id="list")

    def show(self) -> None:
        """Draw what is on disk now."""
        self._cases, self._damaged = self.session.cases()
        self._draw()

    def disk_changed(self) -> None:
        """Draw the cases anew if they are not what is shown."""
        shown = self._cases, self._damaged
        self._cases, self._damaged = self.session.cases()
        if _seen(*shown) != _seen(self._cases, self._damaged):
            self._draw()

    def _draw(self) -> None:
        rows = self.query_one("#list", RowList)
        rows.set_rows([*self._due_rows(), *self._case_rows(), *self._look_rows()])
        self.set_focus(rows)
        other = "en" if self.session.lang == "zh" else "zh"
        self.show_title(facts=[words.PRESS_LANGUAGE.get("zh" if other == "en" else "en")])

    def action_open(self) -> None:
        """Open what is under the cursor."""
        key = self.query_one("#list", RowList).key
        kind, _, rest = key.partition(":")
        if key == _NEW:
            self.action_new_case()
        elif key == _COMPARE:
            self.action_compare()
        elif key.startswith(_LOOK):
            from tui.screens.browse import BrowseScreen

            self.app.push_screen(BrowseScreen(rest))
        elif key.startswith(_DAMAGED):
            self._offer_restore(rest)
        elif kind in ("case", "due"):
            case_id, _, item_id = rest.partition(":")
            self.open_case(case_id, item_id)

    def open_case(self, case_id: str, item_id: str = "") -> None:
        """Open a case, with the cursor on one of its items if one is given."""
        from tui.screens.case import CaseScreen

        try:
            self.session.open(case_id)
        except ShebaoError as error:
            self.tell_error(error)
            self.show()
            return
        self.app.push_screen(CaseScreen(item_id))

    def action_new_case(self) -> None:
        """Ask the questions, then the nickname, and open the new case."""
        from tui.screens.questions import QuestionsScreen

        self.app.push_screen(QuestionsScreen(Answers()), self._take_answers)

    def action_rename(self) -> None:
        """Give the case under the cursor another nickname."""
        from tui.screens.guarding import save_name

        case = self._case_under_cursor()
        if case is None:
            return

        def save(session: Session, name: str, as_written: bool) -> None:
            session.open(case.id)
            session.rename(name, as_written=as_written)
            session.close()

        save_name(self, case.name, save, self.show)

    def action_delete(self) -> None:
        """Delete the case under the cursor with all that was kept of it, if the person says so once more."""
        from tui.screens.dialogs import choose

        case = self._case_under_cursor()
        if case is None:
            return
        rows = [
            Row(self.say(words.DELETE_KEEP), key="keep"),
            Row(self.say(words.DELETE_DO), key="delete", tone=Tone.PROBLEM),
        ]

        def take(key: str | None) -> None:
            if key != "delete":
                return
            try:
                removed = self.session.delete(case.id)
            except ShebaoError as error:
                self.tell_error(error)
            else:
                told = words.DELETED if removed else words.FORGOTTEN
                self.tell(told, name=draw(self.session, case.name), count=len(removed))
            self.show()

        choose(self, words.DELETE_TITLE.format(name=draw(self.session, case.name)), rows, take)

    def action_import_file(self) -> None:
        """Read a case from a file, after showing what it would change."""
        from tui.screens.dialogs import ask_line
        from tui.screens.importing import import_file

        def take(path: str | None) -> None:
            if path:
                import_file(self, path)

        ask_line(self, words.IMPORT_TITLE, "", take, limit=_PATH_MAX)

    def _case_under_cursor(self) -> Case | None:
        key = self.query_one("#list", RowList).key
        case = next((case for case in self._cases if key == f"{_CASE}{case.id}"), None)
        if case is None:
            self.tell(words.NO_CASE)
        return case

    def _take_answers(self, answers: Any) -> None:
        from tui.screens.guarding import save_name

        if not isinstance(answers, Answers):
            return

        def save(session: Session, name: str, as_written: bool) -> None:
            session.create(name, answers, as_written=as_written)

        def done() -> None:
            from tui.screens.case import CaseScreen

            self.app.push_screen(CaseScreen())

        usual = words.NAMES[0] if answers.for_whom in ("", "self") else words.NAMES[1]
        save_name(self, self.say(usual), save, done)

    def _offer_restore(self, case_id: str) -> None:
        from tui.screens.dialogs import choose

        error = next((error for error in self._damaged if _damaged_id(error) == case_id), None)
        if not isinstance(error, DamagedError):
            return
        rows = [Row(self.say(error.message)), Row("")]
        for generation in error.generations:
            written = generation.written.strftime("%Y-%m-%d %H:%M")
            label = self.say(words.DAMAGED_RESTORE, generation=written)
            rows.append(Row(label, key=generation.name, tail=self._progress(generation.case)))
        rows.append(Row(self.say(words.DAMAGED_KEEP), key="?keep"))

        def take(key: str | None) -> None:
            if key in (None, "?keep"):
                return
            generation = next(one for one in error.generations if one.name == key)
            try:
                self.session.store.restore(case_id, generation)
            except ShebaoError as failure:
                self.tell_error(failure)
            else:
                self.tell(words.RESTORED)
            self.show()

        choose(self, words.DAMAGED_TITLE.format(id=case_id), rows, take)

    def _due_rows(self) -> list[Row]:
        rows = []
        for entry in due_items(self.session.library, self._cases, self.session.today):
            key = f"{_DUE}{entry.case.id}:{entry.item_id}"
            head = self._head(words.LOOK_AGAIN, entry.case)
            when = words.due_in((entry.until - self.session.today).days)
            rows.append(Row(self.say(entry.item.text), key, head, self.say(when), Tone.WAITING))
        for case in sorted(self._cases, key=last_change, reverse=True)[:1]:
            if upcoming := next_open(make_plan(self.session.library, case), case):
                item_id, item, planned = upcoming
                text = f"{self.say(labels.STAGES[planned.stage])}: {self.say(item.text)}"
                head = self._head(words.CONTINUE, case)
                rows.append(Row(text, f"{_DUE}{case.id}:{item_id}", head, self._progress(case)))
        return [Row(self.say(words.TODAY), tone=Tone.HEADING), *rows, Row("")] if rows else []

    def _head(self, what: Text, case: Case) -> str:
        """Return what is to be done and for whom, as a column of its own."""
        return pad(cut(self.say(what), 10), 11) + pad(cut(draw(self.session, case.name), 10), 10)

    def _case_rows(self) -> list[Row]:
        rows = [Row(self.say(words.CASES), tone=Tone.HEADING)]
        for standing in survey(self.session.library, self._cases):
            case = standing.case
            channel = self.session.library.channels.get(case.answers.channel)
            name = pad(cut(draw(self.session, case.name), 12), 13)
            parts = [self.say(channel.name) if channel else "", self._region(case)]
            tail = self.say(words.progress(standing.counts))
            rows.append(Row(name + "  ".join(filter(None, parts)), key=f"{_CASE}{case.id}", tail=tail))
        for error in self._damaged:
            case_id = _damaged_id(error)
            key = f"{_DAMAGED}{case_id}" if case_id else ""
            text = self.say(words.DAMAGED_TITLE, id=case_id) if case_id else self.say(error.message)
            tail = self.say(words.DAMAGED_ROW) if case_id else ""
            rows.append(Row(text, key=key, head="[!]", tail=tail, tone=Tone.PROBLEM))
        rows.append(Row(self.say(words.NEW_CASE), key=_NEW, tail=self.say(words.NEW_CASE_HINT)))
        return [*rows, Row("")]

    def _look_rows(self) -> list[Row]:
        library = self.session.library
        regions, topics = library.regions, library.questions["topics"].options
        return [
            Row(self.say(words.LOOK), tone=Tone.HEADING),
            Row(self.say(words.ALL_GUIDES), key=f"{_LOOK}channels", tail=str(len(library.channels))),
            Row(self.say(words.COMPARE), key=_COMPARE, tail=f"{len(library.channels)} x {len(topics)}"),
            Row(self.say(words.ALL_CHECKLISTS), key=f"{_LOOK}checklists", tail=str(len(library.checklists))),
            *([Row(self.say(words.ALL_REGIONS), key=f"{_LOOK}regions", tail=str(len(regions)))] if regions else []),
            Row(self.say(words.GLOSSARY), key=f"{_LOOK}terms", tail=str(len(library.terms))),
        ]

    def _progress(self, case: Case) -> str:
        return self.say(words.progress(count_plan(make_plan(self.session.library, case), case)))

    def _region(self, case: Case) -> str:
        options = self.session.library.questions["region"].options
        return next((self.say(option.text) for option in options if option.id == case.answers.region), "")


def _seen(cases: Iterable[Case], damaged: Iterable[CaseError]) -> tuple[object, ...]:
    """Return what a person can see of cases; how often they were saved is not."""
    return [replace(case, revision=0) for case in cases], [error.message for error in damaged]


def _damaged_id(error: CaseError) -> str:
    """Return the id of a damaged case that can be restored; empty if nothing can be done here."""
    if isinstance(error, DamagedError) and error.generations:
        return error.generations[0].case.id
    return ""
