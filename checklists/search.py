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
    return text.lower().translate(_INITIALS)


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
    """Return what matches, as `Finder.find` does."""
    return Finder(entries).find(query)


class Finder:
    """Searches while somebody types: what a longer query finds is looked for among what the shorter one found."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        """Search in what `index` returned."""
        self._entries = entries
        self._all: tuple[_Folded, ...] = ()
        self._query = ""
        self._found: tuple[_Folded, ...] = ()

    def find(self, query: str) -> list[Entry]:
        """Return what matches, best first: at the start of the text, in the text, by id, by initials, in the detail.

        Args:
            query: Chinese, English, part of an id, or pinyin initials; of several words each must match. Empty finds
                nothing.
        """
        query = " ".join(query.casefold().split())
        if not query:
            return []
        self._all = self._all or tuple(map(_fold, self._entries))
        within = self._found if self._query and query.startswith(self._query) else self._all
        ranked = [(rank, folded) for folded in within if (rank := _rank(folded, query)) < _NO]
        self._query, self._found = query, tuple(folded for _, folded in ranked)
        return [folded.entry for _, folded in sorted(ranked, key=lambda found: found[0])]


@dataclass(frozen=True, slots=True)
class _Folded:
    """An entry with its texts as they are compared."""

    entry: Entry
    texts: tuple[str, str]
    id: str
    initials: str
    rest: tuple[str, ...]


def _fold(entry: Entry) -> _Folded:
    rest = (entry.more.zh, entry.more.en, entry.where.zh, entry.where.en)
    return _Folded(
        entry,
        (entry.text.zh.casefold(), entry.text.en.casefold()),
        "" if entry.kind is Kind.TERM else entry.id,
        initials(entry.text.zh),
        tuple(map(str.casefold, rest)),
    )


_PLACE_BY_PLACE = Text("各地情况", "Place by place")
_GLOSSARY = Text("术语", "Terms")
_NO = 9


def _rank(folded: _Folded, query: str) -> int:
    """Return how well an entry matches, lower better: the query as it stands, or else word by word."""
    rank = _rank_phrase(folded, query)
    if rank < _NO or " " not in query:
        return rank
    return max(_rank_phrase(folded, word) for word in query.split())


def _rank_phrase(folded: _Folded, query: str) -> int:
    zh, en = folded.texts
    if zh.startswith(query) or en.startswith(query):
        return 0
    if query in zh or query in en:
        return 1
    if query in folded.id:
        return 2
    if query.isascii() and query.replace(" ", "") in folded.initials:
        return 3
    for text in folded.rest:
        if query in text:
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


class _Initials(dict[int, str]):
    """Character -> its initial, for `str.translate`; each is worked out once, as few in a text are new."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _initial(chr(code))
        return found


_INITIALS = _Initials()
