"""`open` and `new`: one case as a whole."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from checklists.case import NAME_MAX, Answers, Case
from checklists.errors import UsageError
from checklists.naming import fold
from checklists.plan import count_plan
from checklists.text import clean
from tui.cells import pad
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.data import case_data, counts_data
from tui.cli.lookup import find_channel, not_found, typed
from tui.cli.stdin import spoken
from tui.strings import cli as words
from tui.strings import cli_help as help_words

if TYPE_CHECKING:
    from checklists.model import Option

_FLAGS = {
    "topics": "--topic",
    "for_whom": "--for",
    "means": "--means",
    "status": "--status",
    "region": "--region",
}
"""The option that answers each question."""


def _open_arguments(parser: Parser) -> None:
    parser.add("case", metavar="CASE", help=help_words.CASE)


def _open(context: Context, arguments: Namespace) -> int:
    from tui.cli.start import start_screen

    return start_screen(context, arguments.case)


def _new_arguments(parser: Parser) -> None:
    parser.add("name", metavar="NAME", help=help_words.NAME)
    parser.add("--channel", metavar="CHANNEL", default="", help=help_words.CHANNEL)
    parser.add("--topic", metavar="TOPIC", dest="topics", action="append", default=[], help=help_words.TOPIC)
    parser.add("--for", metavar="WHO", dest="for_whom", default="", help=help_words.FOR_WHOM)
    parser.add("--means", metavar="MEANS", action="append", default=[], help=help_words.MEANS)
    parser.add("--status", metavar="STATUS", default="", help=help_words.STATUS)
    parser.add("--region", metavar="REGION", default="", help=help_words.REGION)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _new(context: Context, arguments: Namespace) -> int:
    name = _free_name(context, clean(spoken(context, arguments.name, words.WRITE_NAME)).strip())
    answers = _answers(context, arguments)
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


def _answers(context: Context, arguments: Namespace) -> Answers:
    """Return the answers that were given, each of them one that the content knows."""
    answers = Answers(
        topics=tuple(dict.fromkeys(arguments.topics)),
        channel=arguments.channel,
        for_whom=arguments.for_whom,
        status=arguments.status,
        region=arguments.region,
        means=tuple(dict.fromkeys(arguments.means)),
    )
    if answers.channel:
        find_channel(context.library, answers.channel)
    for question_id, flag in _FLAGS.items():
        known = [option.id for option in _options(context, question_id)]
        for answer in answers.given(question_id):
            if answer not in known:
                raise not_found(words.ANSWER.format(flag=flag), answer, known, "shebao new --help")
    return answers


def _choices(context: Context) -> list[str]:
    """Return the values that each answer may have, for the help."""
    lines = []
    for question_id, flag in _FLAGS.items():
        options = _options(context, question_id)
        lines += [f"  {flag}"] if options else []
        lines += [f"    {pad(option.id, 24)}{context.out.say(option.text)}" for option in options]
    return lines


def _options(context: Context, question_id: str) -> tuple[Option, ...]:
    question = context.library.questions.get(question_id)
    return question.options if question else ()


COMMANDS = {
    "open": Command("CASE", _open_arguments, _open),
    "new": Command(
        "NAME [--channel CHANNEL] [--topic TOPIC]... [--for WHO] [--means MEANS]... [--status STATUS] "
        "[--region REGION] [--json]",
        _new_arguments,
        _new,
        _choices,
    ),
}
