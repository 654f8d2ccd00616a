"""`cases`: all cases at a glance, the most pressing first."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from checklists.errors import CaseError
from checklists.text import clean
from tui.cells import cells, pad
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.data import Data, case_data, counts_data, when
from tui.cli.filters import USAGE, add_filters, choose
from tui.strings import cli as words
from tui.strings import cli_help as help_words
from tui.strings import screen

if TYPE_CHECKING:
    from checklists.case import Case, Counts
    from checklists.standing import Standing


def _arguments(parser: Parser) -> None:
    add_filters(parser, "NAME", help_words.PART_OF_NAME)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _cases(context: Context, arguments: Namespace) -> int:
    from checklists.standing import total

    standings, all_cases, damaged = choose(context, arguments)
    out, counts = context.out, total(standings)
    if arguments.json:
        out.json(
            {
                "cases": [_standing_data(each) for each in standings],
                "total": _total_data(counts),
                "damaged": [out.say(error.message) for error in damaged],
            }
        )
    else:
        _print_cases(context, standings)
        _tell_total(context, counts, all_cases)
    for error in damaged:
        out.message(error.message)
    if not all_cases and not damaged:
        out.message(words.NO_CASES)
    return CaseError.exit_code if damaged else 0


def _total_data(counts: Counts) -> Data:
    return {
        "cases": counts.applicable,
        "open": counts.open,
        "waiting": counts.waiting,
        "problems": counts.problems,
    }


def _tell_total(context: Context, counts: Counts, all_cases: int) -> None:
    """Say how many cases there are; a single one says it itself."""
    if all_cases and not counts.applicable:
        context.out.message(words.NO_SUCH_CASES, count=all_cases)
    elif all_cases > 1:
        told = {"count": counts.applicable, "open": counts.open, "waiting": counts.waiting, "bad": counts.problems}
        context.out.message(words.TOTAL if counts.applicable == all_cases else words.TOTAL_OF, all=all_cases, **told)


def _standing_data(standing: Standing) -> Data:
    counts = standing.counts
    return {
        **case_data(standing.case),
        **counts_data(counts),
        "problems": counts.problems,
        "due": when(standing.due),
    }


def _print_cases(context: Context, standings: list[Standing]) -> None:
    rows = [(clean(each.case.name), each.case.id, _channel(context, each.case), each) for each in standings]
    name_width = max((cells(name) for name, _, _, _ in rows), default=0)
    id_width = max((len(case_id) for _, case_id, _, _ in rows), default=0)
    channel_width = max((cells(channel) for _, _, channel, _ in rows), default=0)
    for name, case_id, channel, standing in rows:
        lead = f"{pad(name, name_width)}  {pad(case_id, id_width)}  {pad(channel, channel_width)}  "
        context.out.line(_progress(context, standing), lead=lead)


def _channel(context: Context, case: Case) -> str:
    channel = context.library.channels.get(case.answers.channel)
    if channel:
        return context.out.say(channel.name)
    return clean(case.answers.channel) or context.out.say(words.NO_CHANNEL_YET)


def _progress(context: Context, standing: Standing) -> str:
    out, counts = context.out, standing.counts
    parts = [f"{counts.done}/{counts.applicable}"]
    if counts.waiting:
        days = (standing.due - context.today).days if standing.due else None
        due = out.say(words.PARENTHESES, inside=screen.due_in(days)) if days is not None else ""
        parts.append(out.say(screen.WAITING_N, count=counts.waiting) + due)
    if counts.problems:
        parts.append(out.say(screen.PROBLEMS_N, count=counts.problems))
    if counts.complete:
        parts.append(out.say(screen.COMPLETE))
    return out.say(words.COMMA).join(parts)


COMMANDS = {"cases": Command(f"[NAME] {USAGE} [--json]", _arguments, _cases)}
