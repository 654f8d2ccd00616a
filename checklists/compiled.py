"""The compiled content: validated once, then read back without parser or validator while its sources are unchanged.

The file is a seal over the rest, a key (what it was made from and by), and the library as plain tuples in `marshal`,
each question, channel, checklist, region and source by itself, and the items of a list by themselves once more,
because a start needs few of them.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from enum import Enum
from importlib.util import source_hash
from pathlib import Path
from typing import Any

from checklists import __version__
from checklists.boundary import RefusedError, read_guarded
from checklists.errors import CaseError
from checklists.late import Late, LateList, apart, folded
from checklists.library import Library
from checklists.model import (
    Channel,
    Checklist,
    Entry,
    EntryKind,
    Item,
    Option,
    Pack,
    Question,
    Region,
    RegionEntry,
    RegionNote,
    Section,
    SectionId,
    Showing,
    Source,
    SourceKind,
    Stage,
    Term,
)
from checklists.records import names, values
from checklists.text import Text

FORMAT = 6
"""Version of the layout; a change to the code below makes it 7."""
MAX_BYTES = 64 * 1024 * 1024
"""Size of the largest compiled file that is read."""

_DIGEST = 8
"""Bytes of a digest: Python's own, by which it knows whether a compiled module belongs to its source. Before the first
of `hashlib`, a library is loaded that takes longer than all that is read here."""
_MODEL = (
    *(Text, Item, Checklist, Entry, Section, Channel, Option, Question, Source, Term),
    *(Region, RegionEntry, RegionNote, Pack, Library),
)
_LATE = ("questions", "channels", "checklists", "sources", "regions")
"""What of the library is kept one by one."""


def make_key(files: Mapping[str, bytes]) -> bytes:
    """Return the digest of everything the compiled content depends on: files, their names, the model, Python."""
    layout = [(each.__name__, *names(each)) for each in _MODEL]
    parts = [repr((FORMAT, __version__, sys.version, layout)).encode()]
    for name, data in sorted(files.items()):
        parts += [f"\n{len(name)} {name} ".encode(), source_hash(data)]
    return source_hash(b"".join(parts))


def read(path: Path, key: bytes) -> Library | None:
    """Return the library compiled under this key, or nothing if the file is missing, not ours, stale or damaged."""
    try:
        data = memoryview(read_guarded(path, limit=MAX_BYTES, own=True))  # large, and never copied
        seal, sealed = data[:_DIGEST], data[_DIGEST:]
        if sealed[:_DIGEST] != key or seal != source_hash(sealed):
            return None
        return _library(marshal.loads(sealed[_DIGEST:]))
    except (RefusedError, EOFError, ValueError, TypeError, LookupError):
        return None


def write(path: Path, key: bytes, library: Library) -> None:
    """Keep the library for the next start, readable by nobody else; where that fails, the next start loads anew."""
    from checklists.files import private_folder  # a start that finds its compiled content writes nothing

    whole = dict(zip(names(Library), _plain(library), strict=True))
    checklists, channels = whole["checklists"], whole["channels"]
    whole["checklists"] = {key: _folded(Checklist, row, "items", _folded_items) for key, row in checklists.items()}
    whole["channels"] = {key: _folded(Channel, row, "guide", _folded_guide) for key, row in channels.items()}
    payload = marshal.dumps(tuple(apart(each) if name in _LATE else each for name, each in whole.items()))
    with suppress(CaseError, OSError), private_folder(path.parent, create=True) as folder:
        folder.sweep()
        folder.write(path.name, source_hash(key + payload) + key + payload)


def _plain(value: Any) -> Any:
    """Return the value as marshal takes it: a dataclass as the tuple of its fields, a day as its ordinal."""
    if isinstance(value, _MODEL):
        return tuple(_plain(each) for each in values(value))
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_plain(each) for each in value)
    if isinstance(value, Enum):
        return value.value
    return value.toordinal() if isinstance(value, date) else value


def _folded(kind: Any, plain: tuple[Any, ...], field: str, fold: Callable[[Any], Any]) -> tuple[Any, ...]:
    """Return a thing with one of its fields folded."""
    return tuple(fold(each) if name == field else each for name, each in zip(names(kind), plain, strict=True))


def _folded_items(items: tuple[Any, ...]) -> tuple[Any, ...]:
    return folded(items, names(Item))


def _folded_guide(guide: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(_folded(Section, section, "items", _folded_items) for section in guide)


# The way back: each function takes the fields of one class in their order. They run at every start, so they are plain.


def _library(plain: tuple[Any, ...]) -> Library:
    questions, channels, checklists, sources, terms, aliases, regions, packs = plain
    return Library(
        questions=Late(questions, _question),
        channels=Late(channels, _channel),
        checklists=Late(checklists, _checklist),
        sources=Late(sources, _source),
        terms=tuple([Term(Text(*term), Text(*meaning), *rest) for term, meaning, *rest in terms]),
        aliases=aliases,
        regions=Late(regions, _region),
        packs={key: _pack(row) for key, row in packs.items()},
    )


def _question(plain: tuple[Any, ...]) -> Question:
    key, text, options, multiple, default = plain
    choices = tuple([Option(option, Text(*label), _text(hint)) for option, label, hint in options])
    return Question(key, Text(*text), choices, multiple, default)


def _channel(plain: tuple[Any, ...]) -> Channel:
    key, name, operator, reviewed, means, entries, shows, guide, summary, cited, regions = plain
    return Channel(
        key,
        Text(*name),
        Text(*operator),
        date.fromordinal(reviewed),
        means,
        tuple([_entry(row) for row in entries]),
        {topic: Showing(showing) for topic, showing in shows.items()},
        tuple([Section(SectionId(section), _late(items)) for section, items in guide]),
        Text(*summary),
        cited,
        {region: Text(*text) for region, text in regions.items()},
    )


def _entry(plain: tuple[Any, ...]) -> Entry:
    kind, label, value, note, official, cited, origin = plain
    return Entry(EntryKind(kind), Text(*label), value, _text(note), official, cited, origin=origin)


def _checklist(plain: tuple[Any, ...]) -> Checklist:
    key, stage, title, reviewed, items, intro, channels, when, reference = plain
    day = date.fromordinal(reviewed)
    return Checklist(key, Stage(stage), Text(*title), day, _late(items), _text(intro), channels, when, reference)


def _region(plain: tuple[Any, ...]) -> Region:
    key, name, reviewed, entries, notes = plain
    return Region(
        key,
        Text(*name),
        date.fromordinal(reviewed),
        tuple([_region_entry(row) for row in entries]),
        tuple([_region_note(row) for row in notes]),
    )


def _region_entry(plain: tuple[Any, ...]) -> RegionEntry:
    kind, label, value, note, official, cited, origin, channels = plain
    return RegionEntry(EntryKind(kind), Text(*label), value, _text(note), official, cited, channels, origin=origin)


def _region_note(plain: tuple[Any, ...]) -> RegionNote:
    key, text, why, about, cited, volatile, reviewed, origin = plain
    return RegionNote(key, Text(*text), _text(why), about, cited, volatile, _day(reviewed), origin=origin)


def _pack(plain: tuple[Any, ...]) -> Pack:
    key, name, reviewed, author, office = plain
    return Pack(key, Text(*name), date.fromordinal(reviewed), _text(author), _text(office))


def _late(plain: tuple[int, tuple[str, ...], bytes]) -> LateList[Item]:
    return LateList(*plain, read=_items)


def _items(plain: tuple[Any, ...]) -> tuple[Item, ...]:
    return tuple(
        [
            Item(
                *(key, Text(*text), _text(why), guide, branch, when, cited, covers, volatile, _day(reviewed)),
                *(long, local),
                origin=origin,
            )
            for key, text, why, guide, branch, when, cited, covers, volatile, reviewed, long, local, origin in plain
        ]
    )


def _source(plain: tuple[Any, ...]) -> Source:
    key, title, issuer, kind, link, number, issued, effective, short = plain
    return Source(
        key,
        Text(*title),
        Text(*issuer),
        SourceKind(kind),
        link,
        _text(number),
        _day(issued),
        _day(effective),
        _text(short),
    )


def _text(plain: tuple[str, str] | None) -> Text | None:
    return None if plain is None else Text(*plain)


def _day(plain: int | None) -> date | None:
    return None if plain is None else date.fromordinal(plain)
