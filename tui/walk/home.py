"""Choosing a case: by number or by a part of its name, those to be looked at first; making one, and deleting one."""

from __future__ import annotations

from checklists.case import Case
from checklists.errors import ShebaoError
from checklists.standing import Standing, is_called, survey
from checklists.text import Text
from tui.strings import screen
from tui.strings import walk as words
from tui.walk.choices import Choice, find, fold, number_in, read_out
from tui.walk.dialogue import Dialogue
from tui.walk.moving import find_words
from tui.walk.pick import PAGE, pick, plain
from tui.walk.questions import new_case
from tui.walk.settings import switch_language
from tui.walk.talk import short

CHOICES = (
    Choice("new_case", "c", words.NEW, words.NEW_ABOUT),
    Choice("search", "s", words.SEARCH_WORD, words.SEARCH_ABOUT, ("/",), takes=True),
    Choice("delete", "d", words.DELETE, words.DELETE_ABOUT, takes=True),
    Choice("language", "l", words.LANGUAGE, words.LANGUAGE_ABOUT),
    Choice("help", "h", words.HELP_WORD, words.HELP_ABOUT, ("?",)),
    Choice("leave", "q", words.STOP, words.STOP_ABOUT, ("0", "quit", "退出")),
)


class Home:
    """The list of cases, read out a page at a time."""

    def __init__(self, dialogue: Dialogue) -> None:
        """Look at the cases on disk.

        Args:
            dialogue: The dialogue that asks.
        """
        self._dialogue = dialogue
        self._talk = dialogue.talk
        self._shown = 0
        self._standings: list[Standing] = []

    def choose(self) -> bool:
        """Ask until a case is open, and tell whether one is; without any, the questions of a new one come at once."""
        self._look()
        while not self._dialogue.session.case:
            if not self._standings:
                self._talk.tell(words.NO_CASE_YET)
                return new_case(self._dialogue)
            if not self._shown:
                self._talk.tell(words.YOUR_CASES, count=len(self._standings))
                self._read_page()
            typed = self._talk.ask(self._question())
            found = find(CHOICES, typed, numbered=False) if typed else None
            if found and found[0].id == "leave":
                return False
            if found:
                self._talk.answer_ahead(found[1])
                self._do(found[0].id)
                self._talk.answer_ahead("")
            elif typed:
                self._open(typed)
            elif self._shown < len(self._standings):
                self._read_page()
            else:
                self._shown = 0
        return True

    def _do(self, choice: str) -> None:
        if choice == "new_case":
            new_case(self._dialogue)
            self._look()
        elif choice == "search":
            find_words(self._dialogue)
        elif choice == "delete":
            self._delete()
        elif choice == "language":
            switch_language(self._dialogue)
            self._shown = 0
        else:
            self._talk.tell(words.HOW_TO_CHOOSE)
            read_out(self._talk, CHOICES, numbered=False)

    def _look(self) -> None:
        """Read the cases from disk, and say which files fail."""
        session = self._dialogue.session
        cases, damaged = session.cases()
        for error in damaged:
            self._talk.tell(error.message)
        self._standings = survey(session.library, cases)
        self._shown = 0

    def _read_page(self) -> None:
        end = min(self._shown + PAGE, len(self._standings))
        for number in range(self._shown, end):
            self._talk.tell(self._line(self._standings[number]), lead=f"{number + 1}. ")
        self._shown = end

    def _line(self, standing: Standing) -> str:
        talk, session = self._talk, self._dialogue.session
        channel = session.library.channels.get(standing.case.answers.channel)
        pieces = [talk.say(channel.name)] if channel else []
        pieces.append(talk.say(screen.progress(standing.counts)))
        if standing.due:
            pieces.append(talk.say(words.LOOK_AGAIN, when=screen.due_in((standing.due - session.today).days)))
        return talk.say(words.LABELLED, label=standing.case.name, text=talk.say(words.COMMA).join(pieces))

    def _question(self) -> Text:
        left = len(self._standings) - self._shown
        enter = words.ENTER_MORE.format(count=left) if left else words.ENTER_AGAIN
        return words.WHICH_CASE.format(numbers=words.numbers(len(self._standings)), enter=enter)

    def _open(self, typed: str) -> None:
        """Open the case that was meant, or say that several or none may be."""
        case = self._meant(typed)
        if case is None:
            return
        try:
            self._dialogue.session.open(case.id)
        except ShebaoError as error:
            self._talk.tell(error.message)
            self._look()

    def _meant(self, typed: str) -> Case | None:
        answer = fold(typed)
        if number := number_in(typed, len(self._standings)):
            return self._standings[number - 1].case
        called = [(number, each) for number, each in enumerate(self._standings, 1) if is_called(each.case, typed)]
        same_name = [each for _, each in called if fold(each.case.name) == answer]
        if len(called) == 1 or len(same_name) == 1:
            return (same_name or [called[0][1]])[0].case
        self._talk.tell(words.SEVERAL_CASES if called else words.NO_SUCH_CASE, typed=short(typed), count=len(called))
        for number, each in called[:PAGE]:
            self._talk.tell(self._line(each), lead=f"{number}. ")
        return None

    def _delete(self) -> None:
        """Delete a case with all that was kept of it, if the person says so once more."""
        typed = self._talk.ask(words.DELETE_WHICH, numbers=words.numbers(len(self._standings)))
        case = self._meant(typed) if typed and fold(typed) not in words.BACK else None
        if case is None:
            return
        title = screen.DELETE_TITLE.format(name=case.name)
        if pick(self._talk, title, plain((screen.DELETE_KEEP, screen.DELETE_DO))) != 1:
            self._talk.tell(words.UNCHANGED)
            return
        try:
            removed = self._dialogue.session.delete(case.id)
        except ShebaoError as error:
            self._talk.tell(error.message)
        else:
            self._talk.tell(screen.DELETED, name=case.name, count=len(removed))
        self._look()
