"""A local pack laid over the content: same id replaces, new is added, nothing goes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from checklists.changes import ChannelChange, ChecklistChange, RegionChange
from checklists.checks import RECHECK
from checklists.library import Library, way
from checklists.model import (
    Channel,
    Checklist,
    Entry,
    Item,
    Pack,
    Region,
    RegionEntry,
    RegionNote,
    Section,
    Source,
    Stage,
    Term,
)
from checklists.records import dataclass, replace

T = TypeVar("T")
Written = TypeVar("Written", Item, RegionNote)
Way = TypeVar("Way", Entry, RegionEntry)

_STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What the files of one pack say: whole lists where an id is new, changes where it is there already."""

    pack: Pack
    checklists: Mapping[str, Checklist | ChecklistChange]
    channels: Mapping[str, Channel | ChannelChange]
    regions: Mapping[str, Region | RegionChange]
    sources: Mapping[str, Source]
    terms: tuple[Term, ...]


def lay_over(library: Library, given: Contribution) -> Library:
    """Return the content with a pack laid over it; everything from the pack carries its id.

    What was there keeps its place. What is new comes last in its list, but before the recheck that ends a correction;
    new lists come after those that were there, checklists within their stage.

    Args:
        library: The content, with the packs before this one.
        given: The pack.
    """
    pack = given.pack
    checklists = {**library.checklists}
    for key, checklist in given.checklists.items():
        checklists[key] = _checklist(checklists.get(key), checklist, pack)
    channels = {**library.channels}
    for key, channel in given.channels.items():
        channels[key] = _channel(channels.get(key), channel, pack)
    regions = {**library.regions}
    for key, region in given.regions.items():
        regions[key] = _region(regions.get(key), region, pack)
    return replace(
        library,
        checklists=dict(sorted(checklists.items(), key=lambda pair: _STAGES.index(pair[1].stage))),
        channels=channels,
        regions=regions,
        sources={**library.sources, **given.sources},
        terms=_merged(library.terms, given.terms, lambda term: term.term.zh),
        packs={**library.packs, pack.id: pack},
    )


def ids(content: Library | Contribution) -> Iterator[str]:
    """Yield what names everything that a pack can replace: full item ids, and for the rest list or file and name."""
    for checklist in content.checklists.values():
        yield from (f"{checklist.id}/{item.id}" for item in checklist.items)
    for channel in content.channels.values():
        yield from (f"{channel.id}/{item.id}" for section in channel.guide for item in section.items)
        yield from (f"{channel.id}: {way(entry)[1]}" for entry in channel.entries)
    for region in content.regions.values():
        yield from (f"{region.id}/{note.id}" for note in region.notes)
        yield from (f"{region.id}: {way(entry)[1]}" for entry in region.entries)
    yield from (f"sources.toml: {key}" for key in content.sources)
    yield from (f"glossary.toml: {term.term.zh}" for term in content.terms)


def own_part(library: Library, given: Contribution) -> Library:
    """Return only what a pack says, each change in a copy of its list that holds nothing else.

    Args:
        library: The content that the pack is to be laid over.
        given: The pack.
    """
    return Library(
        questions={},
        channels={
            key: each
            if isinstance(each, Channel)
            else replace(library.channels[key], entries=each.entries, guide=each.guide)
            for key, each in given.channels.items()
        },
        checklists={
            key: each if isinstance(each, Checklist) else replace(library.checklists[key], items=each.items)
            for key, each in given.checklists.items()
        },
        sources=given.sources,
        terms=given.terms,
        regions={
            key: each
            if isinstance(each, Region)
            else replace(library.regions[key], entries=each.entries, notes=each.notes)
            for key, each in given.regions.items()
        },
        packs={given.pack.id: given.pack},
    )


def _checklist(old: Checklist | None, given: Checklist | ChecklistChange, pack: Pack) -> Checklist:
    if old is None or isinstance(given, Checklist):
        assert isinstance(given, Checklist)
        return replace(given, items=_marked(given.items, pack))
    items = _merged(old.items, _marked(given.items, pack, given.reviewed or pack.reviewed), _id)
    if old.stage is Stage.CORRECT:
        items = tuple(sorted(items, key=lambda item: item.id == RECHECK))
    return replace(old, items=items)


def _channel(old: Channel | None, given: Channel | ChannelChange, pack: Pack) -> Channel:
    entries = _signed(given.entries, pack)
    if old is None or isinstance(given, Channel):
        assert isinstance(given, Channel)
        guide = tuple(replace(section, items=_marked(section.items, pack)) for section in given.guide)
        return replace(given, entries=entries, guide=guide)
    changed = {section.id: _marked(section.items, pack, given.reviewed or pack.reviewed) for section in given.guide}
    return replace(
        old,
        entries=_merged(old.entries, entries, way),
        guide=tuple(Section(part.id, _merged(part.items, changed.get(part.id, ()), _id)) for part in old.guide),
    )


def _region(old: Region | None, given: Region | RegionChange, pack: Pack) -> Region:
    entries = _signed(given.entries, pack)
    if old is None or isinstance(given, Region):
        assert isinstance(given, Region)
        return replace(given, entries=entries, notes=_marked(given.notes, pack))
    notes = _marked(given.notes, pack, given.reviewed or pack.reviewed)
    return replace(old, entries=_merged(old.entries, entries, way), notes=_merged(old.notes, notes, _id))


def _merged(old: Iterable[T], new: Iterable[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    """Return the old with the new: in the place of what has the same key, or at the end."""
    return tuple({**{key(each): each for each in old}, **{key(each): each for each in new}}.values())


def _marked(items: Iterable[Written], pack: Pack, reviewed: date | None = None) -> tuple[Written, ...]:
    return tuple(replace(item, origin=pack.id, reviewed=item.reviewed or reviewed) for item in items)


def _signed(entries: Iterable[Way], pack: Pack) -> tuple[Way, ...]:
    return tuple(replace(entry, origin=pack.id) for entry in entries)


def _id(item: Item | RegionNote) -> str:
    return item.id
