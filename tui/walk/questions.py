"""The questions of a new case, and of changing its answers: one after the other, each of which may be skipped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from checklists.case import NAME_MAX, Answers
from checklists.model import Question
from checklists.naming import fold
from checklists.ranking import rank_channels
from checklists.records import replace
from checklists.text import Text, same
from tui.strings import screen
from tui.strings import walk as words
from tui.walk.dialogue import Dialogue
from tui.walk.guarding import save_words
from tui.walk.pick import Option, pick, pick_several, plain

_ORDER = ("topics", "for_whom", "means", "status", "region", "channel")
"""Fields of the answers, in the order in which they are asked."""


def new_case(dialogue: Dialogue) -> bool:
    """Ask everything, make the case, open it, and tell whether there is one."""
    dialogue.talk.tell(words.NEW_CASE)
    answers = ask_answers(dialogue, Answers())
    if answers is None:
        dialogue.talk.tell(words.NOT_MADE)
        return False
    usual = screen.NAMES[0] if answers.for_whom in ("", "self") else screen.NAMES[1]
    if not _save_name(dialogue, usual, lambda name, kept: dialogue.session.create(name, answers, as_written=kept)):
        dialogue.talk.tell(words.NOT_MADE)
        return False
    case = dialogue.session.opened
    dialogue.talk.tell(words.MADE, name=case.name, id=case.id, count=len(dialogue.ids))
    return True


def change_answers(dialogue: Dialogue) -> None:
    """Ask everything again; no tick is lost."""
    before = dialogue.session.opened.answers
    answers = ask_answers(dialogue, before)
    if answers is None or answers == before:
        dialogue.talk.tell(words.UNCHANGED)
        return
    dialogue.change(lambda: dialogue.session.answer(answers))
    dialogue.talk.tell(words.ANSWERS_CHANGED, count=len(dialogue.ids))


def change_name(dialogue: Dialogue) -> None:
    """Give the open case another nickname."""
    session = dialogue.session
    renamed = _save_name(dialogue, same(session.opened.name), lambda name, kept: session.rename(name, as_written=kept))
    dialogue.talk.tell(words.RENAMED if renamed else words.UNCHANGED, name=session.opened.name)


def ask_answers(dialogue: Dialogue, answers: Answers) -> Answers | None:
    """Ask every question; going back from the first gives up.

    Args:
        dialogue: The dialogue.
        answers: What was answered before; Enter keeps it.

    Returns:
        The answers, or nothing if the person gave up.
    """
    place = 0
    while place < len(_ORDER):
        given = _ask(dialogue, answers, _ORDER[place])
        if given is None and place == 0:
            return None
        answers = given or answers
        place += 1 if given else -1
    return answers


def ask_name(dialogue: Dialogue, usual: Text) -> str:
    """Ask for a nickname that no other case has; empty for going back."""
    talk, session = dialogue.talk, dialogue.session
    names = [usual, *(name for name in screen.NAMES if name != usual)]
    while True:
        enter = words.ENTER_NAME.format(name=usual)
        answer = pick(talk, words.WHICH_NAME, plain(names), free=True, skip=enter)
        if answer is None:
            return ""
        name = talk.say(names[answer]) if isinstance(answer, int) else answer or talk.say(usual)
        others = [case for case in session.cases()[0] if not session.case or case.id != session.case.id]
        if len(name) > NAME_MAX:
            talk.tell(screen.NAME_LONG, max=NAME_MAX)
        elif any(fold(name) in (fold(case.name), case.id) for case in others):
            talk.tell(words.NAME_TAKEN, name=name)
        else:
            return name


def _save_name(dialogue: Dialogue, usual: Text, save: Callable[[str, bool], object]) -> bool:
    """Ask for a nickname and save it, and tell whether there is one.

    Args:
        dialogue: Asks.
        usual: What Enter means.
        save: Saves it: as it was written if the second argument is true, else with numbers masked.
    """
    present = dialogue.session.case.name if dialogue.session.case else ""
    while (name := ask_name(dialogue, usual)) not in ("", present):
        if save_words(dialogue, name, partial(save, name)):
            return True
    return False


def _ask(dialogue: Dialogue, answers: Answers, field: str) -> Answers | None:
    """Ask one question and return the answers with this one, or nothing for going back."""
    if field == "channel":
        return _ask_channel(dialogue, answers)
    question = dialogue.session.library.questions[field]
    given = answers.given(field)
    options = [Option(option.text, option.hint, chosen=option.id in given) for option in question.options]
    if question.multiple:
        places = pick_several(dialogue.talk, question.text, options)
        return None if places is None else _with(answers, question, places)
    place = pick(dialogue.talk, question.text, options, skip=words.ENTER_KEEP if given else words.ENTER_SKIP)
    if place is None:
        return None
    return _with(answers, question, [place]) if isinstance(place, int) else answers


def _with(answers: Answers, question: Question, places: list[int]) -> Answers:
    """Return the answers with the options at these places as the answer to a question."""
    chosen = tuple(question.options[place].id for place in places)
    value = chosen if question.multiple else chosen[0]
    return replace(answers, **{question.id: value})  # type: ignore[arg-type]


def _ask_channel(dialogue: Dialogue, answers: Answers) -> Answers | None:
    ranked = rank_channels(dialogue.session.library, answers)
    options = [Option(each.channel.name, each.reason, chosen=each.channel.id == answers.channel) for each in ranked]
    enter = words.ENTER_KEEP if answers.channel else words.ENTER_LATER
    place = pick(dialogue.talk, screen.WHICH_CHANNEL, options, skip=enter)
    if place is None:
        return None
    return replace(answers, channel=ranked[place].channel.id) if isinstance(place, int) else answers
