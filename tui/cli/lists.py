"""`list`: every checklist, channel and region, or the items of a case."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from checklists.labels import STAGES
from checklists.model import Channel, Checklist, SectionId, Stage
from tui.cells import pad
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.data import Data, case_data, counts_data, row_data
from tui.cli.lookup import typed
from tui.cli.render import print_part
from tui.strings import cli as words
from tui.strings import cli_help as help_words
from tui.strings import screen

if TYPE_CHECKING:
    from checklists.case import Case


def _arguments(parser: Parser) -> None:
    parser.add("case", metavar="CASE", nargs="?", help=help_words.CASE_OPTIONAL)
    stages = [stage.value for stage in Stage]
    parser.add("--stage", metavar="STAGE", choices=stages, help=help_words.STAGE)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _list(context: Context, arguments: Namespace) -> int:
    stages = [Stage(arguments.stage)] if arguments.stage else list(Stage)
    if arguments.case:
        _list_case(context, context.case(arguments.case), stages, arguments)
    elif arguments.json:
        context.out.json(_content_data(context, stages))
    else:
        _print_content(context, stages)
        if not arguments.stage:
            _print_regions(context)
        context.out.message(words.HOW_TO_SHOW)
    return 0


def _list_case(context: Context, case: Case, stages: list[Stage], arguments: Namespace) -> None:
    from checklists.formats.parts import make_part

    codes = None
    if arguments.json:
        from checklists.codes import Codes

        codes = Codes(context.library)
    planned = [planned for planned in context.plan(case).lists if planned.stage in stages]
    parts = [make_part(context.wording, case, each, codes, brief=True) for each in planned]
    if arguments.json:
        lists = [
            {
                "stage": part.stage.value,
                "title": part.title,
                **counts_data(part.counts),
                "items": [row_data(row, case.mark(row.id)) for row in part.rows],
            }
            for part in parts
        ]
        context.out.json({"case": case_data(case), "lists": lists})
        return
    for number, part in enumerate(parts):
        if number:
            context.out.line()
        print_part(context.out, part)
    if not parts:
        context.out.message(words.STAGE_EMPTY, name=typed(arguments.case))


def _print_content(context: Context, stages: list[Stage]) -> None:
    out, library = context.out, context.library
    width = max(map(len, (*library.checklists, *library.channels)), default=0)
    for stage in stages:
        checklists = library.by_stage(stage)
        if checklists:
            out.line(f"{out.say(STAGES[stage])}  {stage.value}")
        for checklist in checklists:
            count = out.say(words.ITEM_COUNT, count=len(checklist.items))
            text = "  ".join((out.say(checklist.title), count, *_origin(context, checklist)))
            out.line(text, lead=f"  {pad(checklist.id, width)}  ")
    if Stage.QUERY in stages:
        out.line(words.CHANNELS)
        for channel in library.channels.values():
            text = "  ".join((out.say(channel.name), _steps(context, channel), *_origin(context, channel)))
            out.line(text, lead=f"  {pad(channel.id, width)}  ")


def _origin(context: Context, holder: Checklist | Channel) -> list[str]:
    """Return the mark of a list from a local pack, if it is one."""
    mark = context.library.origin(holder)
    return [context.out.say(mark)] if mark else []


def _print_regions(context: Context) -> None:
    out, regions = context.out, context.library.regions
    if regions:
        out.line(screen.ALL_REGIONS)
    width = max(map(len, regions), default=0)
    for region in regions.values():
        held = out.say(screen.REGION_HOLDS, notes=len(region.notes), entries=len(region.entries))
        out.line(f"{out.say(region.name)}  {held}", lead=f"  {pad(region.id, width)}  ")


def _steps(context: Context, channel: Channel) -> str:
    return context.out.say(words.STEP_COUNT, count=len(channel.section(SectionId.STEPS).items))


def _content_data(context: Context, stages: list[Stage]) -> Data:
    library = context.library
    channels = library.channels.values() if Stage.QUERY in stages else ()
    return {
        "checklists": [
            _checklist_data(context, checklist) for stage in stages for checklist in library.by_stage(stage)
        ],
        "channels": [
            {
                "id": channel.id,
                "name": context.out.say(channel.name),
                "steps": [f"{channel.id}/{item.id}" for item in channel.section(SectionId.STEPS).items],
            }
            for channel in channels
        ],
        "regions": [{"id": region.id, "name": context.out.say(region.name)} for region in library.regions.values()],
    }


def _checklist_data(context: Context, checklist: Checklist) -> Data:
    return {
        "id": checklist.id,
        "stage": checklist.stage.value,
        "title": context.out.say(checklist.title),
        "items": [f"{checklist.id}/{item.id}" for item in checklist.items],
    }


COMMANDS = {"list": Command("[CASE] [--stage STAGE] [--json]", _arguments, _list)}
