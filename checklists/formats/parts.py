"""The lists of a case and their items, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from checklists import labels
from checklists.case import Case, count
from checklists.formats.document import Part, Row
from checklists.formats.wording import Wording
from checklists.library import Library
from checklists.model import Item
from checklists.plan import PlannedList
from checklists.text import clean

if TYPE_CHECKING:
    from checklists.codes import Codes


def make_part(
    wording: Wording,
    case: Case,
    planned: PlannedList,
    codes: Codes | None = None,
    *,
    own_words: bool = True,
    brief: bool = False,
    blank: bool = False,
) -> Part:
    """Return one list of a case.

    Args:
        wording: Content, language and day.
        case: Its marks.
        planned: The list.
        codes: What stands for each item on paper; nothing: no codes.
        own_words: Whether notes and reasons are in it, which the person wrote.
        brief: Without what the content says beyond the text of an item: reason, sources, region.
        blank: It is nobody's yet: without progress.
    """
    counts = count(case, planned.full_ids())
    checklist = wording.library.checklists.get(planned.id)
    if checklist and checklist.reference:
        codes = None
    return Part(
        stage=planned.stage,
        stage_word=wording.say(labels.STAGES[planned.stage]),
        title=wording.say(planned.title),
        intro=wording.say(planned.intro),
        counts=counts,
        progress=str(counts.applicable) if blank else f"{counts.done}/{counts.applicable}",
        rows=tuple(
            make_row(wording, case, planned, item, codes, own_words=own_words, brief=brief) for item in planned.items
        ),
    )


def make_row(
    wording: Wording,
    case: Case,
    planned: PlannedList,
    item: Item,
    codes: Codes | None = None,
    *,
    own_words: bool = True,
    brief: bool = False,
) -> Row:
    """Return one item of a list; the other arguments are those of `make_part`."""
    full_id = f"{planned.id}/{item.id}"
    mark = case.mark(full_id)
    return Row(
        id=full_id,
        code=codes.of(full_id) if codes else "",
        says=wording.remark(item, reviewed(wording.library, planned), brief=brief),
        state=mark.state,
        glyph=labels.GLYPHS[mark.state],
        word=wording.say(labels.STATES[mark.state]),
        reason=wording.say(labels.in_words(clean(mark.reason).strip())) if own_words else "",
        until=mark.until,
        note=clean(mark.note, lines=True).strip() if own_words else "",
        regional=() if brief else wording.regional(case.answers, full_id),
    )


def by_day(waiting: Iterable[Row]) -> tuple[Row, ...]:
    """Return what waits, earliest date first; what has no date comes last."""
    return tuple(sorted(waiting, key=lambda row: row.until or date.max))


def reviewed(library: Library, planned: PlannedList) -> date:
    """Return when the file behind a planned list was last reviewed; a list of steps is its channel's."""
    holder = library.checklists.get(planned.id) or library.channels[planned.id]
    return holder.reviewed
