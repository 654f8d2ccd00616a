"""`due`: what is to be done first over all cases, as the home screen shows it."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta
from typing import TYPE_CHECKING

from checklists import labels
from checklists.errors import CaseError, UsageError
from checklists.text import clean
from tui.cells import cells, pad
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.data import Data
from tui.strings import cli as words
from tui.strings import cli_help as help_words
from tui.strings import screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklists.case import Case
    from checklists.due import Due
    from checklists.model import Item
    from checklists.plan import PlannedList

    Next = tuple[Case, str, Item, PlannedList]
    """The case that was changed last, and its next open item."""

_DAYS_MAX = 3660


def _arguments(parser: Parser) -> None:
    parser.add("--days", metavar="N", type=int, default=7, help=help_words.DAYS)
    parser.add("--check", action="store_true", help=help_words.CHECK_DUE)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _due(context: Context, arguments: Namespace) -> int:
    from checklists.due import due_items

    if not 0 <= arguments.days <= _DAYS_MAX:
        raise UsageError(words.BAD_DAYS.format(max=_DAYS_MAX))
    cases, damaged = context.cases()
    due = due_items(context.library, cases, context.today, timedelta(arguments.days))
    upcoming = _upcoming(context, cases)
    out = context.out
    if arguments.json:
        out.json(
            {
                "due": [_due_data(context, entry) for entry in due],
                "continue": _next_data(context, upcoming) if upcoming else None,
                "damaged": [out.say(error.message) for error in damaged],
            }
        )
    else:
        _print(context, due, upcoming)
        if not due:
            out.message(words.NOTHING_DUE, days=arguments.days)
    for error in damaged:
        out.message(error.message)
    if damaged:
        return CaseError.exit_code
    return 1 if arguments.check and any(entry.until <= context.today for entry in due) else 0


def _upcoming(context: Context, cases: Sequence[Case]) -> Next | None:
    from checklists.plan import next_open
    from checklists.standing import last_change

    case = max(cases, key=last_change, default=None)
    found = next_open(context.plan(case), case) if case else None
    return (case, *found) if case and found else None


def _print(context: Context, due: Sequence[Due], upcoming: Next | None) -> None:
    out = context.out
    rows = [
        (out.say(screen.due_in((each.until - context.today).days)), each.case, out.say(each.item.text), each.item_id)
        for each in due
    ]
    if upcoming:
        case, item_id, item, planned = upcoming
        text = f"{out.say(labels.STAGES[planned.stage])}{out.say(words.COLON)}{out.say(item.text)}"
        rows.append((out.say(screen.CONTINUE), case, text, item_id))
    first = max((cells(when) for when, _, _, _ in rows), default=0)
    second = max((cells(clean(case.name)) for _, case, _, _ in rows), default=0)
    for when, case, text, item_id in rows:
        out.line(f"{text}  {item_id}", lead=f"{pad(when, first)}  {pad(clean(case.name), second)}  ")


def _due_data(context: Context, entry: Due) -> Data:
    return {
        **_item_data(context, entry.case, entry.item_id, entry.item),
        "until": entry.until.isoformat(),
        "days": (entry.until - context.today).days,
    }


def _next_data(context: Context, upcoming: Next) -> Data:
    case, item_id, item, planned = upcoming
    return {**_item_data(context, case, item_id, item), "stage": planned.stage.value}


def _item_data(context: Context, case: Case, item_id: str, item: Item) -> Data:
    return {
        "case": {"id": case.id, "name": clean(case.name)},
        "id": item_id,
        "text": context.out.say(item.text),
    }


COMMANDS = {"due": Command("[--days N] [--check] [--json]", _arguments, _due)}
