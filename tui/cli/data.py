"""Cases and items as plain data, for `--json`. Keys are stable; a new one may come, none changes its meaning."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from checklists.text import clean

if TYPE_CHECKING:
    from checklists.case import Answers, Case, Counts, Mark
    from checklists.formats.document import Remark, Row
    from checklists.importing import Change

Data = dict[str, object]


def case_data(case: Case) -> Data:
    """Return who a case is and what it was told."""
    return {
        "id": case.id,
        "name": clean(case.name),
        "created": when(case.created),
        **answers_data(case.answers),
    }


def answers_data(answers: Answers) -> Data:
    """Return what was answered."""
    return {
        "topics": list(answers.topics),
        "channel": answers.channel,
        "for_whom": answers.for_whom,
        "means": list(answers.means),
        "status": answers.status,
        "region": answers.region,
    }


def changes_data(changes: Iterable[Change]) -> list[Data]:
    """Return where two copies of a case differ, what each says, and whose is kept: `mine`, `theirs` or `both`."""
    return [
        {
            "what": change.register.value,
            "id": change.item_id,
            "mine": _said(change.mine),
            "theirs": _said(change.theirs),
            "kept": change.wins.value,
        }
        for change in changes
    ]


def _said(what: Mark | Answers | str) -> Data | str:
    from checklists.case import Answers, Mark

    if isinstance(what, Mark):
        return mark_data(what)
    return answers_data(what) if isinstance(what, Answers) else clean(what)


def counts_data(counts: Counts) -> Data:
    """Return how far a case or a list is; `applicable` is `done` and `open` together, `open` includes what waits."""
    return {
        "applicable": counts.applicable,
        "done": counts.done,
        "open": counts.open,
        "waiting": counts.waiting,
        "not_applicable": counts.na,
        "complete": counts.complete,
    }


def mark_data(mark: Mark) -> Data:
    """Return what was recorded about an item."""
    return {
        "state": mark.state.value,
        "at": when(mark.at),
        "reason": mark.reason,
        "until": when(mark.until),
        "note": mark.note,
    }


def row_data(row: Row, mark: Mark) -> Data:
    """Return an item of a case."""
    return {"id": row.id, "code": row.code, "text": row.says.text, **mark_data(mark)}


def remark_data(item_id: str, says: Remark) -> Data:
    """Return what the content says about one thing."""
    return {
        "id": item_id,
        "text": says.text,
        "why": says.why,
        "sources": list(says.citations),
        "differs_by_place": says.local,
        "to_be_reverified": says.needs_review,
        "local_pack": says.pack,
    }


def regional_data(remarks: tuple[Remark, ...]) -> Data:
    """Return what holds where a case is insured."""
    return {
        "region_notes": [
            {
                "text": says.text,
                "why": says.why,
                "sources": list(says.citations),
                "to_be_reverified": says.needs_review,
                "local_pack": says.pack,
            }
            for says in remarks
        ]
    }


def when(at: date | datetime | None) -> str | None:
    """Return a day or moment as ISO 8601."""
    return at.isoformat() if at else None
