"""`status`: how far a case is."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checklists.case import State
from checklists.formats.words import MADE_ON
from checklists.labels import STAGES
from checklists.plan import count_stages, next_open
from tui.cells import cells, pad
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.data import case_data, counts_data, row_data
from tui.cli.render import print_row
from tui.strings import cli as words
from tui.strings import cli_help as help_words

if TYPE_CHECKING:
    from checklists.case import Case, Counts
    from checklists.formats.document import Row
    from checklists.plan import Plan
    from checklists.text import Text


def _status_arguments(parser: Parser) -> None:
    parser.add("case", metavar="CASE", help=help_words.CASE)
    parser.add("--check", action="store_true", help=help_words.CHECK)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _status(context: Context, arguments: Namespace) -> int:
    case = context.case(arguments.case)
    counts = _print_json(context, case) if arguments.json else _print(context, case)
    return 1 if arguments.check and counts.open else 0


def _print_json(context: Context, case: Case) -> Counts:
    sheet = context.sheet(case)
    rows = [(part, row) for part in sheet.parts for row in part.rows]
    context.out.json(
        {
            "case": case_data(case),
            **counts_data(sheet.counts),
            "problems": [row.id for row in sheet.problems],
            "items": [{**row_data(row, case.mark(row.id)), "stage": part.stage.value} for part, row in rows],
        }
    )
    return sheet.counts


def _print(context: Context, case: Case) -> Counts:
    from checklists.formats.parts import by_day

    out, plan = context.out, context.plan(case)
    summary = context.summary(case, plan)
    out.line(f"{summary.title}  ({case.id})")
    for line in summary.head:
        if line.label == out.say(MADE_ON):
            continue
        out.line(line.value, lead=f"{line.label}{out.say(words.COLON)}")
    progress = summary.progress if summary.counts.applicable else out.say(words.NO_ITEMS)
    out.line(f"{out.say(words.PROGRESS)}{out.say(words.COLON)}{progress}")
    if summary.verdict:
        out.line(summary.verdict)
    _print_stages(context, plan, case)
    rows = _pressing(context, plan, case)
    _print_rows(context, words.NEXT, [row for row in rows if row.state is State.TODO])
    _print_rows(context, words.PROBLEMS, [row for row in rows if row.state is State.PROBLEM])
    waiting = by_day(row for row in rows if row.state is State.WAITING)
    due = [row for row in waiting if row.until and row.until <= context.today]
    _print_rows(context, words.DUE, due)
    _print_rows(context, words.WAITING, [row for row in waiting if row not in due])
    return summary.counts


def _print_stages(context: Context, plan: Plan, case: Case) -> None:
    out = context.out
    width = max(cells(out.say(name)) for name in STAGES.values())
    out.line()
    for stage, counts in count_stages(plan, case).items():
        if counts.applicable:
            out.line(f"{pad(out.say(STAGES[stage]), width)}  {counts.done}/{counts.applicable}")


def _pressing(context: Context, plan: Plan, case: Case) -> list[Row]:
    """Return the item that is next, and all that wait or have a problem; the rest need not be put in words."""
    from checklists.formats.parts import make_row

    upcoming = next_open(plan, case)
    return [
        make_row(context.wording, case, planned, item, brief=True)
        for item_id, item, planned in plan.items()
        if case.state(item_id) in (State.WAITING, State.PROBLEM) or (upcoming and item_id == upcoming[0])
    ]


def _print_rows(context: Context, title: Text, rows: Sequence[Row]) -> None:
    if not rows:
        return
    context.out.line()
    context.out.line(title)
    for row in rows:
        print_row(context.out, row)


COMMANDS = {"status": Command("CASE [--check] [--json]", _status_arguments, _status)}
