"""What a sheet is made of: plain text in one language, before any markup."""

from __future__ import annotations

from datetime import date

from checklists.case import Counts, State
from checklists.model import Stage
from checklists.records import dataclass
from checklists.text import Lang


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled line of the head."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that the content says."""

    text: str
    why: str
    citations: tuple[str, ...]
    """Sources in words, with their articles."""
    needs_review: bool
    """Its review date has passed."""
    local: bool
    """Differs by place."""
    pack: str
    """The local pack it comes from, by id; empty for what is bundled."""
    origin: str
    """The mark of that pack."""


@dataclass(frozen=True, slots=True)
class Row:
    """One item as it stands."""

    id: str
    """Full item id."""
    code: str
    """What stands for it on paper; empty where it cannot be marked."""
    says: Remark
    state: State
    glyph: str
    """The state where no box can be drawn: `[x]`."""
    word: str
    """The state in words."""
    reason: str
    """Why it does not apply."""
    until: date | None
    """The day to look again."""
    note: str
    """May hold line breaks."""
    regional: tuple[Remark, ...]
    """What holds where the person is insured."""


@dataclass(frozen=True, slots=True)
class Part:
    """One list of the plan."""

    stage: Stage
    stage_word: str
    title: str
    intro: str
    counts: Counts
    progress: str
    """`0/5`; of a blank list only how many there are."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """One way into the channel."""

    kind: str
    """What it is, in words."""
    label: str
    value: str
    """A full https address or the digits to dial; empty where there is none."""
    link: str
    """What a tap may open (`https:` or `tel:`); empty for whatever is not plainly such an address of an authority."""
    note: str
    official: bool
    origin: str
    """The mark of a local pack; empty for what is bundled."""


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """What the sheet says about the case's channel."""

    name: str
    operator: str
    region_note: str
    """What differs there in a line; empty if nothing is known."""
    regional: tuple[Remark, ...]
    """What else holds there."""
    addresses: tuple[Address, ...]
    needs_review: bool
    """The addresses were last checked too long ago."""
    limits: tuple[Remark, ...]
    """The limits section of its guide."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One source that the sheet cites."""

    title: str
    number: str
    issuer: str
    issued: date | None
    address: str
    third_party: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """A case in a few words."""

    title: str
    head: tuple[Line, ...]
    counts: Counts
    progress: str
    """`7/18, waiting 1, problems 1`; of a blank list how many items there are."""
    verdict: str
    """Complete, complete except what waits, or empty."""


@dataclass(frozen=True, slots=True)
class Sheet(Summary):
    """A case on paper."""

    lang: Lang
    waiting: tuple[Row, ...]
    """What waits, earliest date first; what has no date comes last."""
    problems: tuple[Row, ...]
    parts: tuple[Part, ...]
    channel: ChannelFacts | None
    sources: tuple[Reference, ...]
    footer: tuple[str, ...]
