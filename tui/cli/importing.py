"""`import`: cases from a file, after showing what they would change."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from checklists.errors import UsageError
from checklists.formats import FORMATS
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.data import case_data, changes_data
from tui.cli.output import is_interactive
from tui.cli.own_words import add_keep_numbers
from tui.cli.stdin import read_bytes
from tui.strings import cli_help as help_words
from tui.strings import importing as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklists.case import Case
    from checklists.importing import Incoming
    from checklists.told import ToldCase
    from tui.import_preview import Shown


def _arguments(parser: Parser) -> None:
    readable = [known.id for known in FORMATS.values() if known.reads]
    known = "|".join(readable)
    parser.add("file", metavar="FILE", type=Path, help=help_words.FILE)
    parser.add("--format", metavar="FORMAT", choices=readable, help=help_words.FILE_FORMAT.format(known=known))
    parser.add("--yes", action="store_true", help=help_words.YES)
    add_keep_numbers(parser)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _import(context: Context, arguments: Namespace) -> int:
    from checklists.importing import compare

    brought = _brought(context, arguments)
    ids, aliases, now = context.store.ids(), context.library.aliases, context.clock()
    cases = [compare(each, context.store.load(each.id) if each.id in ids else None, aliases, now) for each in brought]
    if not arguments.keep_numbers:
        cases = _without_numbers(context, cases)
    news = [incoming for incoming in cases if not incoming.empty]
    if arguments.json:
        return _import_json(context, arguments, cases, news)
    told = [incoming for incoming in cases if not incoming.same]
    for incoming in told:
        _print(context, incoming)
    if told and len(told) < len(cases):
        context.out.line(words.OTHERS_SAME, count=len(cases) - len(told))
    if not news:
        context.out.line(words.SAME)
        return 0
    if not arguments.yes and not _agreed(context):
        return 1
    for incoming in news:
        _save(context, incoming.theirs)
    return 0


def _brought(context: Context, arguments: Namespace) -> Sequence[Case | ToldCase]:
    """Return what the file says of each case in it.

    Raises:
        UsageError, CaseError: It cannot be read, or meant.
    """
    from checklists.reading import MAX_BYTES, load_file, read_file

    if str(arguments.file) != "-":
        return load_file(arguments.file, arguments.format or "")
    data = read_bytes(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UsageError(words.INPUT_LARGE.format(limit=MAX_BYTES // 1024))
    return read_file(data, context.out.say(words.INPUT), arguments.format or "")


def _import_json(context: Context, arguments: Namespace, cases: Sequence[Incoming], news: Sequence[Incoming]) -> int:
    """Read in what is new if that was agreed to beforehand, and print what each case of the file says."""
    if news and not arguments.yes:
        context.out.message(words.UNASKED)
    saved = {each.theirs.id: context.store.save(each.theirs, brought=True) for each in news if arguments.yes}
    told = [
        {
            "case": case_data(saved.get(each.theirs.id) or each.mine or each.theirs),
            "new": each.mine is None,
            "read": each.theirs.id in saved,
            "changes": changes_data(each.changes),
        }
        for each in cases
    ]
    context.out.json({"cases": told})
    return 1 if len(saved) < len(news) else 0


def _without_numbers(context: Context, cases: Sequence[Incoming]) -> list[Incoming]:
    """Return the cases of a file with the numbers masked that they bring, and say how many there are."""
    from checklists.importing import mask_numbers
    from tui.strings import privacy

    masked = [mask_numbers(incoming, context.lang, context.today) for incoming in cases]
    if numbers := [found for _, each in masked for found in each]:
        context.out.message(privacy.IMPORT_UNASKED, count=len(numbers), what=privacy.kinds(numbers))
    return [incoming for incoming, _ in masked]


def _agreed(context: Context) -> bool:
    if not is_interactive():
        context.out.message(words.UNASKED)
        return False
    if context.out.ask(words.ASK):
        return True
    context.out.message(words.DECLINED)
    return False


def _save(context: Context, case: Case) -> None:
    case = context.store.save(case, brought=True)
    context.out.line(words.IMPORTED, name=case.name, progress=context.summary(case).progress)
    if any(other.name == case.name and other.id != case.id for other in context.store.all()[0]):
        context.out.message(words.NAME_CLASH, name=case.name, id=case.id)


def _print(context: Context, incoming: Incoming) -> None:
    """Print what would become of one case."""
    from tui.import_preview import coming, staying, title

    out, wording = context.out, context.wording
    out.line(title(incoming, wording))
    for shown in coming(incoming, wording):
        _print_change(context, shown)
    if incoming.refused:
        out.line(words.KEPT, lead="  ", count=len(incoming.refused))
    for shown in staying(incoming, wording):
        _print_change(context, shown)
    if incoming.mine is None and not incoming.with_answers:
        out.line(words.NO_ANSWERS, lead="  ")


def _print_change(context: Context, shown: Shown) -> None:
    context.out.line(f"{shown.head}  {shown.text}" if shown.head else shown.text, lead="  ")
    for line in shown.under:
        context.out.line(line, lead="      ")


COMMANDS = {"import": Command("FILE [--format FORMAT] [--yes] [--keep-numbers] [--json]", _arguments, _import)}
