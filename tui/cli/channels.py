"""`channels`: what each channel shows; a line for each where one topic is asked for, a table for several."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from checklists.comparison import compare
from checklists.model import Showing
from tui.cells import pad
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.data import Data
from tui.cli.lookup import find_answers
from tui.matrix import lay_out
from tui.strings import cli as words
from tui.strings import cli_help as help_words
from tui.strings import screen

if TYPE_CHECKING:
    from checklists.comparison import Compared, Comparison
    from checklists.model import Option

WIDTH = 80
"""Cells of the widest line; no wider on a wider terminal, so that a table looks the same everywhere."""
_ORDER = (Showing.FULL, Showing.PARTIAL, Showing.UNKNOWN, Showing.NO)
_FLAGS = {"topics": "--topic", "means": "--means"}


def _arguments(parser: Parser) -> None:
    parser.add("--topic", metavar="TOPIC", dest="topics", action="append", default=[], help=help_words.TOPIC)
    parser.add("--means", metavar="MEANS", action="append", default=[], help=help_words.MEANS)
    parser.add("--case", metavar="CASE", help=help_words.CASE_WISHES)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _channels(context: Context, arguments: Namespace) -> int:
    case = context.case(arguments.case) if arguments.case else None
    topics = _known(context, "topics", arguments.topics) or (case.answers.topics if case else ())
    means = _known(context, "means", arguments.means) or (case.answers.means if case else ())
    comparison = compare(context.library, topics, means)
    if arguments.json:
        context.out.json(_data(context, comparison))
    elif len(comparison.topics) == 1:
        _print_topic(context, comparison)
    else:
        _print_table(context, comparison)
    return 0


def _known(context: Context, question_id: str, given: list[str]) -> tuple[str, ...]:
    return find_answers(context.library, question_id, _FLAGS[question_id], given, "shebao channels --help")


def _print_topic(context: Context, comparison: Comparison) -> None:
    """Print the channels for the one topic, under how much of it they show."""
    out, topic = context.out, comparison.topics[0]
    out.line(f"{out.say(topic.text)}  {topic.id}")
    width = max((len(row.channel.id) for row in comparison.rows), default=0)
    for showing in _ORDER:
        rows = comparison.showing(0, showing)
        out.line()
        out.line(f"{out.say(screen.SHOWINGS[showing])}{out.say(words.COLON)}{'' if rows else out.say(words.NONE)}")
        for row in rows:
            name = f"{out.say(row.channel.name)}{out.say(words.PARENTHESES, inside=_needs(context, row))}"
            out.line(name, lead=f"  {pad(row.channel.id, width)}  ")


def _needs(context: Context, row: Compared) -> str:
    say = context.out.say
    means = say(words.OR).join(say(words.MEANS_WORDS[each]) for each in row.channel.means)
    return say(words.NEEDS if row.usable else words.NOT_AT_HAND, means=means)


def _print_table(context: Context, comparison: Comparison) -> None:
    """Print names and short marks in columns, in as many tables as the width needs."""
    out = context.out
    out.line(screen.LEGEND)
    for grid in lay_out(comparison, out.lang, min(out.width, WIDTH)):
        out.line()
        for head in grid.heads:
            out.record(head)
        for number, row in enumerate(comparison.rows):
            if not row.usable and (not number or comparison.rows[number - 1].usable):
                out.line(f"{out.say(screen.NOT_AT_HAND)}{out.say(words.COLON)}".rstrip())
            out.record(grid.line(row))
    out.message(words.ONE_BY_ONE)


def _data(context: Context, comparison: Comparison) -> Data:
    say = context.out.say
    return {
        "topics": [{"id": topic.id, "text": say(topic.text)} for topic in comparison.topics],
        "channels": [
            {
                "id": row.channel.id,
                "name": say(row.channel.name),
                "means": list(row.channel.means),
                "usable": row.usable,
                "shows": {
                    topic.id: showing.value for topic, showing in zip(comparison.topics, row.showings, strict=True)
                },
            }
            for row in comparison.rows
        ],
    }


def _choices(context: Context) -> list[str]:
    """Return the values that each option may have, for the help."""
    lines = []
    for question_id, flag in _FLAGS.items():
        lines.append(f"  {flag}")
        lines += [
            f"    {pad(option.id, 24)}{context.out.say(option.text)}" for option in _options(context, question_id)
        ]
    return lines


def _options(context: Context, question_id: str) -> tuple[Option, ...]:
    question = context.library.questions.get(question_id)
    return question.options if question else ()


COMMANDS = {
    "channels": Command(
        "[--topic TOPIC]... [--means MEANS]... [--case CASE] [--json]", _arguments, _channels, _choices
    ),
}
