"""Content as data: channels with their guides, checklists with their items, regions, questions, sources, terms.

Every class is a frozen, slotted dataclass. `packs` validates them with pydantic when they come from outside;
`__pydantic_config__` is a plain mapping, so that nothing here imports it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from checklists.records import dataclass, field
from checklists.text import Text

STRICT: Mapping[str, Any] = {"extra": "forbid"}

REVIEW_EVERY = timedelta(days=365)
"""How long a reviewed text counts as checked."""
REVIEW_VOLATILE_EVERY = timedelta(days=180)
"""The same for what ages quickly: a number, a host name, a menu."""


class Stage(StrEnum):
    """Where in the job a checklist belongs; the order is the order of the job."""

    CHOOSE = "choose"
    BRING = "bring"
    SAFETY = "safety"
    QUERY = "query"
    VERIFY = "verify"
    CORRECT = "correct"
    RECHECK = "recheck"


class Showing(StrEnum):
    """How much of a topic a channel can show."""

    FULL = "full"
    PARTIAL = "partial"
    NO = "no"
    UNKNOWN = "unknown"


class SectionId(StrEnum):
    """The seven fixed sections of every guide, in reading order."""

    CAN_SHOW = "can-show"
    BRING = "bring"
    SIGN_IN = "sign-in"
    STEPS = "steps"
    LIMITS = "limits"
    SAFETY = "safety"
    TROUBLE = "trouble"


class EntryKind(StrEnum):
    """What kind of way in an entry is."""

    WEB = "web"
    APP = "app"
    MINI_PROGRAM = "mini-program"
    PHONE = "phone"
    PLACE = "place"


class SourceKind(StrEnum):
    """What a source is; decides how it is cited."""

    LAW = "law"
    """A law, regulation or official document; cited as a title, with its article."""
    PAGE = "page"
    """A page of an authority."""
    THIRD_PARTY = "third-party"
    """Anything else; said so wherever it is cited."""


When = Mapping[str, tuple[str, ...]]
"""Question id -> the answers that make a thing apply; every question named must match."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do, to check or to know."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    """Id inside its list, never reused; the full id is `list-id/item-id`."""
    text: Text
    """The thing itself: verb first, one thing, at most 30 Chinese or 80 Latin characters."""
    why: Text | None = None
    """The reason and the detail."""
    guide: str | None = None
    """Where the guide explains it: `#section` of the case's channel, or `channel#section` or `channel#section/item`."""
    branch: str | None = None
    """Verification items: the correction checklist that a problem opens."""
    when: When = field(default_factory=dict)
    """Asked only of those it concerns."""
    sources: tuple[str, ...] = ()
    """Sources cited: `source-id` or `source-id:article`."""
    covers: tuple[str, ...] = ()
    """Lines of the founding articles that this item carries (`S1` ... `S139`)."""
    volatile: bool = False
    """Ages quickly; wears "to be re-verified" after its review date."""
    reviewed: date | None = None
    """When it was last checked, if not with its file."""
    long: bool = False
    """Exempt from the length rule, because shortening would lose something."""
    local: bool = False
    """Differs by place: shown with "ask locally"."""
    origin: str = field(default="", kw_only=True)
    """The local pack it comes from, by id; empty: bundled. Set when packs are laid over each other, never by a file."""


if TYPE_CHECKING:
    Items = Sequence[Item]  # compiled ones are read when they are first asked for
else:
    Items = tuple[Item, ...]  # what those of a file are validated as


@dataclass(frozen=True, slots=True)
class Checklist:
    """An ordered list of items with one purpose and one stage."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    stage: Stage
    title: Text
    reviewed: date
    items: Items
    intro: Text | None = None
    """One or two sentences above the list."""
    for_channels: tuple[str, ...] = ()
    """Applies only when the case uses one of these channels; empty: always."""
    when: When = field(default_factory=dict)
    """Applies only for these answers."""
    reference: bool = False
    """To be read, not worked through: no plan holds it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One way into a channel: an address, an app, a number, a place."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    kind: EntryKind
    label: Text
    """What it is called."""
    value: str = ""
    """Web: host or full https address; phone: the digits as dialled; app, mini-program and place: empty."""
    note: Text | None = None
    official: bool = True
    """Run by the authority itself."""
    sources: tuple[str, ...] = ()
    origin: str = field(default="", kw_only=True)
    """The local pack it comes from, as with an item."""


@dataclass(frozen=True, slots=True)
class Section:
    """One of the seven parts of a guide."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: SectionId
    items: Items


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to query, with its guide."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    name: Text
    operator: Text
    """Who runs it."""
    reviewed: date
    means: tuple[str, ...]
    """What one needs to use it: any of `phone`, `computer`, `visit`; one of them is enough."""
    entries: tuple[Entry, ...]
    can_show: Mapping[str, Showing]
    """Topic -> how much of it this channel shows; every topic is listed."""
    guide: tuple[Section, ...]
    """All seven sections, in their fixed order."""
    summary: Text
    """One line that tells this channel from the others."""
    sources: tuple[str, ...] = ()
    regions: Mapping[str, Text] = field(default_factory=dict)
    """Region id -> what differs there."""

    def section(self, section_id: str) -> Section:
        """Return one section of the guide; every channel has all seven."""
        return next(section for section in self.guide if section.id == section_id)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    text: Text
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What a new case asks; every question may be skipped."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    text: Text
    options: tuple[Option, ...]
    multiple: bool = False
    default: tuple[str, ...] = ()
    """What a skipped question counts as; empty: a skipped question rules nothing out."""


@dataclass(frozen=True, slots=True)
class Source:
    """A law, regulation, official page or article that content cites."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    title: Text
    issuer: Text
    """Who issued it."""
    kind: SourceKind
    link: str = ""
    """Where it can be read: its own page, or the issuer's site where that page is not known."""
    number: Text | None = None
    """Document number."""
    issued: date | None = None
    """When it was issued or last amended."""
    effective: date | None = None
    short: Text | None = None
    """The short title used in citations; the full title where there is none."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the glossary, with the one English wording we use."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    term: Text
    meaning: Text
    sources: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    """Other English wordings of the same term; the content does not use them."""


@dataclass(frozen=True, slots=True)
class RegionEntry(Entry):
    """One way in that only one region has."""

    channels: tuple[str, ...] = ()
    """The channels whose guide it stands in; empty: only on the region's own page."""


@dataclass(frozen=True, slots=True)
class RegionNote:
    """What holds in one region, laid over what is said for the whole country."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    """Id inside its region, never reused."""
    text: Text
    """The thing itself, naming the region: at most as long as an item's."""
    why: Text | None = None
    """The detail, with the date of its figures."""
    about: tuple[str, ...] = ()
    """Where it matters: full ids of checklist items, or `channel#section`; empty: only on the region's own page."""
    sources: tuple[str, ...] = ()
    """Sources cited, as those of an item."""
    volatile: bool = False
    """Ages quickly; wears "to be re-verified" after its review date."""
    reviewed: date | None = None
    """When it was last checked, if not with its file."""
    origin: str = field(default="", kw_only=True)
    """The local pack it comes from, as with an item."""


@dataclass(frozen=True, slots=True)
class Region:
    """A place with rules and ways in of its own."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    """An answer to the question where one is insured."""
    name: Text
    reviewed: date
    entries: tuple[RegionEntry, ...] = ()
    notes: tuple[RegionNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A local pack: content that an office or a person adds to what comes with the program."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    name: Text
    """Short: it is shown beside everything that comes from the pack."""
    reviewed: date
    """When its content was last checked; holds for every item that has no date of its own."""
    author: Text | None = None
    """Who wrote it, if a person; a pack names its author or its office."""
    office: Text | None = None
    """Who wrote it, if an office."""

    @property
    def writer(self) -> Text:
        """Who answers for the content."""
        return self.office or self.author or self.name


def review_due(item: Item | RegionNote, container_reviewed: date) -> date:
    """Return the day from which an item or a region's note wears "to be re-verified".

    Args:
        item: The item or note.
        container_reviewed: The review date of its file, used where the item has none of its own.
    """
    reviewed = item.reviewed or container_reviewed
    return reviewed + (REVIEW_VOLATILE_EVERY if item.volatile else REVIEW_EVERY)
