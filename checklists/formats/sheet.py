"""A case put on a sheet: what every printed form shows, in one language, before any markup."""

from __future__ import annotations

from datetime import date
from typing import Literal

from checklists import __version__, labels
from checklists.case import Case, Counts, State, count
from checklists.codes import Codes
from checklists.formats import words
from checklists.formats.document import Line, Part, Row, Sheet
from checklists.formats.facts import channel_facts, references
from checklists.formats.wording import Wording
from checklists.library import Library
from checklists.model import Item
from checklists.plan import Plan, PlannedList, count_plan
from checklists.records import replace
from checklists.text import Lang, clean

_TO_FILL_IN = "_" * 20
"""Where something is written by hand."""

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
    parts = tuple(_part(wording, codes, case, planned, notes, blank=blank) for planned in plan.lists)
    rows = tuple(row for part in parts for row in part.rows)
    waiting = (row for row in rows if row.state is State.WAITING)
    counts = count_plan(plan, case)
    return Sheet(
        lang=lang,
        title=wording.fill(words.TITLE, name=case.name),
        head=_head(wording, case, blank=blank),
        counts=counts,
        progress=wording.fill(words.ITEM_COUNT, count=counts.applicable) if blank else _progress(wording, counts),
        verdict="" if blank else _verdict(wording, counts),
        waiting=tuple(sorted(waiting, key=lambda row: row.until or date.max)),
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


def _head(wording: Wording, case: Case, *, blank: bool) -> tuple[Line, ...]:
    answers = case.answers
    channel = wording.library.channels.get(answers.channel)
    lines = (
        (words.NAME, _TO_FILL_IN if blank else ""),
        (words.FOR_WHOM, wording.answered("for_whom", answers)),
        (words.STATUS, wording.answered("status", answers)),
        (words.CHANNEL, wording.say(channel.name) if channel else clean(answers.channel)),
        (words.TOPICS, wording.answered("topics", answers)),
        (words.REGION, wording.answered("region", answers)),
        (words.MADE_ON, wording.today.isoformat()),
    )
    return tuple(Line(wording.say(label), value) for label, value in lines if value)


def _progress(wording: Wording, counts: Counts) -> str:
    return wording.join(
        (
            f"{counts.done}/{counts.applicable}",
            wording.fill(words.WAITING_COUNT, count=counts.waiting) if counts.waiting else "",
            wording.fill(words.PROBLEM_COUNT, count=counts.problems) if counts.problems else "",
        )
    )


def _verdict(wording: Wording, counts: Counts) -> str:
    if counts.complete:
        return wording.say(words.COMPLETE)
    if counts.complete_but_waiting:
        return wording.fill(words.COMPLETE_BUT_WAITING, count=counts.waiting)
    return ""


def _part(wording: Wording, codes: Codes, case: Case, planned: PlannedList, notes: Notes, *, blank: bool) -> Part:
    reviewed = _reviewed(wording.library, planned)
    ids = planned.full_ids()
    counts = count(case, ids)
    checklist = wording.library.checklists.get(planned.id)
    coded = checklist is None or not checklist.reference
    return Part(
        stage=planned.stage,
        stage_word=wording.say(labels.STAGES[planned.stage]),
        title=wording.say(planned.title),
        intro=wording.say(planned.intro),
        counts=counts,
        progress=str(counts.applicable) if blank else f"{counts.done}/{counts.applicable}",
        rows=tuple(
            _row(wording, case, full_id, item, reviewed, notes, codes.of(full_id) if coded else "")
            for full_id, item in zip(ids, planned.items, strict=True)
        ),
    )


def _row(wording: Wording, case: Case, full_id: str, item: Item, reviewed: date, notes: Notes, code: str) -> Row:
    mark = case.mark(full_id)
    own_words = notes != "none"
    return Row(
        id=full_id,
        code=code,
        says=wording.remark(item, reviewed),
        state=mark.state,
        glyph=labels.GLYPHS[mark.state],
        word=wording.say(labels.STATES[mark.state]),
        reason=wording.say(labels.in_words(clean(mark.reason).strip())) if own_words else "",
        until=mark.until,
        note=clean(mark.note, lines=True).strip() if own_words else "",
        regional=wording.regional(case.answers, full_id),
    )


def _reviewed(library: Library, planned: PlannedList) -> date:
    """Return when the file behind a planned list was last reviewed; a list of steps is its channel's."""
    holder = library.checklists.get(planned.id) or library.channels[planned.id]
    return holder.reviewed


def _footer(wording: Wording, case: Case, plan: Plan, *, coded: bool) -> tuple[str, ...]:
    reviewed = [_reviewed(wording.library, planned) for planned in plan.lists]
    channel = wording.library.channels.get(case.answers.channel)
    if channel:
        reviewed.append(channel.reviewed)
    origins = {item.origin for _, item, _ in plan.items()}
    packs = (labels.pack_line(pack) for key, pack in wording.library.packs.items() if key in origins)
    return tuple(
        line
        for line in (
            wording.say(words.DISCLAIMER),
            wording.say(words.HOTLINES),
            wording.say(words.CODES) if coded else "",
            # The oldest date: nothing on the sheet was checked earlier than it says.
            wording.fill(words.REVIEWED_ON, date=min(reviewed)) if reviewed else "",
            *(f"{wording.say(labels.PACK)}{wording.say(words.COLON)}{wording.say(pack)}" for pack in packs),
            f"{wording.say(words.PROGRAM)} {__version__}",
        )
        if line
    )
