"""What a command works with: language, clock, content and cases, each loaded when it is first asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from checklists.policy import ORDINARY, Policy
from checklists.settings import Settings
from checklists.text import Lang, Text, clean
from tui.cli.output import Output

if TYPE_CHECKING:
    from checklists.case import Case
    from checklists.case_store import CaseStore
    from checklists.errors import CaseError
    from checklists.formats.document import Sheet, Summary
    from checklists.formats.wording import Wording
    from checklists.library import Library
    from checklists.local_packs import Refused
    from checklists.plan import Plan


class Context:
    """One run of one command."""

    def __init__(
        self,
        out: Output,
        settings: Settings,
        clock: Callable[[], datetime],
        packs: Sequence[str] = (),
        policy: Policy = ORDINARY,
        *,
        stock_driver: bool = False,
    ) -> None:
        """Keep what every command needs.

        Args:
            out: Where it prints, and in which language.
            settings: What the person settled once for all cases.
            clock: Returns the present moment, aware of its time zone.
            packs: Folders of local packs that were named with the command.
            policy: What the machine demands.
            stock_driver: Draw the full screen as Textual does by itself.
        """
        self.out = out
        self.settings = settings
        self.clock = clock
        self.policy = policy
        self.stock_driver = stock_driver
        self._packs = packs
        self.recovered: list[Text] = []
        """What to say about changes that an earlier session could not save; known once the cases were asked for."""

    @property
    def lang(self) -> Lang:
        """The language of everything printed."""
        return self.out.lang

    @property
    def today(self) -> date:
        """The present day."""
        return self.clock().date()

    @cached_property
    def pack_folders(self) -> tuple[Path, ...]:
        """The folders of all local packs: the administrator's, those of the settings, those named with the command."""
        from checklists import paths
        from checklists.pack_files import find_packs

        return find_packs(paths.system_packs(paths.ADMINISTRATOR), self.settings.packs, self._packs)

    @cached_property
    def content(self) -> tuple[Library, tuple[Refused, ...]]:
        """The content with the local packs laid over it, and the packs that are not used."""
        from checklists.local_packs import load_content
        from checklists.paths import cache_file

        return load_content(self.pack_folders, cache=cache_file(os.environ), keep=not self.policy.guest)

    @cached_property
    def library(self) -> Library:
        """The content; what is wrong with a local pack is said when it is first asked for."""
        library, refused = self.content
        for pack in refused:
            self.out.message(pack.message)
        return library

    @cached_property
    def store(self) -> CaseStore:
        """The cases on disk.

        Raises:
            UsageError: The session is a guest's, to whom the cases kept here are closed.
        """
        from tui.cli.permission import check_cases

        check_cases(self.policy)
        from checklists.paths import cases_folder, pending_folder
        from checklists.store import Store

        pending = pending_folder(os.environ)
        store = Store(cases_folder(os.environ), pending=pending, aliases=self.library.aliases)
        for case in store.recovered:
            from tui.strings.cli import RECOVERED

            self.recovered.append(RECOVERED.format(name=clean(case.name)))
            self.out.message(self.recovered[-1])
        return store

    @cached_property
    def session_store(self) -> CaseStore:
        """The cases of a session in which a person stays: a guest's are in memory and go with the session."""
        if not self.policy.guest:
            return self.store
        from checklists.memory import MemoryStore

        return MemoryStore()

    def case(self, wanted: str) -> Case:
        """Return a case by id or nickname."""
        return self.store.find(wanted)

    def cases(self) -> tuple[list[Case], list[CaseError]]:
        """Return every case that can be read, and for each file that cannot, why."""
        return self.store.all()

    @cached_property
    def wording(self) -> Wording:
        """The content in words, as they read today."""
        from checklists.formats.wording import Wording

        return Wording(self.library, self.lang, self.today)

    def plan(self, case: Case) -> Plan:
        """Return what applies to a case."""
        from checklists.plan import make_plan

        return make_plan(self.library, case)

    def summary(self, case: Case, plan: Plan | None = None) -> Summary:
        """Return a case in a few words, as it stands today.

        Args:
            case: The case.
            plan: What applies to it; made anew if not given.
        """
        from checklists.formats.summary import make_summary

        return make_summary(self.wording, case, plan or self.plan(case))

    def sheet(self, case: Case) -> Sheet:
        """Return a case in words, as it stands today."""
        from checklists.formats.sheet import make_sheet

        return make_sheet(self.library, case, self.plan(case), self.lang, self.today)
