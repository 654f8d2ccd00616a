"""The cases of a file as they come up while it is read, item by item."""

from __future__ import annotations

from dataclasses import dataclass, field

from checklists.formats.cells import Faults
from checklists.text import Text
from checklists.told import Told, ToldCase


@dataclass(slots=True)
class _Draft:
    name: str = ""
    items: dict[str, tuple[int, Told]] = field(default_factory=dict)


class Drafts:
    """Collects what a file says of each case."""

    def __init__(self, faults: Faults) -> None:
        """Start without a case.

        Args:
            faults: Takes what is said twice.
        """
        self._faults = faults
        self._drafts: dict[str, _Draft] = {}
        self._open: _Draft | None = None
        self._homeless = False
        """Whether it has been said that items belong to no case; once is enough."""

    def open(self, case_id: str, name: str) -> None:
        """Go on with a case, which may have come up before.

        Args:
            case_id: Its id.
            name: What it is called; the first name that is not empty counts.
        """
        self._open = self._drafts.setdefault(case_id, _Draft())
        self._open.name = self._open.name or name

    def add(self, line: int, item_id: str, told: Told) -> None:
        """Take what the open case says about an item; saying the same twice does no harm."""
        if self._open is None:
            if not self._homeless:
                self._faults.add(line, item_id, _NO_CASE)
            self._homeless = True
            return
        before = self._open.items.setdefault(item_id, (line, told))
        if before[1] != told:
            self._faults.add(line, item_id, _TWICE.format(line=before[0]))

    def cases(self) -> tuple[ToldCase, ...]:
        """Return the cases in the order in which they came up."""
        return tuple(
            ToldCase(case_id, draft.name or case_id, {item_id: told for item_id, (_, told) in draft.items.items()})
            for case_id, draft in self._drafts.items()
        )


_NO_CASE = Text(
    "不知道是哪份档案的：前面要有一行写着 <!-- case 档案编号 -->",
    "belongs to no case: a line before it must say <!-- case ID -->",
)
_TWICE = Text("第 {line} 行已经写过，两处不一样：请留一处", "was on line {line} already and says otherwise: keep one")
