"""Before what a person typed is saved: a question where it seems to hold an identity, phone or bank card number."""

from __future__ import annotations

import signal
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from checklists.aids.privacy import Found, mask, scan
from checklists.errors import ShebaoError
from tui.cli.arguments import Parser
from tui.cli.context import Context
from tui.cli.output import is_interactive
from tui.strings import cli_help as help_words
from tui.strings import privacy as words

_EDIT = frozenset({"e", "edit", "改"})
_KEEP = frozenset({"k", "keep", "留"})
_KNOWN = _EDIT | _KEEP | {""}
_LOST = (signal.SIGHUP, signal.SIGTERM)


def add_keep_numbers(parser: Parser) -> None:
    """Add the option that leaves numbers as they were written."""
    parser.add("--keep-numbers", action="store_true", help=help_words.KEEP_NUMBERS)


def own_words(context: Context, text: str, arguments: Namespace) -> str:
    """Return what a person typed as it is to be saved.

    Where somebody is there they are asked; otherwise, and if the terminal goes meanwhile, the numbers are masked.

    Args:
        context: The language and the day.
        text: What was typed.
        arguments: Those of a command with `add_keep_numbers`.

    Raises:
        ShebaoError: The person would rather change it.
    """
    found = scan(text, context.today)
    sure = [each for each in found if each.kind.is_sure]
    if not sure:
        if found:
            context.out.message(words.NEAR, tail=found[0].tail)
        return text
    if arguments.keep_numbers:
        return text
    if is_interactive():
        if _wants_as_written(context, sure):
            return text
    else:
        context.out.message(words.UNASKED, count=len(sure), what=words.kinds(sure))
    return mask(text, context.lang, context.today)


def _wants_as_written(context: Context, found: list[Found]) -> bool:
    """Ask what to do; no answer means to mask.

    Raises:
        ShebaoError: The person would rather change it.
    """
    context.out.message(words.AID)
    answer = "?"
    try:
        with _line_may_drop():
            while answer not in _KNOWN:
                answer = context.out.answer(words.ASK, what=words.kinds(found))
    except OSError:
        return False
    if answer in _EDIT:
        raise ShebaoError(words.TO_EDIT)
    return answer in _KEEP


@contextmanager
def _line_may_drop() -> Iterator[None]:
    """Let the loss of the terminal end the question and not the program, which has yet to save."""

    def lost(number: int, frame: FrameType | None) -> None:
        raise OSError("the terminal is gone")

    kept = {number: signal.signal(number, lost) for number in _LOST}
    try:
        yield
    except OSError:
        for number in _LOST:
            signal.signal(number, signal.SIG_IGN)
        raise
    for number, handler in kept.items():
        signal.signal(number, handler)
