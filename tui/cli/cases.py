"""`open` and `new`: one case as a whole."""

from __future__ import annotations

from argparse import Namespace

from checklists.case import NAME_MAX, Case
from checklists.errors import UsageError
from checklists.naming import fold
from checklists.plan import count_plan
from checklists.text import clean
from tui.cli.answers import ANSWERS, add_answers, answer_choices, read_answers
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.data import case_data, counts_data
from tui.cli.lookup import typed
from tui.cli.own_words import add_keep_numbers, own_words
from tui.cli.stdin import spoken
from tui.strings import cli as words
from tui.strings import cli_help as help_words


def _open_arguments(parser: Parser) -> None:
    parser.add("case", metavar="CASE", help=help_words.CASE)


def _open(context: Context, arguments: Namespace) -> int:
    from tui.cli.start import start_screen

    return start_screen(context, arguments.case)


def _new_arguments(parser: Parser) -> None:
    parser.add("name", metavar="NAME", help=help_words.NAME)
    add_answers(parser)
    add_keep_numbers(parser)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _new(context: Context, arguments: Namespace) -> int:
    answers = read_answers(context, arguments, "shebao new --help")
    name = clean(spoken(context, arguments.name, words.WRITE_NAME)).strip()
    name = _free_name(context, own_words(context, name, arguments))
    now = context.clock()
    case = context.store.save(Case(context.store.new_id(), name, now, answers, at=now))
    counts = count_plan(context.plan(case), case)
    if arguments.json:
        context.out.json({"case": case_data(case), **counts_data(counts)})
        return 0
    context.out.line(words.MADE, name=name, id=case.id, count=counts.applicable)
    context.out.message(words.THEN_LIST, name=typed(name))
    return 0


def _free_name(context: Context, name: str) -> str:
    if not name:
        raise UsageError(words.NAME_EMPTY)
    if len(name) > NAME_MAX:
        raise UsageError(words.NAME_LONG.format(max=NAME_MAX))
    cases, _ = context.store.all()
    if any(fold(name) in (fold(case.name), case.id) for case in cases):
        raise UsageError(words.NAME_TAKEN.format(name=name, typed=typed(name)))
    return name


COMMANDS = {
    "open": Command("CASE", _open_arguments, _open),
    "new": Command(
        f"NAME {ANSWERS} [--keep-numbers] [--json]",
        _new_arguments,
        _new,
        answer_choices,
    ),
}
