"""Every test starts alike, whoever runs it and wherever: an empty home, a plain terminal, one moment in time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from hypothesis import settings

from checklists import paths
from tests.clock import frozen

# Continuous integration sets SHEBAO_EXAMPLES=thorough; a person who changes something waits less.
settings.register_profile("quick", deadline=None, max_examples=30)
settings.register_profile("thorough", deadline=None)
settings.load_profile(os.environ.get("SHEBAO_EXAMPLES", "quick"))

_PERSONAL = ("XDG_", "SHEBAO_LANG", "TEXTUAL", "LC_", "PYTHONIO")
_NAMES = frozenset(
    {"NO_COLOR", "COLORTERM", "COLUMNS", "LINES", "LANGUAGE", "BROWSER", "PAGER", "EDITOR", "TERM_PROGRAM"}
)


@pytest.fixture(autouse=True)
def _isolated(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in list(os.environ):
        if name in _NAMES or name.startswith(_PERSONAL):
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    nobody = {"SHEBAO_SYSTEM_PACKS": str(home / "no-packs"), "SHEBAO_SYSTEM_SETTINGS": str(home / "no-settings.toml")}
    monkeypatch.setattr(paths, "ADMINISTRATOR", nobody)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    umask = os.umask(0o022)
    yield
    os.umask(umask)


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that stands still at `tests.clock.NOW`."""
    return frozen
