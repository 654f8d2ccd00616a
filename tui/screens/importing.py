"""Reading a case from a file: what it would change is shown before anything is changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checklists.case import merge, with_current_ids
from checklists.errors import ShebaoError
from checklists.importing import load_case, preview
from tui.screens.dialogs import choose
from tui.strings import screen as words
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from tui.screens.home import HomeScreen

_DO = "?do"


def import_file(screen: HomeScreen, path: str) -> None:
    """Read a file, show what it would change, and take it in if the person agrees."""
    store = screen.session.store
    try:
        theirs = with_current_ids(load_case(Path(path)), screen.session.library.aliases)
        mine = store.load(theirs.id) if theirs.id in store.ids() else None
    except ShebaoError as error:
        screen.tell_error(error)
        return
    changes = preview(mine, theirs)
    if mine and not changes:
        screen.tell(words.IMPORT_NOTHING)
        return
    if mine:
        summary = screen.say(words.IMPORT_CHANGES, count=len(changes))
    else:
        summary = screen.say(words.IMPORT_NEW, name=theirs.name)
    rows = [Row(summary), Row(""), Row(screen.say(words.IMPORT_DO), key=_DO)]

    def take(key: str | None) -> None:
        if key != _DO:
            return
        try:
            store.save(merge(mine, theirs) if mine else theirs)
        except ShebaoError as error:
            screen.tell_error(error)
        else:
            screen.tell(words.IMPORTED, name=theirs.name)
        screen.show()

    choose(screen, words.IMPORT_DO, rows, take)
