"""`guide`: the guide of a channel, or one section of it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checklists.model import Item, SectionId
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.data import Data, regional_data, remark_data
from tui.cli.lookup import find_channel, not_found
from tui.cli.render import print_regional, print_remark
from tui.strings import cli as words
from tui.strings import cli_help as help_words
from tui.strings.screen import SECTIONS

if TYPE_CHECKING:
    from checklists.case import Case
    from checklists.model import Channel, Section


def _arguments(parser: Parser) -> None:
    parser.add("guide", metavar="CHANNEL[#SECTION]", help=help_words.GUIDE)
    parser.add("--case", metavar="CASE", help=help_words.CASE_REGION)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _guide(context: Context, arguments: Namespace) -> int:
    channel_id, _, place = arguments.guide.partition("#")
    channel = find_channel(context.library, channel_id)
    parts = _parts(channel, place) if place else [(section, section.items) for section in channel.guide]
    case = context.case(arguments.case) if arguments.case else None
    if arguments.json:
        context.out.json(_data(context, channel, parts, case))
        return 0
    out = context.out
    out.line(out.say(channel.name))
    for section, items in parts:
        out.line()
        out.line(f"{out.say(SECTIONS[section.id])}  {channel.id}#{section.id.value}")
        for item in items:
            lead = f"  {section.items.index(item) + 1}. " if section.id is SectionId.STEPS else "  - "
            print_remark(
                out, context.wording.remark(item, channel.reviewed), lead=lead, item_id=f"{channel.id}/{item.id}"
            )
        if case:
            print_regional(out, context.wording.regional(case.answers, f"{channel.id}#{section.id.value}"), indent=2)
    return 0


def _parts(channel: Channel, place: str) -> list[tuple[Section, Sequence[Item]]]:
    """Return the section, or the one item of it, that a link names behind its `#`."""
    section_id, _, item_id = place.partition("/")
    section = next((section for section in channel.guide if section.id == section_id), None)
    see = f"shebao guide {channel.id}"
    if section is None:
        raise not_found(words.SECTION, section_id, (each.value for each in SectionId), see)
    items = tuple(item for item in section.items if item_id in ("", item.id))
    if not items:
        raise not_found(words.ITEM, item_id, (item.id for item in section.items), f"{see}#{section_id}")
    return [(section, items)]


def _data(context: Context, channel: Channel, parts: list[tuple[Section, Sequence[Item]]], case: Case | None) -> Data:
    sections = [
        {
            "id": section.id.value,
            "title": context.out.say(SECTIONS[section.id]),
            "items": [
                remark_data(f"{channel.id}/{item.id}", context.wording.remark(item, channel.reviewed)) for item in items
            ],
            **(
                regional_data(context.wording.regional(case.answers, f"{channel.id}#{section.id.value}"))
                if case
                else {}
            ),
        }
        for section, items in parts
    ]
    return {"channel": {"id": channel.id, "name": context.out.say(channel.name)}, "sections": sections}


COMMANDS = {"guide": Command("CHANNEL[#SECTION] [--case CASE] [--json]", _arguments, _guide)}
