"""Saving the open case as a file: the form, whether notes go in, where to, and what it will look like."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from checklists.errors import ShebaoError
from checklists.export import suggest_name, write_export
from checklists.formats import FORMATS, Export, render
from checklists.formats.sheet import Notes
from checklists.text import clean
from tui.commands import Scope
from tui.screens.base import BaseScreen, bindings
from tui.screens.dialogs import ask_line, choose
from tui.strings import screen as words
from tui.widgets.row_list import RowList
from tui.widgets.rows import Row, Tone

_FORMAT = "format="
_NOTES, _PATH, _SAVE = "?notes", "?path", "?save"
_REPLACE, _RENAME = "?replace", "?rename"
_PREVIEW_LINES = 200
_PATH_MAX = 4096


class ExportScreen(BaseScreen[None]):
    """Choices above, a preview below."""

    SCOPE = Scope.EXPORT
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.EXPORT)

    def __init__(self) -> None:
        super().__init__()
        self._format = next(iter(FORMATS))
        self._with_notes = True
        self._path: Path | None = None
        """Where to, if the person chose a place of their own."""

    def body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield RowList(id="list")

    def show(self) -> None:
        """Draw choices and preview."""
        rows = self.query_one("#list", RowList)
        rows.set_rows([*self._choices(), *self._preview()], key=None if rows.rows else _SAVE)
        self.set_focus(rows)
        self.show_title(self.session.opened.name, self.say(words.EXPORT))

    def action_open(self) -> None:
        """Change or do what is under the cursor."""
        key = self.query_one("#list", RowList).key
        if key.startswith(_FORMAT):
            self._format = key.removeprefix(_FORMAT)
            self._path = self._path and self._path.with_suffix(FORMATS[self._format].suffix)
        elif key == _NOTES:
            self._with_notes = not self._with_notes
        elif key == _PATH:
            self._ask_path()
        elif key == _SAVE:
            self.action_save()
            return
        self.show()

    def action_save(self) -> None:
        """Write the file; never over another without asking."""
        self._write(self._target(), replace=False)

    def _write(self, path: Path, *, replace: bool) -> None:
        if not replace and path.is_file() and not path.is_symlink():
            self._ask_replace(path)
            return
        try:
            write_export(path, self._rendered(), replace=replace)
        except ShebaoError as error:
            self.tell_error(error)
            return
        self.session.take_along()
        self.dismiss(None)
        self.tell(words.EXPORT_DONE, path=clean(str(path)))

    def _ask_replace(self, path: Path) -> None:
        rows = [
            Row(self.say(words.EXPORT_KEEP), key=_RENAME),
            Row(self.say(words.EXPORT_REPLACE), key=_REPLACE, tone=Tone.PROBLEM),
        ]

        def take(key: str | None) -> None:
            if key == _REPLACE:
                self._write(path, replace=True)
            elif key == _RENAME:
                self._ask_path()

        choose(self, words.EXPORT_EXISTS.format(path=clean(str(path))), rows, take)

    def _ask_path(self) -> None:
        def take(typed: str | None) -> None:
            if typed:
                self._path = Path(typed).expanduser()
                if self._path.is_dir():
                    self._path = self._path / self._suggested()
            self.show()

        ask_line(self, words.EXPORT_PATH, str(self._target()), take, limit=_PATH_MAX)

    def _target(self) -> Path:
        return (self._path or Path.cwd() / self._suggested()).absolute()

    def _suggested(self) -> str:
        return suggest_name(self.session.opened, self._format, self.session.today, self.session.lang)

    def _rendered(self) -> bytes:
        session = self.session
        notes: Notes = "full" if self._with_notes else "none"
        export = Export(session.library, session.opened, session.plan, session.lang, session.today, notes)
        return render(self._format, export)

    def _choices(self) -> list[Row]:
        rows = [Row(self.say(words.EXPORT_FORMAT), tone=Tone.HEADING)]
        for known in FORMATS.values():
            head = "(x)" if known.id == self._format else "( )"
            rows.append(Row(self.say(known.label), f"{_FORMAT}{known.id}", head, self.say(known.medium)))
        notes = words.EXPORT_NOTES_FULL if self._with_notes else words.EXPORT_NOTES_NONE
        return [
            *rows,
            Row(""),
            Row(
                self.say(words.EXPORT_NOTES),
                key=_NOTES,
                head="[x]" if self._with_notes else "[ ]",
                tail=self.say(notes),
            ),
            Row(f"{self.say(words.EXPORT_PATH)}: {clean(str(self._target()))}", key=_PATH, head="   "),
            Row(self.say(words.EXPORT_SAVE), key=_SAVE, head="   ", tone=Tone.STRONG),
            Row(""),
        ]

    def _preview(self) -> Iterable[Row]:
        yield Row(self.say(words.EXPORT_PREVIEW), tone=Tone.HEADING)
        shown = FORMATS[self._format].preview or self._format
        before, self._format = self._format, shown
        try:
            lines = self._rendered().decode("utf-8", "replace").splitlines()
        finally:
            self._format = before
        for line in lines[:_PREVIEW_LINES]:
            yield Row(clean(line), tone=Tone.MUTED)
        if len(lines) > _PREVIEW_LINES:
            yield Row(self.say(words.EXPORT_LINES, count=len(lines) - _PREVIEW_LINES), tone=Tone.MUTED)
