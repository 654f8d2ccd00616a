"""What two sessions on one case should end with: a model that knows every action, and what its session had seen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from checklists.case import Answers, Case, Mark, State
from checklists.history import History, Op, Step
from checklists.notes import parts

Said = tuple[State, str, date | None]
"""What one register says: the state, with its reason or its day."""


@dataclass
class Model:
    """The actions of both sessions in the order in which they happened, and what has to come of them."""

    name: str
    answers: Answers
    states: dict[str, Said] = field(default_factory=dict)
    live: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Item -> texts that somebody wrote and nobody who saw them took out again."""
    perhaps: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Item -> texts that undo or redo brought back; whether another session had seen them go is not followed."""
    log: list[tuple[Op, Step]] = field(default_factory=list)
    """What the undo journal should hold."""

    def state(self, item: str, mark: Mark) -> None:
        """Somebody set a state."""
        self.states[item] = _said(mark)

    def note(self, item: str, seen: str, text: str) -> None:
        """Somebody wrote a note over one that they saw."""
        self.live[item] -= set(parts(seen))
        self.live[item] |= set(parts(text))

    def back(self, step: Step, before: Mark, after: Mark) -> None:
        """Somebody undid or did again."""
        if _said(before) != _said(after):
            self.state(step.item_id, after)
        if before.note != after.note:
            self.live[step.item_id] -= set(parts(before.note))
            self.perhaps[step.item_id] |= set(parts(after.note))

    def history(self) -> History:
        """Return what a session that opens the case now can undo and redo."""
        history = History()
        for op, step in self.log:
            history = history.replay(op, step)
        return history

    def faults(self, case: Case, whose: str) -> list[str]:
        """Return in what a case differs, in words."""
        found = [
            f"{whose}: {item} is {_said(case.mark(item))}, not {said}"
            for item, said in self.states.items()
            if _said(case.mark(item)) != said
        ]
        for item in sorted({*self.live, *case.marks}):
            texts, live = set(parts(case.mark(item).note)), self.live[item]
            if lost := live - texts:
                found.append(f"{whose}: the note of {item} lost {sorted(lost)}")
            if more := texts - live - self.perhaps[item]:
                found.append(f"{whose}: the note of {item} has {sorted(more)} again")
        if (case.name, case.answers) != (self.name, self.answers):
            found.append(f"{whose}: name and answers are {case.name}, {case.answers}, not {self.name}, {self.answers}")
        return found


def _said(mark: Mark) -> Said:
    return (mark.state, mark.reason, mark.until)
