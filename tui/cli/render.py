"""How items, lists and cases read in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklists import labels
from checklists.case import State
from checklists.text import Text
from tui.strings import cli as words
from tui.strings import screen

if TYPE_CHECKING:
    from checklists.case import Mark
    from checklists.formats.document import Part, Remark, Row
    from tui.cli.output import Output


def print_part(out: Output, part: Part) -> None:
    """Print one list of a case: a heading, then every item with its state and full id."""
    out.line(f"{part.stage_word}{out.say(words.COLON)}{part.title}  {part.counts.done}/{part.counts.applicable}")
    for row in part.rows:
        print_row(out, row)


def print_row(out: Output, row: Row) -> None:
    """Print one item of a case: state in sign and word, text, full id; below it what was recorded with the state."""
    out.line(f"{row.says.text}{marks_of(out, row.says)}  {row.id}", lead=f"  {row.glyph} {row.word}  ")
    detail = state_detail(out, row)
    if detail:
        out.line(detail, lead="      ")
    if row.note:
        out.line(f"{out.say(labels.NOTE)}{out.say(words.COLON)}{row.note}", lead="      ")


def state_detail(out: Output, mark: Row | Mark) -> str:
    """Return the reason or the date that belongs to the state of an item, if it has one."""
    if mark.state is State.NA and mark.reason:
        return f"{out.say(words.REASON)}{out.say(words.COLON)}{out.say(labels.in_words(mark.reason))}"
    if mark.state is State.WAITING and mark.until:
        return out.say(screen.WAITING_UNTIL, date=mark.until)
    return ""


def marks_of(out: Output, says: Remark) -> str:
    """Return what warns of an item: differs by place, to be re-verified, from a local pack."""
    warnings = [
        out.say(text)
        for text, applies in ((labels.LOCAL, says.local), (labels.NEEDS_REVIEW, says.needs_review))
        if applies
    ]
    warnings += [says.origin] if says.origin else []
    return out.say(words.PARENTHESES, inside=out.say(words.COMMA).join(warnings)) if warnings else ""


def print_remark(out: Output, says: Remark, *, lead: str, item_id: str) -> None:
    """Print what the content says about one thing: text and full id, below it the reason and the sources."""
    out.line(f"{says.text}{marks_of(out, says)}  {item_id}", lead=lead)
    if says.why:
        out.line(says.why, lead=" " * len(lead))
    if says.citations:
        print_field(out, labels.BASIS, out.say(words.COMMA).join(says.citations), indent=len(lead))


def print_regional(out: Output, remarks: tuple[Remark, ...], *, indent: int = 0) -> None:
    """Print what holds where a case is insured, each thing with its reason and its sources."""
    for says in remarks:
        lead = " " * indent
        out.line(f"{out.say(screen.REGION_NOTES)}{out.say(words.COLON)}{says.text}{marks_of(out, says)}", lead=lead)
        if says.why:
            out.line(says.why, lead=f"{lead}  ")
        print_field(out, labels.BASIS, out.say(words.COMMA).join(says.citations), indent=indent + 2)


def print_field(out: Output, label: Text, value: str, *, indent: int = 0) -> None:
    """Print a labelled value; nothing if there is none."""
    if value:
        out.line(f"{out.say(label)}{out.say(words.COLON)}{value}", lead=" " * indent)
