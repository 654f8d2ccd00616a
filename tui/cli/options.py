"""The options that may stand anywhere and are settled before a command is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from checklists.errors import UsageError
from checklists.text import Text


def take_option(arguments: Sequence[str], option: str, missing: Text) -> tuple[list[str], list[str]]:
    """Take an option out of the arguments wherever it stands before a bare `--`.

    Args:
        arguments: What was typed.
        option: The option, such as `--lang`; it takes a value and may be repeated.
        missing: What to say where the value is missing.

    Returns:
        The values, in order, and the other arguments.

    Raises:
        UsageError: The option has no value.
    """
    values: list[str] = []
    rest: list[str] = []
    pending = iter(arguments)
    for argument in pending:
        if argument == "--":
            rest += [argument, *pending]
        elif argument == option:
            value = next(pending, None)
            if value is None:
                raise UsageError(missing)
            values.append(value)
        elif argument.startswith(f"{option}="):
            values.append(argument.removeprefix(f"{option}="))
        else:
            rest.append(argument)
    return values, rest


def take_flag(arguments: Sequence[str], flag: str) -> tuple[bool, list[str]]:
    """Take an option without a value out of the arguments wherever it stands before a bare `--`.

    Args:
        arguments: What was typed.
        flag: The option, such as `--stock-driver`.

    Returns:
        Whether it was there, and the other arguments.
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    before = [argument for argument in arguments[:end] if argument != flag]
    return len(before) < end, [*before, *arguments[end:]]
