"""Reading the command line: argparse in both languages, measured in terminal cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, NoReturn

from checklists.errors import UsageError
from checklists.text import Lang, Text, same
from tui.lightly import standing_in
from tui.strings import cli_help as words
from tui.wrap import wrap

# It asks gettext for its words, which has none of them in any language, and takes longer to load than all of argparse.
with standing_in("gettext", gettext=str, ngettext=lambda one, many, number: one if number == 1 else many):
    import argparse

HELP_WIDTH = 78
"""Cells of a help line; no wider on a wider terminal, so that help looks the same everywhere."""
_HELP_COLUMN = 24


class Parser(argparse.ArgumentParser):
    """The arguments of one command; says what is wrong with them instead of leaving the program."""

    def __init__(self, prog: str, usage: str, about: Text, lang: Lang, epilog: str = "") -> None:
        """Create the parser with the options that every command has.

        Args:
            prog: What is typed to get here: `shebao mark`.
            usage: The arguments as they are typed, without `prog`.
            about: What the command does.
            lang: The language of help and errors.
            epilog: Lines under the help, already in that language.
        """
        super().__init__(
            prog=prog,
            usage=_usage(prog, usage),
            description=about.get(lang),
            epilog=epilog or None,
            formatter_class=partial(_HelpFormatter, max_help_position=_HELP_COLUMN, width=HELP_WIDTH),
            allow_abbrev=False,
        )
        self.lang = lang
        # Taken out beforehand, because it may stand anywhere; listed here for the help.
        self.add("--lang", metavar="LANG", help=words.LANG)

    def add(self, *flags: str, help: Text, **details: Any) -> None:
        """Add one argument, as argparse would, with its help in both languages."""
        self.add_argument(*flags, help=help.get(self.lang), **details)

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments.

        Raises:
            UsageError: Always; names the fault and the help that explains the command.
        """
        raise UsageError(words.WRONG_ARGUMENTS.format(fault=same(message), prog=self.prog))


class _HelpFormatter(argparse.HelpFormatter):
    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrap(text, width - len(indent)))


@contextmanager
def argparse_in(lang: Lang) -> Iterator[None]:
    """Have argparse's own words in a language while the context lasts.

    It asks gettext for them, whose catalogues are compiled files looked up by locale; ours is a table, and the language
    is ours to choose, so the two functions it calls are replaced.
    """
    if lang == "en":
        yield
        return
    module = vars(argparse)
    kept = {name: module[name] for name in ("_", "ngettext")}
    module["_"] = lambda text: words.ARGPARSE.get(text, text)
    module["ngettext"] = lambda one, many, number: words.ARGPARSE.get(many, one if number == 1 else many)
    try:
        yield
    finally:
        module.update(kept)


def _usage(prog: str, usage: str) -> str:
    """Return the usage over as many lines as it needs; what stands in one pair of brackets stays together."""
    indent = " " * len(f"usage: {prog} ")
    lines = [prog]
    for piece in re.split(r" (?![^\[]*\])", usage):
        if len(lines[-1]) + 1 + len(piece) > HELP_WIDTH - len("usage: "):
            lines.append(indent + piece)
        else:
            lines[-1] += f" {piece}"
    return "\n".join(lines)
