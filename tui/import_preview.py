"""What reading in a case would change, in words: what comes, what stays, and what the side that loses said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from checklists import labels
from checklists.case import Answers, Mark, State
from checklists.formats import words as sheet_words
from checklists.formats.wording import Wording
from checklists.importing import Change, Incoming, Register, Side
from checklists.records import dataclass, names
from tui.strings import importing as words


@dataclass(frozen=True, slots=True)
class Shown:
    """One change."""

    head: str
    """`[ ] > [x]`, or what is not a state: `备注`; empty where the text says it."""
    text: str
    under: tuple[str, ...] = ()
    """What the two sides say, as far as it is not in the line above."""


def title(incoming: Incoming, wording: Wording) -> str:
    """Return what would happen to the case."""
    case = incoming.mine or incoming.theirs
    text = words.UNCHANGED if incoming.empty else words.INTO if incoming.mine else words.NEW
    return wording.fill(text, name=case.name, id=case.id)


def coming(incoming: Incoming, wording: Wording) -> Iterator[Shown]:
    """Yield what would change here; the name and the answers of a new case are no change to anything."""
    for change in incoming.news:
        if incoming.mine or change.item_id:
            yield _shown(change, wording)


def staying(incoming: Incoming, wording: Wording) -> Iterator[Shown]:
    """Yield where what is here is later than what the file says."""
    return (_shown(change, wording) for change in incoming.refused)


def _shown(change: Change, wording: Wording) -> Shown:
    mine, theirs = change.mine, change.theirs
    comes = change.wins is Side.THEIRS
    won, lost = (theirs, mine) if comes else (mine, theirs)
    said = words.HERE if comes else words.FILE
    match won, lost:
        case Answers(), Answers():
            text = wording.say(words.ANSWERS if comes else words.KEPT_ANSWERS)
            told = [wording.fill(words.FILE, said=_answers(won, lost, wording))] if comes else []
            return Shown("", text, (*told, wording.fill(said, said=_answers(lost, won, wording))))
        case Mark(), Mark() if change.register is Register.NOTE:
            new = won.note or wording.say(words.NOTHING)
            notes = [wording.fill(words.FILE, said=new)] if comes else []
            if lost.note:
                notes.append(wording.fill(said, said=_recorded(lost.note, lost.note_at, wording)))
            return Shown(wording.say(words.NOTE), _item(change.item_id, wording), tuple(notes))
        case Mark(), Mark():
            glyphs = (lost, won) if comes else (won,)
            head = " > ".join(labels.GLYPHS[mark.state] for mark in glyphs)
            recorded = lost.at or lost.state is not State.TODO
            under = (wording.fill(said, said=_state(lost, wording)),) if recorded else ()
            return Shown(head, _item(change.item_id, wording), under)
    name = wording.fill(words.NAME if comes else words.KEPT_NAME, name=won)
    return Shown("", name, (wording.fill(said, said=lost),))


def _item(item_id: str, wording: Wording) -> str:
    found = wording.library.find(item_id)
    return wording.say(found[0].text) if found else wording.fill(words.UNKNOWN_ITEM, id=item_id)


def _state(mark: Mark, wording: Wording) -> str:
    word = wording.say(labels.STATES[mark.state])
    if mark.until:
        word = wording.fill(sheet_words.UNTIL, date=mark.until.isoformat())
    if mark.reason:
        word += wording.fill(sheet_words.PARENTHESES, inside=labels.in_words(mark.reason))
    return _recorded(word, mark.at, wording)


def _recorded(said: str, at: datetime | None, wording: Wording) -> str:
    return wording.fill(words.RECORDED, said=said, at=at.strftime("%Y-%m-%d %H:%M")) if at else said


def _answers(these: Answers, those: Answers, wording: Wording) -> str:
    """Return what these answers say where they differ from those."""
    differing = (name for name in names(Answers) if getattr(these, name) != getattr(those, name))
    return wording.join(_answered(name, these, wording) for name in differing) or wording.say(words.NOTHING)


def _answered(question_id: str, answers: Answers, wording: Wording) -> str:
    channel = wording.library.channels.get(answers.channel)
    if question_id == "channel" and channel:
        return wording.say(channel.name)
    return wording.answered(question_id, answers)
