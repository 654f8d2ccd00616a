"""A case in a few words: who it is, what was answered, and how far it is."""

from __future__ import annotations

from checklists.case import Case, Counts
from checklists.formats import words
from checklists.formats.document import Line, Summary
from checklists.formats.wording import Wording
from checklists.plan import Plan, count_plan
from checklists.text import clean

_TO_FILL_IN = "_" * 20
"""Where something is written by hand."""


def make_summary(wording: Wording, case: Case, plan: Plan, *, blank: bool = False) -> Summary:
    """Return the summary of a case.

    Args:
        wording: Content, language and day.
        case: Its answers and marks.
        plan: What applies to the case.
        blank: It is nobody's yet: with a line for a name, and without progress.
    """
    counts = count_plan(plan, case)
    return Summary(
        title=wording.fill(words.TITLE, name=case.name),
        head=_head(wording, case, blank=blank),
        counts=counts,
        progress=wording.fill(words.ITEM_COUNT, count=counts.applicable) if blank else _progress(wording, counts),
        verdict="" if blank else _verdict(wording, counts),
    )


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
