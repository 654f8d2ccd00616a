"""Saving the open case as a file: the form, whether notes go in, and where to."""

from __future__ import annotations

from pathlib import Path

from checklists.errors import ShebaoError
from checklists.export import suggest_name, write_export
from checklists.formats import FORMATS, Export, render
from checklists.formats.sheet import Notes
from tui.strings import screen
from tui.strings import walk as words
from tui.walk.choices import fold
from tui.walk.dialogue import Dialogue
from tui.walk.pick import Option, pick, plain


def export(dialogue: Dialogue) -> None:
    """Ask for form, notes and file, and write it; never over another without asking."""
    talk = dialogue.talk
    forms = list(FORMATS.values())
    form = pick(talk, words.WHICH_FORM, [Option(known.label, known.medium) for known in forms])
    notes = pick(talk, words.WITH_NOTES, plain((words.NOTES_IN, words.NOTES_OUT))) if form is not None else None
    if not isinstance(form, int) or notes is None:
        talk.tell(words.NOT_WRITTEN)
        return
    data = _rendered(dialogue, forms[form].id, with_notes=notes == 0)
    while True:
        path = _ask_path(dialogue, forms[form].id)
        if path is None:
            talk.tell(words.NOT_WRITTEN)
            return
        replace = path.is_file() and not path.is_symlink()
        if replace and pick(talk, screen.EXPORT_EXISTS.format(path=path), plain(_EXISTING)) != 0:
            continue
        try:
            write_export(path, data, replace=replace)
        except ShebaoError as error:
            talk.tell(error.message)
            continue
        dialogue.session.take_along()
        talk.tell(screen.EXPORT_DONE, path=path)
        return


_EXISTING = (screen.EXPORT_REPLACE, screen.EXPORT_KEEP)


def _rendered(dialogue: Dialogue, form: str, *, with_notes: bool) -> bytes:
    session = dialogue.session
    notes: Notes = "full" if with_notes else "none"
    return render(form, Export(session.library, session.opened, session.plan, session.lang, session.today, notes))


def _ask_path(dialogue: Dialogue, form: str) -> Path | None:
    """Return where to write; nothing for going back."""
    session = dialogue.session
    suggested = suggest_name(session.opened, form, session.today, session.lang)
    typed = dialogue.talk.ask(words.WHICH_FILE, name=suggested)
    if fold(typed) in words.BACK:
        return None
    path = Path(typed or suggested).expanduser().absolute()
    return path / suggested if path.is_dir() else path
