"""`export --all`: many cases as files in one folder; one that fails does not stop the others."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from checklists.errors import ShebaoError, UsageError
from checklists.export import make_folder, suggest_name, write_export
from checklists.formats import render
from tui.cli.context import Context
from tui.cli.filters import choose
from tui.cli.progress import Progress
from tui.strings import cli as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklists.case import Case
    from checklists.formats import Export
    from checklists.text import Text


def export_all(context: Context, arguments: Namespace, format_id: str, export: Callable[[Case], Export]) -> int:
    """Write every case that is wanted, and return the exit code.

    Args:
        context: What commands work with.
        arguments: The filters, `output` (a folder) and `replace`.
        format_id: The form.
        export: Returns what is to be exported of a case.

    Raises:
        ShebaoError: No folder was named, or it cannot be made.
    """
    folder: Path | None = arguments.output
    if folder is None:
        raise UsageError(words.EXPORT_WHERE)
    standings, all_cases, damaged = choose(context, arguments)
    failures = [error.message for error in damaged]
    if standings:
        make_folder(folder)
        failures += _write_each(context, arguments, [each.case for each in standings], format_id, export)
    out = context.out
    for message in failures:
        out.message(message)
    if not standings:
        out.message(words.NO_SUCH_CASES if all_cases else words.NO_CASES, count=all_cases)
        return 1
    written = len(standings) + len(damaged) - len(failures)
    if failures:
        out.message(words.EXPORTED_SOME, count=written, path=folder, failed=len(failures))
        return 1
    out.message(words.EXPORTED_ALL, count=written, path=folder)
    return 0


def _write_each(
    context: Context, arguments: Namespace, cases: list[Case], format_id: str, export: Callable[[Case], Export]
) -> list[Text]:
    """Write the cases and return what went wrong."""
    names = _names(context, cases, format_id)
    progress = Progress(len(cases), sys.stderr)
    failures = []
    for case in cases:
        path = arguments.output / names[case.id]
        try:
            if path.is_file() and not arguments.replace:
                raise UsageError(words.ADD_REPLACE.format(path=path))
            write_export(path, render(format_id, export(case)), replace=arguments.replace)
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
        case_id: name if times[str(name).casefold()] == 1 else name.with_stem(f"{name.stem}-{case_id}")
        for case_id, name in names.items()
    }
