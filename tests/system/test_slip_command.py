"""`export --format qr` on a terminal of 80 by 24: the terminal is asked how it draws, and a phone reads each page."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from checklists.case import Answers, Case
from checklists.paths import cases_folder
from checklists.store import Store
from tests.clock import NOW
from tests.codes_seen import needs_zbar, picture, read_codes, screen_of
from tests.system.ptys import TIMEOUT, Session, session

QUESTION = b"\x1b[6n"
NARROW, WIDE = "\x1b[1;2R", "\x1b[1;3R"
EXPORT = ("export", "妈妈", "--format", "qr", "--stage", "recheck")


def environ(home: Path) -> dict[str, str]:
    """Return what the command is to know of its surroundings."""
    return {"HOME": str(home), "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": str(home / ".config")}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a case of one pageful."""
    Store(cases_folder({"HOME": str(tmp_path)})).save(Case("k7q2", "妈妈", NOW, Answers(channel="hall-window"), at=NOW))
    return tmp_path


@pytest.fixture
def slip(home: Path) -> Iterator[Session]:
    """The command, running on a terminal."""
    with session("-m", "tui", *EXPORT, environ=environ(home)) as running:
        yield running


def wait_for_question(running: Session) -> None:
    """Read until the terminal is asked."""
    until = time.monotonic() + TIMEOUT
    while QUESTION not in running.raw:
        assert time.monotonic() < until, running.raw
        running.pump(0.05)


@needs_zbar
def test_a_terminal_that_draws_narrow_gets_small_cells_and_page_after_page(slip: Session, tmp_path: Path) -> None:
    pictures, numbers = [], []
    wait_for_question(slip)
    slip.type(NARROW)
    for page in (1, 2, 3):
        slip.wait_for(f"{page}/3 复查  回车")
        numbers.append(slip.text().splitlines()[-1].split()[0])
        pictures.append(picture(screen_of(slip.raw.replace(QUESTION, b""), (80, 24))))
        slip.type("\r")

    assert slip.exit_code() == 0
    assert [text.splitlines()[0] for text in read_codes(pictures, tmp_path)] == ["1/3 复查", "2/3 复查", "3/3 复查"]
    assert numbers == ["1/3", "2/3", "3/3"], "the number is in the last line, and the code above it whole"
    assert slip.modes_restored()


def test_a_page_is_called_by_its_number_and_zero_stops(slip: Session) -> None:
    wait_for_question(slip)
    slip.type(NARROW)
    slip.wait_for("1/3 复查  回车")
    slip.type("３\r")
    slip.wait_for("3/3 复查  回车")
    slip.type("1\r")
    slip.wait_for("1/3 复查  回车")
    slip.type("0\r")

    assert slip.exit_code() == 0


@pytest.mark.parametrize(("answer", "advised"), [(WIDE, False), ("", True)], ids=["wide", "silent"])
def test_where_small_cells_may_be_skewed_the_text_is_printed(slip: Session, answer: str, advised: bool) -> None:
    wait_for_question(slip)
    slip.type(answer)

    assert slip.exit_code() == 0
    assert "3/3 复查" in slip.text()
    assert "66 列 34 行" in slip.text()
    assert ("settings.toml" in slip.text()) is advised
    assert slip.modes_restored()


def then(home: Path, *, before: str, after: str) -> AbstractContextManager[Session]:
    """Have a process of its own ask for a slip, and something done in it before and after.

    Args:
        home: The home with the case.
        before: Statements that run first.
        after: What is printed behind `then` once the command has ended.
    """
    run = "try: runpy.run_module('tui', run_name='__main__')"
    script = ["import os, runpy, select, signal, sys", f"sys.argv = ['shebao', *{EXPORT}]", before, run]
    return session("-c", "\n".join([*script, f"except SystemExit: print('then', {after})"]), environ=environ(home))


def test_half_a_line_typed_ahead_is_left_for_whoever_reads_next(home: Path) -> None:
    # The program starts once it is told that half a line was typed, and what reads after it gets that half.
    before = """\
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
print('ready', flush=True)
signal.sigwait([signal.SIGUSR1])"""
    with then(home, before=before, after="os.read(0, 100)") as running:
        running.wait_for("ready")
        running.type("half")
        running.wait_for("half")
        running.process.send_signal(signal.SIGUSR1)
        running.wait_for("then b'half'")

    assert QUESTION not in running.raw


def test_what_was_typed_ahead_is_left_for_whoever_reads_next(home: Path) -> None:
    # The program starts once a line is waiting, and what reads after it gets that line.
    with then(home, before="select.select([0], [], [])", after="input()") as running:
        running.type("next\r")
        running.wait_for("then next")

    assert QUESTION not in running.raw
