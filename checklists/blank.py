"""Blank lists: what there is to do, for whoever may come; to be handed out and filled in on paper."""

from __future__ import annotations

from datetime import UTC, datetime

from checklists.case import Answers, Case
from checklists.formats import Export
from checklists.library import Library
from checklists.model import Checklist
from checklists.plan import Plan, PlannedList, make_plan
from checklists.records import dataclass
from checklists.text import Lang, Text


@dataclass(frozen=True, slots=True)
class Blank:
    """A list that is nobody's yet."""

    title: Text
    """What it is a list of; never a person's name."""
    answers: Answers
    """What chose its items."""
    plan: Plan


def blank_of_answers(library: Library, answers: Answers) -> Blank:
    """Return the blank list for whoever gives these answers."""
    nobody = Case("", "", _NEVER, answers)
    return Blank(_title(library, answers), answers, make_plan(library, nobody))


def blank_of_case(library: Library, case: Case, plan: Plan) -> Blank:
    """Return the list of a case without its name and its marks; corrections that its marks opened stay open.

    Args:
        library: The content.
        case: Its answers are kept, because they chose the items.
        plan: What applies to the case.
    """
    return Blank(_title(library, case.answers), case.answers, plan)


def blank_of_checklist(checklist: Checklist) -> Blank:
    """Return one checklist alone, with every item that it has for anybody."""
    alone = PlannedList(checklist.id, checklist.stage, checklist.title, checklist.items, checklist.intro)
    return Blank(checklist.title, Answers(), Plan((alone,)))


def export_blank(library: Library, blank: Blank, lang: Lang, now: datetime, *, large: bool = False) -> Export:
    """Return a blank list ready to be rendered.

    Args:
        library: The content.
        blank: The list.
        lang: Its language.
        now: The moment it is made, aware of its time zone.
        large: In large print.
    """
    nobody = Case("blank", blank.title.get(lang), now, blank.answers)
    return Export(library, nobody, blank.plan, lang, now.date(), "none", now=now, blank=True, large=large)


def _title(library: Library, answers: Answers) -> Text:
    channel = library.channels.get(answers.channel)
    return channel.name if channel else _NO_CHANNEL


_NEVER = datetime.min.replace(tzinfo=UTC)
_NO_CHANNEL = Text("空白清单", "Blank list")
