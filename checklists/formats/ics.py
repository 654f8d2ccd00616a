"""The days to look again, for a calendar (RFC 5545): what waits, one all-day event each, with a reminder.

An event's UID is the item's in this case for good, and its SEQUENCE grows with every change, so a calendar that knows
an event takes the new day over instead of adding another one. What no longer waits is left out: no program takes an
event away because a file says that it was cancelled, and some add the cancelled one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from checklists import __version__, labels
from checklists.case import State
from checklists.errors import UsageError
from checklists.formats import words
from checklists.text import Text, clean

if TYPE_CHECKING:
    from checklists.formats import Export
    from checklists.formats.document import Part, Row

_LINE = 75
"""Octets of a line without its end."""
_OURS = UUID("5d2f1b0e-6a53-4c0b-9a55-0f6c1f7f4d11")
"""What the UIDs are derived from besides case and item; never changes."""
_REMIND = "PT9H"
"""Nine in the morning of the day, by the clock of whoever reads the calendar."""
_SEQUENCE_MAX = 2**31 - 1


def render(export: Export) -> bytes:
    """Return the calendar.

    Raises:
        UsageError: Nothing waits for a day; a calendar cannot be empty.
    """
    events = [
        line
        for part in export.sheet.parts
        for row in part.rows
        if row.state is State.WAITING and row.until
        for line in _event(export, part, row, row.until)
    ]
    if not events:
        raise UsageError(_NOTHING)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//shebao//shebao {__version__}//{export.lang.upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escape(export.sheet.title)}",
        *events,
        "END:VCALENDAR",
    ]
    return "".join(f"{fold(line)}\r\n" for line in lines).encode()


def escape(text: str) -> str:
    r"""Return plain text as a value: backslash, semicolon, comma and line break by `\`."""
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", "\\n")


def fold(line: str) -> str:
    """Return a line broken after at most 75 octets, never inside a character; each further line begins with a blank."""
    folded, room = "", _LINE
    for char in line:
        size = len(char.encode())
        if size > room:
            folded, room = f"{folded}\r\n ", _LINE - 1
        folded, room = folded + char, room - size
    return folded


def _event(export: Export, part: Part, row: Row, day: date) -> Iterator[str]:
    changed = _changed(export, row.id)
    sequence = int((changed - export.case.created).total_seconds())
    summary = escape(words.EVENT.format(item=row.says.text, name=clean(export.case.name)).get(export.lang))
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(_OURS, f'{export.case.id}/{row.id}')}"
    yield f"DTSTAMP:{_moment(export.moment)}"
    yield f"LAST-MODIFIED:{_moment(changed)}"
    yield f"SEQUENCE:{min(max(sequence, 0), _SEQUENCE_MAX)}"
    yield f"DTSTART;VALUE=DATE:{_day(day)}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(day + timedelta(days=1))}"
    yield f"SUMMARY:{summary}"
    yield f"DESCRIPTION:{escape(_description(export, part, row))}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}", f"TRIGGER:{_REMIND}", "END:VALARM")
    yield "END:VEVENT"


def _changed(export: Export, item_id: str) -> datetime:
    """Return when the item was last changed in any way; when the case was made if its marks do not say."""
    mark = export.case.mark(item_id)
    return max((at for at in (mark.at, mark.note_at) if at), default=export.case.created)


def _description(export: Export, part: Part, row: Row) -> str:
    def say(text: Text) -> str:
        return text.get(export.lang)

    lines = [f"{part.stage_word}{say(words.COLON)}{part.title}", row.says.why]
    if row.note:
        lines.append(f"{say(labels.NOTE)}{say(words.COLON)}{row.note}")
    return "\n".join(line for line in (*lines, say(words.HOTLINES)) if line)


def _moment(at: datetime) -> str:
    with suppress(OverflowError):  # the first or the last day there is, written by hand
        at = at.astimezone(UTC)
    return f"{at:%Y%m%dT%H%M%SZ}".zfill(len("20261121T090000Z"))


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


_NOTHING = Text(
    "没有等待的日期，日历是空的，没有写：先把条目记成等待，写上日期",
    "Nothing waits for a day, so the calendar would be empty and was not written: mark an item as waiting, with a date",
)
