"""A case as plain lines, for a chat and for whoever has a screen read aloud: one thing a line, every state in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checklists import labels
from checklists.case import State
from checklists.formats import words
from checklists.formats.document import Address, ChannelFacts, Part, Remark, Row, Sheet
from checklists.text import Text

if TYPE_CHECKING:
    from checklists.formats import Export

_UNDER = "    "
"""Before what belongs to the line above it, so that no note can pass for an item."""


def render(export: Export) -> bytes:
    """Return the sheet as plain lines."""
    return ("\n".join(_Writer(export.sheet).lines()) + "\n").encode()


class _Writer:
    """Writes one sheet, line by line."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

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
        yield sheet.title
        yield self.labelled(self.say(words.PROGRESS), sheet.progress + self.aside(sheet.verdict))
        yield from (self.labelled(line.label, line.value) for line in sheet.head)
        for part in sheet.parts:
            yield from self.part(part)
        if sheet.channel:
            yield from self.channel(sheet.channel)
        yield ""
        yield from sheet.footer

    def part(self, part: Part) -> Iterator[str]:
        yield ""
        yield self.labelled(part.stage_word, part.title) + self.aside(part.progress)
        for row in part.rows:
            code = f"  {row.code}" if row.code else ""
            yield f"{row.glyph} {self.labelled(self.state(row), row.says.text)}{self.marks(row.says)}{code}"
            yield from self.under(labels.NOTE, row.note)
            for remark in row.regional:
                yield from self.under(words.REGION_NOTE, remark.text + self.marks(remark))

    def state(self, row: Row) -> str:
        """Return the state in words, with its date or its reason."""
        if row.state is State.WAITING and row.until:
            return self.say(words.UNTIL, date=row.until)
        return row.word + self.aside(row.reason if row.state is State.NA else "")

    def marks(self, remark: Remark) -> str:
        return self.aside(
            self.say(labels.NEEDS_REVIEW) if remark.needs_review else "",
            self.say(labels.LOCAL) if remark.local else "",
            remark.origin,
        )

    def under(self, label: Text, text: str) -> Iterator[str]:
        first, *more = text.splitlines() or [""]
        if text:
            yield _UNDER + self.labelled(self.say(label), first)
            yield from (_UNDER + line for line in more if line.strip())

    def channel(self, channel: ChannelFacts) -> Iterator[str]:
        yield ""
        yield self.labelled(self.say(words.CHANNEL), channel.name)
        if channel.region_note:
            yield self.labelled(self.say(words.REGION_NOTE), channel.region_note)
        review = self.say(labels.NEEDS_REVIEW) if channel.needs_review else ""
        yield from (self.address(address, review) for address in channel.addresses)

    def address(self, address: Address, review: str) -> str:
        official = self.say(labels.OFFICIAL if address.official else labels.NOT_OFFICIAL)
        value = f" {address.value}" if address.value else ""
        return self.labelled(address.kind, address.label) + value + self.aside(official, review, address.origin)
