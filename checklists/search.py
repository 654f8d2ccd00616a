"""Finding things by a piece of their text, by id, or by the initials of the pinyin."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

from checklists.library import Library
from checklists.model import Channel
from checklists.records import dataclass
from checklists.text import Text

_GB2312_INITIALS = (
    (0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f"), (0xB8C1, "g"),
    (0xB9FE, "h"), (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m"), (0xC4C3, "n"), (0xC5B6, "o"),
    (0xC5BE, "p"), (0xC6DA, "q"), (0xC8BB, "r"), (0xC8F6, "s"), (0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x"),
    (0xD1B9, "y"), (0xD4D1, "z"),
)  # fmt: skip
"""Where each initial begins: the first level of GB 2312-80 is ordered by pinyin."""

_STARTS = [start for start, _ in _GB2312_INITIALS]
_FIRST_LEVEL_END = 0xD7F9


class Kind(StrEnum):
    """What can be found."""

    ITEM = "item"
    STEP = "guide"
    """An entry of a guide."""
    CHECKLIST = "checklist"
    CHANNEL = "channel"
    REGION = "region"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found."""

    id: str
    """Full item id, checklist id, channel id, region id, or `term:` and the number of a term."""
    kind: Kind
    text: Text
    where: Text
    """What it belongs to."""
    more: Text
    """Its reason and detail, searched last."""


def initials(text: str) -> str:
    """Return the first letters of the pinyin of a text: 缴费基数 -> `jfjs`.

    Letters and digits stay; characters outside the first level of GB 2312 are left out.
    """
    return "".join(filter(None, map(_initial, text.lower())))


def index(library: Library) -> tuple[Entry, ...]:
    """Return everything in the library that can be found, in the order it is shown."""
    empty = Text("", "")
    entries = [
        Entry(channel.id, Kind.CHANNEL, channel.name, channel.operator, channel.summary)
        for channel in library.channels.values()
    ]
    entries += [
        Entry(checklist.id, Kind.CHECKLIST, checklist.title, empty, checklist.intro or empty)
        for checklist in library.checklists.values()
    ]
    entries += [
        Entry(region.id, Kind.REGION, region.name, _PLACE_BY_PLACE, empty) for region in library.regions.values()
    ]
    for full_id, item, holder in library.items():
        guide = isinstance(holder, Channel)
        where = holder.name if isinstance(holder, Channel) else holder.title
        entries.append(Entry(full_id, Kind.STEP if guide else Kind.ITEM, item.text, where, item.why or empty))
    entries += [
        Entry(f"term:{number}", Kind.TERM, term.term, _GLOSSARY, term.meaning)
        for number, term in enumerate(library.terms)
    ]
    return tuple(entries)


def search(entries: tuple[Entry, ...], query: str) -> list[Entry]:
    """Return what matches, best first: at the start of the text, in the text, by id, by initials, in the detail.

    Args:
        entries: What `index` returned.
        query: Chinese, English, part of an id, or pinyin initials; of several words each must match. Empty finds
            nothing.
    """
    query = " ".join(query.casefold().split())
    if not query:
        return []
    ranked = [(rank, number, entry) for number, entry in enumerate(entries) if (rank := _rank(entry, query)) < _NO]
    return [entry for _, _, entry in sorted(ranked, key=lambda found: found[:2])]


_PLACE_BY_PLACE = Text("各地情况", "Place by place")
_GLOSSARY = Text("术语", "Terms")
_NO = 9


def _rank(entry: Entry, query: str) -> int:
    """Return how well an entry matches, lower better: the query as it stands, or else word by word."""
    rank = _rank_phrase(entry, query)
    if rank < _NO or " " not in query:
        return rank
    return max(_rank_phrase(entry, word) for word in query.split())


def _rank_phrase(entry: Entry, query: str) -> int:
    texts = (entry.text.zh.casefold(), entry.text.en.casefold())
    if any(text.startswith(query) for text in texts):
        return 0
    if any(query in text for text in texts):
        return 1
    if query in entry.id and entry.kind is not Kind.TERM:
        return 2
    if query.isascii() and query.replace(" ", "") in initials(entry.text.zh):
        return 3
    if any(query in text.casefold() for text in (entry.more.zh, entry.more.en, entry.where.zh, entry.where.en)):
        return 4
    return _NO


def _initial(character: str) -> str:
    if character.isascii():
        return character if character.isalnum() else ""
    try:
        high, low = character.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return ""
    code = high << 8 | low
    if not _STARTS[0] <= code <= _FIRST_LEVEL_END:
        return ""
    return _GB2312_INITIALS[bisect_right(_STARTS, code) - 1][1]
