"""Answers in, plan out: which checklists and items apply, in the order of the job."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checklists.case import Answers, Case, Counts, State, count
from checklists.late import uses
from checklists.library import Library
from checklists.model import Checklist, Item, Items, SectionId, Stage, When
from checklists.records import dataclass
from checklists.text import Text


@dataclass(frozen=True, slots=True)
class PlannedList:
    """One list of the plan: a checklist without the items that do not concern this case, or the channel's steps."""

    id: str
    """Checklist id; for the query stage the channel id."""
    stage: Stage
    title: Text
    items: Items
    intro: Text | None = None

    def full_ids(self) -> tuple[str, ...]:
        """Return the full ids of the items, in order."""
        return tuple(f"{self.id}/{item.id}" for item in self.items)

    def entries(self) -> Iterator[tuple[str, Item, PlannedList]]:
        """Yield full id, item and this list for every item, in order."""
        for item in self.items:
            yield f"{self.id}/{item.id}", item, self


@dataclass(frozen=True, slots=True)
class Plan:
    """The lists that apply to a case, in the order of the job."""

    lists: tuple[PlannedList, ...]

    def stage(self, stage: Stage) -> tuple[PlannedList, ...]:
        """Return the lists of one stage."""
        return tuple(planned for planned in self.lists if planned.stage is stage)

    def items(self) -> Iterator[tuple[str, Item, PlannedList]]:
        """Yield full id, item and list of everything planned, in order."""
        for planned in self.lists:
            yield from planned.entries()

    def items_after(self, item_id: str) -> Iterator[tuple[str, Item, PlannedList]]:
        """Yield the same from behind an item on, then from the top up to it; in order if it is not planned."""
        list_id = item_id.rpartition("/")[0]
        place = next((place for place, planned in enumerate(self.lists) if planned.id == list_id), len(self.lists))
        here = [entry for planned in self.lists[place : place + 1] for entry in planned.entries()]
        passed = next((number for number, entry in enumerate(here, 1) if entry[0] == item_id), 0)
        yield from here[passed:]
        yield from Plan(self.lists[place + 1 :] + self.lists[:place]).items()
        yield from here[:passed]

    def find(self, item_id: str) -> tuple[Item, PlannedList] | None:
        """Return an item and its list by full id, or nothing if it is not planned."""
        list_id, _, name = item_id.rpartition("/")
        lists = (planned for planned in self.lists if planned.id == list_id)
        return next(((item, planned) for planned in lists for item in planned.items if item.id == name), None)

    def openers(self, branch: str) -> tuple[str, ...]:
        """Return the full ids of the items whose problem opens this correction checklist."""
        return tuple(
            f"{planned.id}/{item.id}"
            for planned in self.lists
            if uses(planned.items, "branch")
            for item in planned.items
            if item.branch == branch
        )


def make_plan(library: Library, case: Case) -> Plan:
    """Return the plan of a case.

    Lists follow stage order, then the order of the library. Help with choosing is there until a channel is chosen. A
    correction checklist is there while an item that opens it has a problem, and stays once begun, because a correction
    ends only with its own last item, the recheck.

    Args:
        library: The content.
        case: Its answers choose the lists, its marks open the corrections.
    """
    answers = case.answers
    channel = library.channels.get(answers.channel)
    marked = _marked(case)
    lists: list[PlannedList] = []
    for stage in Stage:
        if stage is Stage.QUERY and channel:
            steps = channel.section(SectionId.STEPS)
            items = _applying(library, steps.items, answers)
            lists.append(PlannedList(channel.id, stage, channel.name, items))
        for checklist in library.by_stage(stage):
            if not _list_applies(library, checklist, answers) or (stage is Stage.CHOOSE and channel):
                continue
            if stage is Stage.CORRECT and not _correction_open(lists, checklist, case, marked):
                continue
            items = _applying(library, checklist.items, answers)
            if items:
                lists.append(PlannedList(checklist.id, stage, checklist.title, items, checklist.intro))
    return Plan(tuple(lists))


def applies(library: Library, when: When, answers: Answers) -> bool:
    """Tell whether a condition holds for the answers; a skipped question counts as its default or rules nothing out."""
    for question, wanted in when.items():
        given = answers.given(question) or library.questions[question].default
        if given and not set(given) & set(wanted):
            return False
    return True


def still_holds(plan: Plan, before: Case, after: Case) -> bool:
    """Tell whether the plan of a case is certainly the same after a change: no answer and no correction is concerned.

    Args:
        plan: The plan before.
        before: The case that it was made for.
        after: The same case, changed.
    """
    if before.answers != after.answers:
        return False
    for item_id in before.marks.keys() | after.marks.keys():
        old, new = before.mark(item_id), after.mark(item_id)
        if old is not new and old.state is not new.state:
            found = plan.find(item_id)
            if found is None or found[0].branch or found[1].stage is Stage.CORRECT:
                return False
    return True


def count_stages(plan: Plan, case: Case) -> dict[Stage, Counts]:
    """Count every stage of the plan."""
    touched = {item_id.rpartition("/")[0] for item_id in case.marks}
    counts = dict.fromkeys(Stage, Counts())
    for planned in plan.lists:
        # Most of many lists are untouched, and need no look at each item.
        own = count(case, planned.full_ids()) if planned.id in touched else Counts(applicable=len(planned.items))
        counts[planned.stage] += own
    return counts


def count_plan(plan: Plan, case: Case) -> Counts:
    """Count the whole plan."""
    return sum(count_stages(plan, case).values(), Counts())


def next_open(plan: Plan, case: Case, *, after: str = "") -> tuple[str, Item, PlannedList] | None:
    """Return the first item that can be worked on now: neither settled nor waiting nor left to a correction.

    Args:
        plan: The plan of the case.
        case: The case.
        after: Full id of the item to begin behind, to come round to it at last.
    """
    return next((entry for entry in plan.items_after(after) if case.state(entry[0]) is State.TODO), None)


def _list_applies(library: Library, checklist: Checklist, answers: Answers) -> bool:
    if checklist.reference or (checklist.for_channels and answers.channel not in checklist.for_channels):
        return False
    return applies(library, checklist.when, answers)


def _applying(library: Library, items: Items, answers: Answers) -> Items:
    if not uses(items, "when"):
        return items
    return tuple(item for item in items if applies(library, item.when, answers))


def _marked(case: Case) -> Mapping[str, set[State]]:
    """Return the states in which items of each list are; only lists with a mark are there."""
    found: dict[str, set[State]] = {}
    for item_id, mark in case.marks.items():
        found.setdefault(item_id.rpartition("/")[0], set()).add(mark.state)
    return found


def _correction_open(
    lists: list[PlannedList], checklist: Checklist, case: Case, marked: Mapping[str, set[State]]
) -> bool:
    # What is marked tells which lists to look into: most are not even read.
    opened = any(
        item.branch == checklist.id and case.state(f"{planned.id}/{item.id}") is State.PROBLEM
        for planned in lists
        if State.PROBLEM in marked.get(planned.id, ())
        for item in planned.items
    )
    if opened or checklist.id not in marked:
        return opened
    return any(case.state(f"{checklist.id}/{item.id}") is not State.TODO for item in checklist.items)
