"""The dialogue from beginning to end: a case, one item after the other, and a sentence at the end."""

from __future__ import annotations

from tui.strings import screen
from tui.strings import walk as words
from tui.walk.choices import find
from tui.walk.commands import ABOUT_AN_ITEM, ACTIONS, CHOICES
from tui.walk.dialogue import Dialogue
from tui.walk.home import Home
from tui.walk.items import introduce, progress, prompt
from tui.walk.leaving import leave, may_leave
from tui.walk.moving import find_item
from tui.walk.talk import EndedError, short


def walk(dialogue: Dialogue, case_id: str = "") -> int:
    """Talk until the person stops or no further answer comes.

    Args:
        dialogue: The dialogue.
        case_id: The case to begin with; empty: the only one there is, or the one that is chosen.

    Returns:
        The exit code: 0 if nothing is left to do in the case, 1 if something is, or if something could not be saved.

    Raises:
        ShebaoError: The case that was named cannot be opened.
    """
    ended = False
    with dialogue.keeper.watching():
        try:
            _talk(dialogue, case_id)
            while not may_leave(dialogue):
                _talk(dialogue)
        except EndedError:
            ended = True
    return leave(dialogue, ended=ended)


def _talk(dialogue: Dialogue, case_id: str = "") -> None:
    session = dialogue.session
    if not case_id and not session.case:
        cases, damaged = session.cases()
        case_id = cases[0].id if len(cases) == 1 and not damaged else ""
    if case_id:
        session.open(case_id)
    while session.case or Home(dialogue).choose():
        if not _work(dialogue):
            return


def _work(dialogue: Dialogue) -> bool:
    """Go through the open case, and tell whether to go on with another."""
    talk, session = dialogue.talk, dialogue.session
    dialogue.begin()
    _greet(dialogue)
    known = ""
    while session.case:
        dialogue.keeper.catch_up()
        dialogue.stay_in_plan()
        found = dialogue.item
        if found and found[1].id != known:
            known = found[1].id
            introduce(dialogue, found[1])
        typed = talk.ask(prompt(dialogue))
        dialogue.keeper.catch_up()
        choice = find(CHOICES, typed) if typed else None
        if choice and choice[0].id == "leave":
            return False
        if choice and (dialogue.item or choice[0].id not in ABOUT_AN_ITEM):
            talk.answer_ahead(choice[1])
            ACTIONS[choice[0].id](dialogue)
            talk.answer_ahead("")
        else:
            _take_code(dialogue, typed)
    return True


def _take_code(dialogue: Dialogue, typed: str) -> None:
    """Go to the item that a code or a stage names; else say what is possible."""
    item_id = "" if typed.isdecimal() else find_item(dialogue, typed)
    if item_id:
        dialogue.go(item_id)
        return
    if typed:
        dialogue.talk.tell(words.NO_SUCH_CHOICE, typed=short(typed))
    dialogue.talk.tell(words.HINT)


def _greet(dialogue: Dialogue) -> None:
    talk, session = dialogue.talk, dialogue.session
    case = session.opened
    channel = session.library.channels.get(case.answers.channel)
    chosen = channel.name if channel else words.NO_CHANNEL_YET
    talk.tell(words.GREETING, name=case.name, channel=chosen, progress=progress(dialogue))
    if session.store.hand_edited(case.id):
        talk.tell(screen.HAND_EDITED)
    talk.tell(words.HINT)
    talk.tell(screen.HELP_GUEST if session.policy.guest else words.SAVED_AT_ONCE)
