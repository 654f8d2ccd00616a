"""News of saving: what the saver tells, and what it changes for who has a case open."""

from __future__ import annotations

from datetime import datetime

from checklists.errors import ShebaoError
from checklists.records import dataclass


@dataclass(frozen=True, slots=True)
class News:
    """What happened to a case, told on the saver's thread; the case itself is asked for with `Saver.view`."""

    case_id: str
    saved: bool = False
    """Whether a save of ours is durable now; otherwise another session's version was read, or something failed."""
    failure: ShebaoError | None = None
    """Why it could not be saved."""
    gone: bool = False
    """Whether another session deleted it."""


class Saved:
    """What is known about saving."""

    at: datetime | None = None
    """When the last save became durable."""
    failure: ShebaoError | None = None
    """Why the last one did not."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What news changed for the screen."""

    items: frozenset[str] = frozenset()
    """Full ids of the items of the open case that look different now."""
    foreign: bool = False
    """Whether another session changed the case."""
    joined: tuple[str, ...] = ()
    """Full ids of the items whose note another session wrote at the same time; both texts are in it."""
    gone: bool = False
    """Whether another session deleted the case."""
