"""How each of many cases stands: how far it is, and what it waits for; and choosing among them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checklists.case import Case, Counts, State
from checklists.library import Library
from checklists.naming import fold
from checklists.plan import count_plan, make_plan
from checklists.records import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """How one case stands."""

    case: Case
    counts: Counts
    due: date | None
    """The earliest day on which something that waits is to be looked at again."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which cases are wanted; every condition that is set must hold."""

    name: str = ""
    """A part of the nickname, the initials of its pinyin, or the id."""
    open: bool = False
    """Something is left to do."""
    waiting: bool = False
    problem: bool = False
    channels: tuple[str, ...] = ()
    """Uses one of these."""
    topics: tuple[str, ...] = ()
    """Wants to know one of these."""

    def admits(self, standing: Standing) -> bool:
        """Tell whether a case is wanted."""
        counts, answers = standing.counts, standing.case.answers
        return (
            (not self.open or counts.open > 0)
            and (not self.waiting or counts.waiting > 0)
            and (not self.problem or counts.problems > 0)
            and (not self.channels or answers.channel in self.channels)
            and (not self.topics or bool(set(self.topics) & set(answers.topics)))
            and (not self.name or is_called(standing.case, self.name))
        )


def is_called(case: Case, part: str) -> bool:
    """Tell whether a case may be meant by a part of its nickname, by the initials of its pinyin, or by its id."""
    from checklists.search import initials

    part = fold(part)
    return part in fold(case.name) or part == case.id or (part.isascii() and part in initials(case.name))


def survey(library: Library, cases: Iterable[Case]) -> list[Standing]:
    """Return how the cases stand: by the day that comes first, then the open ones, the last changed first.

    Args:
        library: The content.
        cases: The cases.
    """
    standings = [_standing(library, case) for case in cases]
    return sorted(standings, key=lambda each: (each.due or date.max, each.counts.complete, -last_change(each.case)))


def last_change(case: Case) -> float:
    """Return when a case was last changed, in seconds since 1970."""
    times = [at for mark in case.marks.values() for at in (mark.at, mark.note_at) if at]
    return max(at.timestamp() for at in [*times, case.at or case.created])


def total(standings: Iterable[Standing]) -> Counts:
    """Return how many cases there are (`applicable`), and how many of them are complete, wait or have a problem."""
    counts = [standing.counts for standing in standings]
    return Counts(
        applicable=len(counts),
        done=sum(each.complete for each in counts),
        waiting=sum(each.waiting > 0 for each in counts),
        problems=sum(each.problems > 0 for each in counts),
    )


def _standing(library: Library, case: Case) -> Standing:
    plan = make_plan(library, case)
    marks = [case.mark(item_id) for item_id, _, _ in plan.items()]
    waiting = (mark.until for mark in marks if mark.state is State.WAITING and mark.until)
    return Standing(case, count_plan(plan, case), min(waiting, default=None))
