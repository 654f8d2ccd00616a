"""Leaving: what is not on the disk yet, or what a guest has not exported, is not lost unasked; then a last sentence."""

from __future__ import annotations

from collections.abc import Sequence

from checklists.case import Case
from checklists.plan import count_plan
from checklists.text import Text
from tui.strings import screen
from tui.strings import walk as words
from tui.walk.dialogue import Dialogue
from tui.walk.exporting import export
from tui.walk.items import progress
from tui.walk.pick import pick, plain
from tui.walk.talk import EndedError

QUIT_SECONDS = 3.0
"""How long leaving waits for the disk before it asks."""


def may_leave(dialogue: Dialogue) -> bool:
    """Ask a guest whose cases would be lost whether to export them first, and tell whether to leave."""
    while at_risk := dialogue.session.at_risk():
        ways = [screen.GUEST_EXPORT.format(name=case.name) for case in at_risk]
        chosen = pick(dialogue.talk, screen.GUEST_LOSES, plain([*ways, screen.GUEST_LEAVE]))
        if chosen == len(at_risk):
            return True
        if not isinstance(chosen, int):
            return False
        _export(dialogue, at_risk[chosen])
    return True


def leave(dialogue: Dialogue, *, ended: bool) -> int:
    """Save what is left, say how it stands, and return the exit code.

    Args:
        dialogue: The dialogue.
        ended: No further answer will come.
    """
    saved = _save(dialogue, ended=ended)
    if ended:
        dialogue.talk.tell(words.ENDED)
    if not saved:
        _say_what_is_lost(dialogue)
        return 1
    _say_goodbye(dialogue)
    case = dialogue.session.case
    return 0 if case is None or count_plan(dialogue.session.plan, case).complete else 1


def _export(dialogue: Dialogue, case: Case) -> None:
    if dialogue.session.case is None or dialogue.session.case.id != case.id:
        dialogue.session.open(case.id)
        dialogue.begin()
    export(dialogue)


def _save(dialogue: Dialogue, *, ended: bool) -> bool:
    """Save what is left and tell whether all of it is; ask where the disk refuses and somebody can answer."""
    session = dialogue.session
    while not session.quit(QUIT_SECONDS):
        places = session.unsaved_places()
        question = screen.LEAVE_KEPT if places else screen.LEAVE_UNSAVED
        try:
            stay = not ended and _wants_to_stay(dialogue, question, places)
        except EndedError:
            stay = False
        if not stay:
            return False
        session.stay()
    return True


def _wants_to_stay(dialogue: Dialogue, question: Text, places: Sequence[str]) -> bool:
    for place in places:
        dialogue.talk.tell(place)
    leave = screen.LEAVE_FOR_LATER if places else screen.LEAVE_ANYWAY
    return pick(dialogue.talk, question, plain((words.TRY_AGAIN, leave))) != 1


def _say_what_is_lost(dialogue: Dialogue) -> None:
    talk, session = dialogue.talk, dialogue.session
    dialogue.keeper.catch_up()
    if session.saved.failure:
        talk.tell(session.saved.failure.message)
    places = session.unsaved_places()
    for place in places:
        talk.tell(words.KEPT, place=place)
    if not places:
        talk.tell(words.LOST)


def _say_goodbye(dialogue: Dialogue) -> None:
    talk, case = dialogue.talk, dialogue.session.case
    if dialogue.session.policy.guest:
        talk.tell(words.GUEST_STOPPED)
    elif case is None:
        talk.tell(words.GOODBYE)
    else:
        talk.tell(words.STOPPED, name=case.name, progress=progress(dialogue), id=case.id)
