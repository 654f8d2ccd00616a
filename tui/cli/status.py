"""`status`: how far a case is."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from checklists.case import Counts
from checklists.formats.words import MADE_ON
from checklists.labels import STAGES
from checklists.model import Stage
from checklists.plan import next_open
from tui.cells import cells, pad
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.data import case_data, counts_data, row_data
from tui.cli.render import print_row
from tui.strings import cli as words
from tui.strings import cli_help as help_words

if TYPE_CHECKING:
    from checklists.case import Case
    from checklists.formats.document import Row, Sheet


def _status_arguments(parser: Parser) -> None:
    parser.add("case", metavar="CASE", help=help_words.CASE)
    parser.add("--check", action="store_true", help=help_words.CHECK)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _status(context: Context, arguments: Namespace) -> int:
    case = context.case(arguments.case)
    sheet = context.sheet(case)
    if arguments.json:
        _print_json(context, case, sheet)
    else:
        _print(context, case, sheet)
    return 1 if arguments.check and sheet.counts.open else 0


def _print_json(context: Context, case: Case, sheet: Sheet) -> None:
    rows = [(part, row) for part in sheet.parts for row in part.rows]
    context.out.json(
        {
            "case": case_data(case),
            **counts_data(sheet.counts),
            "problems": [row.id for row in sheet.problems],
            "items": [{**row_data(row, case.mark(row.id)), "stage": part.stage.value} for part, row in rows],
        }
    )


def _print(context: Context, case: Case, sheet: Sheet) -> None:
    out = context.out
    out.line(f"{sheet.title}  ({case.id})")
    for line in sheet.head:
        if line.label == out.say(MADE_ON):
            continue
        out.line(line.value, lead=f"{line.label}{out.say(words.COLON)}")
    progress = sheet.progress if sheet.counts.applicable else out.say(words.NO_ITEMS)
    out.line(f"{out.say(words.PROGRESS)}{out.say(words.COLON)}{progress}")
    if sheet.verdict:
        out.line(sheet.verdict)
    _print_stages(context, sheet)
    _print_rows(context, out.say(words.NEXT), _next_rows(context, case, sheet))
    _print_rows(context, out.say(words.PROBLEMS), sheet.problems)
    due = tuple(row for row in sheet.waiting if row.until and row.until <= context.today)
    _print_rows(context, out.say(words.DUE), due)
    _print_rows(context, out.say(words.WAITING), tuple(row for row in sheet.waiting if row not in due))


def _print_stages(context: Context, sheet: Sheet) -> None:
    out = context.out
    width = max(cells(out.say(name)) for name in STAGES.values())
    out.line()
    for stage in Stage:
        counts = sum((part.counts for part in sheet.parts if part.stage is stage), Counts())
        if counts.applicable:
            out.line(f"{pad(out.say(STAGES[stage]), width)}  {counts.done}/{counts.applicable}")


def _next_rows(context: Context, case: Case, sheet: Sheet) -> tuple[Row, ...]:
    found = next_open(context.plan(case), case)
    return tuple(row for part in sheet.parts for row in part.rows if found and row.id == found[0])


def _print_rows(context: Context, title: str, rows: tuple[Row, ...]) -> None:
    if not rows:
        return
    context.out.line()
    context.out.line(title)
    for row in rows:
        print_row(context.out, row)


COMMANDS = {"status": Command("CASE [--check] [--json]", _status_arguments, _status)}
