"""A case as a file that can be imported again: the case file itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklists.case import Case, Mark
from checklists.records import replace

if TYPE_CHECKING:
    from checklists.formats import Export


def render(export: Export) -> bytes:
    """Return the case file, without the person's own words if the export says so."""
    from checklists.formats.toml import dump

    return dump(to_keep(export))


def read(text: str, file: str) -> tuple[Case, ...]:
    """Return the case in a case file that somebody wrote, edited or exported.

    Raises:
        CaseError: It is not a case; the message says where.
    """
    from checklists.formats.toml import parse

    return (parse(text.encode(), file, allow_unsealed=True).case,)


def to_keep(export: Export) -> Case:
    """Return the case that an export tells: all of it, or all but the person's own words."""
    return export.case if export.notes == "full" else _without_words(export.case)


def _without_words(case: Case) -> Case:
    """Return a case without notes and reasons; importing it takes neither from a copy that has them."""
    marks = {item_id: _bare(mark) for item_id, mark in case.marks.items()}
    # Under keys that this version does not know there may be words as well.
    return replace(case, marks=marks, extra={})


def _bare(mark: Mark) -> Mark:
    return replace(mark, reason="", note="", note_at=None, extra={})
