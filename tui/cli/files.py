"""`import`: cases from files."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from checklists import labels
from checklists.case import Mark
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.output import is_interactive
from tui.strings import cli as words
from tui.strings import cli_help as help_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklists.importing import Change


def _import_arguments(parser: Parser) -> None:
    parser.add("file", metavar="FILE", type=Path, help=help_words.FILE)
    parser.add("--yes", action="store_true", help=help_words.YES)


def _import(context: Context, arguments: Namespace) -> int:
    from checklists.importing import Side, load_case, preview

    theirs = context.current(load_case(arguments.file))
    mine = context.store.load(theirs.id) if theirs.id in context.store.ids() else None
    changes = preview(mine, theirs)
    coming = [change for change in changes if change.wins is Side.THEIRS]
    out = context.out
    if mine and not coming:
        out.line(words.IMPORT_SAME)
        return 0
    out.line(words.IMPORT_INTO if mine else words.IMPORT_NEW, name=(mine or theirs).name, id=theirs.id)
    # The name and the answers of a new case are no change to anything.
    _print_changes(context, [change for change in coming if mine or change.item_id])
    if len(changes) > len(coming):
        out.line(words.IMPORT_KEPT, lead="  ", count=len(changes) - len(coming))
    if not arguments.yes and not _agreed(context):
        return 1
    case = context.store.save(theirs)
    out.line(words.IMPORTED, name=case.name, progress=context.sheet(case).progress)
    if any(other.name == case.name and other.id != case.id for other in context.store.all()[0]):
        out.message(words.NAME_CLASH, name=case.name, id=case.id)
    return 0


def _agreed(context: Context) -> bool:
    if not is_interactive():
        context.out.message(words.IMPORT_UNASKED)
        return False
    if context.out.ask(words.IMPORT_ASK):
        return True
    context.out.message(words.IMPORT_DECLINED)
    return False


def _print_changes(context: Context, changes: Sequence[Change]) -> None:
    """Print what would be taken over from the file, one line each."""
    from checklists.importing import Register

    out = context.out
    for change in changes:
        if change.register is Register.NAME:
            line = out.say(words.IMPORT_NAME, name=change.theirs)
        elif change.register is Register.ANSWERS:
            line = out.say(words.IMPORT_ANSWERS)
        elif change.register is Register.NOTE:
            line = out.say(words.IMPORT_NOTE, item=_item_text(context, change.item_id))
        else:
            signs = [labels.GLYPHS[mark.state] for mark in (change.mine, change.theirs) if isinstance(mark, Mark)]
            line = f"{' > '.join(signs)}  {_item_text(context, change.item_id)}"
        out.line(line, lead="  ")


def _item_text(context: Context, item_id: str) -> str:
    found = context.library.find(item_id)
    return context.out.say(found[0].text) if found else item_id


COMMANDS = {
    "import": Command("FILE [--yes]", _import_arguments, _import),
}
