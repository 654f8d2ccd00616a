"""A person's words from standard input, because others on the same machine can see commands."""

from __future__ import annotations

import sys

from checklists.errors import UsageError
from checklists.text import Text
from tui.cli.context import Context
from tui.cli.output import is_interactive
from tui.strings import cli as words

_READ_MAX = 1_000_000
"""Characters read at most: enough to say how much too long a text is, and no endless stream."""


def read_words(context: Context, prompt: Text, *, line: bool = False) -> str:
    """Return what standard input holds, nothing if it is closed.

    Args:
        context: Says the prompt.
        prompt: What to write, if somebody is there to write it.
        line: Take one line and not everything.

    Raises:
        UsageError: It is not text.
    """
    if is_interactive():
        context.out.message(prompt)
    try:
        if sys.stdin is None:
            return ""
        return sys.stdin.readline(_READ_MAX) if line else sys.stdin.read(_READ_MAX)
    except UnicodeDecodeError as error:
        raise UsageError(words.INPUT_ENCODING.format(encoding=error.encoding.upper())) from None


def read_bytes(limit: int) -> bytes:
    """Return what standard input holds, as it is, but no more bytes than the limit; nothing if it is closed."""
    source = getattr(sys.stdin, "buffer", None)
    return source.read(limit) if source else (sys.stdin.read(limit).encode() if sys.stdin else b"")


def spoken(context: Context, argument: str, prompt: Text) -> str:
    """Return an argument, or a line of standard input where the argument is `-`.

    Args:
        context: Says the prompt.
        argument: What stands in the command.
        prompt: What to write, if somebody is there to write it.
    """
    return read_words(context, prompt, line=True) if argument == "-" else argument
