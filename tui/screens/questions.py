"""The questions of a new case, and of changing its answers: a few short pages, each of which may be skipped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from checklists.case import Answers
from checklists.model import Question
from checklists.ranking import rank_channels
from checklists.records import replace
from tui.command import Scope
from tui.screens.base import BaseScreen, bindings
from tui.strings import screen as words
from tui.widgets.row_list import RowList
from tui.widgets.rows import Row, Tone

_PAGES: tuple[tuple[str, ...], ...] = (("topics",), ("for_whom",), ("means", "status", "region"), ("channel",))
_NEXT = "?next"
_NONE = "channel=?"


class QuestionsScreen(BaseScreen[Answers]):
    """Asks page by page; the result is the answers, or nothing if the person went back."""

    SCOPE = Scope.QUESTION
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.QUESTION)

    def __init__(self, answers: Answers, *, channel_only: bool = False) -> None:
        """Ask.

        Args:
            answers: What was answered before; shown as chosen.
            channel_only: Ask for the channel alone.
        """
        super().__init__()
        self._answers = answers
        self._pages = _PAGES[-1:] if channel_only else _PAGES
        self._page = 0

    def body(self) -> Iterable[Widget]:
        """Yield the page."""
        yield RowList(id="list")

    def show(self) -> None:
        """Draw the page."""
        rows = self.query_one("#list", RowList)
        rows.set_rows(self._rows())
        self.set_focus(rows)
        step = self.say(words.STEP, step=self._page + 1, steps=len(self._pages)) if len(self._pages) > 1 else ""
        self.show_title(self.say(words.NEW_CASE).removeprefix("+ "), facts=[step])

    def action_tick(self) -> None:
        """Choose what is under the cursor, or take it back."""
        self._choose(go_on=False)

    def action_open(self) -> None:
        """Choose what is under the cursor; a question with one answer then goes on."""
        self._choose(go_on=True)

    def action_next(self) -> None:
        """Go on with what is chosen so far."""
        if self._page + 1 < len(self._pages):
            self._turn(1)
        else:
            self.dismiss(self._answers)

    def action_previous(self) -> None:
        """Go to the page before."""
        if self._page:
            self._turn(-1)

    def action_back(self) -> None:
        """Go to the page before, or leave without changing anything."""
        if self._page:
            self._turn(-1)
        else:
            self.dismiss(None)

    def _choose(self, *, go_on: bool) -> None:
        rows = self.query_one("#list", RowList)
        if rows.key == _NEXT:
            self.action_next()
            return
        question_id, _, value = rows.key.partition("=")
        if question_id == "channel":
            self._answers = replace(self._answers, channel="" if rows.key == _NONE else value)
            if go_on:
                self.action_next()
                return
        else:
            self._answers = _chosen(self._answers, self.session.library.questions[question_id], value, keep=go_on)
            if go_on and self._pages[self._page] == ("for_whom",):
                self.action_next()
                return
        rows.set_rows(self._rows())

    def _turn(self, step: int) -> None:
        self._page += step
        self.show()
        rows = self.query_one("#list", RowList)
        rows.action_end(-1)
        chosen = next((row.key for row in rows.rows if row.head in ("[x]", "(x)") and row.key != _NONE), "")
        rows.move_to(chosen)

    def _rows(self) -> list[Row]:
        rows: list[Row] = []
        for question_id in self._pages[self._page]:
            rows += self._channel_rows() if question_id == "channel" else self._option_rows(question_id)
            rows.append(Row(""))
        answered = any(self._answers.given(question_id) for question_id in self._pages[self._page])
        last = self._page + 1 == len(self._pages)
        label = words.FINISH if last else words.NEXT if answered else words.NEXT_SKIP
        return [
            *rows,
            Row(f"{self.say(label)} >", key=_NEXT, tone=Tone.STRONG),
            Row(self.say(words.SKIP_HINT), tone=Tone.MUTED),
        ]

    def _option_rows(self, question_id: str) -> list[Row]:
        question = self.session.library.questions[question_id]
        given = self._answers.given(question_id)
        rows = [Row(self.say(question.text), tone=Tone.HEADING)]
        for option in question.options:
            mark = "x" if option.id in given else " "
            head = f"[{mark}]" if question.multiple else f"({mark})"
            tone = Tone.STRONG if option.id in given else Tone.PLAIN
            rows.append(Row(self.say(option.text), key=f"{question_id}={option.id}", head=head, tone=tone))
            if option.hint:
                rows.append(Row(self.say(option.hint), tone=Tone.MUTED, indent=4))
        return rows

    def _channel_rows(self) -> list[Row]:
        rows = [Row(self.say(words.WHICH_CHANNEL), tone=Tone.HEADING)]
        for ranked in rank_channels(self.session.library, self._answers):
            chosen = ranked.channel.id == self._answers.channel
            tone = Tone.STRONG if chosen else Tone.PLAIN if ranked.usable else Tone.NA
            name = self.say(ranked.channel.name)
            key = f"channel={ranked.channel.id}"
            rows.append(Row(name, key=key, head="(x)" if chosen else "( )", tail=self.say(ranked.reason), tone=tone))
            rows.append(Row(self.say(ranked.channel.summary), tone=Tone.MUTED, indent=4))
        head = "( )" if self._answers.channel else "(x)"
        return [*rows, Row(self.say(words.NO_CHANNEL_YET), key=_NONE, head=head)]


def _chosen(answers: Answers, question: Question, value: str, *, keep: bool) -> Answers:
    """Return the answers with one more choice; a choice made twice is taken back, unless it is to be kept."""
    given = answers.given(question.id)
    if not question.multiple:
        single = value if keep or value not in given else ""
        return replace(answers, **{question.id: single})  # type: ignore[arg-type]
    several = tuple(option.id for option in question.options if (option.id in given) != (option.id == value))
    return replace(answers, **{question.id: several})  # type: ignore[arg-type]
