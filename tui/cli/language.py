"""Which language to speak, settled before anything else is read."""

from __future__ import annotations

import os
from collections.abc import Sequence

from checklists.errors import UsageError
from checklists.settings import Settings, resolve_language
from checklists.text import LANGS, Lang
from tui.cli.options import take_option
from tui.strings import cli as words


def take_language(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Take `--lang` out of the arguments wherever it stands before a bare `--`.

    Returns:
        The language asked for, if any (the last one counts), and the other arguments.

    Raises:
        UsageError: The option has no value.
    """
    values, rest = take_option(arguments, "--lang", words.LANGUAGE_MISSING)
    return (values[-1] if values else None), rest


def choose_language(wanted: str | None, settings: Settings) -> Lang:
    """Return the language to speak: the one asked for, else that of the environment, else that of the settings.

    Raises:
        UsageError: There is no such language.
    """
    if wanted is not None and wanted not in LANGS:
        raise UsageError(words.BAD_LANGUAGE.format(wanted=wanted))
    return resolve_language(wanted, os.environ, settings)
