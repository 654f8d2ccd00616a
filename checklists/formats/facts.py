"""What a sheet says about the case's channel, and the sources it lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from checklists import labels
from checklists.case import Answers
from checklists.formats.document import Address, ChannelFacts, Reference
from checklists.formats.wording import Wording, link_to, web_address
from checklists.model import REVIEW_VOLATILE_EVERY, Channel, Entry, EntryKind, Item, SectionId, SourceKind
from checklists.plan import Plan, applies
from checklists.text import clean


def channel_facts(wording: Wording, answers: Answers) -> ChannelFacts | None:
    """Return who runs the case's channel, the ways into it and its limits; nothing if no channel is chosen."""
    channel = wording.library.channels.get(answers.channel)
    if channel is None:
        return None
    return ChannelFacts(
        name=wording.say(channel.name),
        operator=wording.say(channel.operator),
        region_note=wording.say(channel.regions.get(answers.region)),
        regional=wording.regional(answers, *_sections(channel)),
        addresses=tuple(_address(wording, entry) for entry in wording.library.ways_in(channel, answers.region)),
        # Hosts and numbers are what ages quickly, so they are due with the volatile items of the same file.
        needs_review=min(_reviewed(wording, channel, answers)) + REVIEW_VOLATILE_EVERY <= wording.today,
        limits=tuple(wording.remark(item, channel.reviewed) for item in _limits(wording, channel, answers)),
    )


def references(wording: Wording, plan: Plan, answers: Answers) -> tuple[Reference, ...]:
    """Return every source that the sheet cites, once, in the order of first citation."""
    cited = [reference for _, item, _ in plan.items() for reference in item.sources]
    channel = wording.library.channels.get(answers.channel)
    places = {item_id for item_id, _, _ in plan.items()} | set(_sections(channel) if channel else ())
    region = wording.library.regions.get(answers.region)
    if region:
        cited += (reference for note in region.notes if places & set(note.about) for reference in note.sources)
    if channel:
        cited += channel.sources
        cited += (
            reference for entry in wording.library.ways_in(channel, answers.region) for reference in entry.sources
        )
        cited += (reference for item in _limits(wording, channel, answers) for reference in item.sources)
    return tuple(_reference(wording, source_id) for source_id in _source_ids(cited))


def _sections(channel: Channel) -> tuple[str, ...]:
    """Return the sections of a channel's guide as a region's note names them."""
    return tuple(f"{channel.id}#{section.id}" for section in channel.guide)


def _reviewed(wording: Wording, channel: Channel, answers: Answers) -> Iterator[date]:
    """Yield when the files were last reviewed that the ways into a channel come from."""
    yield channel.reviewed
    region = wording.library.regions.get(answers.region)
    if region and any(channel.id in entry.channels for entry in region.entries):
        yield region.reviewed


def _limits(wording: Wording, channel: Channel, answers: Answers) -> tuple[Item, ...]:
    section = channel.section(SectionId.LIMITS)
    return tuple(item for item in section.items if applies(wording.library, item.when, answers))


def _source_ids(cited: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(reference.partition(":")[0] for reference in cited)


def _address(wording: Wording, entry: Entry) -> Address:
    value = clean(web_address(entry.value) if entry.kind is EntryKind.WEB else entry.value)
    return Address(
        kind=wording.say(labels.ENTRY_KINDS[entry.kind]),
        label=wording.say(entry.label),
        value=value,
        link=link_to(value) if entry.official else "",
        note=wording.say(entry.note),
        official=entry.official,
        origin=wording.say(wording.library.origin(entry)),
    )


def _reference(wording: Wording, source_id: str) -> Reference:
    source = wording.library.sources[source_id]
    return Reference(
        title=wording.say(source.title),
        number=wording.say(source.number),
        issuer=wording.say(source.issuer),
        issued=source.issued,
        address=clean(source.link),
        third_party=source.kind is SourceKind.THIRD_PARTY,
    )
