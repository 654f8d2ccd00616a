"""The identifier guard: finds identity, phone and bank card numbers in what a person writes, and masks them.

An aid and no guarantee: it knows no number written in words, with an O for a zero, over two lines or in two fields.
"""

from __future__ import annotations

import re
from datetime import date

from checklists.aids.digits import see
from checklists.aids.finding import SHORTEST, find
from checklists.aids.identifiers import LABELS, Kind
from checklists.records import dataclass
from checklists.text import Lang, Text

_MASK = Text("〔{label}，尾号{tail}〕", "[{label} ending {tail}]")


@dataclass(frozen=True, slots=True)
class Found:
    """One number in a text; the number itself is not in it, so that it can be shown."""

    kind: Kind
    start: int
    """Where it begins in the text."""
    end: int
    """Where it has ended."""
    tail: str
    """As much of its end as may be shown."""


def scan(text: str, today: date) -> tuple[Found, ...]:
    """Return every number in a text, in order; none overlaps another.

    Args:
        text: What a person wrote.
        today: Nobody who has an identity number is born later.
    """
    if len(text) < SHORTEST:
        return ()
    seen = see(text)
    return tuple(
        Found(
            span.kind,
            seen.at[span.start],
            seen.at[span.end - 1] + 1,
            _tail(seen.plain[span.start : span.end], span.kind),
        )
        for span in find(seen.plain, today)
    )


def mask(text: str, lang: Lang, today: date) -> str:
    """Return a text with every number in it masked, what is only near one excepted; masking again changes nothing.

    Args:
        text: What a person wrote.
        lang: The language of the masks.
        today: Nobody who has an identity number is born later.
    """
    pieces, end = [], 0
    for found in scan(text, today):
        if found.kind.is_sure:
            pieces += [text[end : found.start], _MASK.format(label=LABELS[found.kind], tail=found.tail).get(lang)]
            end = found.end
    return "".join([*pieces, text[end:]])


def _tail(number: str, kind: Kind) -> str:
    return re.sub("[ -]", "", number)[-kind.shown :]
