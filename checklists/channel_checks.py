"""How a channel fits the questions, the sources and the shape of every guide. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checklists.library import Library
from checklists.model import Channel, Entry, EntryKind, Item, SectionId
from checklists.rules import NO_ITEM, Fault, id_faults, item_faults, source_faults, unknown
from checklists.text import Text

_WEB = re.compile(r"(https://)?([a-z0-9-]+\.)+[a-z]+(/[!-~]*)?")
_PHONE = re.compile(r"[0-9]{3,12}|0[0-9]{2,3}-[0-9]{5,8}")


def channel_faults(library: Library, key: str, channel: Channel) -> Iterator[Fault]:
    """Yield what is wrong with a channel.

    Args:
        library: The content.
        key: The channel's key in the library, which is its file name.
        channel: The channel.
    """
    if channel.id != key:
        yield "id", Text(f"与文件名{key}.toml不一致。", f"It differs from the file name {key}.toml.")
    yield from source_faults(library, channel.sources)
    if not channel.means:
        yield "means", Text("至少要一项。", "It needs at least one.")
    for name, given in (("means", channel.means), ("topics", channel.can_show), ("region", channel.regions)):
        yield from _answers(library, name, given)
    for topic in _options(library, "topics"):
        if topic not in channel.can_show:
            yield (
                f"can_show.{topic}",
                Text("缺少这一项；不知道就写unknown。", "It is missing; write unknown if it is not known."),
            )
    for number, entry in enumerate(channel.entries, start=1):
        yield from ((f"entry.{number}.{where}", message) for where, message in entry_faults(library, entry))
    yield from _guide(library, key, channel)


def _options(library: Library, question: str) -> list[str]:
    return [option.id for option in library.questions[question].options] if question in library.questions else []


def _answers(library: Library, question: str, given: Iterable[str]) -> Iterator[Fault]:
    key = {"topics": "can_show", "region": "regions"}.get(question, question)
    options = _options(library, question)
    yield from ((key, unknown(answer, options)) for answer in given if answer not in options)


def entry_faults(library: Library, entry: Entry) -> Iterator[Fault]:
    """Yield what is wrong with one way in; the places are its keys."""
    match entry.kind:
        case EntryKind.WEB:
            shape, right = _WEB, Text("应为主机名或https地址。", "It must be a host or an https address.")
        case EntryKind.PHONE:
            shape, right = _PHONE, Text("应为电话号码。", "It must be a telephone number.")
        case _:
            shape, right = re.compile(""), Text("只有网址和电话有value。", "Only web and phone entries have a value.")
    if not shape.fullmatch(entry.value):
        yield "value", right
    if entry.value and not entry.sources:
        yield "sources", Text("网址和电话要注明来源。", "An address or a number needs a source.")
    yield from source_faults(library, entry.sources)


def _guide(library: Library, key: str, channel: Channel) -> Iterator[Fault]:
    sections = [section.id for section in channel.guide]
    order = list(SectionId)
    for name in order:
        if name not in sections:
            yield f"guide.{name}", Text("缺少这一节。", "This section is missing.")
        elif sections.count(name) > 1:
            yield f"guide.{name}", Text("这一节有两个。", "This section is there twice.")
    if sections != sorted(sections, key=order.index):
        yield "guide", Text(f"各节次序应为：{', '.join(order)}。", f"The order of sections is: {', '.join(order)}.")
    for section in channel.guide:
        if not section.items:
            yield f"guide.{section.id}", NO_ITEM
        for item in section.items:
            for where, message in (*item_faults(library, item, {}), *_guide_item(item)):
                yield f"{key}/{item.id}: {where}", message
    for where, message in id_faults(item.id for section in channel.guide for item in section.items):
        yield f"{key}/{where}", message


def _guide_item(item: Item) -> Iterator[Fault]:
    for name, value in (("branch", item.branch), ("guide", item.guide)):
        if value is not None:
            yield name, Text("指南里的条目没有这个键。", "An item of a guide has no such key.")
