"""The answers to the questions of a new case, as options of a command."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from checklists.case import Answers
from tui.cells import pad
from tui.cli.arguments import Parser
from tui.cli.context import Context
from tui.cli.lookup import find_answers, find_channel
from tui.strings import cli_help as help_words

if TYPE_CHECKING:
    from checklists.model import Option

ANSWERS = "[--channel CHANNEL] [--topic TOPIC]... [--for WHO] [--means MEANS]... [--status STATUS] [--region REGION]"
"""The options as they are typed."""

_FLAGS = {
    "topics": "--topic",
    "for_whom": "--for",
    "means": "--means",
    "status": "--status",
    "region": "--region",
}
"""The option that answers each question."""


def add_answers(parser: Parser) -> None:
    """Add the options."""
    parser.add("--channel", metavar="CHANNEL", default="", help=help_words.CHANNEL)
    parser.add("--topic", metavar="TOPIC", dest="topics", action="append", default=[], help=help_words.TOPIC)
    parser.add("--for", metavar="WHO", dest="for_whom", default="", help=help_words.FOR_WHOM)
    parser.add("--means", metavar="MEANS", action="append", default=[], help=help_words.MEANS)
    parser.add("--status", metavar="STATUS", default="", help=help_words.STATUS)
    parser.add("--region", metavar="REGION", default="", help=help_words.REGION)


def read_answers(context: Context, arguments: Namespace, see: str) -> Answers:
    """Return the answers that were given.

    Args:
        context: What commands work with.
        arguments: What was typed.
        see: The command whose help lists the answers there are.

    Raises:
        NotFoundError: The content does not know one of them.
    """
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
        find_answers(context.library, question_id, flag, answers.given(question_id), see)
    return answers


def answer_choices(context: Context) -> list[str]:
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
