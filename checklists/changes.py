"""What a local pack may say about a list that is there already: entries to add, or to put in the place of others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from checklists.model import STRICT, Channel, Checklist, Entry, Item, Region, RegionEntry, RegionNote, Section
from checklists.records import dataclass

Whole = Checklist | Channel | Region


@dataclass(frozen=True, slots=True)
class ChecklistChange:
    """A pack's file for a checklist that is there already."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    WHOLE: ClassVar[type[Whole]] = Checklist

    id: str
    items: tuple[Item, ...]
    reviewed: date | None = None
    """When these items were last checked, if not with the pack."""


@dataclass(frozen=True, slots=True)
class ChannelChange:
    """A pack's file for a channel that is there already."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    WHOLE: ClassVar[type[Whole]] = Channel

    id: str
    entries: tuple[Entry, ...] = ()
    guide: tuple[Section, ...] = ()
    """Only the sections that change, and of them only what changes."""
    reviewed: date | None = None
    """When this was last checked, if not with the pack."""


@dataclass(frozen=True, slots=True)
class RegionChange:
    """A pack's file for a region that is there already."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    WHOLE: ClassVar[type[Whole]] = Region

    id: str
    entries: tuple[RegionEntry, ...] = ()
    notes: tuple[RegionNote, ...] = ()
    reviewed: date | None = None
    """When this was last checked, if not with the pack."""
