"""What the terminal shows of the real app: the same through the driver of changed cells as without it."""

from __future__ import annotations

import os
import shutil
import signal
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pyte
import pytest

from checklists.case import Answers, Case
from checklists.paths import cases_folder
from checklists.store import Store
from tests.clock import NOW
from tests.system.ptys import TIMEOUT, Session, session
from tests.wire.emulators import Emulator, Pyte, Tmux, differences

NAME = "妈妈"
UP, DOWN, LEFT, RIGHT = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C"
PAGE_UP, PAGE_DOWN, HOME, END, ESC = "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x1b"
CTRL_L, FOCUS_GAINED, FOCUS_LOST = "\x0c", "\x1b[I", "\x1b[O"
SHORT_WALK = (DOWN, DOWN, " ", END, PAGE_UP, "\r", RIGHT, ESC)
LONG_WALK = (
    *SHORT_WALK,
    *(HOME, PAGE_DOWN, *[DOWN] * 12, *[UP] * 12, LEFT, RIGHT, "f", " ", "u"),  # a case
    *("o", "备注“a”…①e\u0301", "\x13", "n", ESC, "w", ESC),  # its small windows
    *("a", DOWN, RIGHT, ESC, "e", ESC, "/", "社保", DOWN, ESC, "v", DOWN, RIGHT, ESC, "?", PAGE_DOWN, ESC),
    *("wide", DOWN, DOWN, " ", "small", DOWN, "usual", DOWN),
    *("s", DOWN, ESC, "\t", DOWN, ESC, "L", DOWN, "L", CTRL_L, ESC, DOWN, UP),  # other screens, and the home screen
)
SIZES = {"wide": (130, 40), "small": (60, 20), "usual": (80, 24)}
"""What stands in a walk for a change of the window."""
LOOKS = ("TERM=xterm-256color", "COLORTERM=truecolor", "TERM=linux", "NO_COLOR=1")
IN_TMUX = "tmux-256color"
"""What tmux is called. It colours erased cells as xterm does, but leaves them out of what it says is on the screen."""
FIRST = " > [ ] 带上办理人本人"
WHOLE_LINE = " 选渠道 [x]"
QUIET = 0.15
"""Seconds without output after which a key counts as answered; longer than a lone Esc takes to be one."""


@pytest.fixture(autouse=True)
def store() -> Store:
    """A store in the home of this test with one case at the counter."""
    store = Store(cases_folder(os.environ))
    store.save(Case("k7q2", NAME, NOW, Answers(channel="hall-window", for_whom="self"), at=NOW))
    return store


class Comparison:
    """The app in a terminal, and what it draws in two emulators: as Textual wrote it, and as it was sent."""

    def __init__(self, run: Session, copy: Path, plain: Emulator, wired: Emulator) -> None:
        self.run = run
        self.copy = copy
        self.plain = plain
        self.wired = wired
        self._drawn = [0, 0]

    def press(self, key: str) -> None:
        """Press a key and draw all that comes of it on both sides; every cell must be the same."""
        if key in SIZES:
            for side in (self.plain, self.wired, self.run):
                side.resize(*SIZES[key])
        else:
            self.run.type(key)
        until = time.monotonic() + TIMEOUT
        until_quiet(self.run)
        while differ := self._differences():
            until_quiet(self.run)
            assert time.monotonic() < until, f"{key!r}: {differ}"

    def _differences(self) -> list[str]:
        """Draw what came since the last time."""
        for index, (emulator, data) in enumerate(((self.plain, self.copy.read_bytes()), (self.wired, self.run.raw))):
            # A question about the cursor is for the program's own terminal to answer.
            emulator.feed(data[self._drawn[index] :].decode().replace("\x1b[6n", ""))
            self._drawn[index] = len(data)
        return differences(self.plain.picture(), self.wired.picture(), halves=True)


def compare(
    emulators: Sequence[Emulator], copy: Path, walk: Sequence[str], *options: str, environ: Mapping[str, str] = {}
) -> None:
    """Start the app in 80 columns and 24 lines, press keys, and compare what both emulators show after each."""
    program = ("-m", "tests.system.drawn_app", "copy", str(copy), "open", NAME, *options)
    with session(*program, environ=environ) as run:
        run.wait_for(NAME)
        comparison = Comparison(run, copy, *emulators)
        for key in walk:
            comparison.press(key)


def test_a_case_and_its_guide_look_alike_in_pyte(tmp_path: Path) -> None:
    compare((Pyte(80, 24), Pyte(80, 24)), tmp_path / "copy", SHORT_WALK)


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_every_screen_looks_alike_in_pyte(look: str, tmp_path: Path) -> None:
    environ = dict([look.split("=")])
    compare((Pyte(80, 24), Pyte(80, 24)), tmp_path / "copy", LONG_WALK, environ=environ)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
@pytest.mark.parametrize("look", [f"TERM={IN_TMUX}", *LOOKS[1:]])
def test_every_screen_looks_alike_in_tmux_in_english(look: str, tmp_path: Path) -> None:
    for name in ("plain", "wired"):
        (tmp_path / name).mkdir()
    environ = {"TERM": IN_TMUX} | dict([look.split("=")])
    with Tmux(tmp_path / "plain", 80, 24) as plain, Tmux(tmp_path / "wired", 80, 24) as wired:
        compare((plain, wired), tmp_path / "copy", LONG_WALK, "--lang", "en", environ=environ)


def open_case(*options: str, term: str = "xterm-256color") -> AbstractContextManager[Session]:
    return session("-m", "tui", "open", NAME, *options, environ={"TERM": term})


def sent_after(run: Session, action: Callable[[], object]) -> bytes:
    """Return what the terminal is sent because of an action, up to a pause."""
    until_quiet(run)
    before = len(run.raw)
    action()
    until_quiet(run)
    return run.raw[before:]


def until_quiet(run: Session) -> None:
    """Read until nothing more comes."""
    before = -1
    while len(run.raw) > before:
        before = len(run.raw)
        run.pump(QUIET)


@pytest.mark.parametrize(
    ("options", "term"),
    [
        (("--stock-driver",), "xterm-256color"),
        pytest.param((), "vt100", marks=pytest.mark.slow),
        pytest.param((), "some-new-terminal", marks=pytest.mark.slow),
    ],
)
def test_the_stock_driver_draws_where_it_is_asked_for_or_the_terminal_is_not_known(
    options: tuple[str, ...], term: str
) -> None:
    with open_case(*options, term=term) as run:
        run.wait_for(FIRST)
        assert b"\x1b[6n" not in run.raw
        assert WHOLE_LINE in run.text()
        run.type("q")
        assert run.exit_code() == 0
        assert run.modes_restored()


def test_a_fault_in_the_wire_is_said_once_and_the_work_goes_on(tmp_path: Path) -> None:
    with session("-m", "tests.system.drawn_app", "break", str(tmp_path / "now"), "open", NAME) as run:
        run.wait_for(FIRST)
        (tmp_path / "now").touch()
        run.type(" ")
        run.wait_for("IndexError")
        run.type(DOWN)
        run.wait_for(" > [ ] 外国人")
        text = run.text()
        assert text.count("IndexError") == 1
        assert " [x] 带上" in text
        run.type("q")
        assert run.exit_code() == 0
        assert run.modes_restored()


def test_only_what_changed_is_sent_unless_something_else_may_have_written_on_the_terminal() -> None:
    with open_case() as run:
        run.wait_for(FIRST)
        assert 0 < len(sent_after(run, lambda: run.type(DOWN))) < 1000
        assert sent_after(run, lambda: run.type(FOCUS_LOST)) == b""
        for action in (
            lambda: run.type(FOCUS_GAINED),
            lambda: run.type(CTRL_L),
            lambda: run.process.send_signal(signal.SIGWINCH),
        ):
            assert "[ ] 带上办理人本人" in shown(sent_after(run, action))


@pytest.mark.parametrize("number", [pytest.param(signal.SIGSTOP, marks=pytest.mark.slow), signal.SIGTSTP])
def test_a_stopped_app_takes_the_terminal_back(number: signal.Signals) -> None:
    with open_case() as run:
        run.wait_for(FIRST)
        run.process.send_signal(number)
        run.pump(0.3)
        ours, theirs = termios.tcgetattr(run.slave), run.modes_before
        termios.tcsetattr(run.slave, termios.TCSANOW, theirs)  # as a shell does
        anew = sent_after(run, lambda: run.process.send_signal(signal.SIGCONT))
        assert anew.startswith(b"\x1b[?1049h")
        assert FIRST in shown(anew)
        run.type(" ")
        run.wait_for("[x] 带上办理人本人")
        if number is signal.SIGSTOP:
            assert termios.tcgetattr(run.slave) == ours
        run.type("q")
        assert run.exit_code() == 0
        assert run.modes_restored()


def test_where_ambiguous_characters_are_wide_plain_ones_are_drawn(store: Store) -> None:
    store.save(Case("w3rd", "\u201c妈\u201d", NOW, Answers(), at=NOW))
    with session("-m", "tui") as run:
        run.wait_for("\u201c妈\u201d")
        run.type("\x1b[1;3R")  # how the terminal answers: after one character it is in the third column
        run.wait_for('"妈"')


def shown(data: bytes) -> str:
    """Return what a terminal shows that was sent nothing else."""
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(data)
    return "\n".join(screen.display)
