"""`doctor`: whether this installation, its folders and this terminal are in order, each in one line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator

from tui.cli.arguments import Parser
from tui.cli.checks import (
    Check,
    check_cases,
    check_content,
    check_folders,
    check_packs,
    check_terminal,
    check_versions,
)
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.surroundings import check_home, check_leftovers, check_policy, check_process
from tui.strings import cli as words
from tui.strings import cli_help as help_words

_CHECKS: tuple[Callable[[Context], Iterator[Check]], ...] = (
    check_versions,
    check_folders,
    check_home,
    check_process,
    check_policy,
    check_terminal,
    check_content,
    check_packs,
    check_cases,
    check_leftovers,
)


def _arguments(parser: Parser) -> None:
    parser.add("--json", action="store_true", help=help_words.JSON)


def _doctor(context: Context, arguments: Namespace) -> int:
    checks = [check for examine in _CHECKS for check in examine(context)]
    faults = sum(not check.ok for check in checks)
    out = context.out
    if arguments.json:
        listed = [{"id": check.id, "ok": check.ok, "text": out.say(check.text)} for check in checks]
        out.json({"ok": not faults, "checks": listed})
    else:
        for check in checks:
            out.record(f"{'OK' if check.ok else '!!'}  {out.say(check.text)}")
        out.message(words.DOCTOR_FAULTS.format(count=faults) if faults else words.DOCTOR_FINE)
    return 1 if faults else 0


COMMANDS = {"doctor": Command("[--json]", _arguments, _doctor)}
