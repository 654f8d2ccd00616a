"""Undo and redo: what was done to a case, step by step, and back; pure."""

from __future__ import annotations

from enum import StrEnum

from checklists.case import Case, Mark
from checklists.errors import ShebaoError, UsageError
from checklists.records import dataclass, replace
from checklists.text import Text, clean

CAP = 500
"""Steps kept."""


class Op(StrEnum):
    """What happened to a step."""

    PUSH = "push"
    """It was done."""
    UNDO = "undo"
    REDO = "redo"
    DROP = "drop"
    """It was given up, because the item was changed elsewhere."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change to one item; its marks are what is said, without times."""

    item_id: str
    before: Mark
    after: Mark

    def __post_init__(self) -> None:
        """Keep of the marks what a step goes back to."""
        object.__setattr__(self, "before", content(self.before))
        object.__setattr__(self, "after", content(self.after))


class StaleError(ShebaoError):
    """A step cannot be undone or redone, because its item was changed since, by another session or by hand."""

    def __init__(self, step: Step, history: History) -> None:
        """Keep what was refused.

        Args:
            step: The step.
            history: The history without it, for going on.
        """
        super().__init__(_STALE.format(item=clean(step.item_id)))
        self.step = step
        self.history = history


@dataclass(frozen=True, slots=True)
class History:
    """The steps of one case."""

    done: tuple[Step, ...] = ()
    """What can be undone, the latest last."""
    undone: tuple[Step, ...] = ()
    """What can be redone, the next one last."""

    def push(self, step: Step) -> History:
        """Return the history after a step was done; a step that changes nothing is none."""
        if step.before == step.after:
            return self
        return History((*self.done, step)[-CAP:])

    def undo(self, case: Case) -> tuple[History, Step]:
        """Return the history after one step back, and the step; the case is to get `step.before` with `case.restore`.

        Args:
            case: The case as it is.

        Raises:
            UsageError: There is nothing to undo.
            StaleError: The item was changed since.
        """
        if not self.done:
            raise UsageError(_NOTHING_TO_UNDO)
        *rest, step = self.done
        if content(case.mark(step.item_id)) != step.after:
            raise StaleError(step, replace(self, done=tuple(rest)))
        return History(tuple(rest), (*self.undone, step)), step

    def redo(self, case: Case) -> tuple[History, Step]:
        """Return the history after one step forth again, and the step; the case is to get `step.after`.

        Args:
            case: The case as it is.

        Raises:
            UsageError: There is nothing to redo.
            StaleError: The item was changed since.
        """
        if not self.undone:
            raise UsageError(_NOTHING_TO_REDO)
        *rest, step = self.undone
        if content(case.mark(step.item_id)) != step.before:
            raise StaleError(step, replace(self, undone=tuple(rest)))
        return History((*self.done, step), tuple(rest)), step

    def replay(self, op: Op, step: Step) -> History:
        """Return the history after what was recorded; several sessions may have recorded in turn."""
        match op:
            case Op.PUSH:
                return self.push(step)
            case Op.UNDO if step in self.done:
                return History(_without(self.done, step), (*self.undone, step))
            case Op.REDO if step in self.undone:
                return History((*self.done, step), _without(self.undone, step))
            case Op.DROP:
                return History(_without(self.done, step), _without(self.undone, step))
        return self


def content(mark: Mark) -> Mark:
    """Return what a mark says, without times and without what this version does not know."""
    return Mark(mark.state, None, clean(mark.reason), mark.until, clean(mark.note, lines=True))


def _without(steps: tuple[Step, ...], step: Step) -> tuple[Step, ...]:
    """Return the steps without the last one that is like this one."""
    if step not in steps:
        return steps
    at = len(steps) - 1 - steps[::-1].index(step)
    return steps[:at] + steps[at + 1 :]


_STALE = Text(
    "{item} 后来又改过（在另一个窗口，或直接改了文件），这一步不再撤销或重做",
    "{item} has been changed since, in another session or by hand, so this step is left alone",
)
_NOTHING_TO_UNDO = Text("没有可以撤销的了", "There is nothing to undo")
_NOTHING_TO_REDO = Text("没有可以重做的了", "There is nothing to redo")
