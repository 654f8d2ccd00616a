"""`merge`: one case taken into another, after showing what would change."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checklists import labels
from checklists.case import Answers, Case, Mark, with_current_ids
from checklists.errors import UsageError
from checklists.formats import words as sheet_words
from checklists.plan import count_plan
from checklists.text import clean
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.data import case_data, changes_data, counts_data
from tui.cli.lookup import typed
from tui.cli.output import is_interactive
from tui.cli.own_words import add_keep_numbers
from tui.strings import cli as words
from tui.strings import cli_help as help_words
from tui.strings import importing as file_words

if TYPE_CHECKING:
    from checklists.importing import Change

_QUESTIONS = {
    "topics": sheet_words.TOPICS,
    "channel": sheet_words.CHANNEL,
    "for_whom": sheet_words.FOR_WHOM,
    "status": sheet_words.STATUS,
    "region": sheet_words.REGION,
    "means": words.AT_HAND,
}


def _arguments(parser: Parser) -> None:
    parser.add("case", metavar="CASE", help=help_words.MERGE_INTO)
    parser.add("other", metavar="OTHER", help=help_words.MERGED)
    parser.add("--yes", action="store_true", help=help_words.MERGE_YES)
    parser.add("--delete", action="store_true", help=help_words.MERGE_DELETE)
    add_keep_numbers(parser)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _merge(context: Context, arguments: Namespace) -> int:
    from checklists.importing import Side, combine, preview
    from checklists.reading import is_file_name

    mine = context.case(arguments.case)
    is_file = is_file_name(arguments.other)
    theirs = _from_file(context, arguments.other) if is_file else context.case(arguments.other)
    if is_file and arguments.delete:
        raise UsageError(words.MERGE_KEEPS_FILES)
    if is_file and not arguments.keep_numbers:
        theirs = _without_numbers(context, mine, theirs)
    if not is_file and mine.id == theirs.id:
        raise UsageError(words.MERGE_SAME.format(name=clean(mine.name)))
    merged = combine(mine, theirs)
    changes = preview(mine, theirs, merged)
    coming = [change for change in changes if change.wins is not Side.MINE]
    if not arguments.json:
        _print_preview(context, mine, theirs, changes)
    wanted = bool(coming) or arguments.delete
    agreed = wanted and (arguments.yes or _agreed(context, theirs, delete=arguments.delete, ask=not arguments.json))
    copy = retired = ""
    if agreed and coming:
        merged = context.store.save(merged, mine, brought=True)
        copy = context.store.last_copy(mine.id)
    if agreed and arguments.delete:
        retired = context.store.retire(theirs.id)
    if arguments.json:
        _print_json(context, merged if agreed else mine, changes, copy=copy, retired=retired)
    elif agreed:
        _print_done(context, merged, theirs, copy=copy, retired=retired, is_file=is_file)
    return 1 if wanted and not agreed else 0


def _from_file(context: Context, path: str) -> Case:
    from checklists.reading import load_file

    cases = load_file(Path(path))
    if len(cases) > 1:
        raise UsageError(words.MERGE_SEVERAL.format(path=clean(path), count=len(cases)))
    brought, aliases = cases[0], context.library.aliases
    if isinstance(brought, Case):
        return with_current_ids(brought, aliases)
    return brought.with_current_ids(aliases).onto(None, context.clock())


def _without_numbers(context: Context, mine: Case, theirs: Case) -> Case:
    """Return a case from a file with the numbers masked that it brings, and say how many there are."""
    from checklists.importing import mask_case
    from tui.strings import privacy

    masked, numbers = mask_case(theirs, mine, context.lang, context.today)
    if numbers:
        context.out.message(privacy.IMPORT_UNASKED, count=len(numbers), what=privacy.kinds(numbers))
    return masked


def _agreed(context: Context, theirs: Case, *, delete: bool, ask: bool) -> bool:
    if not (ask and is_interactive()):
        context.out.message(words.MERGE_UNASKED)
        return False
    if delete:
        context.out.message(words.MERGE_WILL_DELETE, name=clean(theirs.name))
    if context.out.ask(words.MERGE_ASK):
        return True
    context.out.message(words.MERGE_DECLINED)
    return False


def _print_preview(context: Context, mine: Case, theirs: Case, changes: Sequence[Change]) -> None:
    from checklists.importing import Register, Side

    out = context.out
    coming = [change for change in changes if change.wins is not Side.MINE]
    names = {"name": clean(mine.name), "id": mine.id, "other": clean(theirs.name)}
    out.line(words.MERGE_INTO if coming else words.MERGE_NOTHING, **names)
    for change in coming:
        out.line(_line(context, change), lead="  ")
    kept = [change for change in changes if change.wins is Side.MINE]
    if newer := sum(change.register in (Register.STATE, Register.NOTE) for change in kept):
        out.line(file_words.KEPT, lead="  ", count=newer)
    for change in kept:
        if isinstance(change.mine, Answers) and isinstance(change.theirs, Answers):
            _print_answers(context, change.mine, change.theirs)


def _line(context: Context, change: Change) -> str:
    """Return in words what would change in one item."""
    from checklists.importing import Register, Side

    found = context.library.find(change.item_id)
    item = context.out.say(found[0].text) if found else change.item_id
    if change.register is Register.NOTE:
        return context.out.say(words.MERGE_BOTH if change.wins is Side.BOTH else words.MERGE_NOTE, item=item)
    signs = [labels.GLYPHS[mark.state] for mark in (change.mine, change.theirs) if isinstance(mark, Mark)]
    return f"{' > '.join(signs)}  {item}"


def _print_answers(context: Context, mine: Answers, theirs: Answers) -> None:
    """Print where the answers differ; those of the case that takes the other in stay."""
    context.out.line(words.MERGE_ANSWERS, lead="  ")
    for question, label in _QUESTIONS.items():
        if getattr(mine, question) != getattr(theirs, question):
            here, there = (_answer(context, question, answers) for answers in (mine, theirs))
            said = context.out.say(words.MERGE_ANSWER, here=here, there=there)
            context.out.line(said, lead=f"    {context.out.say(label)}{context.out.say(words.COLON)}")


def _answer(context: Context, question: str, answers: Answers) -> str:
    channel = context.library.channels.get(answers.channel)
    if question == "channel" and channel:
        return context.out.say(channel.name)
    return context.wording.answered(question, answers) or context.out.say(words.NOT_ANSWERED)


def _print_done(context: Context, case: Case, theirs: Case, *, copy: str, retired: str, is_file: bool) -> None:
    out, other = context.out, clean(theirs.name)
    if copy:
        out.line(words.MERGED, name=clean(case.name), progress=context.summary(case).progress)
        out.message(words.MERGE_COPY, name=clean(case.name), path=copy)
    if retired:
        out.message(words.MERGE_DELETED, name=other, id=theirs.id, path=retired)
    elif not is_file:
        out.message(words.MERGE_LEFT, name=other, typed=f"{typed(case.name)} {typed(theirs.name)}")


def _print_json(context: Context, case: Case, changes: Sequence[Change], *, copy: str, retired: str) -> None:
    context.out.json(
        {
            "case": case_data(case),
            **counts_data(count_plan(context.plan(case), case)),
            "merged": bool(copy),
            "earlier_copy": copy,
            "deleted": bool(retired),
            "last_copy_of_other": retired,
            "changes": changes_data(changes),
        }
    )


COMMANDS = {"merge": Command("CASE OTHER [--yes] [--delete] [--keep-numbers] [--json]", _arguments, _merge)}
