"""`export`: a case as a file."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from checklists.errors import UsageError
from checklists.formats import FORMATS, Export, render
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.filters import USAGE, add_filters, is_filtered
from tui.cli.output import is_interactive
from tui.strings import cli as words
from tui.strings import cli_help as help_words

if TYPE_CHECKING:
    from checklists.case import Case
    from checklists.formats.sheet import Notes

_DEFAULT_FORMAT = "md"


def _export_arguments(parser: Parser) -> None:
    known = "|".join(FORMATS)
    add_filters(parser, "CASE", help_words.CASE_OR_PART)
    parser.add("--all", action="store_true", help=help_words.ALL)
    parser.add("--format", metavar="FORMAT", choices=list(FORMATS), help=help_words.FORMAT.format(known=known))
    parser.add("-o", "--output", metavar="FILE", type=Path, help=help_words.OUTPUT)
    parser.add("--replace", action="store_true", help=help_words.REPLACE)
    parser.add("--no-notes", action="store_true", help=help_words.NO_NOTES)
    parser.add("--bom", action="store_true", help=help_words.BOM)
    parser.add("--crlf", action="store_true", help=help_words.CRLF)


def _export(context: Context, arguments: Namespace) -> int:
    path: Path | None = arguments.output
    if arguments.all:
        from tui.cli.export_all import export_all

        return export_all(context, arguments, arguments.format or _DEFAULT_FORMAT, partial(_what, context, arguments))
    if not arguments.case or is_filtered(arguments):
        raise UsageError(words.EXPORT_WHICH)
    case = context.case(arguments.case)
    export = _what(context, arguments, case)
    format_id = arguments.format or _format_of(path)
    data = render(format_id, export)
    if path is None:
        if FORMATS[format_id].binary and context.out.on_terminal:
            raise UsageError(words.ADD_OUTPUT.format(format=format_id, suffix=FORMATS[format_id].suffix))
        context.out.document(data)
        return 0
    over = arguments.replace
    if path.is_file() and not over:
        if not is_interactive():
            raise UsageError(words.ADD_REPLACE.format(path=path))
        if not context.out.ask(words.ASK_REPLACE, path=path):
            context.out.message(words.NOT_WRITTEN)
            return 1
        over = True
    from checklists.export import write_export

    write_export(path, data, replace=over)
    context.out.message(words.WRITTEN, path=path)
    return 0


def _what(context: Context, arguments: Namespace, case: Case) -> Export:
    """Return what is to be exported of a case."""
    notes: Notes = "none" if arguments.no_notes else "full"
    export = Export(context.library, case, context.plan(case), context.lang, context.today, notes)
    return replace(export, bom=arguments.bom, crlf=arguments.crlf)


def _format_of(path: Path | None) -> str:
    """Return the format that a file's name asks for."""
    suffix = path.suffix.lower() if path else ""
    return next((known.id for known in FORMATS.values() if known.suffix == suffix), _DEFAULT_FORMAT)


COMMANDS = {
    "export": Command(
        f"[CASE] [--all] {USAGE} [--format FORMAT] [-o FILE] [--replace] [--no-notes] [--bom] [--crlf]",
        _export_arguments,
        _export,
    ),
}
