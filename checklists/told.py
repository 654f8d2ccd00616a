"""What a file says of a case that it does not hold whole: item by item, beside what it said when it was exported.

A check of a few letters goes out with every state and note. On the way back it tells what somebody has written into the
file from what merely stayed in it, so that an old file takes back nothing that was recorded here since.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from checklists.case import Case, Mark, State, tick_after
from checklists.digests import sha256
from checklists.records import dataclass, replace

_CHECK = 8
"""Letters of a check. Letters alone, for a spreadsheet takes digits for a number and changes them."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says about one item. `None` for state, reason or note: it has no place for it."""

    state: State | None = None
    reason: str | None = None
    until: date | None = None
    at: datetime | None = None
    """When the state was recorded, as the file was exported."""
    check: str = ""
    """The check of the state as it was exported; empty: nothing had been recorded."""
    note: str | None = None
    note_at: datetime | None = None
    note_check: str = ""

    @property
    def state_kept(self) -> bool:
        """Whether the state is as it was exported."""
        return self.state is None or self.check == state_check(self.state, self.reason or "", self.until)

    @property
    def note_kept(self) -> bool:
        """Whether the note is as it was exported."""
        return self.note is None or self.note_check == note_check(self.note)


@dataclass(frozen=True, slots=True)
class ToldCase:
    """What a file says about one case."""

    id: str
    name: str
    """What the case is called; counts only where there is no such case yet."""
    items: Mapping[str, Told]
    """By full item id."""

    def with_current_ids(self, aliases: Mapping[str, str]) -> ToldCase:
        """Return the same under the ids that the items have now; what is said under a present id counts.

        Args:
            aliases: Earlier full item id -> present one.
        """
        earlier = {aliases[item_id]: told for item_id, told in self.items.items() if item_id in aliases}
        present = {item_id: told for item_id, told in self.items.items() if item_id not in aliases}
        return replace(self, items={**earlier, **present})

    def onto(self, mine: Case | None, now: datetime) -> Case:
        """Return the copy of the case that the file amounts to, to be merged with the one that is here.

        What stayed as it was exported keeps its time; what was written into the file since is a change made now; what
        the file does not say is as it is here.

        Args:
            mine: The copy that is here; nothing if the case is new.
            now: The wall clock, aware of its time zone.
        """
        base = mine or Case(self.id, self.name, created=now)
        exported = {item_id: _as_exported(told, base.mark(item_id)) for item_id, told in self.items.items()}
        copy = replace(base, marks={**base.marks, **exported})
        at = max(tick_after(base, now), tick_after(copy, now))
        marks = {
            item_id: _edited(told, exported[item_id], base.mark(item_id), at) for item_id, told in self.items.items()
        }
        # An item of which nothing is known leaves no trace.
        marks = {item_id: mark for item_id, mark in marks.items() if item_id in base.marks or mark != Mark()}
        return replace(base, marks={**base.marks, **marks})


def state_check(state: State, reason: str, until: date | None) -> str:
    """Return the check of a state with its reason and date, empty for what an untouched item says."""
    untouched = state is State.TODO and not reason and until is None
    return "" if untouched else _letters(state, reason, until.isoformat() if until else "")


def note_check(note: str) -> str:
    """Return the check of a note, empty for no note."""
    return _letters(note) if note else ""


def _as_exported(told: Told, mark: Mark) -> Mark:
    """Return a mark with what stayed as it was exported, unless that is what the mark has already."""
    if told.state is not None and told.state_kept:
        untouched = mark.at is None and not state_check(mark.state, mark.reason, mark.until)
        if _says_more(told.check, told.at, mark.at, untouched=untouched):
            mark = replace(mark, state=told.state, reason=told.reason or "", until=told.until, at=told.at)
    if told.note is not None and told.note_kept:
        untouched = mark.note_at is None and not mark.note
        if _says_more(told.note_check, told.note_at, mark.note_at, untouched=untouched):
            mark = replace(mark, note=told.note, note_at=told.note_at)
    return mark


def _says_more(check: str, at: datetime | None, mine: datetime | None, *, untouched: bool) -> bool:
    """Tell whether something was recorded when the file was exported that is not what is recorded here.

    What has no time counts only where there is nothing.
    """
    return untouched and bool(check) if at is None else at != mine


def _edited(told: Told, mark: Mark, mine: Mark, at: datetime) -> Mark:
    """Return a mark with what was written into the file since its export, unless it says the same as mine."""
    if told.state is not None and not told.state_kept:
        reason = (mine.reason if told.reason is None else told.reason) if told.state is State.NA else ""
        until = told.until if told.state is State.WAITING else None
        if state_check(told.state, reason, until) != state_check(mine.state, mine.reason, mine.until):
            mark = replace(mark, state=told.state, reason=reason, until=until, at=at)
    if told.note is not None and not told.note_kept and note_check(told.note) != note_check(mine.note):
        mark = replace(mark, note=told.note, note_at=at)
    return mark


def _letters(*parts: str) -> str:
    # However a program breaks and indents the lines, the words are the same.
    words = "\0".join(" ".join(part.split()) for part in parts)
    return "".join(chr(ord("a") + byte % 26) for byte in sha256(words.encode()).digest()[:_CHECK])
