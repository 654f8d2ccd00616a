"""Before what a person typed is saved: a question where it seems to hold an identity, phone or bank card number."""

from __future__ import annotations

from collections.abc import Callable

from checklists.aids.privacy import scan
from tui.strings import privacy
from tui.strings import walk as words
from tui.walk.dialogue import Dialogue
from tui.walk.pick import pick, plain

_SHOWN = 4
"""Numbers named in the question; the rest are counted."""


def save_words(dialogue: Dialogue, text: str, save: Callable[[bool], object]) -> bool:
    """Save what a person typed, after asking where it seems to hold a number that others had better not see.

    Args:
        dialogue: Asks.
        text: What was typed.
        save: Saves it: as it was written if true, masked if false; so too if no answer comes.

    Returns:
        Whether it was saved; otherwise the person would rather change it.
    """
    session, talk = dialogue.session, dialogue.talk
    found = scan(text, session.today)
    sure = [each for each in found if each.kind.is_sure]
    as_written = False
    if sure:
        for each in sure[:_SHOWN]:
            talk.tell(privacy.tail(each))
        if len(sure) > _SHOWN:
            talk.tell(privacy.MORE, count=len(sure) - _SHOWN)
        talk.tell(privacy.AID)
        session.unanswered = lambda: save(False)
        ways = plain((privacy.MASK, privacy.EDIT, privacy.KEEP))
        way = pick(talk, privacy.FOUND.format(what=privacy.kinds(sure)), ways, skip=words.ENTER_MASKS)
        session.unanswered = None
        if way in (1, None):
            talk.tell(privacy.TO_EDIT)
            return False
        as_written = way == 2
    dialogue.change(lambda: save(as_written))
    if found and not sure:
        talk.tell(privacy.NEAR, tail=found[0].tail)
    return True
