"""`lint`: the faults of content files."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from checklists.errors import ContentError, Problem
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.strings import cli as words
from tui.strings import cli_help as help_words


def _arguments(parser: Parser) -> None:
    parser.add("folder", metavar="FOLDER", nargs="?", type=Path, help=help_words.FOLDER)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _lint(context: Context, arguments: Namespace) -> int:
    problems = _problems(arguments.folder)
    out = context.out
    if arguments.json:
        listed = [
            {"file": problem.file, "where": problem.where, "message": out.say(problem.message)} for problem in problems
        ]
        out.json({"problems": listed})
    else:
        for problem in problems:
            out.record(problem.line(out.lang))
        out.message(words.LINT_FAULTS.format(count=len(problems)) if problems else words.LINT_CLEAN)
    return ContentError.exit_code if problems else 0


def _problems(folder: Path | None) -> list[Problem]:
    """Return every fault of a content folder; the bundled content if none is named."""
    from checklists.lint import lint
    from checklists.packs import BUNDLED, load_library

    try:
        library = load_library(folder or BUNDLED)
    except ContentError as error:
        return list(error.problems)
    return lint(library)


COMMANDS = {"lint": Command("[FOLDER] [--json]", _arguments, _lint)}
