"""What the packs hold together, with look-ups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from checklists.late import uses
from checklists.model import (
    Channel,
    Checklist,
    Entry,
    EntryKind,
    Item,
    Pack,
    Question,
    Region,
    RegionNote,
    Section,
    Source,
    SourceKind,
    Stage,
    Term,
)
from checklists.records import dataclass, field
from checklists.text import Text


@dataclass(frozen=True, slots=True)
class Target:
    """Where a guide link leads."""

    channel: Channel
    section: Section
    item: Item | None = None


_CHINESE_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Library:
    """All content, by id. Mappings keep the order in which lists are shown."""

    questions: Mapping[str, Question]
    channels: Mapping[str, Channel]
    checklists: Mapping[str, Checklist]
    sources: Mapping[str, Source]
    terms: tuple[Term, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Full item id of an earlier version -> the one that item has now."""
    regions: Mapping[str, Region] = field(default_factory=dict)
    packs: Mapping[str, Pack] = field(default_factory=dict)
    """The local packs laid over the bundled content, in that order."""

    def by_stage(self, stage: Stage) -> tuple[Checklist, ...]:
        """Return the checklists of one stage."""
        return self._by_stage.get(stage, ())

    def items(self) -> Iterator[tuple[str, Item, Checklist | Channel]]:
        """Yield full id, item and holder of every item: those of checklists, then every entry of every guide."""
        for checklist in self.checklists.values():
            for item in checklist.items:
                yield f"{checklist.id}/{item.id}", item, checklist
        for channel in self.channels.values():
            for section in channel.guide:
                for item in section.items:
                    yield f"{channel.id}/{item.id}", item, channel

    def find(self, item_id: str) -> tuple[Item, Checklist | Channel] | None:
        """Return an item and what holds it by full id (`bring-window/id-card`, `hall-window/take-number`)."""
        holder_id, _, within = item_id.partition("/")
        holder = self.channels.get(holder_id) or self.checklists.get(holder_id)
        if holder is None:
            return None
        if holder_id not in self._found:
            lists = holder.guide if isinstance(holder, Channel) else (holder,)
            self._found[holder_id] = {item.id: item for each in lists for item in each.items}
        item = self._found[holder_id].get(within)
        return (item, holder) if item else None

    def target(self, guide: str | None, channel_id: str = "") -> Target | None:
        """Resolve a guide link.

        Args:
            guide: `#section`, `channel#section` or `channel#section/item`.
            channel_id: The case's channel, which a link without a channel means.
        """
        match = re.fullmatch(r"([a-z0-9-]*)#([a-z-]+)(?:/([a-z0-9-]+))?", guide or "")
        channel = self.channels.get(match[1] or channel_id) if match else None
        if not match or not channel:
            return None
        section = next((section for section in channel.guide if section.id == match[2]), None)
        if not section:
            return None
        item = next((item for item in section.items if item.id == match[3]), None)
        return None if match[3] and not item else Target(channel, section, item)

    def place(self, found: str) -> Target | None:
        """Return where a channel, or an entry of its guide, stands.

        Args:
            found: Channel id, or full id of an entry (`hall-window/take-number`).
        """
        channel_id, _, item_id = found.partition("/")
        channel = self.channels.get(channel_id)
        if channel is None:
            return None
        for section in channel.guide:
            for item in section.items:
                if item.id == item_id:
                    return Target(channel, section, item)
        return None if item_id else Target(channel, channel.guide[0])

    def pointing_at(self, channel_id: str, section_id: str) -> tuple[tuple[str, Item], ...]:
        """Return the checklist items whose guide link leads to a section of a channel."""
        found = []
        for checklist in self.checklists.values():
            if checklist.for_channels and channel_id not in checklist.for_channels:
                continue
            if not uses(checklist.items, "guide"):
                continue
            for item in checklist.items:
                target = self.target(item.guide, channel_id)
                if target and target.channel.id == channel_id and target.section.id == section_id:
                    found.append((f"{checklist.id}/{item.id}", item))
        return tuple(found)

    def region_notes(self, region_id: str, item_id: str) -> tuple[RegionNote, ...]:
        """Return what a region says about a checklist item, by full item id; nothing for a region that we lack."""
        region = self.regions.get(region_id)
        return tuple(note for note in region.notes if item_id in note.about) if region else ()

    def region_notes_for_section(self, region_id: str, channel_id: str, section_id: str) -> tuple[RegionNote, ...]:
        """Return what a region says about a section of a channel's guide."""
        return self.region_notes(region_id, f"{channel_id}#{section_id}")

    def ways_in(self, channel: Channel, region_id: str = "") -> tuple[Entry, ...]:
        """Return the ways into a channel as they are numbered in its guide.

        Those of the region come first; the same address does not come twice, and those of other regions are left out.

        Args:
            channel: The channel.
            region_id: Where the person is insured; for a region that we lack, the channel's own ways are returned.
        """
        if region_id not in self.regions:
            return channel.entries
        ways = {
            key: tuple(entry for entry in region.entries if channel.id in entry.channels)
            for key, region in self.regions.items()
        }
        named = {way(entry) for entries in ways.values() for entry in entries}
        return ways[region_id] + tuple(entry for entry in channel.entries if way(entry) not in named)

    def origin(self, thing: Item | Entry | RegionNote | Checklist | Channel) -> Text | None:
        """Return the mark of what comes from a local pack, a list if all of it does; nothing for what is bundled."""
        if isinstance(thing, Checklist | Channel):
            parts = (thing,) if isinstance(thing, Checklist) else thing.guide
            if not any(uses(part.items, "origin") for part in parts):
                return None
            items = {item.origin: item for part in parts for item in part.items}
            return self.origin(*items.values()) if len(items) == 1 else None
        if not thing.origin:
            return None
        name = self.packs[thing.origin].name
        return Text(f"本地: {name.zh}", f"local: {name.en}")

    def cite(self, reference: str) -> Text:
        """Return a citation in words: `si-law:74` -> 社会保险法 第七十四条 / Social Insurance Law, Art. 74.

        Raises:
            KeyError: No such source; packs are checked for that when they are loaded.
        """
        source_id, _, article = reference.partition(":")
        source = self.sources[source_id]
        short = source.short or source.title
        title = Text(f"《{short.zh}》", short.en) if source.kind is SourceKind.LAW else short
        if not article:
            return title
        return Text(f"{title.zh}第{_chinese(int(article))}条", f"{title.en}, Art. {article}")

    @cached_property
    def _found(self) -> dict[str, dict[str, Item]]:
        """The items of the holders that were asked for, by the id of the holder and their own."""
        return {}

    @cached_property
    def _by_stage(self) -> dict[Stage, tuple[Checklist, ...]]:
        found: dict[Stage, tuple[Checklist, ...]] = {}
        for checklist in self.checklists.values():
            found[checklist.stage] = (*found.get(checklist.stage, ()), checklist)
        return found


def way(entry: Entry) -> tuple[EntryKind, str]:
    """Return what makes two entries the same way in."""
    return entry.kind, entry.value or entry.label.zh


def _chinese(number: int) -> str:
    """Return a number below 1,000 in Chinese as laws count their articles: 15 -> 十五, 101 -> 一百零一."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_CHINESE_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _CHINESE_DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_CHINESE_DIGITS[ones] if ones else "")
