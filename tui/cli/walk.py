"""`walk`: the job as a dialogue in plain lines, for a screen reader, a serial line, a pipe or a dumb terminal."""

from __future__ import annotations

import io
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from checklists.errors import UsageError
from checklists.paths import settings_file
from checklists.text import clean
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.strings import cli as words
from tui.strings import cli_help as help_words

_LINE_MAX = 10_000
"""Characters of a line that are taken; more than any note may have."""
_SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT)


def _arguments(parser: Parser) -> None:
    parser.add("case", metavar="CASE", nargs="?", default="", help=help_words.CASE_WALKED)


def _walk(context: Context, arguments: Namespace) -> int:
    from tui.session import Session
    from tui.walk.dialogue import Dialogue
    from tui.walk.leaving import QUIT_SECONDS
    from tui.walk.talk import Talk
    from tui.walk.walk import walk

    if not _can_say(words.NO_CHANNEL_YET.get(context.lang)):
        raise UsageError(words.NO_CHINESE)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    case_id = context.case(arguments.case).id if arguments.case else ""
    session = Session(
        context.library,
        context.session_store,
        context.settings,
        settings_file(os.environ),
        context.lang,
        context.clock,
        context.policy,
    )
    talk = Talk(context.lang, _read_line, _write, context.out.width)
    with _leaving_in_order():
        try:
            return walk(Dialogue(session, talk), case_id)
        finally:
            session.quit(QUIT_SECONDS)


def _read_line() -> str | None:
    """Return the next line of standard input, shown where no terminal has shown it already; nothing at its end."""
    try:
        line = sys.stdin.readline(_LINE_MAX) if sys.stdin else ""
    except OSError:  # the terminal hung up
        return None
    if not line:
        return None
    while len(line) == _LINE_MAX and not line.endswith("\n") and sys.stdin.readline(_LINE_MAX)[-1:] not in ("", "\n"):
        pass
    if not sys.stdin.isatty():
        _write(f"{clean(line.rstrip())}\n")
    return line.rstrip("\r\n")


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _can_say(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


@contextmanager
def _leaving_in_order() -> Iterator[None]:
    """While entered, a hang-up or a request to end leaves with 128 + signal, after what is unsaved was saved."""
    previous = {number: signal.signal(number, _leave) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


COMMANDS = {"walk": Command("[CASE]", _arguments, _walk)}
