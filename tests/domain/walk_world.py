"""The dialogue with scripted answers: what was said, how it ended, and the case on disk afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from checklists.case import Answers, Case
from checklists.library import Library
from checklists.memory import MemoryStore
from checklists.policy import ORDINARY, Policy
from checklists.settings import Settings
from checklists.store import Store
from checklists.text import Lang
from tests.clock import NOW, frozen
from tests.domain.cli_library import small_library
from tui.session import Session
from tui.walk.dialogue import Dialogue
from tui.walk.talk import Talk
from tui.walk.walk import walk

AT_WINDOW = Answers(topics=("medical-account",), channel="hall-window")


@dataclass(frozen=True)
class Walked:
    """What a dialogue came to."""

    code: int
    said: str

    @property
    def prompts(self) -> list[str]:
        """Which item was asked about each time: `3/7 核对`."""
        return re.findall(r"^(\d+/\d+ \w+)[，,]", self.said, re.MULTILINE)


class Walks:
    """A home with a store, in which dialogues take place."""

    def __init__(self, home: Path, library: Library | None = None) -> None:
        self.home = home
        self.library = library or small_library()
        self.store = Store(home / "cases")
        self.said: list[str] = []
        """What the present dialogue has said so far."""

    def add(self, name: str = "妈妈", answers: Answers = AT_WINDOW, case_id: str = "k7q2") -> Case:
        """Save a case without any mark."""
        return self.store.save(Case(case_id, name, NOW, answers, at=NOW))

    def case(self, case_id: str = "k7q2") -> Case:
        """Return a case as it is on disk."""
        return Store(self.home / "cases").load(case_id)

    def session(self, lang: Lang = "zh", policy: Policy = ORDINARY) -> Session:
        """Return a session of its own; a guest's begins without a case."""
        store = MemoryStore() if policy.guest else self.store
        return Session(self.library, store, Settings(), self.home / "settings.toml", lang, frozen, policy)

    def __call__(self, *answers: str, case: str = "", lang: Lang = "zh", width: int = 200) -> Walked:
        """Walk with these answers; after the last there is no more input."""
        return self.walk(self.session(lang), answers, case, width=width)

    def walk(self, session: Session, answers: Iterable[str], case: str = "", *, width: int = 200) -> Walked:
        """Walk in a session; `answers` may do things between two questions."""
        said = self.said = []
        coming = iter(answers)

        def read() -> str | None:
            answer = next(coming, None)
            if answer is not None:
                said.append(f"{answer}\n")
            return answer

        code = walk(Dialogue(session, Talk(session.lang, read, said.append, width)), case)
        return Walked(code, "".join(said))
