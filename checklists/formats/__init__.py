"""Exported forms of a case: one table, one module per form, each imported only when it is asked for.

A new form is a module with `render(export: Export) -> bytes` and one line of the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from checklists.errors import UsageError
from checklists.text import Lang, Text, clean

if TYPE_CHECKING:
    from checklists.case import Case
    from checklists.formats.document import Sheet
    from checklists.formats.sheet import Notes
    from checklists.library import Library
    from checklists.plan import Plan


@dataclass(frozen=True, slots=True)
class Format:
    """One form that a case can be exported in."""

    id: str
    suffix: str
    """End of the file's name, with the dot."""
    module: str
    """Module of this package that renders it."""
    label: Text
    medium: Text
    """What it is good for."""
    blank: bool = True
    """Whether a list that is nobody's yet can have this form."""
    large: bool = False
    """Whether it can be printed large."""


FORMATS: Mapping[str, Format] = {
    known.id: known
    for known in (
        Format(
            "html", ".html", "html", Text("网页", "Web page"),
            Text("打印，或在手机上看", "for printing, or for reading on a phone"),
            large=True,
        ),
        Format(
            "md", ".md", "markdown", Text("Markdown 任务清单", "Markdown task list"),
            Text("放进笔记软件", "for a notes program"),
        ),
        Format(
            "ics", ".ics", "ics", Text("日历", "Calendar"),
            Text("等待的日期，到时候提醒", "reminders for days to look again"),
            blank=False,
        ),
        Format(
            "qr", ".qr.txt", "qr", Text("二维码字条", "QR slip"),
            Text("没办完的，用手机扫", "what is open, page by page"),
        ),
        Format(
            "toml", ".toml", "case_file", Text("档案文件", "Case file"),
            Text("换一台机器接着办，可以再导入", "for going on elsewhere: it can be imported again"),
            blank=False,
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
    """`none` leaves out what the person wrote in their own words: notes and reasons."""
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
        message = Text("没有 {id} 这种导出格式，可以用：{known}", "There is no export format {id}; choose from {known}")
        raise UsageError(message.format(id=clean(format_id), known=_listed(FORMATS.values())))
    return FORMATS[format_id]


def render(format_id: str, export: Export) -> bytes:
    """Return a case in one form, ready to be written.

    Raises:
        UsageError: No such form, or this form cannot be blank or large.
    """
    known = find_format(format_id)
    if export.blank and not known.blank:
        blank = _listed(each for each in FORMATS.values() if each.blank)
        raise UsageError(_NEVER_BLANK.format(id=known.id, known=blank))
    if export.large and not known.large:
        large = _listed(each for each in FORMATS.values() if each.large)
        raise UsageError(_NEVER_LARGE.format(id=known.id, known=large))
    module = import_module(f"{__name__}.{known.module}")
    rendered: bytes = module.render(export)
    return rendered


def _listed(formats: Iterable[Format]) -> Text:
    ids = [known.id for known in formats]
    return Text("，".join(ids), ", ".join(ids))


_NEVER_BLANK = Text(
    "空白清单没有 {id} 格式，可以用：{known}", "A blank list cannot be exported as {id}; choose from {known}"
)
_NEVER_LARGE = Text("{id} 格式没有大字版，可以用：{known}", "{id} has no large print; choose from {known}")
