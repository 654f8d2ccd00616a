"""What a session leaves behind: a guest's nothing, however it ends; and no words of a person where others can look."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from checklists.case import Answers, Case
from checklists.store import Store
from tests.clock import NOW
from tests.system.ptys import ROOT, TIMEOUT, Session, session

NOTE = "secret4711"
FOLDERS = ("home", "data", "config", "cache", "state", "run", "tmp", "here")
MADE = "c\x1b[C\x1b[C\x1b[C\x1b[C\r"
"""Keys that make the case 「我」 without an answer, from the home screen."""
CRASHING = """
import sys
from tui.session import Session
def note(self, item_id, note):
    raise ValueError(f"cannot note {note}")
Session.note = note
from tui.__main__ import main
sys.exit(main(sys.argv[1:]))
"""

Listing = Mapping[str, tuple[object, ...]]


def listing(folder: Path) -> Listing:
    """Return everything below a folder: names, kinds, sizes, times and bytes."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found[str(path.relative_to(folder))] = (status.st_mode, status.st_size, status.st_mtime_ns, status.st_ino, data)
    return found


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A folder with all that a session could write to; in its home a case that is kept, and settings."""
    for name in FOLDERS:
        (tmp_path / name).mkdir(mode=0o700)
    kept = Case("k7q2", "爸爸", NOW, Answers(channel="hall-window"), at=NOW)
    Store(tmp_path / "data/shebao/cases").save(kept)
    draft = tmp_path / "data/shebao/cases/.k7q2.toml.999999.0123456789abcdef.tmp"
    draft.write_text("left over by a killed session")
    (tmp_path / "config/shebao").mkdir(mode=0o700)
    (tmp_path / "config/shebao/settings.toml").write_text('theme = "light"\n')
    return tmp_path


def can_mount() -> bool:
    """Tell whether a program can be given a /tmp of its own."""
    return not ROOT.is_relative_to("/tmp") and not Path(sys.prefix).is_relative_to("/tmp") and not subprocess.run(
        ["sh", "-c", "command -v unshare && unshare --mount mount --bind /mnt /mnt"], capture_output=True, check=False
    ).returncode  # fmt: skip


@contextmanager
def inside(world: Path, *arguments: str) -> Iterator[Session]:
    """Run Python with everything it could write to inside the world; with its own /tmp where that can be had."""
    seen = Path("/mnt") if can_mount() else world
    environ = {
        **{f"XDG_{name.upper()}_HOME": str(seen / name) for name in ("data", "config", "cache", "state")},
        "XDG_RUNTIME_DIR": str(seen / "run"),
        "HOME": str(seen / "home"),
        "TMPDIR": str(seen / "tmp"),
        "PYTHONPATH": str(ROOT),
    }
    enter = f"os.chdir({str(seen / 'here')!r}); os.execv(sys.executable, [sys.executable, *{list(arguments)!r}])"
    if seen != world:
        mounts = f"mount --bind '{world}' /mnt && mount --bind /mnt/tmp /tmp && exec \"$@\""
        again = ["unshare", "--mount", "sh", "-c", mounts, "sh", sys.executable, "-c", f"import os, sys; {enter}"]
        enter = f"os.execvp('unshare', {again!r})"
    with session("-c", f"import os, sys; {enter}", environ=environ) as run:
        yield run


def work(run: Session) -> None:
    """Make a case and do everything with it that would be kept."""
    run.wait_for("+ 新档案")
    run.type(MADE)
    run.wait_for("社保清单 > 我")
    run.type("f ")
    run.wait_for("[x]")
    run.type("n\r")  # a reason
    run.type("Ls\x1b[B\x1b[B\x1b[B\x1b[B\r\x1b")  # language and colours
    run.wait_for("Space Done")
    run.type("b")
    run.wait_for("Hidden")
    run.type("xo")
    run.wait_for("Ctrl+S")
    run.type(NOTE)
    run.wait_for(NOTE)
    assert not told_to_others(NOTE)
    run.type("\x13")


def told_to_others(word: str) -> list[str]:
    """Return which processes tell a word to whoever asks the system for commands or environments."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        for name in ("cmdline", "environ", "comm"):
            try:
                if word.encode() in (process / name).read_bytes():
                    found.append(str(process / name))
            except OSError:
                continue
    return found


ENDS = {
    "quit": (None, 0),
    "hang-up": (None, 129),
    "SIGHUP": (signal.SIGHUP, 129),
    "SIGTERM": (signal.SIGTERM, 143),
    "SIGKILL": (signal.SIGKILL, -9),
    "crash": (None, 70),
}
SLOW = ENDS.keys() - {"quit"}


@pytest.mark.parametrize("how", ["--guest", pytest.param("--kiosk", marks=pytest.mark.slow)])
@pytest.mark.parametrize("end", [pytest.param(end, marks=pytest.mark.slow) if end in SLOW else end for end in ENDS])
def test_a_guest_leaves_nothing_however_the_session_ends(world: Path, end: str, how: str) -> None:
    number, code = ENDS[end]
    before = listing(world)
    with inside(world, *(["-c", CRASHING] if end == "crash" else ["-m", "tui"]), how) as run:
        work(run)
        if end == "quit":
            run.wait_for("note")
            run.type("q")
            run.wait_for("nothing is kept")
            run.type("\x1b[F\r")
        elif end == "hang-up":
            run.hang_up()
        elif number:
            run.process.send_signal(number)
        assert run.exit_code(reading=end != "hang-up") == code
        assert b"\x1b]" not in run.raw, "no window title, no clipboard, no link"
        back, shown = run.raw.partition(b"\x1b[?1049l")[1:]
        assert back or end in ("SIGKILL", "hang-up")
        assert NOTE.encode() not in shown
        assert (b"The program failed" in shown) == (end == "crash")
    assert listing(world) == before


@pytest.mark.slow
def test_without_being_a_guest_the_same_session_is_kept(world: Path) -> None:
    before = listing(world)
    with inside(world, "-m", "tui") as run:
        work(run)
        run.wait_for("note")
        run.type("q")
        assert run.exit_code() == 0
    changed = {name for name, what in listing(world).items() if what != before.get(name)}
    assert any(name.endswith(".undo") for name in changed)
    assert "config/shebao/settings.toml" in changed
    assert "cache/shebao/content.cache" in changed
    assert not any(NOTE in name for name in changed)


@pytest.mark.slow
def test_an_export_is_the_one_thing_that_a_guest_leaves(world: Path) -> None:
    before = listing(world)
    with inside(world, "-m", "tui", "--guest") as run:
        work(run)
        run.wait_for("note")
        run.type("q")
        run.wait_for("Export")
        run.type("\r")
        run.wait_for("Save the file")
        run.type("s")
        run.wait_for("Written")
        run.type("q")
        assert run.exit_code() == 0
    after = listing(world)
    (exported,) = after.keys() - before.keys()
    assert exported.startswith("here/")
    assert {name for name in before if after[name] != before[name]} <= {"here"}


@pytest.mark.slow
def test_a_terminal_that_is_left_alone_shows_nothing_until_a_key_is_pressed(world: Path) -> None:
    soon = "import sys, tui.idle; tui.idle.HIDE_AFTER = 1; from tui.__main__ import main; sys.exit(main(sys.argv[1:]))"
    with inside(world, "-c", soon, "open", "爸爸") as run:
        run.wait_for("[ ]")
        run.type(f"o{NOTE}")
        run.wait_for("已遮住，按任意键继续")
        assert [line.strip() for line in run.text().splitlines() if line.strip()] == ["已遮住，按任意键继续"]
        run.pump(1.5)
        assert "已遮住" in run.text()
        run.type("x")
        run.wait_for(NOTE)
        assert f"{NOTE}x" not in run.text()


def test_a_guest_is_kept_from_a_case_by_name(world: Path) -> None:
    before = listing(world)
    with inside(world, "-m", "tui", "open", "爸爸", "--guest") as run:
        assert run.exit_code() == 2
        assert "--guest" in run.text()
        assert b"\x1b[?1049h" not in run.raw
    assert listing(world) == before


def test_a_note_from_standard_input_is_told_to_no_other_process(world: Path) -> None:
    environ = {**os.environ, "XDG_DATA_HOME": str(world / "data"), "HOME": str(world / "home")}
    command = [sys.executable, "-m", "tui", "note", "k7q2", "bring-window/id-card"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ, cwd=ROOT) as noting:
        assert noting.stdin is not None
        noting.stdin.write(NOTE.encode())
        noting.stdin.flush()
        assert not told_to_others(NOTE)
        noting.stdin.close()
        assert noting.wait(20) == 0
    assert NOTE in Store(world / "data/shebao/cases").load("k7q2").mark("bring-window/id-card").note


@pytest.mark.parametrize("term", ["xterm /bin/sh", "emacs", ""])
def test_a_kiosk_opens_on_no_terminal_that_it_does_not_know(world: Path, term: str) -> None:
    with session("-m", "tui", "--kiosk", environ={"TERM": term, "HOME": str(world / "home")}) as run:
        assert run.exit_code() == 2
        assert "TERM" in run.text()
        assert b"\x1b" not in run.raw


def test_can_the_test_see_anything_at_all() -> None:
    """The test of /proc is worth something only if it finds what is there."""
    assert shutil.which("sleep")
    with subprocess.Popen(["sleep", "20"], env={"WORD": "found4711"}) as sleeping:
        until = time.monotonic() + TIMEOUT
        while not (told := told_to_others("found4711")) and time.monotonic() < until:
            time.sleep(0.01)  # a program that has just begun shows no environment for a moment
        assert told == [f"/proc/{sleeping.pid}/environ"]
        sleeping.kill()
