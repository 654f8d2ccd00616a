"""What the tests of the command line start from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checklists import packs
from checklists.library import Library
from tests.domain.cli_library import small_library
from tests.domain.cli_world import Shebao
from tests.domain.example_pack import write_pack


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with nothing in it, and none of the variables that would lead elsewhere."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "SHEBAO_LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def shebao(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shebao:
    """The command line with the small library as its bundled content."""
    real: Callable[..., Library] = packs.load_library

    def load(folder: Path = packs.BUNDLED, *, cache: Path | None = None, keep: bool = True) -> Library:
        return small_library() if folder == packs.BUNDLED else real(folder, cache=cache, keep=keep)

    monkeypatch.setattr(packs, "load_library", load)
    return Shebao(capsys, monkeypatch)


@pytest.fixture(scope="session")
def small_bundle(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Library]:
    """The folder of a small content and what it holds."""
    folder = write_pack(tmp_path_factory.mktemp("bundled"))
    return folder, packs.load_library(folder)


@pytest.fixture
def bundled(small_bundle: tuple[Path, Library], monkeypatch: pytest.MonkeyPatch) -> Library:
    """The small content, which from now on is the bundled one."""
    real: Callable[..., Library] = packs.load_library
    small, held = small_bundle

    def load(folder: Path = small, *, cache: Path | None = None, keep: bool = True) -> Library:
        return held if folder == small and cache is None else real(folder, cache=cache)

    monkeypatch.setattr(packs, "BUNDLED", small)
    monkeypatch.setattr(packs, "load_library", load)
    return held


@pytest.fixture
def mother(shebao: Shebao) -> Shebao:
    """The command line with one case in its home: 妈妈, at the window, by proxy."""
    shebao.ok("new", "妈妈", "--channel", "hall-window", "--topic", "medical-account", "--for", "proxy")
    return shebao
