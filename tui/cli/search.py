"""`search`: items, guides, checklists, regions and terms by a piece of their text, by id or by pinyin initials."""

from __future__ import annotations

from argparse import Namespace

from checklists.search import Entry, Kind, index, search
from checklists.text import clean
from tui.cells import cells, pad
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.data import Data
from tui.strings import cli as words
from tui.strings import cli_help as help_words


def _arguments(parser: Parser) -> None:
    parser.add("words", metavar="WORDS", nargs="+", help=help_words.SEARCHED)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _search(context: Context, arguments: Namespace) -> int:
    wanted = clean(" ".join(arguments.words))
    found = search(index(context.library), wanted)
    if arguments.json:
        context.out.json({"query": wanted, "found": [_entry_data(context, entry) for entry in found]})
    else:
        for entry in found:
            _print(context, entry)
    if not found:
        context.out.message(words.NOTHING_FOUND, wanted=wanted)
    return 0 if found else 1


def _print(context: Context, entry: Entry) -> None:
    out = context.out
    width = max(cells(out.say(word)) for word in words.KINDS.values())
    lead = f"{pad(out.say(words.KINDS[entry.kind]), width)}  "
    if entry.kind is Kind.TERM:
        out.line(f"{out.say(entry.text)}{out.say(words.COLON)}{out.say(entry.more)}", lead=lead)
        return
    where = out.say(entry.where)
    out.line(f"{out.say(entry.text)}{out.say(words.PARENTHESES, inside=where) if where else ''}  {entry.id}", lead=lead)


def _entry_data(context: Context, entry: Entry) -> Data:
    say = context.out.say
    return {
        "kind": entry.kind.value,
        "id": "" if entry.kind is Kind.TERM else entry.id,
        "text": say(entry.text),
        "part_of": say(entry.where),
        "detail": say(entry.more),
    }


COMMANDS = {"search": Command("WORDS ... [--json]", _arguments, _search)}
