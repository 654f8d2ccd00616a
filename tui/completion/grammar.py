"""What may stand where on the command line, read from the parsers of the commands."""

from __future__ import annotations

from argparse import SUPPRESS, Action
from collections.abc import Iterator

from checklists.records import dataclass
from checklists.text import LANGS, Lang
from tui.cli.arguments import Parser
from tui.cli.commands import NAMES, command_parser, find_command, main_parser
from tui.strings.cli_help import SUMMARIES

FILES, FOLDERS = "files", "folders"
"""Kinds that the shell completes itself."""

_KINDS = {
    "CASE": "cases",
    "OTHER": "cases",
    "CHANNEL": "channels",
    "CHANNEL[#SECTION]": "places",
    "ITEM": "items",
    "ID": "ids",
    "TOPIC": "topics",
    "WHO": "for_whom",
    "MEANS": "means",
    "STATUS": "status",
    "REGION": "region",
    "FILE": FILES,
    "DIR": FOLDERS,
    "FOLDER": FOLDERS,
}
"""What a placeholder of the help stands for."""


@dataclass(frozen=True, slots=True)
class Value:
    """What may be given as an argument."""

    label: str
    """Its placeholder."""
    about: str = ""
    kind: str = ""
    """Where its values come from; empty: only the words."""
    words: tuple[str, ...] = ()
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One option."""

    flags: tuple[str, ...]
    about: str
    value: Value | None
    """Nothing for an option that takes none."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What one command takes."""

    name: str
    """Empty for what stands before any command."""
    about: str
    options: tuple[Option, ...]
    values: tuple[Value, ...]
    """The positional arguments; the last may repeat."""

    @property
    def flags(self) -> tuple[str, ...]:
        """Every spelling of every option."""
        return tuple(flag for option in self.options for flag in option.flags)


def grammars(lang: Lang) -> tuple[Grammar, ...]:
    """Return what stands before any command, and then what each command takes.

    Args:
        lang: The language of what is said about them.
    """
    commands = [(name, command_parser(name, find_command(name), lang, [])) for name in NAMES]
    return (
        _grammar("", "", main_parser(lang)),
        *(_grammar(name, SUMMARIES[name].get(lang), parser) for name, parser in commands),
    )


def valued_flags(all_grammars: tuple[Grammar, ...]) -> tuple[str, ...]:
    """Return every option that takes a value, of whatever command."""
    options = (option for grammar in all_grammars for option in grammar.options if option.value)
    return tuple(sorted({flag for option in options for flag in option.flags}))


def _grammar(name: str, about: str, parser: Parser) -> Grammar:
    options, values = [], []
    for action in _actions(parser):
        if action.option_strings:
            value = _value(action) if action.nargs != 0 else None
            options.append(Option(tuple(action.option_strings), _about(action), value))
        else:
            values.append(_value(action))
    return Grammar(name, about, tuple(options), tuple(values))


def _actions(parser: Parser) -> Iterator[Action]:
    return (action for action in parser._actions if action.help is not SUPPRESS)


def _value(action: Action) -> Value:
    label = str(action.metavar or action.dest)
    words = tuple(map(str, action.choices or ()))
    kind = "" if words else _KINDS.get(label, "")
    if label == "ITEM" and action.nargs == "+":
        kind = "marks"
    if label == "LANG":
        words = LANGS
    return Value(label, _about(action), kind, words, repeats=action.nargs in ("+", "*"))


def _about(action: Action) -> str:
    return " ".join((action.help or "").split())
