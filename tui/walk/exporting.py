"""Saving the open case as a file: the form, what goes in, and where to."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from checklists.blank import blank_of_case, export_blank
from checklists.errors import ShebaoError
from checklists.export import suggest_name, write_export
from checklists.formats import FORMATS, Export, Format, render
from checklists.formats.sheet import Notes
from checklists.records import dataclass
from tui.strings import screen
from tui.strings import walk as words
from tui.walk.choices import fold
from tui.walk.dialogue import Dialogue
from tui.walk.pick import Option, pick, plain

_FORMS = tuple(known for known in FORMATS.values() if known.id != "qr")
"""A code for a phone's camera means nothing in plain lines."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the person chose."""

    form: Format
    notes: Notes
    blank: bool
    large: bool


def export(dialogue: Dialogue) -> None:
    """Ask for form, content and file, and write it."""
    wish = _ask(dialogue)
    if wish is None or not _write(dialogue, wish):
        dialogue.talk.tell(words.NOT_WRITTEN)


def _ask(dialogue: Dialogue) -> _Wish | None:
    """Return what is wanted, or nothing for going back."""
    talk = dialogue.talk
    place = pick(talk, words.WHICH_FORM, [Option(known.label, known.medium) for known in _FORMS])
    if not isinstance(place, int):
        return None
    form = _FORMS[place]
    usual = dialogue.session.policy.notes
    notes: list[Notes] = sorted(get_args(Notes), key=lambda each: bool(each != usual))
    ways = plain([screen.EXPORT_NOTES_HOW[each] for each in notes])
    if form.blank:
        ways.append(Option(screen.EXPORT_BLANK, screen.EXPORT_BLANK_HOW))
    way = pick(talk, words.WITH_NOTES, ways)
    if not isinstance(way, int):
        return None
    size = pick(talk, words.WHICH_PRINT, plain((words.USUAL_PRINT, screen.EXPORT_LARGE))) if form.large else 0
    if size is None:
        return None
    blank = way == len(notes)
    return _Wish(form, usual if blank else notes[way], blank, large=size == 1)


def _write(dialogue: Dialogue, wish: _Wish) -> bool:
    """Ask where to and write, never over another file without asking; tell whether it was written."""
    talk, what = dialogue.talk, _what(dialogue, wish)
    while path := _ask_path(dialogue, what, wish.form.id):
        replace = path.is_file() and not path.is_symlink()
        existing = plain((screen.EXPORT_REPLACE, screen.EXPORT_KEEP))
        if replace and pick(talk, screen.EXPORT_EXISTS.format(path=path), existing) != 0:
            continue
        try:
            write_export(path, render(wish.form.id, what), replace=replace)
        except ShebaoError as error:
            talk.tell(error.message)
            continue
        if not wish.blank:
            dialogue.session.take_along()
        talk.tell(screen.EXPORT_DONE, path=path)
        return True
    return False


def _what(dialogue: Dialogue, wish: _Wish) -> Export:
    """Return what is exported."""
    session = dialogue.session
    library, lang, now = session.library, session.lang, session.clock()
    if wish.blank:
        return export_blank(library, blank_of_case(library, session.opened, session.plan), lang, now, large=wish.large)
    return Export(library, session.opened, session.plan, lang, session.today, wish.notes, now=now, large=wish.large)


def _ask_path(dialogue: Dialogue, what: Export, form: str) -> Path | None:
    """Return where to write; nothing for going back."""
    suggested = suggest_name(what.case, form, what.today, what.lang)
    typed = dialogue.talk.ask(words.WHICH_FILE, name=suggested)
    if fold(typed) in words.BACK:
        return None
    path = Path(typed or suggested).expanduser().absolute()
    return path / suggested if path.is_dir() else path
