"""Before what a person typed is saved: a question where it seems to hold an identity, phone or bank card number."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from checklists.aids.privacy import scan
from checklists.case import NAME_MAX
from tui.screens.dialogs import ChoiceDialog, ask_line, ask_name
from tui.session import Session
from tui.strings import privacy as words
from tui.strings import screen as screen_words
from tui.widgets.rows import Row, Tone

if TYPE_CHECKING:
    from tui.screens.base import BaseScreen

_MASK, _EDIT, _KEEP = "mask", "edit", "keep"
_SHOWN = 4
"""Numbers named in the question; the rest are counted."""

Save = Callable[[Session, bool], object]
"""Saves what was typed: as it was written if true, masked if false. The screen may be gone by then."""


def save_words(
    screen: BaseScreen[Any], text: str, save: Save, *, done: Callable[[], object], edit: Callable[[], object]
) -> None:
    """Save what a person typed, after asking them where it seems to hold a number that others had better not see.

    Args:
        screen: Asks.
        text: What was typed.
        save: Saves it; masked if the session ends before the question is answered.
        done: Draws what was saved.
        edit: Lets the person change the text.
    """
    session = screen.session
    found = scan(text, session.today)
    sure = [each for each in found if each.kind.is_sure]
    if not sure:
        save(session, False)
        done()
        if found:
            screen.tell(words.NEAR, alarm=True, tail=found[0].tail)
        return

    def take(answer: str | None) -> None:
        session.unanswered = None
        if answer in (_MASK, _KEEP):
            save(session, answer == _KEEP)
            done()
        else:
            edit()

    rows = [
        Row(screen.say(words.MASK), key=_MASK, tone=Tone.STRONG),
        Row(screen.say(words.EDIT), key=_EDIT),
        Row(screen.say(words.KEEP), key=_KEEP, tone=Tone.PROBLEM),
        Row(""),
        *(Row(screen.say(words.tail(each)), tone=Tone.WAITING) for each in sure[:_SHOWN]),
    ]
    if len(sure) > _SHOWN:
        rows.append(Row(screen.say(words.MORE, count=len(sure) - _SHOWN), tone=Tone.WAITING))
    rows.append(Row(screen.say(words.AID), tone=Tone.MUTED))
    session.unanswered = lambda: save(session, False)
    title = screen.say(words.FOUND, what=words.kinds(sure))
    screen.app.push_screen(ChoiceDialog(title, rows, screen.say(words.HINT)), take)


def save_name(
    screen: BaseScreen[Any], name: str, save: Callable[[Session, str, bool], object], done: Callable[[], object]
) -> None:
    """Ask for a nickname and save it as `save_words` does.

    Args:
        screen: Asks.
        name: The nickname so far, or the one that is suggested.
        save: As in `save_words`, with the nickname.
        done: Draws what was saved.
    """

    def take(typed: str | None) -> None:
        if not typed:
            return

        def edit() -> None:
            ask_line(screen, screen_words.RENAME_TITLE, typed, take, limit=NAME_MAX)

        save_words(screen, typed, lambda session, as_written: save(session, typed, as_written), done=done, edit=edit)

    ask_name(screen, name, take)
