"""`completion`: a script with which a shell completes commands, options and values."""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module

from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.strings import cli_help as help_words

_SHELLS = ("bash", "zsh", "fish")


def _arguments(parser: Parser) -> None:
    parser.add("shell", metavar="SHELL", choices=list(_SHELLS), help=help_words.SHELL)


def _completion(context: Context, arguments: Namespace) -> int:
    from tui.completion.grammar import grammars

    script: str = import_module(f"tui.completion.{arguments.shell}").script(grammars(context.lang))
    context.out.document(script.encode())
    return 0


COMMANDS = {"completion": Command("bash|zsh|fish", _arguments, _completion)}
