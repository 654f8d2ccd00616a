"""`wipe`: removing a case, or everything that is kept of a person."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import TYPE_CHECKING

from checklists.errors import UsageError
from checklists.text import clean
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.output import is_interactive
from tui.strings import cli as words
from tui.strings import cli_help as help_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checklists.wiping import Wiped


def _arguments(parser: Parser) -> None:
    parser.add("case", metavar="CASE", nargs="?", help=help_words.CASE)
    parser.add("--all", action="store_true", help=help_words.WIPE_ALL)
    parser.add("--yes", action="store_true", help=help_words.WIPE_YES)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _wipe(context: Context, arguments: Namespace) -> int:
    from checklists.paths import cases_folder
    from checklists.wiping import all_places, find_id, places_of, wipe

    if arguments.all == bool(arguments.case):
        raise UsageError(words.WIPE_EITHER if arguments.all else words.WIPE_WHAT)
    if arguments.all:
        places = all_places(os.environ)
    else:
        places = places_of(os.environ, find_id(cases_folder(os.environ), arguments.case))
    files = [path for place in places for path in place.files()]
    if not arguments.yes and files and not _agreed(context, files):
        return 1
    wiped = wipe(places)
    if arguments.json:
        _print_json(context, wiped)
    else:
        _print(context, wiped)
    return max((error.exit_code for error in wiped.errors), default=1 if wiped.left else 0)


def _agreed(context: Context, files: Sequence[Path]) -> bool:
    out = context.out
    if not is_interactive():
        out.message(words.WIPE_UNASKED)
        return False
    out.message(words.WIPE_LIST, count=len(files))
    for path in files:
        out.message(f"  {path}")
    if out.ask(words.WIPE_ASK):
        return True
    out.message(words.WIPE_DECLINED)
    return False


def _print(context: Context, wiped: Wiped) -> None:
    out = context.out
    for path in wiped.removed:
        out.record(str(path))
    for error in wiped.errors:
        out.message(error.message)
    for path in wiped.left:
        out.message(words.WIPE_LEFT, path=path)
    if wiped.removed:
        out.message(words.WIPED, count=len(wiped.removed))
    elif not wiped.left:
        out.message(words.WIPE_NOTHING)
    out.message(words.WIPE_NOT_COVERED)


def _print_json(context: Context, wiped: Wiped) -> None:
    out = context.out
    out.json(
        {
            "removed": [clean(str(path)) for path in wiped.removed],
            "left": [clean(str(path)) for path in wiped.left],
            "errors": [out.say(error.message) for error in wiped.errors],
            "out_of_reach": out.say(words.WIPE_NOT_COVERED),
        }
    )


COMMANDS = {"wipe": Command("[CASE] [--all] [--yes] [--json]", _arguments, _wipe)}
