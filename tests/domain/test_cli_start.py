"""How a command starts and ends: quickly, and never with a traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checklists.errors import BusyError, ContentError, Problem, SaveError
from checklists.store import Store
from checklists.text import same
from tests.domain.cli_library import ID_CARD
from tests.domain.cli_world import Shebao
from tests.domain.example_pack import write_pack
from tui.cli.context import Context

PROGRAM = """
import sys
from pathlib import Path
from checklists import packs
from tui.cli import run

packs.load_library.__defaults__ = (Path(sys.argv[1]),)
code = run(sys.argv[2:])
loaded = [name for name in ("textual", "rich", "pydantic") if name in sys.modules]
print(code, *loaded, file=sys.stderr)
sys.exit(code)
"""
"""Runs a command on the pack of the first argument; its last words are the exit code and the large packages loaded."""


def fresh(home: Path, *argv: str, stdout: int = subprocess.PIPE, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in an interpreter of its own."""
    environ = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **environ}
    command = [sys.executable, "-c", PROGRAM, str(home / "pack"), *argv]
    return subprocess.run(
        command, env=environ, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, check=False
    )


def last_words(ran: subprocess.CompletedProcess[bytes]) -> str:
    """Return the last line on standard error."""
    return ran.stderr.decode().splitlines()[-1]


@pytest.fixture(scope="module")
def used_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a case in it and the content compiled."""
    home = tmp_path_factory.mktemp("home", numbered=True)
    write_pack(home / "pack")
    assert last_words(fresh(home, "new", "我", "--channel", "hall")) == "0 pydantic"
    return home


@pytest.mark.parametrize(
    "argv",
    [
        ["--version"],
        ["cases"],
        ["list"],
        ["list", "我"],
        ["show", "hall"],
        ["status", "我"],
        ["guide", "hall#steps"],
        ["mark", "我", "check-record/months"],
        ["export", "我"],
    ],
    ids=" ".join,
)
def test_a_command_imports_nothing_large(used_home: Path, argv: list[str]) -> None:
    assert last_words(fresh(used_home, *argv)) == "0"


def test_an_interrupted_command_ends_with_130(mother: Shebao, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(self: Context, wanted: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Context, "case", interrupt)

    assert mother("status", "妈妈").code == 130


@pytest.mark.parametrize(("error", "code"), [(BusyError(same("busy")), 4), (SaveError(same("full")), 1)])
def test_a_save_that_fails_is_told_and_nothing_is_claimed(
    mother: Shebao, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int
) -> None:
    def refuse(self: Store, case: object) -> None:
        raise error

    monkeypatch.setattr(Store, "save", refuse)

    ran = mother("mark", "妈妈", ID_CARD)

    assert (ran.code, ran.out, ran.err) == (code, "", f"{error}\n")


def test_faulty_content_is_told_fault_by_fault(shebao: Shebao, monkeypatch: pytest.MonkeyPatch) -> None:
    faults = tuple(Problem(f"{name}.toml", "x", same("wrong")) for name in ("a", "b"))

    def load(*_: object, **__: object) -> None:
        raise ContentError(same("2 faults"), faults)

    monkeypatch.setattr("checklists.packs.load_library", load)

    ran = shebao("list")

    assert ran.code == 3
    assert ran.err == "2 faults\na.toml: x: wrong\nb.toml: x: wrong\n"


def test_a_reader_that_leaves_early_is_no_error(used_home: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = fresh(used_home, "guide", "hall", stdout=writing)
    finally:
        os.close(writing)

    assert (ran.returncode, ran.stderr) == (0, b"0\n")


def test_a_full_disk_is_told_in_words(used_home: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = fresh(used_home, "guide", "hall", stdout=full.fileno())

    assert ran.returncode == 1
    assert os.strerror(errno.ENOSPC) in ran.stderr.decode()
    assert b"Traceback" not in ran.stderr


def test_a_locale_without_chinese_does_not_end_the_program(used_home: Path) -> None:
    ran = fresh(used_home, "list", PYTHONIOENCODING="ascii")

    assert ran.returncode == 0
    assert b"check-record" in ran.stdout
