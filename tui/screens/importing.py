"""Reading cases from a file: what it would change is shown before anything is changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from checklists.errors import ShebaoError
from checklists.formats.wording import Wording
from checklists.importing import Incoming, compare, mask_numbers
from checklists.reading import load_file
from tui.import_preview import Shown, coming, staying, title
from tui.screens.dialogs import ChoiceDialog
from tui.strings import importing as words
from tui.strings import privacy
from tui.strings.screen import CHOICE_HINT
from tui.widgets.row_list import RowList
from tui.widgets.rows import Row, Tone

if TYPE_CHECKING:
    from checklists.aids.privacy import Found
    from tui.screens.home import HomeScreen

_DO, _AS_WRITTEN = "?do", "?as-written"


def import_file(screen: HomeScreen, path: str) -> None:
    """Read a file, show what it would change, and take it in if the person agrees."""
    session = screen.session
    try:
        ids, aliases, now = session.store.ids(), session.library.aliases, session.clock()
        written = [
            compare(each, session.store.load(each.id) if each.id in ids else None, aliases, now)
            for each in load_file(Path(path))
        ]
    except ShebaoError as error:
        screen.tell_error(error)
        return
    masked = [mask_numbers(incoming, session.lang, session.today) for incoming in written]
    cases = [incoming for incoming, _ in masked]
    told = [incoming for incoming in cases if not incoming.same]
    if not told:
        screen.tell(words.SAME)
        return

    def take(key: str | None) -> None:
        if key in (_DO, _AS_WRITTEN):
            _save(screen, cases if key == _DO else written)
            screen.show()

    wording = Wording(session.library, session.lang, session.today)
    rows = [row for number, incoming in enumerate(told) for row in _rows(incoming, wording, str(number))]
    if len(told) < len(cases):
        rows.append(Row(wording.fill(words.OTHERS_SAME, count=len(cases) - len(told)), tone=Tone.MUTED))
    if not all(incoming.empty for incoming in cases):
        rows = [*_choices(screen, [found for _, each in masked for found in each]), Row(""), *rows]
    screen.app.push_screen(_PreviewDialog(screen.say(words.PREVIEW), rows, screen.say(CHOICE_HINT)), take)


def _choices(screen: HomeScreen, numbers: Sequence[Found]) -> list[Row]:
    """Return what can be chosen; where the file brings numbers, to have them masked comes first."""
    if not numbers:
        return [Row(screen.say(words.DO), key=_DO, tone=Tone.STRONG)]
    return [
        Row(screen.say(privacy.IMPORT_MASKED), key=_DO, tone=Tone.STRONG),
        Row(screen.say(privacy.IMPORT_AS_WRITTEN), key=_AS_WRITTEN, tone=Tone.PROBLEM),
        Row(screen.say(privacy.IMPORT_MASKS, count=len(numbers), what=privacy.kinds(numbers)), tone=Tone.WAITING),
        Row(screen.say(privacy.AID), tone=Tone.MUTED),
    ]


class _PreviewDialog(ChoiceDialog):
    """A list to look through; nothing but its first rows can be chosen."""

    @on(RowList.Chosen)
    def clicked(self, event: RowList.Chosen) -> None:
        """Treat a click like Enter."""
        event.prevent_default()
        self.action_choose()

    def action_choose(self) -> None:
        """Take the file in if the cursor is on that, otherwise go there."""
        rows = self.query_one(RowList)
        if rows.key in (_DO, _AS_WRITTEN):
            self.dismiss(rows.key)
        elif not rows.move_to(_DO):
            self.dismiss(None)


def _save(screen: HomeScreen, cases: Sequence[Incoming]) -> None:
    names = []
    for incoming in cases:
        if incoming.empty:
            continue
        try:
            names.append(screen.session.store.save(incoming.theirs, brought=True).name)
        except ShebaoError as error:
            screen.tell_error(error)
    if names:
        screen.tell(words.DONE, name=", ".join(names))


def _rows(incoming: Incoming, wording: Wording, key: str) -> Iterator[Row]:
    """Yield what would become of one case; its changes have keys, so that the cursor can go through them."""
    yield Row(title(incoming, wording), tone=Tone.HEADING)
    news = list(coming(incoming, wording))
    if news:
        yield Row(wording.fill(words.CHANGES, count=len({change.item_id for change in incoming.news})))
    yield from _change_rows(news, f"{key}+")
    if incoming.refused:
        yield Row(wording.fill(words.KEPT, count=len(incoming.refused)))
    yield from _change_rows(list(staying(incoming, wording)), f"{key}-")
    if incoming.mine is None and not incoming.with_answers:
        yield Row(wording.say(words.NO_ANSWERS), f"{key}?", tone=Tone.MUTED)
    yield Row("")


def _change_rows(changes: Sequence[Shown], key: str) -> Iterator[Row]:
    for number, shown in enumerate(changes):
        yield Row(shown.text, f"{key}{number}", shown.head)
        yield from (Row(line, indent=4, tone=Tone.MUTED) for line in shown.under)
