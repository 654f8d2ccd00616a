"""`export`: a case, or a blank list, as a document."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from checklists.errors import UsageError
from checklists.formats import FORMATS, Export, Part, render, render_all
from checklists.model import Stage
from checklists.plan import Plan
from checklists.records import replace
from checklists.suffixes import form_of
from tui.cli.answers import ANSWERS, add_answers, answer_choices, read_answers
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.filters import STATES, add_states, has_states
from tui.cli.lookup import not_found
from tui.cli.output import is_interactive
from tui.strings import cli as words
from tui.strings import cli_help as help_words

if TYPE_CHECKING:
    from checklists.blank import Blank
    from checklists.case import Case
    from checklists.formats.sheet import Notes

_DEFAULT_FORMAT = "md"


def _arguments(parser: Parser) -> None:
    from checklists.formats.sheet import Notes

    known = "|".join(FORMATS)
    add_states(parser, "CASE", help_words.CASE_OR_PART)
    parser.add("--all", action="store_true", help=help_words.ALL)
    parser.add("--format", metavar="FORMAT", choices=list(FORMATS), help=help_words.FORMAT.format(known=known))
    parser.add("-o", "--output", metavar="FILE", type=_output, help=help_words.OUTPUT)
    parser.add("--replace", action="store_true", help=help_words.REPLACE)
    choices = get_args(Notes)
    parser.add("--notes", metavar="NOTES", choices=choices, help=help_words.NOTES.format(known="|".join(choices)))
    stages = [stage.value for stage in Stage]
    parser.add("--stage", metavar="STAGE", choices=stages, help=help_words.STAGE)
    parser.add("--large", action="store_true", help=help_words.LARGE)
    parser.add("--bom", action="store_true", help=help_words.BOM)
    parser.add("--crlf", action="store_true", help=help_words.CRLF)
    parser.add("--blank", action="store_true", help=help_words.BLANK)
    parser.add("--checklist", metavar="ID", default="", help=help_words.BLANK_CHECKLIST)
    add_answers(parser)


def _output(named: str) -> Path | None:
    """Return where to write; nothing for standard output, which `-` names too."""
    return None if named == "-" else Path(named)


def _export(context: Context, arguments: Namespace) -> int:
    path: Path | None = arguments.output
    if arguments.all:
        return _export_all(context, arguments)
    format_id = arguments.format or _format_of(path)
    export = _of_stage(_wanted(context, arguments), arguments.stage, format_id)
    if path is None and format_id == "qr":
        from tui.cli.slip import print_slip

        print_slip(context, export)
        return 0
    data = render(format_id, export)
    if path is None:
        if FORMATS[format_id].binary and context.out.on_terminal:
            raise UsageError(words.ADD_OUTPUT.format(format=format_id, suffix=FORMATS[format_id].suffix))
        context.out.document(data)
        return 0
    return 0 if _write(context, path, data, over=arguments.replace) else 1


def _write(context: Context, path: Path, data: bytes, *, over: bool) -> bool:
    """Write a file, after asking if there is one already; tells whether it was written."""
    if path.is_file() and not over:
        if not is_interactive():
            raise UsageError(words.ADD_REPLACE.format(path=path))
        if not context.out.ask(words.ASK_REPLACE, path=path):
            context.out.message(words.NOT_WRITTEN)
            return False
        over = True
    from checklists.export import write_export

    write_export(path, data, replace=over)
    context.out.message(words.WRITTEN, path=path)
    return True


def _export_all(context: Context, arguments: Namespace) -> int:
    from tui.cli.export_all import export_each, wanted

    others = (arguments.for_whom, arguments.means, arguments.status, arguments.region)
    if arguments.blank or arguments.checklist or any(others):
        raise UsageError(words.ONLY_BLANK)
    path: Path | None = arguments.output
    if path is None:
        raise UsageError(words.EXPORT_WHERE)
    named = None if path.is_dir() else form_of(path)  # a folder may be called backup.json
    format_id = arguments.format or (named.id if named else _DEFAULT_FORMAT)

    def export(case: Case) -> Export:
        return _of_stage(_of_case(context, arguments, case), arguments.stage, format_id)

    cases, failures = wanted(context, arguments)
    if not cases:
        return 1
    if not named:
        return export_each(context, arguments, format_id, cases, export, failures)
    written = _write(context, path, render_all(format_id, [export(case) for case in cases]), over=arguments.replace)
    return 0 if written and not failures else 1


def _wanted(context: Context, arguments: Namespace) -> Export:
    """Return what is to be exported.

    Raises:
        UsageError: The arguments name nothing, or two things.
    """
    if arguments.blank:
        from checklists.blank import export_blank

        blank = _blank(context, arguments)
        export = export_blank(context.library, blank, context.lang, context.clock(), large=arguments.large)
        return replace(export, bom=arguments.bom, crlf=arguments.crlf)
    if arguments.checklist or _has_answers(arguments):
        raise UsageError(words.ONLY_BLANK)
    if not arguments.case or has_states(arguments):
        raise UsageError(words.EXPORT_WHAT)
    return _of_case(context, arguments, context.case(arguments.case))


def _of_case(context: Context, arguments: Namespace, case: Case) -> Export:
    """Return a case as it is to be exported."""
    return Export(
        context.library,
        case,
        context.plan(case),
        context.lang,
        context.today,
        _notes(context, arguments.notes),
        arguments.bom,
        arguments.crlf,
        now=context.clock(),
        large=arguments.large,
    )


def _notes(context: Context, asked: Notes | None) -> Notes:
    """Return what goes in of notes: as asked, or as the machine has it, which is said."""
    if asked is None and context.policy.notes != "full":
        context.out.message(words.NOTES_ON_SHARED, notes=context.policy.notes)
    return asked or context.policy.notes


def _of_stage(export: Export, stage: str | None, format_id: str) -> Export:
    """Return the export with the lists of one stage only.

    Raises:
        UsageError: There is none, or the form holds the whole case, whatever is planned.
    """
    if not stage:
        return export
    if Part.UNPLANNED in FORMATS[format_id].holds:
        raise UsageError(words.ALWAYS_WHOLE.format(id=format_id))
    lists = export.plan.stage(Stage(stage))
    if not lists:
        raise UsageError(words.NOTHING_IN_STAGE)
    return replace(export, plan=Plan(lists))


def _blank(context: Context, arguments: Namespace) -> Blank:
    from checklists.blank import blank_of_answers, blank_of_case, blank_of_checklist

    if sum(map(bool, (arguments.case, arguments.checklist, _has_answers(arguments)))) > 1:
        raise UsageError(words.ONE_BLANK)
    if arguments.case:
        case = context.case(arguments.case)
        return blank_of_case(context.library, case, context.plan(case))
    if arguments.checklist:
        checklists = context.library.checklists
        if arguments.checklist not in checklists:
            raise not_found(words.CHECKLIST, arguments.checklist, checklists, "shebao list")
        return blank_of_checklist(checklists[arguments.checklist])
    return blank_of_answers(context.library, read_answers(context, arguments, "shebao export --help"))


def _has_answers(arguments: Namespace) -> bool:
    return any(
        (arguments.channel, arguments.topics, arguments.for_whom, arguments.means, arguments.status, arguments.region)
    )


def _format_of(path: Path | None) -> str:
    """Return the format that a file's name asks for."""
    known = form_of(path) if path else None
    return known.id if known else _DEFAULT_FORMAT


COMMANDS = {
    "export": Command(
        f"[CASE] [--all] {STATES} [--format FORMAT] [-o FILE] [--replace] [--notes NOTES] [--stage STAGE] [--large] "
        f"[--bom] [--crlf] [--blank] [--checklist ID] {ANSWERS}",
        _arguments,
        _export,
        answer_choices,
    ),
}
