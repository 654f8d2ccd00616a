"""Finding what a person named; where there is no such thing, the nearest name and where all of them are listed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from checklists.errors import NotFoundError, UsageError
from checklists.model import Channel, Checklist, Item, SectionId, Stage
from checklists.text import Text
from tui.strings import cli as words

if TYPE_CHECKING:
    from checklists.library import Library
    from checklists.plan import Plan


def not_found(what: Text, wanted: str, known: Iterable[str], see: str) -> NotFoundError:
    """Return the refusal for a name that nothing has.

    Args:
        what: What was looked for.
        wanted: The name as it was typed.
        known: The names there are.
        see: The command that lists them.
    """
    near = nearest(wanted, known)
    way = words.DID_YOU_MEAN.format(near=near, see=see) if near else words.SEE.format(see=see)
    return NotFoundError(words.NOT_FOUND.format(what=what, wanted=wanted, way=way))


def nearest(wanted: str, known: Iterable[str]) -> str:
    """Return the name most like the one typed, or nothing.

    The end of a full id counts as the id; a part of a name is enough where only one has it.
    """
    from difflib import get_close_matches

    names = list(known)
    ends = {name.rpartition("/")[2]: name for name in names}
    found = get_close_matches(wanted, names, n=1)
    found += [ends[end] for end in get_close_matches(wanted, ends, n=1)]
    if not found and wanted:
        containing = [name for name in names if wanted in name]
        found = containing if len(containing) == 1 else []
    return next(iter(found), "")


def find_planned(plan: Plan, library: Library, item_id: str, case_name: str) -> Item:
    """Return an item of a plan by full id.

    Args:
        plan: What applies to the case.
        library: All content, to tell why an item is not planned.
        item_id: What was typed.
        case_name: How the case was named on the command line.

    Raises:
        NotFoundError: There is no such item.
        UsageError: The item exists but does not concern this case now.
    """
    planned = plan.find(item_id)
    if planned:
        return planned[0]
    see = see_list(case_name)
    found = library.find(item_id)
    if not found:
        raise not_found(words.ITEM, item_id, (full_id for full_id, _, _ in plan.items()), see)
    raise UsageError(_why_not_planned(*found).format(item=item_id, see=see))


def _why_not_planned(item: Item, holder: Checklist | Channel) -> Text:
    if isinstance(holder, Channel):
        return words.NOT_PLANNED if item in holder.section(SectionId.STEPS).items else words.GUIDE_TEXT
    return words.CORRECTION_CLOSED if holder.stage is Stage.CORRECT else words.NOT_PLANNED


def find_channel(library: Library, channel_id: str) -> Channel:
    """Return a channel by id.

    Raises:
        NotFoundError: There is no such channel.
    """
    if channel_id not in library.channels:
        raise not_found(words.CHANNEL, channel_id, library.channels, "shebao list")
    return library.channels[channel_id]


def find_answers(library: Library, question_id: str, flag: str, given: Iterable[str], see: str) -> tuple[str, ...]:
    """Return answers to a question as they were given.

    Args:
        library: All content.
        question_id: The question.
        flag: The option that answers it, for the refusal.
        given: Ids of options.
        see: The command that lists them.

    Raises:
        NotFoundError: One of them is none that the content knows.
    """
    question = library.questions.get(question_id)
    known = [option.id for option in question.options] if question else []
    answers = tuple(dict.fromkeys(given))
    for answer in answers:
        if answer not in known:
            raise not_found(words.ANSWER.format(flag=flag), answer, known, see)
    return answers


def see_list(case_name: str) -> str:
    """Return the command that lists the items of a case, with their ids and codes."""
    return f"shebao list {typed(case_name)}"


def typed(name: str) -> str:
    """Return a name as it has to be typed in a shell."""
    if re.fullmatch(r"\w[\w.-]*", name):
        return name
    import shlex  # few names need it

    return shlex.quote(name)
