"""Leaving although something would be lost: what is not on the disk yet, or what a guest has not exported."""

from __future__ import annotations

from collections.abc import Sequence

from checklists.case import Case
from checklists.text import Text
from tui.glyphs import draw
from tui.host import Host
from tui.screens.dialogs import ChoiceDialog, Take
from tui.strings import screen as words
from tui.widgets.rows import Row, Tone

_LEAVE, _STAY = "?leave", "?stay"


def ask_unsaved(app: Host) -> None:
    """Ask whether to leave although the disk refuses; staying tries on."""

    def take(key: str | None) -> None:
        if key == _LEAVE:
            app.exit(1)
        else:
            app.session.stay()

    say = app.session.say
    places = app.session.unsaved_places()
    question, leave = words.LEAVE_UNSAVED, words.LEAVE_ANYWAY
    if places:
        question, leave = words.LEAVE_KEPT, words.LEAVE_FOR_LATER
    rows = [
        *(Row(place) for place in places),
        Row(say(words.LEAVE_STAY), key=_STAY),
        Row(say(leave), key=_LEAVE, tone=Tone.PROBLEM),
    ]
    _ask(app, question, rows, take)


def ask_guest(app: Host, cases: Sequence[Case]) -> None:
    """Ask whether to export first what would be lost, or to leave.

    Args:
        app: The app.
        cases: What would be lost.
    """

    def take(key: str | None) -> None:
        if key == _LEAVE:
            app.exit(0)
        elif key:
            _export(app, key)

    session = app.session
    first = words.GUEST_SHOW if session.policy.kiosk else words.GUEST_EXPORT
    rows = [Row(session.say(first.format(name=draw(session, case.name))), key=case.id) for case in cases]
    rows += [Row(""), Row(session.say(words.GUEST_LEAVE), key=_LEAVE, tone=Tone.PROBLEM)]
    _ask(app, words.GUEST_LOSES, rows, take)


def _ask(app: Host, title: Text, rows: Sequence[Row], take: Take) -> None:
    say = app.session.say
    app.push_screen(ChoiceDialog(say(title), rows, say(words.CHOICE_HINT)), take)


def _export(app: Host, case_id: str) -> None:
    """Open a case where it is not open, and its export on top."""
    from tui.screens.case import CaseScreen
    from tui.screens.shown import export_screen

    session = app.session
    if not session.case or session.case.id != case_id:
        app.close_above(app.screen_stack[0])
        session.open(case_id)
        app.push_screen(CaseScreen())
    app.push_screen(export_screen(session))
