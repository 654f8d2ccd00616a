"""Cases as an Excel workbook: a sheet for each, with boxes to tick, states to choose from, and paper in mind."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Collection, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from checklists import labels
from checklists.case import State
from checklists.errors import UsageError
from checklists.formats import words
from checklists.text import Text, clean

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from checklists.formats import Export
    from checklists.formats.document import Part, Row, Sheet

_COLUMNS = ("ticked", "code", "stage", "item", "state", "until", "reason", "note", "item_id")
_PRINTED = len(_COLUMNS) - 1
"""The id, the last column, is not for paper."""
_WIDTHS = {
    "ticked": (6, 6),
    "code": (7, 8),
    "stage": (12, 32),
    "item": (24, 46),
    "state": (8, 16),
    "until": (12, 12),
    "note": (20, 40),
    "item_id": (12, 80),
}
_WIDTH = (8, 24)
"""Least and greatest width of a column, in characters of a Western font; a Chinese one takes two."""
_HEADINGS = {"ticked": words.TICKED, "code": words.CODE}
"""Of the columns that no table but this one has."""
_HEADER = 2
"""The row of the headings; above it stand the title and how far the case is."""
_LINE_HEIGHT = 15
"""Points of a line in a row, as Excel has it."""
_A4 = 9
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_NAME_MAX = 31


def render(export: Export) -> bytes:
    """Return a workbook of one case.

    Raises:
        UsageError: XlsxWriter is not installed.
    """
    return render_all([export])


def render_all(exports: Sequence[Export]) -> bytes:
    """Return a workbook with a sheet for each case.

    Raises:
        UsageError: XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise UsageError(_NOT_INSTALLED.format(python=clean(sys.executable))) from None
    data = BytesIO()
    workbook = Workbook(data, {"in_memory": True})  # no copy in a folder for temporary files
    # Otherwise the present moment, and the same case would make another file each time.
    workbook.set_properties({"created": datetime.combine(exports[0].today, time())})
    names: list[str] = []
    for export in exports:
        names.append(_sheet_name(export, names))
        _Writer(workbook, workbook.add_worksheet(names[-1]), export.sheet).write()
    workbook.close()
    return data.getvalue()


class _Writer:
    """Writes one case on one worksheet."""

    def __init__(self, workbook: Workbook, worksheet: Worksheet, sheet: Sheet) -> None:
        self.worksheet = worksheet
        self.sheet = sheet
        cell = {"text_wrap": True, "valign": "top", "border": 1}
        self.formats: dict[str, Format] = {
            name: workbook.add_format(properties)
            for name, properties in {
                "title": {"bold": True, "font_size": 16},
                "head": {**cell, "bold": True, "bg_color": "#E6E6E6"},
                "cell": cell,
                # What a program without boxes in cells draws instead: true is 1 and false is 0.
                "box": {**cell, "checkbox": True, "align": "center", "num_format": '"[x]";;"[ ]"'},
                "day": {**cell, "num_format": "yyyy-mm-dd", "align": "left"},
            }.items()
        }

    def say(self, text: Text) -> str:
        return text.get(self.sheet.lang)

    def write(self) -> None:
        """Write title, headings, items and what is said about the whole, and set the sheet up for screen and paper."""
        sheet, worksheet = self.sheet, self.worksheet
        colon = self.say(words.COLON)
        worksheet.write_string(0, 0, sheet.title, self.formats["title"])
        progress = f"{self.say(words.PROGRESS)}{colon}{sheet.progress}"
        worksheet.write_string(1, 0, f"{progress}{self.say(words.STOP)}{sheet.verdict}" if sheet.verdict else progress)
        rows = [self.cells(part, row) for part in sheet.parts for row in part.rows]
        widths = self.write_headings(rows)
        for number, row in enumerate(rows, start=_HEADER + 1):
            self.write_row(number, row, widths)
        last = _HEADER + len(rows)
        below = [*(f"{line.label}{colon}{line.value}" for line in sheet.head), *sheet.footer]
        for number, line in enumerate(below, start=last + 2):
            worksheet.write_string(number, 0, line)
        self.set_up(last, last + 1 + len(below))

    def write_headings(self, rows: Sequence[dict[str, Any]]) -> dict[str, int]:
        """Write the names of the columns, make each wide enough for what stands in it, and return the widths."""
        widths = {}
        for column, name in enumerate(_COLUMNS):
            heading = self.say(_HEADINGS.get(name) or words.COLUMNS[name])
            least, greatest = _WIDTHS.get(name, _WIDTH)
            widest = max(_cells(line) for cell in (heading, *(row[name] for row in rows)) for line in _lines(cell))
            widths[name] = min(max(widest + 2, least), greatest)
            self.worksheet.write_string(_HEADER, column, heading, self.formats["head"])
            self.worksheet.set_column(column, column, widths[name])
        return widths

    def cells(self, part: Part, row: Row) -> dict[str, Any]:
        """Return what stands in each cell of an item."""
        return {
            "ticked": row.state is State.DONE,
            "code": row.code,
            "stage": f"{part.stage_word}{self.say(words.COLON)}{part.title}",
            "item": row.says.text,
            "state": row.word,
            "until": row.until if row.state is State.WAITING else None,
            "reason": row.reason,
            "note": row.note,
            "item_id": row.id,
        }

    def write_row(self, number: int, row: dict[str, Any], widths: dict[str, int]) -> None:
        for column, name in enumerate(_COLUMNS):
            value = row[name]
            if name == "ticked":
                self.worksheet.insert_checkbox(number, column, value, self.formats["box"])
            elif name == "until" and value:
                self.worksheet.write_datetime(number, column, value, self.formats["day"])
            elif value:
                self.worksheet.write_string(number, column, value, self.formats["cell"])
            else:
                self.worksheet.write_blank(number, column, None, self.formats["day" if name == "until" else "cell"])
        # Not every program makes room for what is wrapped.
        lines = max(sum(1 + _cells(line) // widths[name] for line in _lines(row[name])) for name in _COLUMNS)
        if lines > 1:
            self.worksheet.set_row(number, _LINE_HEIGHT * lines)

    def set_up(self, last: int, bottom: int) -> None:
        """Set up choices, scrolling and paper.

        Args:
            last: The row of the last item.
            bottom: The last row of all.
        """
        worksheet = self.worksheet
        state = _COLUMNS.index("state")
        choices = [self.say(word) for word in labels.STATES.values()]
        if last > _HEADER:
            worksheet.data_validation(_HEADER + 1, state, last, state, {"validate": "list", "source": choices})
            worksheet.autofilter(_HEADER, 0, last, len(_COLUMNS) - 1)
        worksheet.freeze_panes(_HEADER + 1, 0)
        worksheet.set_landscape()
        worksheet.set_paper(_A4)
        worksheet.fit_to_pages(1, 0)
        worksheet.repeat_rows(_HEADER)
        worksheet.print_area(0, 0, bottom, _PRINTED - 1)
        worksheet.set_footer("&R&P/&N")


def _sheet_name(export: Export, taken: Collection[str]) -> str:
    """Return the name of a case as a worksheet may be called: short, without what Excel forbids, and unlike others."""
    name = _NOT_IN_NAMES.sub(" ", clean(export.case.name)).strip().encode("utf-16-le")[: 2 * _NAME_MAX]
    wanted = (
        name.decode("utf-16-le", "ignore").strip(),
        export.case.id[:_NAME_MAX],
        *map(str, range(1, len(taken) + 3)),
    )
    others = {"", "history", *(other.lower() for other in taken)}
    return next(each for each in wanted if each.lower() not in others)


def _lines(value: object) -> list[str]:
    return value.split("\n") if isinstance(value, str) else [""]


def _cells(line: str) -> int:
    """Return how wide a line is, in characters of a Western font."""
    return sum(1 + (unicodedata.east_asian_width(each) in "WF") for each in line)


_NOT_INSTALLED = Text(
    "导出 xlsx 要装 XlsxWriter：运行 {python} -m pip install XlsxWriter；装不了就用 csv，Excel 也能打开",
    "xlsx needs XlsxWriter: run {python} -m pip install XlsxWriter; or else use csv, which Excel opens as well",
)
