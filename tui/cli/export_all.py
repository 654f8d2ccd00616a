"""`export --all`: which cases are wanted, and each as a file in one folder; one that fails stops no other."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from checklists.errors import ShebaoError
from checklists.export import make_folder, suggest_name, write_export
from checklists.formats import render
from checklists.suffixes import with_more
from tui.cli.context import Context
from tui.cli.filters import choose
from tui.cli.output import is_interactive
from tui.cli.progress import Progress
from tui.strings import cli as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from checklists.case import Case
    from checklists.formats import Export
    from checklists.text import Text


def wanted(context: Context, arguments: Namespace) -> tuple[list[Case], int]:
    """Return the cases that are wanted, and how many cannot be read; those, or that there are none, is said.

    Args:
        context: What commands work with.
        arguments: The filters.
    """
    standings, all_cases, damaged = choose(context, arguments)
    for error in damaged:
        context.out.message(error.message)
    if not standings:
        context.out.message(words.NO_SUCH_CASES if all_cases else words.NO_CASES, count=all_cases)
    return [each.case for each in standings], len(damaged)


def export_each(
    context: Context,
    arguments: Namespace,
    format_id: str,
    cases: list[Case],
    export: Callable[[Case], Export],
    unread: int,
) -> int:
    """Write every case to a file of its own, and return the exit code.

    Args:
        context: What commands work with.
        arguments: `output` (a folder) and `replace`.
        format_id: The form.
        cases: What to write, at least one.
        export: Returns what is to be exported of a case.
        unread: How many more were wanted and cannot be read.

    Raises:
        ShebaoError: The folder cannot be made.
    """
    folder: Path = arguments.output
    make_folder(folder)
    paths = {case_id: folder / name for case_id, name in _names(context, cases, format_id).items()}
    there = [] if arguments.replace else [path for path in paths.values() if path.is_file()]
    over = arguments.replace or (bool(there) and _may_replace(context, there))
    wanted = cases if over else [case for case in cases if paths[case.id] not in there]
    failures = _write_each(wanted, paths, lambda case: render(format_id, export(case)), over=over)
    if there and not over:
        context.out.message(words.FILES_LEFT if len(there) > 1 else words.ADD_REPLACE, count=len(there), path=there[0])
    for message in failures:
        context.out.message(message)
    written = len(wanted) - len(failures)
    if failed := len(cases) - written + unread:
        context.out.message(words.EXPORTED_SOME, count=written, path=folder, failed=failed)
        return 1
    context.out.message(words.EXPORTED_ALL, count=written, path=folder)
    return 0


def _may_replace(context: Context, there: list[Path]) -> bool:
    """Tell whether files that are there may be replaced; asked once for all of them."""
    return is_interactive() and context.out.ask(words.ASK_REPLACE_ALL, count=len(there), path=there[0])


def _write_each(
    cases: list[Case], paths: Mapping[str, Path], data: Callable[[Case], bytes], *, over: bool
) -> list[Text]:
    """Write the cases, each to its path by id, and return what went wrong."""
    progress = Progress(len(cases), sys.stderr)
    failures = []
    for case in cases:
        try:
            write_export(paths[case.id], data(case), replace=over)
        except ShebaoError as error:
            failures.append(words.NOT_EXPORTED.format(name=case.name, id=case.id, why=error.message))
        progress.step()
    return failures


def _names(context: Context, cases: list[Case], format_id: str) -> dict[str, Path]:
    """Return a file name for each case by id; those of cases that are called the same carry the id."""
    names = {case.id: Path(suggest_name(case, format_id, context.today, context.lang)) for case in cases}
    # Some file systems do not tell small letters from capital ones.
    times = Counter(str(name).casefold() for name in names.values())
    return {
        case_id: name if times[str(name).casefold()] == 1 else with_more(name, f"-{case_id}")
        for case_id, name in names.items()
    }
