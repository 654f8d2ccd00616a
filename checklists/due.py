"""What is due: waiting items whose day has come or is near."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from checklists.case import Case, State
from checklists.library import Library
from checklists.model import Item
from checklists.plan import make_plan
from checklists.records import dataclass

SOON = timedelta(days=7)
"""How far ahead a day counts as near."""
TERMS = (7, 15, 30, 60, 180, 365)
"""The usual terms, in days, after which to look again."""


@dataclass(frozen=True, slots=True)
class Due:
    """One waiting item."""

    case: Case
    item_id: str
    item: Item
    until: date


def due_items(library: Library, cases: Iterable[Case], today: date, within: timedelta = SOON) -> list[Due]:
    """Return the waiting items of all cases whose day is near, the earliest first.

    Args:
        library: The content.
        cases: The cases.
        today: The present day.
        within: How far ahead a day counts as near.
    """
    found = []
    for case in cases:
        if not any(mark.state is State.WAITING for mark in case.marks.values()):
            continue
        for item_id, item, _ in make_plan(library, case).items():
            mark = case.mark(item_id)
            if mark.state is State.WAITING and mark.until and mark.until <= today + within:
                found.append(Due(case, item_id, item, mark.until))
    return sorted(found, key=lambda due: (due.until, due.case.name))
