"""Ctrl+Z: to the shell and back where there is one, and nothing at all where nobody could bring the program back."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest

from tests.system.ptys import ROOT, Session, session
from tui.terminal.jobs import has_job_control

SHELL = "import os; os.execvp('bash', ['bash', '--norc', '--noprofile', '-i'])"
CTRL_Z = "\x1a"

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")


@pytest.fixture
def shell() -> Iterator[Session]:
    """A real shell with job control on a terminal of its own."""
    with session("-c", SHELL, environ={"PS1": "ready> ", "HISTFILE": "/dev/null"}) as running:
        running.wait_for("ready> ")
        yield running


def seen_since(run: Session, mark: int) -> str:
    """Return what the screen shows of what was written since a mark alone."""
    screen = pyte.Screen(run.columns, run.lines)
    pyte.ByteStream(screen).feed(run.raw[mark:])
    return "\n".join(screen.display)


def wait_since(run: Session, mark: int, seen: str) -> None:
    for _ in range(200):
        if seen in seen_since(run, mark):
            return
        run.pump(0.1)
    raise AssertionError(f"not seen: {seen!r}; screen:\n{seen_since(run, mark)}")


def test_ctrl_z_goes_to_the_shell_and_fg_draws_everything_again(shell: Session) -> None:
    shell.type(f"{sys.executable} -m tui --guest\n")
    shell.wait_for("+ 新档案")
    mark = len(shell.raw)
    shell.type(CTRL_Z)
    wait_since(shell, mark, "Stopped")
    assert b"\x1b[?1049l" in shell.raw[mark:], "the shell's own screen is back"
    assert b"\x1b[?25h" in shell.raw[mark:]
    shell.type("stty -a; ps -o stat= -p $(jobs -p)\n")
    wait_since(shell, mark, "\nT")
    assert {"isig", "icanon", "echo", "icrnl", "onlcr", "ixon"} <= set(seen_since(shell, mark).split())

    for key in ("s", "g"):  # twice: what is opened comes back as well
        mark = len(shell.raw)
        shell.type("fg\n")
        wait_since(shell, mark, "Tab 菜单" if key == "s" else "配色")
        assert "临时使用，不保存" in seen_since(shell, mark)
        shell.type(key)
        shell.wait_for("配色")
        mark = len(shell.raw)
        shell.type(CTRL_Z)
        wait_since(shell, mark, "Stopped")
    shell.type("kill -TERM %1; fg; echo ended with $?\n")
    shell.wait_for("ended with 143")


@pytest.mark.slow
def test_in_the_background_it_waits_for_fg_and_takes_no_key(shell: Session) -> None:
    shell.type(f"{sys.executable} -m tui --guest\n")
    shell.wait_for("+ 新档案")
    shell.type(CTRL_Z)
    shell.wait_for("Stopped")
    mark = len(shell.raw)
    shell.type("bg; sleep 1; jobs; echo still here\n")
    wait_since(shell, mark, "\nstill here")
    assert "Stopped" in seen_since(shell, mark)
    mark = len(shell.raw)
    shell.type("fg\n")
    wait_since(shell, mark, "+ 新档案")
    shell.type("q")
    mark = len(shell.raw)
    wait_since(shell, mark, "ready>")


@pytest.mark.slow
def test_whoever_started_it_stops_with_it(shell: Session, tmp_path: Path) -> None:
    script = tmp_path / "start"
    script.write_text(f"#!/bin/sh\n{sys.executable} -m tui --guest\necho ended with $?\n")
    script.chmod(0o700)
    shell.type(f"{script}\n")
    shell.wait_for("+ 新档案")
    shell.type(CTRL_Z)
    shell.wait_for("Stopped")
    shell.type("fg\n")
    shell.pump(1)
    shell.type("q")
    shell.wait_for("ended with 0")


@pytest.mark.parametrize("how", ["--guest", pytest.param("--kiosk", marks=pytest.mark.slow)])
def test_without_a_shell_ctrl_z_does_nothing(how: str) -> None:
    with session("-m", "tui", how) as run:
        run.wait_for("+ 新档案")
        run.type(CTRL_Z)
        run.type("g")
        run.wait_for("社保经办大厅窗口")
        assert "\nState:\tT" not in Path(f"/proc/{run.process.pid}/status").read_text()
        assert b"\x1b[?1049l" not in run.raw
        run.type("q")
        assert run.exit_code() == 0


@pytest.mark.slow
def test_a_kiosk_does_not_go_to_the_shell_that_started_it(shell: Session) -> None:
    shell.type(f"{sys.executable} -m tui --kiosk\n")
    shell.wait_for("+ 新档案")
    shell.type(CTRL_Z)
    shell.type("g")
    shell.wait_for("社保经办大厅窗口")
    assert "Stopped" not in shell.text()


PROBE = f"{sys.executable} -c 'from tui.terminal.jobs import has_job_control; print(has_job_control())'"


@pytest.mark.parametrize(
    ("command", "there"),
    [
        (PROBE, True),
        (f"{PROBE} | cat", True),
        (f'sh -c "{PROBE}; true"', True),
        (f"setsid --wait {PROBE}", False),
        (f'setsid --wait sh -c "{PROBE}; true"', False),
    ],
    ids=["alone", "in a pipeline", "from a script", "of a session of its own", "from a script without a shell"],
)
def test_a_shell_is_known_from_the_process_group(shell: Session, command: str, there: bool) -> None:
    shell.type(f"{command}\n")
    shell.wait_for(f"\n{there}")


def test_a_parent_that_cannot_be_seen_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda self: b"4711 (shebao) S 0 1 1")
    assert not has_job_control()
    monkeypatch.setattr(Path, "read_bytes", lambda self: b"")
    assert not has_job_control()


def test_ssh_and_forced_commands_have_no_shell() -> None:
    # What sshd does for a command: a session of its own, whose first process the command is.
    command = ["setsid", "--wait", "bash", "-c", PROBE]
    assert subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout == "False\n"
