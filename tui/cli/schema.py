"""`schema`: the JSON Schema of one kind of content file."""

from __future__ import annotations

from argparse import Namespace

from tui.cells import pad
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.strings import cli as words
from tui.strings import cli_help as help_words


def _arguments(parser: Parser) -> None:
    parser.add("kind", metavar="KIND", nargs="?", choices=list(words.SCHEMAS), help=help_words.KIND)


def _schema(context: Context, arguments: Namespace) -> int:
    if arguments.kind:
        from checklists.schema import schema_text

        context.out.document(schema_text(arguments.kind).encode())
        return 0
    width = max(map(len, words.SCHEMAS)) + 2
    for kind, about in words.SCHEMAS.items():
        context.out.line(about, lead=pad(kind, width))
    return 0


COMMANDS = {"schema": Command("[KIND]", _arguments, _schema)}
