"""The app as tests drive it: real content, a real store in a temporary folder, a frozen clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from textual import _wait

from checklists.case import Answers, Case
from checklists.library import Library
from checklists.memory import MemoryStore
from checklists.policy import Policy
from checklists.settings import Settings
from checklists.store import Store
from checklists.text import Lang
from tests.content import bundled
from tui.app import ShebaoApp, make_app
from tui.widgets.row_list import RowList

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=timezone(timedelta(hours=8)))

MakeApp = Callable[..., ShebaoApp]
MakeGuest = Callable[..., ShebaoApp]

GUEST, KIOSK = Policy(guest=True), Policy(kiosk=True)


@pytest.fixture(autouse=True)
def _looks_often_whether_the_app_is_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot sleeps 20 ms at least, several times for each key; the share of it that counts as idle stays."""
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 1 / 200)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", 1 / 200 / 20)


@pytest.fixture(autouse=True)
def _no_key_is_held_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests press keys as fast as they can, but each for itself."""
    monkeypatch.setattr(RowList, "REST", 0.0)


@pytest.fixture(scope="session")
def library() -> Library:
    return bundled()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cases", pending=tmp_path / "runtime" / "shebao")


@pytest.fixture
def case(store: Store) -> Case:
    """A case at the counter, about pension contributions and the medical account."""
    answers = Answers(
        topics=("pension-contributions", "medical-account"),
        channel="hall-window",
        for_whom="self",
        status="employee",
        region="sc",
    )
    return store.save(Case("k7q2", "妈妈", NOW, answers, at=NOW))


@pytest.fixture
def app_for(library: Library, store: Store, tmp_path: Path) -> MakeApp:
    """Return a function that makes the app on the same store, as a later session would."""

    def make(
        case_id: str = "", *, lang: Lang = "zh", settings: Settings | None = None, now: datetime = NOW
    ) -> ShebaoApp:
        return make_app(
            library=library,
            store=store,
            settings=settings or Settings(),
            settings_file=tmp_path / "config" / "settings.toml",
            lang=lang,
            case_id=case_id,
            clock=lambda: now,
        )

    return make


@pytest.fixture
def guest(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeGuest:
    """Return a function that makes a guest's app with one case at the counter; the current folder is empty."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def make(policy: Policy = GUEST, *, lang: Lang = "zh", cases: tuple[str, ...] = ("妈妈",)) -> ShebaoApp:
        store = MemoryStore()
        for number, name in enumerate(cases):
            store.save(Case(f"k7q{number}", name, NOW, Answers(channel="hall-window"), at=NOW))
        return make_app(
            library=library,
            store=store,
            settings=Settings(),
            settings_file=tmp_path / "config" / "settings.toml",
            lang=lang,
            clock=lambda: NOW,
            policy=policy,
        )

    return make
