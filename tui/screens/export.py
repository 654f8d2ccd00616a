"""Taking a list along: the form, the language, what goes in, where to, and what it will look like."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, TypeVar, get_args

from textual.binding import BindingType
from textual.widget import Widget

from checklists.blank import Blank, blank_of_case, export_blank
from checklists.errors import ShebaoError
from checklists.export import suggest_name, write_export
from checklists.formats import FORMATS, Export, Format, render
from checklists.formats.sheet import Notes
from checklists.records import dataclass, replace
from checklists.suffixes import as_form
from checklists.text import LANGS, Lang, clean
from tui.command import Command, Scope
from tui.screens.base import BaseScreen, bindings
from tui.screens.dialogs import ask_line, choose
from tui.strings import screen as words
from tui.widgets.row_list import RowList
from tui.widgets.rows import Row, Tone

Value = TypeVar("Value")

_FORMAT = "format="
_LANGUAGE, _NOTES, _LARGE, _BLANK, _PATH, _SAVE = "?language", "?notes", "?large", "?blank", "?path", "?save"
_REPLACE, _RENAME = "?replace", "?rename"
_SLIP = "qr"
"""The form that is shown and not written."""
_SHOWN_AS = {"html": "md"}
"""What stands in the preview for a form that is not text to be read."""
_NOTES_ORDER: tuple[Notes, ...] = get_args(Notes)
_PREVIEW_LINES = 200
_PATH_MAX = 4096


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the person chose."""

    form: Format
    lang: Lang
    notes: Notes
    large: bool = False
    blank: bool = False

    @property
    def is_large(self) -> bool:
        return self.large and self.form.large

    @property
    def is_blank(self) -> bool:
        return self.blank and self.form.blank


class ExportScreen(BaseScreen[None]):
    """Choices above, a preview below."""

    SCOPE = Scope.EXPORT
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.EXPORT)

    def __init__(self, blank: Blank | None = None) -> None:
        """Show what the open case can be taken along as.

        Args:
            blank: A blank list instead of the case.
        """
        super().__init__()
        self._given = blank
        self._chosen: _Wish | None = None
        self._path: Path | None = None
        """Where to, if the person chose a place of their own."""

    @property
    def _wish(self) -> _Wish:
        if self._chosen is None:
            self._chosen = _Wish(self._forms()[0], self.session.lang, self.session.policy.notes)
        return self._chosen

    def body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield RowList(id="list")

    def show(self) -> None:
        """Draw choices and preview."""
        rows = self.query_one("#list", RowList)
        rows.set_rows([*self._choices(), *self._preview()], key=None if rows.rows else _SAVE)
        self.set_focus(rows)
        name = self.say(self._given.title) if self._given else self.session.opened.name
        self.show_title(name, self.say(words.EXPORT))

    def commands(self) -> tuple[Command, ...]:
        """Say what saving does with a form that is shown and not written."""
        if self._wish.form.id != _SLIP:
            return super().commands()
        show = words.EXPORT_SHOW
        return tuple(replace(each, label=show, help=show) if each.id == "save" else each for each in super().commands())

    def action_open(self) -> None:
        """Change or do what is under the cursor."""
        key = self.query_one("#list", RowList).key
        if key == _SAVE:
            self.action_save()
        elif key == _PATH:
            self._ask_path()
        else:
            self._chosen = self._changed(key)
            self._path = self._path and as_form(self._path, self._wish.form)
            self.show_keys()
            self.show()

    def action_save(self) -> None:
        """Write the file, never over another without asking; or show the codes."""
        if self._wish.form.id == _SLIP:
            self._show_slip()
        else:
            self._write(self._target(), replace=False)

    def _changed(self, key: str) -> _Wish:
        """Return the wish with what is under the cursor changed to its next value."""
        wish = self._wish
        if key.startswith(_FORMAT):
            return replace(wish, form=FORMATS[key.removeprefix(_FORMAT)])
        if key == _LANGUAGE:
            return replace(wish, lang=_after(LANGS, wish.lang))
        if key == _NOTES:
            return replace(wish, notes=_after(_NOTES_ORDER, wish.notes))
        if key == _LARGE:
            return replace(wish, large=not wish.large)
        return replace(wish, blank=not wish.blank) if key == _BLANK else wish

    def _show_slip(self) -> None:
        from tui.screens.slip import SlipScreen

        try:
            self.app.push_screen(SlipScreen(self._export()))
        except ShebaoError as error:
            self.tell_error(error)

    def _write(self, path: Path, *, replace: bool) -> None:
        if not replace and path.is_file() and not path.is_symlink():
            self._ask_replace(path)
            return
        try:
            write_export(path, render(self._wish.form.id, self._export()), replace=replace)
        except ShebaoError as error:
            self.tell_error(error)
            return
        if not (self._given or self._wish.is_blank):
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
        return suggest_name(self._export().case, self._wish.form.id, self.session.today, self._wish.lang)

    def _export(self) -> Export:
        session, wish = self.session, self._wish
        library, now = session.library, session.clock()
        if self._given or wish.is_blank:
            blank = self._given or blank_of_case(library, session.opened, session.plan)
            return export_blank(library, blank, wish.lang, now, large=wish.is_large)
        return Export(
            *(library, session.opened, session.plan, wish.lang, session.today, wish.notes), now=now, large=wish.is_large
        )

    def _forms(self) -> list[Format]:
        return [known for known in FORMATS.values() if known.blank or not self._given]

    def _choices(self) -> Iterable[Row]:
        wish = self._wish
        yield Row(self.say(words.EXPORT_FORMAT), tone=Tone.HEADING)
        for known in self._forms():
            head = "(x)" if known is wish.form else "( )"
            yield Row(self.say(known.label), f"{_FORMAT}{known.id}", head, self.say(known.medium))
        yield Row("")
        yield Row(self.say(words.SETTING_LANGUAGE), _LANGUAGE, "   ", self.say(words.LANGUAGES[wish.lang]))
        if not self._given and not wish.is_blank:
            yield Row(self.say(words.EXPORT_NOTES), _NOTES, "   ", self.say(words.EXPORT_NOTES_HOW[wish.notes]))
        if wish.form.large:
            yield Row(self.say(words.EXPORT_LARGE), _LARGE, _box(wish.large))
        if wish.form.blank and not self._given:
            yield Row(self.say(words.EXPORT_BLANK), _BLANK, _box(wish.blank), self.say(words.EXPORT_BLANK_HOW))
        if wish.form.id == _SLIP:
            yield Row(self.say(words.EXPORT_SHOW), _SAVE, "   ", tone=Tone.STRONG)
        else:
            yield Row(f"{self.say(words.EXPORT_PATH)}: {clean(str(self._target()))}", _PATH, "   ")
            yield Row(self.say(words.EXPORT_SAVE), _SAVE, "   ", tone=Tone.STRONG)
        yield Row("")

    def _preview(self) -> Iterable[Row]:
        yield Row(self.say(words.EXPORT_PREVIEW), tone=Tone.HEADING)
        shown = self._wish.form.preview or self._wish.form.id
        try:
            lines = render(shown, replace(self._export(), large=False)).decode("utf-8", "replace").splitlines()
        except ShebaoError as error:
            yield Row(self.say(error.message), tone=Tone.MUTED)
            return
        for line in lines[:_PREVIEW_LINES]:
            yield Row(clean(line), tone=Tone.MUTED)
        if len(lines) > _PREVIEW_LINES:
            yield Row(self.say(words.EXPORT_LINES, count=len(lines) - _PREVIEW_LINES), tone=Tone.MUTED)


def _after(values: tuple[Value, ...], value: Value) -> Value:
    """Return the next of some values, after the last the first."""
    return values[(values.index(value) + 1) % len(values)]


def _box(ticked: bool) -> str:
    return "[x]" if ticked else "[ ]"
