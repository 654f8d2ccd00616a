"""A case as a Markdown task list (GitHub's flavour), with the id of each item in a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checklists import labels
from checklists.case import State
from checklists.formats import words
from checklists.formats.document import Address, ChannelFacts, Part, Reference, Remark, Row
from checklists.formats.toml_write import moment, tidy
from checklists.formats.wording import link_to
from checklists.text import Text
from checklists.told import note_check, state_check

if TYPE_CHECKING:
    from datetime import datetime

    from checklists.formats import Export
    from checklists.told import ToldCase

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&$])")
CASE, RECORDED = "case", "recorded"
"""What begins the comment that names the case, and the comment at the end with times and checks."""
STATE, NOTE = "state", "note"
"""What stands there before those of a state and of a note."""
_BLOCK_START = re.compile(r"^(?:(?=[-+=])|(\d+)(?=[.)]))")


def render(export: Export) -> bytes:
    """Return the sheet in Markdown."""
    return ("\n".join(_Writer(export).lines()) + "\n").encode()


def read(text: str, file: str) -> tuple[ToldCase, ...]:
    """Return what the lists in a file say of each case in it.

    Raises:
        CaseError: Something in it cannot be meant; the message says on which line.
    """
    from checklists.formats.markdown_read import read_lists

    return read_lists(text, file)


def escape(text: str) -> str:
    """Return text that Markdown shows as it is, wherever in a line it stands."""
    return _SPECIAL.sub(r"\\\1", text)


def block(text: str, indent: str = "") -> str:
    r"""Return text that Markdown shows as it is, as one block; its line breaks stay line breaks.

    Args:
        text: Plain text.
        indent: What continues the block on the next line.
    """
    lines = (line.strip() for line in text.splitlines())
    return f"\\\n{indent}".join(_BLOCK_START.sub(r"\1\\", escape(line)) for line in lines if line)


def _stamp(name: str, at: datetime | None, check: str) -> str:
    return f"{name}={moment(at) if at else ''}/{check}"


def _escape_label(text: str) -> str:
    """Return text of the content that is not taken for a person's note when the file is read in."""
    label = re.match(rf"(?:{labels.NOTE.zh}|{labels.NOTE.en})\s*[：:]", text)
    return f"&#{ord(text[0])};{text[1:]}" if label else text


class _Writer:
    """Writes one sheet, line by line."""

    def __init__(self, export: Export) -> None:
        self.sheet = export.sheet
        self.case = tidy(export.case)
        self.blank = export.blank

    def say(self, text: Text, **values: object) -> str:
        return text.format(**values).get(self.sheet.lang)

    def labelled(self, label: str, value: str) -> str:
        return f"{label}{self.say(words.COLON)}{value}"

    def aside(self, *pieces: str) -> str:
        """Return what is not empty in parentheses, or nothing."""
        inside = self.say(words.COMMA).join(piece for piece in pieces if piece)
        return self.say(words.PARENTHESES, inside=inside) if inside else ""

    def lines(self) -> Iterator[str]:
        sheet = self.sheet
        # A blank list is nobody's, and so not for reading in.
        yield f"# {escape(sheet.title)}" if self.blank else f"# {escape(sheet.title)} <!-- {CASE} {self.case.id} -->"
        yield ""
        for line in sheet.head:
            yield f"- {self.labelled(line.label, escape(line.value))}"
        yield f"- {self.labelled(self.say(words.PROGRESS), sheet.progress + self.aside(sheet.verdict))}"
        yield from self.summary(words.PROBLEM_LIST, sheet.problems)
        yield from self.summary(words.WAITING_LIST, sheet.waiting)
        for part in sheet.parts:
            yield from self.part(part)
        if sheet.channel:
            yield from self.channel(sheet.channel)
        if sheet.sources:
            yield from ("", f"## {self.say(words.SOURCES)}", "")
            yield from (f"- {self.reference(source)}" for source in sheet.sources)
        yield from ("", "---")
        for footer_line in sheet.footer:
            yield from ("", block(footer_line))
        if not self.blank:
            yield from self.recorded()

    def recorded(self) -> Iterator[str]:
        """Yield when every state and note was recorded, in a comment."""
        yield from ("", f"<!-- {RECORDED}")
        for part in self.sheet.parts:
            for row in part.rows:
                stamps = " ".join(self.stamps(row))
                yield from (f"{row.id} {stamps}",) if stamps else ()
        yield "-->"

    def summary(self, title: Text, rows: tuple[Row, ...]) -> Iterator[str]:
        if rows:
            yield from ("", f"## {self.say(title)}", "")
            yield from (f"- {block(row.says.text)}{self.aside(self.until(row))}" for row in rows)

    def until(self, row: Row) -> str:
        if row.state is not State.WAITING:
            return ""
        return self.say(words.UNTIL, date=row.until) if row.until else self.say(words.NO_DATE)

    def part(self, part: Part) -> Iterator[str]:
        title = self.labelled(part.stage_word, escape(part.title))
        yield from ("", f"## {title}{self.aside(part.progress)}", "")
        if part.intro:
            yield from (block(part.intro), "")
        for row in part.rows:
            code = f" `{row.code}`" if row.code else ""
            yield f"- {self.task(row)}{code} <!-- {row.id} -->"
            yield from self.details(row.says, row.note)
            yield from self.regional(row.regional, "  ")

    def task(self, row: Row) -> str:
        """Return the box and the text; a state that has no box of its own is said in front."""
        marks = self.marks(row.says)
        text = escape(row.says.text)
        if row.state is State.TODO:
            return f"[ ] {text}{marks}"
        if row.state is State.DONE:
            return f"[x] {text}{marks}"
        if row.state is State.NA:
            why_not = self.labelled(row.word, escape(row.reason)) if row.reason else row.word
            return f"[x] ~~{text}~~{self.aside(why_not)}"
        word = self.until(row) if row.until else row.word
        return f"[ ] {self.labelled(f'{escape(row.glyph)} {word}', text)}{marks}"

    def stamps(self, row: Row) -> Iterator[str]:
        """Yield when state and note were recorded, with their checks, by which what is edited is told when read in.

        What the sheet does not tell as it was recorded goes without its time: it may not take the place of what was.
        """
        mark = self.case.mark(row.id)
        reason = row.reason if row.state is State.NA else ""
        check = state_check(row.state, reason, row.until if row.state is State.WAITING else None)
        if row.state is mark.state and (mark.at or check):
            usual = labels.in_words(mark.reason.strip())
            yield _stamp(STATE, mark.at if reason in ("", usual.zh, usual.en) else None, check)
        if bool(row.note) is bool(mark.note.strip()) and (mark.note_at or row.note):
            check = note_check(row.note)
            yield _stamp(NOTE, mark.note_at if check == note_check(mark.note.strip()) else None, check)

    def marks(self, remark: Remark) -> str:
        return self.aside(
            self.say(labels.NEEDS_REVIEW) if remark.needs_review else "",
            self.say(labels.LOCAL) if remark.local else "",
            escape(remark.origin),
        )

    def details(self, remark: Remark, note: str = "") -> Iterator[str]:
        if remark.why:
            yield f"  - {_escape_label(block(remark.why, '    '))}"
        if note:
            yield f"  - {self.labelled(self.say(labels.NOTE), block(note, '    '))}"
        if remark.citations:
            yield f"  - {self.labelled(self.say(labels.BASIS), escape(self.say(words.STOP).join(remark.citations)))}"

    def regional(self, remarks: tuple[Remark, ...], indent: str = "") -> Iterator[str]:
        """Yield what holds where the person is insured."""
        for remark in remarks:
            yield f"{indent}- {self.labelled(self.say(words.REGION_NOTE), escape(remark.text))}{self.marks(remark)}"
            yield from (f"{indent}{line}" for line in self.details(remark))

    def channel(self, channel: ChannelFacts) -> Iterator[str]:
        yield from ("", f"## {self.labelled(self.say(words.CHANNEL), escape(channel.name))}", "")
        yield f"- {self.labelled(self.say(labels.OPERATOR), escape(channel.operator))}"
        if channel.region_note:
            yield f"- {self.labelled(self.say(words.REGION_NOTE), escape(channel.region_note))}"
        yield from self.regional(channel.regional)
        if channel.addresses:
            review = self.say(labels.NEEDS_REVIEW) if channel.needs_review else ""
            yield from ("", f"### {self.say(words.ENTRIES)}{self.aside(review)}", "")
            for address in channel.addresses:
                yield from self.address(address)
        if channel.limits:
            yield from ("", f"### {self.say(words.LIMITS)}", "")
            for limit in channel.limits:
                yield f"- {block(limit.text)}{self.marks(limit)}"
                yield from self.details(limit)

    def address(self, address: Address) -> Iterator[str]:
        label = self.labelled(address.kind, escape(address.label))
        value = f" {written_out(address.value, address.link)}" if address.value else ""
        official = self.say(labels.OFFICIAL if address.official else labels.NOT_OFFICIAL)
        yield f"- {label}{value}{self.aside(official, escape(address.origin))}"
        if address.note:
            yield f"  - {block(address.note, '    ')}"

    def reference(self, source: Reference) -> str:
        pieces = (
            block(source.title),
            escape(source.number),
            escape(source.issuer),
            source.issued.isoformat() if source.issued else "",
            self.say(words.THIRD_PARTY) if source.third_party else "",
        )
        text = self.say(words.COMMA).join(piece for piece in pieces if piece)
        return f"{text} {written_out(source.address, link_to(source.address))}" if source.address else text


def written_out(address: str, link: str) -> str:
    """Return an address or number as it is read, as a link where that is safe."""
    return f"<{address}>" if link.startswith("https:") else escape(address)
