"""A case put on a sheet: what every printed form shows, in one language, before any markup."""

from __future__ import annotations

from datetime import date
from typing import Literal

from checklists import __version__, labels
from checklists.case import Case, State
from checklists.codes import Codes
from checklists.formats import words
from checklists.formats.document import Sheet
from checklists.formats.facts import channel_facts, references
from checklists.formats.parts import by_day, make_part, reviewed
from checklists.formats.summary import make_summary
from checklists.formats.wording import Wording
from checklists.library import Library
from checklists.plan import Plan
from checklists.records import replace
from checklists.text import Lang

Notes = Literal["full", "masked", "none"]
"""Whether what the person wrote in their own words, notes and reasons, goes on the sheet."""


def make_sheet(
    library: Library,
    case: Case,
    plan: Plan,
    lang: Lang,
    today: date,
    *,
    notes: Notes = "full",
    blank: bool = False,
) -> Sheet:
    """Return the sheet of a case.

    Args:
        library: The content.
        case: Its answers and marks.
        plan: What applies to the case.
        lang: The language of the sheet.
        today: The day it is made; decides what is to be re-verified.
        notes: `none` leaves out notes and reasons; `masked` masks identity, phone and card numbers in them and in the
            nickname.
        blank: It is nobody's yet: with a line for a name, and without progress.
    """
    if notes == "masked":
        case = _without_numbers(case, lang, today)
    wording = Wording(library, lang, today)
    codes = Codes(library)
    own_words = notes != "none"
    parts = tuple(make_part(wording, case, planned, codes, own_words=own_words, blank=blank) for planned in plan.lists)
    rows = tuple(row for part in parts for row in part.rows)
    summary = make_summary(wording, case, plan, blank=blank)
    return Sheet(
        title=summary.title,
        head=summary.head,
        counts=summary.counts,
        progress=summary.progress,
        verdict=summary.verdict,
        lang=lang,
        waiting=by_day(row for row in rows if row.state is State.WAITING),
        problems=tuple(row for row in rows if row.state is State.PROBLEM),
        parts=parts,
        channel=channel_facts(wording, case.answers),
        sources=references(wording, plan, case.answers),
        footer=_footer(wording, case, plan, coded=any(row.code for row in rows)),
    )


def _without_numbers(case: Case, lang: Lang, today: date) -> Case:
    """Return a case with identity, phone and card numbers masked in all that the person wrote."""
    from checklists.aids.privacy import mask

    marks = {
        item_id: replace(mark, reason=mask(mark.reason, lang, today), note=mask(mark.note, lang, today))
        for item_id, mark in case.marks.items()
    }
    return replace(case, name=mask(case.name, lang, today), marks=marks)


def _footer(wording: Wording, case: Case, plan: Plan, *, coded: bool) -> tuple[str, ...]:
    days = [reviewed(wording.library, planned) for planned in plan.lists]
    channel = wording.library.channels.get(case.answers.channel)
    if channel:
        days.append(channel.reviewed)
    origins = {item.origin for _, item, _ in plan.items()}
    packs = (labels.pack_line(pack) for key, pack in wording.library.packs.items() if key in origins)
    return tuple(
        line
        for line in (
            wording.say(words.DISCLAIMER),
            wording.say(words.HOTLINES),
            wording.say(words.CODES) if coded else "",
            # The oldest date: nothing on the sheet was checked earlier than it says.
            wording.fill(words.REVIEWED_ON, date=min(days)) if days else "",
            *(f"{wording.say(labels.PACK)}{wording.say(words.COLON)}{wording.say(pack)}" for pack in packs),
            f"{wording.say(words.PROGRAM)} {__version__}",
        )
        if line
    )
