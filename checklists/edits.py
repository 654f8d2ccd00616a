"""What a person changed in a case file by hand: they edit what a thing says, not the time beside it."""

from __future__ import annotations

from datetime import datetime

from checklists.case import Case, Mark, tick_after
from checklists.records import replace


def date_edits(edited: Case, before: Case | None, when: datetime) -> Case:
    """Return an edited case with times on what was edited, so that a merge takes it for the later change.

    Args:
        edited: The case as the file tells it.
        before: What the file told before, nothing if it is not known. Then only what has no time at all is dated.
        when: When the file was written.
    """
    before = before or Case(edited.id, edited.name, edited.created, edited.answers)
    at = tick_after(edited, when)
    marks = {item_id: _dated(mark, before.mark(item_id), at) for item_id, mark in edited.marks.items()}
    renamed = (edited.name, edited.answers) != (before.name, before.answers)
    return replace(edited, marks=marks, at=at if renamed and edited.at == before.at else edited.at)


def _dated(mark: Mark, before: Mark, at: datetime) -> Mark:
    if mark.at == before.at and (mark.state, mark.reason, mark.until) != (before.state, before.reason, before.until):
        mark = replace(mark, at=at)
    if mark.note_at == before.note_at and mark.note != before.note:
        mark = replace(mark, note_at=at)
    return mark
