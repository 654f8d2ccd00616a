"""Cases as a table for a spreadsheet: one row for each case and item, to be read in again by id."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from checklists import labels
from checklists.formats import words
from checklists.formats.case_file import to_keep
from checklists.formats.toml_write import moment, tidy
from checklists.told import note_check, state_check

if TYPE_CHECKING:
    from checklists.case import Mark
    from checklists.formats import Export
    from checklists.text import Lang
    from checklists.told import ToldCase

OWN_WORDS = frozenset({"reason", "note", "note_at", "note_check"})
"""Columns that an export without the person's own words has not: an empty cell would say that there are none."""

_BOM = "\ufeff"
# What makes a spreadsheet compute a cell; the full-width signs do it in Chinese and Japanese ones. The apostrophe is
# among them so that the guard can be taken off again, whatever the text began with.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")
_NUMBER = frozenset(" .,:/%-+()eE")
# Days and times of our own making, which a spreadsheet may well take for what they are.
_UNGUARDED = frozenset({"until", "at", "note_at"})


def render(export: Export) -> bytes:
    """Return the table of one case."""
    return render_all([export])


def render_all(exports: Sequence[Export]) -> bytes:
    """Return the table of several cases, with a byte order mark and Windows line ends, as spreadsheets want it.

    Args:
        exports: One or more; the first decides the language of the headings.
    """
    with_words = all(export.notes == "full" for export in exports)
    columns = [name for name in words.COLUMNS if with_words or name not in OWN_WORDS]
    table = StringIO()
    writer = csv.DictWriter(table, columns, "", "ignore", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow({name: _heading(name, exports[0]) for name in columns})
    writer.writerows(_guarded(row) for export in exports for row in _rows(export))
    return (_BOM + table.getvalue()).encode()


def read(text: str, file: str) -> tuple[ToldCase, ...]:
    """Return what the table says of each case in it.

    Raises:
        CaseError: It is not such a table, or a cell cannot be meant; the message says which.
    """
    from checklists.formats.csv_read import read_table

    return read_table(text, file)


def guard(text: str) -> str:
    """Return text that no spreadsheet computes, or takes for a number, a day or a yes and writes back as another."""
    digits = any(character.isdigit() for character in text)
    number = digits and all(character.isdigit() or character in _NUMBER for character in text)
    guarded = number or text.startswith(_FORMULA) or text.upper() in ("TRUE", "FALSE")
    return f"'{text}" if guarded else text


def unguard(cell: str) -> str:
    """Return the text that a guarded cell stands for."""
    return cell.removeprefix("'")


def _heading(name: str, export: Export) -> str:
    """Return the name of a column, in a Chinese table with its Chinese name behind it."""
    return f"{name} {words.COLUMNS[name].zh}" if export.lang == "zh" else name


def _guarded(row: dict[str, str]) -> dict[str, str]:
    return {name: cell if name in _UNGUARDED else guard(cell) for name, cell in row.items()}


def _rows(export: Export) -> Iterator[dict[str, str]]:
    """Yield the items of the plan in order, then what else is marked."""
    case, sheet = tidy(to_keep(export)), export.sheet
    head = {"case": case.name, "case_id": case.id}
    for part in sheet.parts:
        place = {"stage": part.stage_word, "list": part.title}
        for row in part.rows:
            item = {"item": row.says.text, "sources": "; ".join(row.says.citations)}
            yield {**head, **place, **item, **_record(case.mark(row.id), row.id, export.lang)}
    planned = {row.id for part in sheet.parts for row in part.rows}
    for item_id in sorted(case.marks.keys() - planned):
        found = export.library.find(item_id)
        item = {"item": found[0].text.get(export.lang) if found else ""}
        yield {**head, **item, **_record(case.mark(item_id), item_id, export.lang)}


def _record(mark: Mark, item_id: str, lang: Lang) -> dict[str, str]:
    """Return what is recorded about an item, under the names of the columns."""
    return {
        "item_id": item_id,
        "state": labels.STATES[mark.state].get(lang),
        "until": mark.until.isoformat() if mark.until else "",
        "reason": mark.reason,
        "note": mark.note,
        "at": moment(mark.at) if mark.at else "",
        "check": state_check(mark.state, mark.reason, mark.until),
        "note_at": moment(mark.note_at) if mark.note_at else "",
        "note_check": note_check(mark.note),
    }
