"""Choosing among cases: the arguments of every command that works on many, and what they choose."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from checklists.text import Text
from tui.cli.arguments import Parser
from tui.cli.context import Context
from tui.cli.lookup import find_answers, find_channel
from tui.strings import cli_help as help_words

if TYPE_CHECKING:
    from checklists.errors import CaseError
    from checklists.standing import Standing

STATES = "[--open] [--waiting] [--problem]"
USAGE = f"{STATES} [--channel CHANNEL]... [--topic TOPIC]..."
"""The options as they are typed."""


def add_filters(parser: Parser, metavar: str, about: Text) -> None:
    """Add the options, and an optional part of a name.

    Args:
        parser: The arguments of the command.
        metavar: What the name is called in the help.
        about: What it chooses.
    """
    add_states(parser, metavar, about)
    parser.add("--channel", metavar="CHANNEL", action="append", default=[], help=help_words.ONLY_CHANNEL)
    parser.add("--topic", metavar="TOPIC", dest="topics", action="append", default=[], help=help_words.ONLY_TOPIC)


def add_states(parser: Parser, metavar: str, about: Text) -> None:
    """Add the options but for channel and topics, which a command may have already, and the part of a name."""
    parser.add("case", metavar=metavar, nargs="?", default="", help=about)
    parser.add("--open", action="store_true", help=help_words.ONLY_OPEN)
    parser.add("--waiting", action="store_true", help=help_words.ONLY_WAITING)
    parser.add("--problem", action="store_true", help=help_words.ONLY_PROBLEM)


def has_states(arguments: Namespace) -> bool:
    """Tell whether any of the options was given that chooses by state."""
    return any((arguments.open, arguments.waiting, arguments.problem))


def choose(context: Context, arguments: Namespace) -> tuple[list[Standing], int, list[CaseError]]:
    """Return the cases that are wanted, the most pressing first, how many there are, and every file that fails.

    Raises:
        NotFoundError: There is no such channel or topic.
    """
    from checklists.standing import Filter, survey

    channels = [arguments.channel] if isinstance(arguments.channel, str) else arguments.channel
    wanted = Filter(
        name=arguments.case,
        open=arguments.open,
        waiting=arguments.waiting,
        problem=arguments.problem,
        channels=tuple(find_channel(context.library, channel).id for channel in channels if channel),
        topics=find_answers(context.library, "topics", "--topic", arguments.topics, "shebao new --help"),
    )
    cases, damaged = context.cases()
    standings = survey(context.library, cases)
    return [standing for standing in standings if wanted.admits(standing)], len(cases), damaged
