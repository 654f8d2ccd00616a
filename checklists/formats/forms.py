"""The forms a case can be exported in, and those it can be read in from.

One table, one module per form, each imported only when it is asked for. A new form is a module with
`render(export: Export) -> bytes` and one line of the table. A form that can hold several cases has
`render_all(exports: Sequence[Export]) -> bytes` as well; one that can be read in has
`read(text: str, file: str) -> tuple[Case | ToldCase, ...]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from enum import Flag, auto
from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from checklists.errors import UsageError
from checklists.records import dataclass
from checklists.text import Lang, Text, clean

if TYPE_CHECKING:
    from checklists.case import Case
    from checklists.formats.document import Sheet
    from checklists.formats.sheet import Notes
    from checklists.library import Library
    from checklists.plan import Plan


class Part(Flag):
    """What of a case a form may hold."""

    STATE = auto()
    REASON = auto()
    """Why an item does not apply."""
    UNTIL = auto()
    """The day to look again."""
    NOTE = auto()
    TIMES = auto()
    """When each state and each note was recorded."""
    ANSWERS = auto()
    """What the person told us, and what the case is called."""
    UNPLANNED = auto()
    """Marks on items that are not in the plan, also under ids that nobody knows."""
    UNKNOWN_KEYS = auto()
    """Whatever a later version writes beside."""


_NOTHING = Part(0)
_MARKS = Part.STATE | Part.REASON | Part.UNTIL | Part.NOTE
_SHEET = _MARKS | Part.ANSWERS


@dataclass(frozen=True, slots=True)
class Format:
    """One form."""

    id: str
    suffix: str
    """End of the file's name, with the dot."""
    module: str
    """Module of this package that renders it."""
    label: Text
    medium: Text
    """What it is good for."""
    holds: Part
    """What of a case is in the file."""
    reads: Part = _NOTHING
    """What of that comes back when the file is read in; nothing: it is not for reading in."""
    sign: str = ""
    """Pattern of how a file of this form begins; tells one that can be read in whatever it is called."""
    plain: bool = False
    """Plain lines, for editors that may want a byte order mark and Windows line ends."""
    several: bool = False
    """One file can hold several cases."""
    binary: bool = False
    """Not for a terminal."""
    preview: str = ""
    """Id of the form that shows on a terminal what is in this one; empty: itself."""
    blank: bool = True
    """Whether a list that is nobody's yet can have this form."""
    large: bool = False
    """Whether it can be printed large."""


FORMATS: Mapping[str, Format] = {
    known.id: known
    for known in (
        Format(
            "html", ".html", "html", Text("网页", "Web page"),
            Text("打印，或在手机上看", "to print, or to read on a phone"),
            _SHEET, preview="md", large=True,
        ),
        Format(
            "md", ".md", "markdown", Text("Markdown 任务清单", "Markdown task list"),
            Text("放进笔记软件，可再导入", "for a notes program; can be imported"),
            _SHEET | Part.TIMES, _MARKS | Part.TIMES, r"(?:[^\n]*\n){0,9}?[^\n]*<!-- case ", plain=True,
        ),
        Format(
            "txt", ".txt", "text", Text("纯文字", "Plain text"),
            Text("发到聊天里，或用读屏软件", "for a chat, or a screen reader"),
            _SHEET, plain=True,
        ),
        Format(
            "csv", ".csv", "csv", Text("表格 CSV", "Table (CSV)"),
            Text("用 Excel 打开，可再导入", "for Excel; can be imported"),
            _MARKS | Part.TIMES | Part.UNPLANNED, _MARKS | Part.TIMES | Part.UNPLANNED, r"[^\n]*\bcase_id\b",
            several=True, blank=False,
        ),
        Format(
            "xlsx", ".xlsx", "xlsx", Text("Excel 工作簿", "Excel workbook"),
            Text("在 Excel 里打勾，打印", "to tick in Excel, and to print"),
            _SHEET, several=True, binary=True, preview="txt",
        ),
        Format(
            "json", ".json", "json", Text("JSON", "JSON"),
            Text("给程序读，可再导入", "for programs; can be imported"),
            ~_NOTHING, ~_NOTHING, r"\s*\{", blank=False,
        ),
        Format(
            "ics", ".ics", "ics", Text("日历", "Calendar"),
            Text("等待的日期，到时候提醒", "reminders for days to look again"),
            Part.STATE | Part.UNTIL | Part.NOTE, blank=False,
        ),
        Format(
            "qr", ".qr.txt", "qr", Text("二维码字条", "QR slip"),
            Text("没办完的，用手机扫", "what is open, page by page"),
            Part.STATE | Part.UNTIL,
        ),
        Format(
            "toml", ".toml", "case_file", Text("档案文件", "Case file"),
            Text("换一台机器接着办，可再导入", "to go on elsewhere; can be imported"),
            ~_NOTHING, ~_NOTHING, r"(?:\s*(?:#[^\n]*)?\n)*\s*format\s*=", blank=False,
        ),
    )
}  # fmt: skip
"""Every form, by id, in the order in which they are offered."""


@dataclass(frozen=True)
class Export:
    """What is exported: a case against its content, in one language, as of one day."""

    library: Library
    case: Case
    plan: Plan
    lang: Lang
    today: date
    notes: Notes = "full"
    """`none` leaves out what the person wrote in their own words, notes and reasons; `masked` masks identity, phone and
    card numbers in them, and leaves them out of what holds them for programs: a case file, JSON, a table."""
    bom: bool = False
    """Begin a plain file with a byte order mark, by which old Windows programs know UTF-8."""
    crlf: bool = False
    """End the lines of a plain file as Windows does."""
    now: datetime | None = None
    """The moment it is made; the beginning of the day if not given."""
    blank: bool = False
    """It is nobody's yet: a list to be filled in on paper."""
    large: bool = False
    """In large print, for tired eyes."""

    @property
    def moment(self) -> datetime:
        """The moment it is made, aware of its time zone."""
        return self.now or datetime.combine(self.today, time(), UTC)

    @cached_property
    def sheet(self) -> Sheet:
        """The case put on a sheet, for the forms that are read and not imported."""
        from checklists.formats.sheet import make_sheet

        return make_sheet(self.library, self.case, self.plan, self.lang, self.today, notes=self.notes, blank=self.blank)


def find_format(format_id: str) -> Format:
    """Return a form by id.

    Raises:
        UsageError: No such form; the message names them all.
    """
    if format_id not in FORMATS:
        raise UsageError(_UNKNOWN.format(id=clean(format_id), known=_listed(FORMATS.values())))
    return FORMATS[format_id]


def render(format_id: str, export: Export) -> bytes:
    """Return a case in one form, ready to be written.

    Raises:
        UsageError: No such form, one whose library is not installed, or one that cannot be as it is wanted: blank,
            large, or for old Windows programs.
    """
    known = find_format(format_id)
    if export.blank and not known.blank:
        blank = _listed(each for each in FORMATS.values() if each.blank)
        raise UsageError(_NEVER_BLANK.format(id=known.id, known=blank))
    if export.large and not known.large:
        large = _listed(each for each in FORMATS.values() if each.large)
        raise UsageError(_NEVER_LARGE.format(id=known.id, known=large))
    if (export.bom or export.crlf) and not known.plain:
        plain = [each for each in FORMATS.values() if each.plain]
        raise UsageError(_NOT_PLAIN.format(id=known.id, known=_listed(plain)))
    rendered: bytes = module_of(known).render(export)
    if export.crlf:
        rendered = rendered.replace(b"\n", b"\r\n")
    return b"\xef\xbb\xbf" + rendered if export.bom else rendered


def render_all(format_id: str, exports: Sequence[Export]) -> bytes:
    """Return several cases in one file.

    Raises:
        UsageError: No such form, or one that holds one case only; the message names those that hold several.
    """
    known = find_format(format_id)
    if not known.several:
        several = [each for each in FORMATS.values() if each.several]
        raise UsageError(_ONE_CASE.format(id=known.id, known=_listed(several)))
    rendered: bytes = module_of(known).render_all(exports)
    return rendered


def module_of(known: Format) -> ModuleType:
    """Return the module of a form."""
    return import_module(f"{__package__}.{known.module}")


def _listed(formats: Iterable[Format]) -> Text:
    ids = [known.id for known in formats]
    return Text("，".join(ids), ", ".join(ids))


_UNKNOWN = Text("没有 {id} 这种导出格式，可以用：{known}", "There is no export format {id}; choose from {known}")
_NOT_PLAIN = Text(
    "{id} 用不上 BOM 和 CRLF，它们只给纯文字的格式：{known}",
    "{id} takes no byte order mark and no Windows line ends; these are for plain text: {known}",
)
_ONE_CASE = Text(
    "{id} 一个文件只装一份档案；几份装在一起用：{known}；也可以写进文件夹，一份一个文件",
    "A file of {id} holds one case; for several use {known}, or name a folder, which gets a file for each",
)
_NEVER_BLANK = Text(
    "空白清单没有 {id} 格式，可以用：{known}", "A blank list cannot be exported as {id}; choose from {known}"
)
_NEVER_LARGE = Text("{id} 格式没有大字版，可以用：{known}", "{id} has no large print; choose from {known}")
