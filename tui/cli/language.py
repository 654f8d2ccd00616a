"""Which language to speak, settled before anything else is read."""

from __future__ import annotations

import os
from collections.abc import Sequence

from checklists.errors import UsageError
from checklists.settings import Settings, resolve_language
from checklists.text import LANGS, Lang
from tui.strings import cli as words


def take_language(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Take `--lang` out of the arguments wherever it stands before a bare `--`.

    Returns:
        The language asked for, if any (the last one counts), and the other arguments.

    Raises:
        UsageError: The option has no value.
    """
    language: str | None = None
    rest: list[str] = []
    pending = iter(arguments)
    for argument in pending:
        if argument == "--":
            rest += [argument, *pending]
        elif argument == "--lang":
            language = next(pending, None)
            if language is None:
                raise UsageError(words.LANGUAGE_MISSING)
        elif argument.startswith("--lang="):
            language = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    return language, rest


def choose_language(wanted: str | None, settings: Settings) -> Lang:
    """Return the language to speak: the one asked for, else that of the environment, else that of the settings.

    Raises:
        UsageError: There is no such language.
    """
    if wanted is not None and wanted not in LANGS:
        raise UsageError(words.BAD_LANGUAGE.format(wanted=wanted))
    return resolve_language(wanted, os.environ, settings)
