"""What a command works with: language, clock, content and cases, each loaded when it is first asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from checklists.settings import Settings
from checklists.text import Lang
from tui.cli.output import Output

if TYPE_CHECKING:
    from checklists.case import Case
    from checklists.formats.document import Sheet
    from checklists.formats.wording import Wording
    from checklists.library import Library
    from checklists.plan import Plan
    from checklists.store import Store


class Context:
    """One run of one command."""

    def __init__(self, out: Output, settings: Settings, clock: Callable[[], datetime]) -> None:
        """Keep what every command needs.

        Args:
            out: Where it prints, and in which language.
            settings: What the person settled once for all cases.
            clock: Returns the present moment, aware of its time zone.
        """
        self.out = out
        self.settings = settings
        self.clock = clock

    @property
    def lang(self) -> Lang:
        """The language of everything printed."""
        return self.out.lang

    @property
    def today(self) -> date:
        """The present day."""
        return self.clock().date()

    @cached_property
    def library(self) -> Library:
        """The content."""
        from checklists.packs import load_library
        from checklists.paths import cache_file

        return load_library(cache=cache_file(os.environ))

    @cached_property
    def store(self) -> Store:
        """The cases on disk."""
        from checklists.paths import cases_folder
        from checklists.store import Store

        return Store(cases_folder(os.environ))

    def case(self, wanted: str) -> Case:
        """Return a case by id or nickname."""
        return self.store.find(wanted)

    @cached_property
    def wording(self) -> Wording:
        """The content in words, as they read today."""
        from checklists.formats.wording import Wording

        return Wording(self.library, self.lang, self.today)

    def plan(self, case: Case) -> Plan:
        """Return what applies to a case."""
        from checklists.plan import make_plan

        return make_plan(self.library, case)

    def sheet(self, case: Case) -> Sheet:
        """Return a case in words, as it stands today."""
        from checklists.formats.sheet import make_sheet

        return make_sheet(self.library, case, self.plan(case), self.lang, self.today)
