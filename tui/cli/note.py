"""`note`: writing a note on an item, from standard input."""

from __future__ import annotations

from argparse import Namespace

from checklists.case import note_limit, set_note
from checklists.errors import UsageError
from checklists.text import clean
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.lookup import find_planned
from tui.cli.own_words import add_keep_numbers, own_words
from tui.cli.stdin import read_words
from tui.cli.ticked import full_id
from tui.strings import cli as words
from tui.strings import cli_help as help_words


def _arguments(parser: Parser) -> None:
    parser.add("case", metavar="CASE", help=help_words.CASE)
    parser.add("item", metavar="ITEM", help=help_words.ITEM)
    parser.add("--clear", action="store_true", help=help_words.CLEAR)
    add_keep_numbers(parser)


def _note(context: Context, arguments: Namespace) -> int:
    case = context.case(arguments.case)
    item_id = full_id(context.library, arguments.item)
    item = find_planned(context.plan(case), context.library, item_id, arguments.case)
    before = case.mark(item_id).note
    note = "" if arguments.clear else own_words(context, _read_note(context), arguments)
    if len(note) > (limit := note_limit(before)):
        raise UsageError(words.NOTE_LONG.format(max=limit, count=len(note)))
    saved = context.store.save(set_note(case, item_id, note, now=context.clock()))
    context.out.line(words.NOTE_CLEARED if arguments.clear else words.NOTE_SAVED, item=item.text)
    if saved.mark(item_id).note != note:
        context.out.message(words.NOTE_JOINED, note=saved.mark(item_id).note)
    if before and before != note:
        context.out.message(words.NOTE_BEFORE, note=before)
    return 0


def _read_note(context: Context) -> str:
    """Return the note that standard input holds.

    Raises:
        UsageError: There is none, or it is not text.
    """
    note = clean(read_words(context, words.WRITE_NOTE), lines=True).strip()
    if not note:
        raise UsageError(words.NOTE_EMPTY)
    return note


COMMANDS = {"note": Command("CASE ITEM [--clear] [--keep-numbers]", _arguments, _note)}
