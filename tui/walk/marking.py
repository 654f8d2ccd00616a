"""Recording what became of an item: the same states, reasons, days and notes as on the screen."""

from __future__ import annotations

from datetime import date, timedelta

from checklists import labels
from checklists.case import State, note_limit
from checklists.due import TERMS
from checklists.errors import ShebaoError
from checklists.model import Checklist, Stage
from checklists.text import Text, same
from tui.strings import screen
from tui.strings import walk as words
from tui.walk.days import parse_day
from tui.walk.dialogue import Dialogue
from tui.walk.guarding import save_words
from tui.walk.items import state_words
from tui.walk.pick import Option, pick, plain
from tui.walk.talk import UNREADABLE, EndedError, short


def done(dialogue: Dialogue) -> None:
    """Mark the item as done and go on."""
    found = dialogue.item
    if found is None:
        return
    item_id = dialogue.here
    if dialogue.session.opened.state(item_id) is not State.DONE:
        _mark(dialogue, State.DONE)
    if found[1].stage is Stage.CORRECT and found[0] is found[1].items[-1] and _rechecked(dialogue, found[1].id):
        return
    dialogue.advance()


def to_do(dialogue: Dialogue) -> None:
    """Take back what was recorded, so that the item is still to do."""
    if dialogue.session.opened.state(dialogue.here) is not State.TODO:
        _mark(dialogue, State.TODO)


def not_applicable(dialogue: Dialogue) -> None:
    """Ask why the item does not apply, mark it so, and go on."""
    reasons = plain([*labels.REASONS, screen.NO_REASON])
    answer = pick(dialogue.talk, screen.REASON_TITLE, reasons, free=True)
    if answer is None:
        dialogue.talk.tell(words.UNCHANGED)
        return
    if isinstance(answer, int):
        answer = dialogue.talk.say(reasons[answer].text) if answer < len(labels.REASONS) else ""
    reason, item_id, session = answer, dialogue.here, dialogue.session
    if save_words(dialogue, reason, lambda kept: session.mark(item_id, State.NA, reason=reason, as_written=kept)):
        _say_recorded(dialogue)
        dialogue.advance()


def problem(dialogue: Dialogue) -> None:
    """Mark a problem; say which correction that opens, and go there now or later."""
    found = dialogue.item
    if found is None:
        return
    opener = dialogue.here
    _mark(dialogue, State.PROBLEM)
    branch = dialogue.session.library.checklists.get(found[0].branch or "")
    if branch and _goes_to_correction(dialogue, branch):
        dialogue.return_to = opener
        return
    dialogue.advance()


def wait(dialogue: Dialogue) -> None:
    """Ask for a day to look again, mark the item as waiting, and go on."""
    talk, today = dialogue.talk, dialogue.session.today
    days = [today + timedelta(days) for days in TERMS]
    options = [Option(_day(day, today)) for day in days]
    while True:
        answer = pick(talk, words.WHICH_DAY, options, free=True)
        if answer is None:
            talk.tell(words.UNCHANGED)
            return
        day = days[answer] if isinstance(answer, int) else parse_day(answer, today)
        if day and day >= today:
            _mark(dialogue, State.WAITING, until=day)
            dialogue.advance()
            return
        talk.tell(words.DAY_PAST if day else words.NO_DAY, typed=short(str(answer)), example=today + timedelta(days=14))


def note(dialogue: Dialogue) -> None:
    """Write a note on the item, or change the one that is there."""
    talk, before = dialogue.talk, dialogue.session.opened.mark(dialogue.here).note
    if talk.is_answered:  # `o in the red folder` is a whole note
        _write(dialogue, before, "\n".join(filter(None, (before, talk.ask("")))))
        return
    way: int | str | None = 1
    if before:
        talk.tell(words.LABELLED, label=labels.NOTE, text=before)
        way = pick(talk, words.NOTE_THERE, plain((words.NOTE_ADD, words.NOTE_REPLACE, words.NOTE_DELETE)))
    if way is None:
        talk.tell(words.UNCHANGED)
    elif way == 2:
        _write(dialogue, before, "")
    else:
        written = _lines(dialogue)
        _write(dialogue, before, f"{before}\n{written}" if before and written and way == 0 else written or before)


def undo(dialogue: Dialogue) -> None:
    """Take back the last change and go to its item."""
    _replay(dialogue, undone=True)


def redo(dialogue: Dialogue) -> None:
    """Do again what was undone and go to its item."""
    _replay(dialogue, undone=False)


def _mark(dialogue: Dialogue, state: State, *, until: date | None = None) -> None:
    item_id = dialogue.here
    dialogue.change(lambda: dialogue.session.mark(item_id, state, until=until))
    _say_recorded(dialogue)


def _say_recorded(dialogue: Dialogue) -> None:
    said = state_words(dialogue.talk, dialogue.session.opened.mark(dialogue.here))
    dialogue.talk.tell(words.RECORDED, state=same(said))


def _rechecked(dialogue: Dialogue, branch: str) -> bool:
    """After the recheck of a correction go back to the check that opened it, and tell whether there is one."""
    session = dialogue.session
    openers = [key for key in session.plan.openers(branch) if session.opened.state(key) is State.PROBLEM]
    if not openers:
        return False
    dialogue.go(dialogue.return_to if dialogue.return_to in openers else openers[0])
    dialogue.return_to = ""
    dialogue.talk.tell(words.RECHECKED)
    return True


def _goes_to_correction(dialogue: Dialogue, branch: Checklist) -> bool:
    """Say which correction is open, and go to its first open step if that is wanted now."""
    talk, session = dialogue.talk, dialogue.session
    steps = [key for key, _, planned in session.plan.items() if planned.id == branch.id]
    if not steps:
        return False
    talk.tell(words.BRANCH_OPENED, title=branch.title, count=len(steps))
    ways = plain((words.BRANCH_NOW, words.BRANCH_LATER))
    if pick(talk, words.BRANCH_WHEN, ways, skip=words.ENTER_GO_ON) != 0:
        return False
    todo = [key for key in steps if session.opened.state(key) is State.TODO]
    dialogue.go((todo or steps)[0])
    return True


def _day(day: date, today: date) -> Text:
    weekday = screen.WEEKDAYS[day.weekday()]
    return words.DAY.format(days=(day - today).days, day=day.isoformat(), weekday=weekday)


def _lines(dialogue: Dialogue) -> str:
    """Return the lines that are typed until one with nothing but a full stop; the end of input ends them too."""
    talk = dialogue.talk
    talk.tell(words.NOTE_HOW)
    lines: list[str] = []
    while True:
        try:
            line = talk.next_line()
        except EndedError:
            break
        if line.strip() in words.NOTE_END:
            break
        if UNREADABLE in line:
            talk.tell(words.UNREADABLE)
        else:
            lines.append(line.rstrip())
    return "\n".join(lines).strip()


def _write(dialogue: Dialogue, before: str, written: str) -> None:
    """Have a note saved.

    Args:
        dialogue: The dialogue.
        before: The note it is written over; if another session wrote one meanwhile, both stay.
        written: The note; empty to delete it.
    """
    talk, session, item_id = dialogue.talk, dialogue.session, dialogue.here
    limit = note_limit(before)
    if max(len(written), len(session.masked(written))) > limit:
        talk.tell(words.NOTE_CUT, max=limit)
        written = session.masked(written)[:limit]  # masked before it is cut: half a number is not known for one
    if written == before:
        talk.tell(words.UNCHANGED)
        return
    joined = False

    def save(as_written: bool) -> None:
        nonlocal joined
        joined = session.note(item_id, written, before=before, as_written=as_written)

    if not save_words(dialogue, written, save):
        return
    talk.tell(words.NOTE_SAVED if written else words.NOTE_GONE)
    found = dialogue.item
    if joined and found:
        talk.tell(screen.NOTES_JOINED, item=found[0].text)


def _replay(dialogue: Dialogue, *, undone: bool) -> None:
    session = dialogue.session
    try:
        item_id = dialogue.change(session.undo if undone else session.redo)
    except ShebaoError as error:
        dialogue.talk.tell(error.message)
        return
    found = session.library.find(item_id)
    text = found[0].text if found else same(item_id)
    if session.plan.find(item_id) is None:
        text = screen.GONE_ITEM.format(item=text)
    else:
        dialogue.go(item_id)
    dialogue.talk.tell(screen.UNDONE if undone else screen.REDONE, item=text)
