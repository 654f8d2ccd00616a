"""The command line: what the full screen does, in plain lines and for scripts."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime

from checklists import paths
from checklists.errors import ContentError, ShebaoError
from checklists.policy import Policy
from checklists.settled import load_settled
from tui.cli.context import Context
from tui.cli.language import choose_language, take_language
from tui.cli.options import take_flag, take_option
from tui.cli.output import Output, make_encodable
from tui.cli.permission import check_packs
from tui.completion import HIDDEN
from tui.strings import cli as words


def local_now() -> datetime:
    """Return the present moment in the time zone of the machine."""
    return datetime.now().astimezone()


def run(argv: Sequence[str] | None = None, *, clock: Callable[[], datetime] = local_now) -> int:
    """Do what a command line asks for.

    Args:
        argv: The arguments; those of the process if left out.
        clock: Returns the present moment, aware of its time zone.

    Returns:
        The exit code: 0 fine, 1 something is unresolved, 2 wrong usage, 3 content or case invalid, 4 locked,
        130 interrupted.
    """
    make_encodable()
    out = Output("zh")
    try:
        wanted, arguments = take_language(sys.argv[1:] if argv is None else argv)
        settled = load_settled(paths.settings_file(os.environ), paths.system_settings(paths.ADMINISTRATOR))
        out = Output(choose_language(wanted, settled.settings))
        for complaint in settled.complaints:
            out.message(complaint)
        policy, arguments = _take_policy(arguments, settled.policy)
        packs, arguments = take_option(arguments, "--pack", words.PACK_MISSING)
        check_packs(policy, packs)
        stock, arguments = take_flag(arguments, "--stock-driver")
        context = Context(out, settled.settings, clock, packs, policy, stock_driver=stock)
        code = _dispatch(context, arguments)
        if sys.stdout:
            sys.stdout.flush()
        return code
    except SystemExit as stop:  # how argparse leaves after help or version
        return stop.code if isinstance(stop.code, int) else 0
    except KeyboardInterrupt:
        out.message(words.INTERRUPTED)
        return 130
    except ShebaoError as error:
        return _refuse(out, error)
    except BrokenPipeError:  # the reader has seen enough: `shebao list | head`
        return 0
    except OSError as error:
        out.message(words.DISK, reason=error.strerror or "", path=error.filename or words.STANDARD_OUTPUT)
        return 1
    finally:
        _settle_output()


def _take_policy(arguments: list[str], settled: Policy) -> tuple[Policy, list[str]]:
    """Take `--guest` and `--kiosk` out of the arguments: they add to the policy that the settings ask for."""
    guest, arguments = take_flag(arguments, "--guest")
    kiosk, arguments = take_flag(arguments, "--kiosk")
    policy = settled | Policy(guest=guest, kiosk=kiosk)
    if policy.guest:
        sys.dont_write_bytecode = True
    return policy, arguments


def _dispatch(context: Context, arguments: list[str]) -> int:
    if not arguments or (arguments[0] == "open" and len(arguments) == 2 and not arguments[1].startswith("-")):
        # The full screen needs nothing of argparse, so a plain start does not pay for it.
        from tui.cli.start import start_screen

        return start_screen(context, *arguments[1:])
    if arguments[0] == HIDDEN and len(arguments) > 1:  # asked by a shell, at every Tab
        from tui.completion.values import print_values

        return print_values(context, arguments[1], arguments[3:])
    from tui.cli.arguments import argparse_in
    from tui.cli.commands import run_command

    with argparse_in(context.lang):
        return run_command(context, arguments)


def _refuse(out: Output, error: ShebaoError) -> int:
    out.message(error.message)
    if isinstance(error, ContentError):
        for problem in error.problems:
            out.message(problem.line(out.lang))
    return error.exit_code


def _settle_output() -> None:
    """Print what is left; where that fails, let it go nowhere, so that it does not fail again as the program ends."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
