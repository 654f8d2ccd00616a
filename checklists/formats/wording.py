"""Content put into the words of one sheet: one language, and clean whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from checklists.case import Answers
from checklists.formats import words
from checklists.formats.document import Remark
from checklists.library import Library
from checklists.model import Item, RegionNote, SourceKind, review_due
from checklists.records import dataclass
from checklists.text import Lang, Text, clean

_WEB_ADDRESS = r"https://[A-Za-z0-9.-]+(:\d+)?([/?#][A-Za-z0-9._~/?#@!&'()*+,;=:%-]*)?"
_PHONE_NUMBER = r"\+?[0-9][0-9-]*"


@dataclass(frozen=True, slots=True)
class Wording:
    """The language of a sheet, the content behind it, and the day it is made."""

    library: Library
    lang: Lang
    today: date

    def say(self, text: Text | None) -> str:
        """Return the wording in the sheet's language, empty for no text."""
        return clean(text.get(self.lang)) if text else ""

    def fill(self, text: Text, **values: object) -> str:
        """Return the wording with its `{name}` fields filled in."""
        return self.say(text.format(**values))

    def join(self, pieces: Iterable[str]) -> str:
        """Return the pieces that are not empty, set apart by commas."""
        return self.say(words.COMMA).join(piece for piece in pieces if piece)

    def answered(self, question_id: str, answers: Answers) -> str:
        """Return the answers to a question in words; one that the content does not know stays as it is."""
        question = self.library.questions.get(question_id)
        texts = {option.id: self.say(option.text) for option in question.options} if question else {}
        return self.join(texts.get(answer) or clean(answer) for answer in answers.given(question_id))

    def cite(self, reference: str) -> str:
        """Return a citation in words, with what is not an authority's named so."""
        source = self.library.sources[reference.partition(":")[0]]
        cited = self.say(self.library.cite(reference))
        if source.kind is not SourceKind.THIRD_PARTY:
            return cited
        return cited + self.fill(words.PARENTHESES, inside=words.THIRD_PARTY)

    def regional(self, answers: Answers, *places: str) -> tuple[Remark, ...]:
        """Return what the region of the answers says about any of the places, each note once.

        Args:
            answers: Where the person is insured.
            places: Full ids of checklist items, or `channel#section`.
        """
        region = self.library.regions.get(answers.region)
        notes = region.notes if region else ()
        return tuple(self.remark(note, region.reviewed) for note in notes if region and set(note.about) & set(places))

    def remark(self, item: Item | RegionNote, reviewed: date, *, brief: bool = False) -> Remark:
        """Return what an item or a region's note says.

        Args:
            item: The item or note.
            reviewed: When its file was last reviewed.
            brief: Without reason and sources.
        """
        return Remark(
            text=self.say(item.text),
            why="" if brief else self.say(item.why),
            citations=() if brief else tuple(self.cite(reference) for reference in item.sources),
            needs_review=review_due(item, reviewed) <= self.today,
            local=isinstance(item, Item) and item.local,
            pack=item.origin,
            origin=self.say(self.library.origin(item)),
        )


def web_address(value: str) -> str:
    """Return a host or address written out in full."""
    return value if not value or "://" in value else f"https://{value}"


def link_to(value: str) -> str:
    """Return what a tap on an address or number may open; empty for anything that is not plainly one of the two."""
    if re.fullmatch(_WEB_ADDRESS, value):
        return value
    if re.fullmatch(_PHONE_NUMBER, value):
        return f"tel:{value}"
    return ""
