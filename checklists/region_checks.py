"""How a region's notes and ways in fit the questions, the checklists, the guides and the sources. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from checklists.boundary import echo
from checklists.channel_checks import entry_faults
from checklists.library import Library
from checklists.model import Region, RegionEntry, RegionNote
from checklists.rules import Fault, id_faults, source_faults, unknown
from checklists.text import Text


def region_faults(library: Library, key: str, region: Region) -> Iterator[Fault]:
    """Yield what is wrong with a region.

    Args:
        library: The content.
        key: The region's key in the library, which is its file name.
        region: The region.
    """
    if region.id != key:
        yield "id", Text(f"与文件名{key}.toml不一致。", f"It differs from the file name {key}.toml.")
    question = library.questions.get("region")
    options = [option.id for option in question.options] if question else []
    if key not in options:
        yield "id", unknown(key, options)
    if key in library.channels or key in library.checklists:
        yield "id", Text("有渠道或清单用了这个编号。", "A channel or a checklist has this id.")
    for number, entry in enumerate(region.entries, start=1):
        for where, message in (*entry_faults(library, entry), *_channels(library, entry)):
            yield f"entry.{number}.{where}", message
    for where, message in id_faults(note.id for note in region.notes):
        yield f"{key}/{where}", message
    for note in region.notes:
        for where, message in (*source_faults(library, note.sources), *_about(library, note)):
            yield f"{key}/{note.id}: {where}", message


def _channels(library: Library, entry: RegionEntry) -> Iterator[Fault]:
    for channel in entry.channels:
        if channel not in library.channels:
            yield "channels", unknown(channel, library.channels)


def _about(library: Library, note: RegionNote) -> Iterator[Fault]:
    """Check that every place a note is about is there: an item of a checklist, or a section of a guide."""
    for place in note.about:
        holder, slash, _ = place.partition("/")
        if slash:
            if holder not in library.checklists or not library.find(place):
                items = (f"{each.id}/{item.id}" for each in library.checklists.values() for item in each.items)
                yield "about", unknown(place, items)
        elif not library.target(place) or place.startswith("#"):
            yield (
                "about",
                Text(
                    f"{echo(place)}不是清单条目，也不是「渠道#段」。",
                    f"{echo(place)} is neither an item of a checklist nor a channel#section.",
                ),
            )
