"""The commands by name: where each lives, and the help that shows them all."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from checklists.records import dataclass
from checklists.text import Lang
from tui.cells import pad
from tui.cli.arguments import HELP_WIDTH, Parser
from tui.cli.permission import check_command
from tui.strings import cli as messages
from tui.strings import cli_help as words
from tui.wrap import wrap

if TYPE_CHECKING:
    from tui.cli.context import Context


@dataclass(frozen=True, slots=True)
class Command:
    """What a command takes and does."""

    usage: str
    """Its arguments as they are typed."""
    arguments: Callable[[Parser], None]
    """Adds them to the parser."""
    run: Callable[[Context, Namespace], int]
    """Does it, and returns the exit code."""
    choices: Callable[[Context], list[str]] | None = None
    """Lines of help that depend on the content."""
    prepare: Callable[[list[str]], list[str]] | None = None
    """Rewrites what the parser would take for an option though it is none."""


_MODULES = {
    "open": "cases",
    "walk": "walk",
    "new": "cases",
    "cases": "overview",
    "due": "due",
    "channels": "channels",
    "status": "status",
    "list": "lists",
    "show": "show",
    "guide": "guide",
    "search": "search",
    "mark": "mark",
    "note": "note",
    "export": "export",
    "import": "importing",
    "merge": "merge",
    "wipe": "wipe",
    "doctor": "doctor",
    "lint": "lint",
    "schema": "schema",
    "completion": "completion",
}
NAMES = tuple(_MODULES)
"""Every command, in the order of the help."""


def run_command(context: Context, arguments: list[str]) -> int:
    """Do what the arguments ask for and return the exit code.

    Args:
        context: What commands work with.
        arguments: The arguments without `--lang`, at least one.

    Raises:
        ShebaoError: The command or its arguments cannot be meant, or the command refuses.
        SystemExit: Help or the version was printed.
    """
    name, *rest = arguments
    if name.startswith("-"):
        main_parser(context.lang).parse_args(arguments)
        return 0
    if name not in NAMES:
        from tui.cli.lookup import not_found

        raise not_found(messages.COMMAND, name, NAMES, "shebao --help")
    check_command(context.policy, name)
    command = find_command(name)
    wants_help = "-h" in rest or "--help" in rest
    choices = command.choices(context) if command.choices and wants_help else []
    parser = command_parser(name, command, context.lang, choices)
    # Options may stand between the items of `mark`; what reads them so does not know the bare `--`.
    parse = parser.parse_args if "--" in rest else parser.parse_intermixed_args
    return command.run(context, parse(command.prepare(rest) if command.prepare else rest))


def find_command(name: str) -> Command:
    """Return a command by name; only the module that holds it is imported."""
    commands: dict[str, Command] = import_module(f"tui.cli.{_MODULES[name]}").COMMANDS
    return commands[name]


def command_parser(name: str, command: Command, lang: Lang, choices: list[str]) -> Parser:
    """Return the parser of one command.

    Args:
        name: The command.
        command: What it takes.
        lang: The language of help and errors.
        choices: Lines of help that depend on the content.
    """
    epilog = []
    if choices:
        epilog += [words.CHOICES.get(lang), *choices, ""]
    if name in words.EXAMPLES:
        epilog += [words.EXAMPLE.get(lang), *(f"  {line}" for line in words.EXAMPLES[name].get(lang).splitlines())]
    parser = Parser(f"shebao {name}", command.usage, words.DETAILS[name], lang, "\n".join(epilog))
    command.arguments(parser)
    return parser


def main_parser(lang: Lang) -> Parser:
    """Return the parser of what stands before any command."""
    from checklists import __version__

    width = max(map(len, NAMES)) + 2
    table = [words.COMMANDS.get(lang) + ":"]
    for name in NAMES:
        summary = wrap(words.SUMMARIES[name].get(lang), HELP_WIDTH - width - 2)
        table += [
            f"  {pad(lead, width)}{line}" for lead, line in zip([name, *[""] * len(summary)], summary, strict=False)
        ]
    epilog = "\n".join([*table, "", words.MORE.get(lang)])
    usage = "[COMMAND ...] [--lang LANG] [--pack DIR]... [--guest] [--kiosk] [--stock-driver]"
    parser = Parser("shebao", usage, words.ABOUT, lang, epilog)
    parser.add("--pack", metavar="DIR", help=words.PACK)
    parser.add("--guest", action="store_true", help=words.GUEST)
    parser.add("--kiosk", action="store_true", help=words.KIOSK)
    parser.add("--stock-driver", action="store_true", help=words.STOCK_DRIVER)
    parser.add("--version", action="version", version=f"shebao {__version__}", help=words.VERSION)
    return parser
