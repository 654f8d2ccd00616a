"""The rows of a case: its plan with the state of each item, for the list widget."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from checklists import labels
from checklists.case import Case, Mark, State
from checklists.library import Library
from checklists.model import Channel, Checklist, Item, Stage, review_due
from checklists.plan import Plan, PlannedList
from checklists.text import Text
from tui.session import Session
from tui.strings import screen as words
from tui.widgets.rows import Row, Rows, Tone

CHANNEL_KEY = "?channel"
"""Key of the row that names the channel."""
ANSWERS_KEY = "?answers"
"""Key of the row that names the other answers."""

_TONES = {
    State.TODO: Tone.PLAIN,
    State.DONE: Tone.DONE,
    State.NA: Tone.NA,
    State.PROBLEM: Tone.PROBLEM,
    State.WAITING: Tone.WAITING,
}


class CaseRows(Rows):
    """Every row of the open case, stage by stage; those of items are made when they are looked at."""

    def __init__(self, session: Session) -> None:
        """Make what stands between the items.

        Args:
            session: Has the open case.
        """
        case, plan = session.opened, session.plan
        super().__init__(
            [Row(session.say(labels.STAGES[Stage.CHOOSE]), tone=Tone.HEADING), *_answer_rows(session, case)]
        )
        self._session = session
        self._lists = plan.lists
        self._made = dict(enumerate(self._rows))
        self._count = len(self._made)
        self._firsts: list[int] = []
        """Index of the first item of each list."""
        for planned in plan.lists:
            above = [Row(""), *_rows_above(session, plan, planned)]
            self._made |= dict(enumerate(above, self._count))
            self._firsts.append(self._count + len(above))
            self._count = self._firsts[-1] + len(planned.items)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> Row:
        row = self._made.get(index)
        if row is None:
            row = self._made[index] = self._make(*self._item(index))
        return row

    def replace(self, index: int, row: Row) -> None:
        """Put another row with the same key in the place of one."""
        self._made[index] = row

    def key(self, index: int) -> str:
        """Return the key of a row without more of it."""
        row = self._made.get(index)
        return row.key if row else self._item(index)[0]

    def find(self, key: str) -> int:
        """Return the index of the row with a key, -1 if there is none."""
        list_id, _, name = key.rpartition("/")
        for first, planned in zip(self._firsts, self._lists, strict=True):
            if planned.id == list_id:
                return next((place for place, item in enumerate(planned.items, first) if item.id == name), -1)
        return super().find(key)

    def _item(self, index: int) -> tuple[str, Item]:
        """Return the full id and the item of a row that is none of those between the items."""
        number = bisect_right(self._firsts, index) - 1
        planned = self._lists[number]
        item = planned.items[index - self._firsts[number]]
        return f"{planned.id}/{item.id}", item

    def _make(self, item_id: str, item: Item) -> Row:
        # A case that has just been left may be drawn once more, by a window that changes its size.
        return item_row(self._session, item_id, item) if self._session.case else Row("", key=item_id)


def stage_of(plan: Plan, key: str) -> Stage:
    """Return the stage that a row belongs to."""
    found = plan.find(key)
    return found[1].stage if found else Stage.CHOOSE


def item_row(session: Session, item_id: str, item: Item) -> Row:
    """Return the row of one item of the open case, or of a guide's step."""
    mark = session.opened.mark(item_id)
    return Row(
        session.say(item.text),
        key=item_id,
        head=words.PENDING if session.is_unsaved(item_id) else labels.GLYPHS[mark.state],
        tail=session.say(_tail(session, item_id, item, mark)),
        tone=_TONES[mark.state],
    )


def describe_answers(library: Library, case: Case) -> Text:
    """Return what was answered, except the channel, in a line."""
    parts: list[Text] = []
    for question in library.questions.values():
        given = case.answers.given(question.id)
        parts += [option.text for option in question.options if option.id in given]
    if not parts:
        return words.EVERYTHING
    return Text("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def needs_review(session: Session, item: Item, holder: Checklist | Channel) -> bool:
    """Tell whether an item is past its review date."""
    return review_due(item, holder.reviewed) <= session.today


def warnings(session: Session, item: Item, holder: Checklist | Channel) -> list[Text]:
    """Return what there is to know before one relies on an item: its age, that it differs by place, a local pack."""
    marks = (
        labels.NEEDS_REVIEW if needs_review(session, item, holder) else None,
        labels.LOCAL if item.local else None,
        session.library.origin(item),
    )
    return [mark for mark in marks if mark]


def _answer_rows(session: Session, case: Case) -> Iterator[Row]:
    channel = session.library.channels.get(case.answers.channel)
    yield Row(
        session.say(channel.name if channel else words.NO_CHANNEL),
        key=CHANNEL_KEY,
        head=labels.GLYPHS[State.DONE if channel else State.TODO],
        tone=Tone.DONE if channel else Tone.PLAIN,
    )
    yield Row(session.say(describe_answers(session.library, case)), key=ANSWERS_KEY, head="   ", tone=Tone.MUTED)


def _rows_above(session: Session, plan: Plan, planned: PlannedList) -> Iterator[Row]:
    """Yield what stands above the items of a list."""
    stage = session.say(labels.STAGES[planned.stage])
    yield Row(f"{stage}  {session.say(planned.title)}", tone=Tone.HEADING)
    if planned.intro:
        yield Row(session.say(planned.intro), tone=Tone.MUTED)
    if planned.stage is Stage.CORRECT:
        for item_id in plan.openers(planned.id):
            found = plan.find(item_id)
            if found and session.opened.state(item_id) is State.PROBLEM:
                yield Row(session.say(words.CORRECTS.format(item=found[0].text)), tone=Tone.PROBLEM)


def _tail(session: Session, item_id: str, item: Item, mark: Mark) -> Text:
    parts: list[Text] = []
    if mark.state is State.WAITING and mark.until:
        parts.append(words.WAITING_UNTIL.format(date=mark.until.isoformat()))
    elif mark.state is State.NA:
        parts.append(
            words.NA_REASON.format(reason=labels.in_words(mark.reason)) if mark.reason else labels.STATES[State.NA]
        )
    elif mark.state is State.PROBLEM:
        parts.append(words.PROBLEM_FIXED if _corrected(session, item) else words.PROBLEM_TAIL)
    if mark.note:
        parts.append(words.HAS_NOTE)
    found = session.library.find(item_id)
    if found:
        parts += warnings(session, item, found[1])
    return Text("  ".join(part.zh for part in parts), "  ".join(part.en for part in parts))


def _corrected(session: Session, item: Item) -> bool:
    """Tell whether the correction that this item opened has come to its recheck."""
    branch = session.library.checklists.get(item.branch or "")
    return branch is not None and session.opened.state(f"{branch.id}/{branch.items[-1].id}") is State.DONE
