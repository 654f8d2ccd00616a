"""`lint`: the faults of content files, and what a local pack puts in the place of what was there."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from checklists.errors import ContentError, NotFoundError, Problem
from checklists.records import dataclass
from checklists.text import Text, clean
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.strings import cli as words
from tui.strings import cli_help as help_words


@dataclass(frozen=True, slots=True)
class _Findings:
    """What is to be said about a folder."""

    problems: Sequence[Problem]
    replaced: Sequence[tuple[str, str, Text]] = ()
    """What the pack replaces, the pack it was from (empty: bundled), and both in words."""


def _arguments(parser: Parser) -> None:
    parser.add("folder", metavar="FOLDER", nargs="?", type=Path, help=help_words.FOLDER)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _lint(context: Context, arguments: Namespace) -> int:
    found = _look(context, arguments.folder)
    out = context.out
    if arguments.json:
        listed = [
            {"file": problem.file, "where": problem.where, "message": out.say(problem.message)}
            for problem in found.problems
        ]
        out.json({"problems": listed, "replaces": [{"id": name, "pack": pack} for name, pack, _ in found.replaced]})
    else:
        for problem in found.problems:
            out.record(problem.line(out.lang))
        for _, _, sentence in found.replaced:
            out.record(out.say(sentence))
        count = len(found.problems)
        out.message(words.LINT_FAULTS.format(count=count) if count else words.LINT_CLEAN)
    return ContentError.exit_code if found.problems else 0


def _look(context: Context, folder: Path | None) -> _Findings:
    """Look at a local pack or at a whole content folder; at the bundled content if none is named.

    Raises:
        NotFoundError: There is no such folder.
    """
    if folder and not folder.is_dir():
        raise NotFoundError(words.NO_FOLDER.format(path=clean(str(folder))))
    # Only content that comes with a program has an index.
    if folder and folder.is_dir() and not os.path.lexists(folder / "index.toml"):
        return _look_at_pack(context, folder)
    return _Findings(_content_problems(folder))


def _content_problems(folder: Path | None) -> Sequence[Problem]:
    from checklists.lint import lint
    from checklists.packs import BUNDLED, load_library

    try:
        library = load_library(folder or BUNDLED)
    except ContentError as error:
        return error.problems
    return lint(library)


def _look_at_pack(context: Context, folder: Path) -> _Findings:
    """Look at a pack as if it were laid over the content and all packs that are in use."""
    from checklists.local_packs import survey_packs
    from tui.cli.checks import replacement

    others = [each for each in context.pack_folders if os.path.realpath(each) != os.path.realpath(folder)]
    survey = survey_packs([*others, folder])
    problems = [problem for refused in survey.refused if refused.folder == folder for problem in refused.problems]
    replaced = [
        (each.id, each.before, replacement(used.pack, each, survey.library.packs))
        for used in survey.used
        if used.folder == folder
        for each in used.replaced
    ]
    return _Findings(problems, replaced)


COMMANDS = {"lint": Command("[FOLDER] [--json]", _arguments, _lint)}
