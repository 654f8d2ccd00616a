"""`show`: one item, checklist, channel or region."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from checklists.labels import STAGES
from checklists.model import Checklist
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.data import remark_data, when
from tui.cli.lookup import not_found
from tui.cli.render import print_field, print_remark, print_row
from tui.cli.show_channel import channel_data, print_channel
from tui.cli.show_item import item_data, print_item
from tui.cli.show_region import print_region, region_data
from tui.strings import cli as words
from tui.strings import cli_help as help_words

if TYPE_CHECKING:
    from checklists.case import Case


def _arguments(parser: Parser) -> None:
    parser.add("id", metavar="ID", help=help_words.SHOWN)
    parser.add("--case", metavar="CASE", help=help_words.CASE_STATE)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _show(context: Context, arguments: Namespace) -> int:
    case = context.case(arguments.case) if arguments.case else None
    library, wanted = context.library, arguments.id
    if "/" not in wanted and wanted not in (*library.checklists, *library.channels, *library.regions):
        from tui.cli.ticked import full_id  # it may be the code of an item on paper

        wanted = full_id(library, wanted)
    found = library.find(wanted)
    if found:
        if arguments.json:
            context.out.json({"item": item_data(context, wanted, *found, case)})
        else:
            print_item(context, wanted, *found, case)
    elif wanted in library.checklists:
        _show_checklist(context, library.checklists[wanted], case, as_json=arguments.json)
    elif wanted in library.channels:
        channel = library.channels[wanted]
        if arguments.json:
            context.out.json({"channel": channel_data(context, channel, case)})
        else:
            print_channel(context, channel, case)
    elif wanted in library.regions:
        region = library.regions[wanted]
        if arguments.json:
            context.out.json({"region": region_data(context, region)})
        else:
            print_region(context, region)
    else:
        known = [
            *library.checklists,
            *library.channels,
            *library.regions,
            *(item_id for item_id, _, _ in library.items()),
        ]
        raise not_found(words.ANYTHING, wanted, known, "shebao list")
    return 0


def _show_checklist(context: Context, checklist: Checklist, case: Case | None, *, as_json: bool) -> None:
    remarks = [
        (f"{checklist.id}/{item.id}", context.wording.remark(item, checklist.reviewed)) for item in checklist.items
    ]
    out = context.out
    if as_json:
        data = {
            "id": checklist.id,
            "stage": checklist.stage.value,
            "title": out.say(checklist.title),
            "intro": out.say(checklist.intro) if checklist.intro else "",
            "reviewed": when(checklist.reviewed),
            "items": [remark_data(item_id, says) for item_id, says in remarks],
        }
        out.json({"checklist": data})
        return
    out.line(f"{out.say(STAGES[checklist.stage])}{out.say(words.COLON)}{out.say(checklist.title)}  {checklist.id}")
    if checklist.intro:
        out.line(checklist.intro)
    print_field(out, words.REVIEWED, checklist.reviewed.isoformat())
    out.line()
    rows = {row.id: row for part in context.sheet(case).parts for row in part.rows} if case else {}
    for item_id, says in remarks:
        if item_id in rows:
            print_row(out, rows[item_id])
        else:
            print_remark(out, says, lead="  - ", item_id=item_id)


COMMANDS = {"show": Command("ID [--case CASE] [--json]", _arguments, _show)}
