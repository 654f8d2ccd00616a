"""A case that counts: every save says the next number, so that whatever is lost shows."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from checklists.case import Case, State, set_note, set_state
from checklists.errors import ShebaoError
from checklists.formats.toml import parse
from checklists.store import Store

ITEMS = 40
CASE = Case("k7q2", "妈妈", datetime(2026, 11, 21, 9, 0, tzinfo=UTC))


def item(number: int, writer: str = "torture") -> str:
    """Return the item that a number goes to."""
    return f"{writer}/{number % ITEMS}"


def state(number: int) -> State:
    """Return the state that goes with a number: each item is ticked and unticked in turn."""
    return State.TODO if number // ITEMS % 2 else State.DONE


def counted(case: Case, number: int, writer: str = "torture") -> Case:
    """Return the case with the next number in it."""
    now = datetime.now(UTC)
    ticked = set_state(case, item(number, writer), state(number), now=now)
    return set_note(ticked, item(number, writer), str(number), now=now)


def numbers(case: Case, writer: str = "torture") -> dict[str, int]:
    """Return item -> the last number that it holds."""
    return {each: int(mark.note) for each, mark in case.marks.items() if each.startswith(f"{writer}/")}


def faults(folder: Path, saved: int, writer: str = "torture") -> list[str]:
    """Return what is wrong with the case on disk, as a fresh session finds it.

    Args:
        folder: Where it is.
        saved: The number up to which everything was acknowledged; -1 if nothing was.
        writer: Whose numbers.
    """
    try:
        return _faults_of_numbers(folder, saved, writer)
    except ShebaoError as error:
        return [f"a fresh session is told: {error}"]


def _faults_of_numbers(folder: Path, saved: int, writer: str) -> list[str]:
    parsed = parse((folder / f"{CASE.id}.toml").read_bytes(), CASE.id)
    found = [] if parsed.sealed else ["the seal is broken"]
    case = Store(folder).load(CASE.id)
    held = numbers(case, writer)
    for number in range(max(0, saved + 1 - ITEMS), saved + 1):
        name = item(number, writer)
        if held.get(name, -1) < number:
            found.append(f"{name} holds {held.get(name)}, but {number} was acknowledged")
        elif case.state(name) is not state(held[name]):
            found.append(f"{name} is {case.state(name)} at {held[name]}")
    return found


def drafts(folder: Path) -> list[str]:
    """Return what is still half-written in a folder after a session was started there, in words."""
    Store(folder)
    return [f"{each.name} was left behind" for each in folder.glob("*.tmp")] if folder.exists() else []


def last_number(told: bytes) -> int:
    """Return the last number that was acknowledged whole, -1 if none was."""
    *whole, _ = told.split(b"\n")
    return int(whole[-1]) if whole else -1
