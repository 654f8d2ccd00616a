"""Reading a table of cases back: columns by their names, rows by case and item, in whatever order they stand."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from typing import Any

from checklists.boundary import echo
from checklists.case import NAME_MAX, REASON_MAX
from checklists.errors import CaseError
from checklists.formats.cells import Faults, to_case_id, to_day, to_item_id, to_moment, to_state, to_words
from checklists.formats.csv import unguard
from checklists.formats.drafts import Drafts
from checklists.text import Text, clean
from checklists.told import Told, ToldCase

_NEEDED = ("case_id", "item_id")
_DELIMITERS = ",;\t"
"""What may stand between cells: Excel writes semicolons where the comma is for decimals."""

_CELLS: Mapping[str, Callable[[str], object]] = {
    "state": to_state,
    "until": to_day,
    "reason": lambda cell: to_words(cell, REASON_MAX),
    "at": to_moment,
    "check": str.strip,
    # The size of the file is limit enough, as in a case file.
    "note": lambda cell: clean(cell, lines=True),
    "note_at": to_moment,
    "note_check": str.strip,
}
"""How each column is read that says something about an item."""

_KNOWN = {*_NEEDED, "case", *_CELLS}
"""Columns that say something; whoever adds others may call them what they like."""


def read_table(text: str, file: str) -> tuple[ToldCase, ...]:
    """Return what a table says of each case in it, in the order of the table.

    Args:
        text: The table.
        file: Its name, for messages.

    Raises:
        CaseError: It is not such a table, or a cell cannot be meant; the message says where.
    """
    faults = Faults(file)
    drafts = Drafts(faults)
    for line, row in _rows(text, file, faults):
        case_id = item_id = name = ""
        with faults.at(line, "case_id"):
            case_id = to_case_id(row["case_id"].strip())
        with faults.at(line, "item_id"):
            item_id = to_item_id(row["item_id"])
        with faults.at(line, "case"):
            name = to_words(row.get("case", ""), NAME_MAX)
        drafts.open(case_id, name)
        drafts.add(line, item_id, _told(row, line, faults))
    faults.refuse()
    return drafts.cases()


def _rows(text: str, file: str, faults: Faults) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield every row that is not empty: the line it begins on, and its cells by column."""
    table = csv.reader(StringIO(text), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        names = [(cell.split() or [""])[0].lower() for cell in next(table, [])]
        if missing := [name for name in _NEEDED if name not in names]:
            raise CaseError(_NO_COLUMN.format(file=clean(file), name=", ".join(missing)))
        if twice := [name for name in dict.fromkeys(names) if name in _KNOWN and names.count(name) > 1]:
            raise CaseError(_COLUMN_TWICE.format(file=clean(file), name=", ".join(twice)))
        line = table.line_num + 1
        for cells in table:
            if any(cells[len(names) :]):
                faults.add(line, str(len(names) + 1), _TOO_MANY)
            elif any(cells):
                padded = cells + [""] * (len(names) - len(cells))  # a short row ends in empty cells
                yield line, {name: unguard(cell) for name, cell in zip(names, padded, strict=False)}
            line = table.line_num + 1
    except csv.Error as error:
        raise CaseError(_BROKEN.format(file=clean(file), line=line, reason=echo(str(error)))) from None


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(_DELIMITERS, key=head.count)


def _told(row: Mapping[str, str], line: int, faults: Faults) -> Told:
    values: dict[str, Any] = {}
    for name, read in _CELLS.items():
        if name in row:
            with faults.at(line, name):
                values[name] = read(row[name])
    return Told(**values)


_NO_COLUMN = Text(
    "{file} 第 1 行没有 {name} 这一列：第 1 行要是列名，和导出时一样",
    "{file}, line 1: there is no column {name}; the first line must hold the names of the columns, as exported",
)
_COLUMN_TWICE = Text(
    "{file} 第 1 行有两列都叫 {name}，不知道以哪一列为准：请留一列",
    "{file}, line 1: two columns are called {name}, and which of them counts is unclear; keep one",
)
_TOO_MANY = Text("比第 1 行多：带逗号的内容要放进引号", "is one more than line 1 has: put text with commas in quotes")
_BROKEN = Text(
    "{file} 从第 {line} 行起引号没有成对：请补上引号，或重新导出",
    "{file}: from line {line} on the quotes do not match ({reason}): mend them, or export anew",
)
