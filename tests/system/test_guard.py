"""What the process forbids itself, seen from inside a fresh one; and what `main` makes of what goes wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import tui.cli
from tests.system.ptys import ROOT
from tui.__main__ import main

PROBE = """
import json, os, resource
from tui.terminal.guard import prepare_process
prepare_process(os.environ)
from textual import constants as c
umask = os.umask(0)
print(json.dumps({
    "umask": umask, "core": resource.getrlimit(resource.RLIMIT_CORE), "left": sorted(os.environ),
    "log": c.LOG_FILE, "driver": c.DRIVER, "press": c.PRESS, "shot": c.SCREENSHOT_DELAY, "show": c.SHOW_RETURN,
    "debug": c.DEBUG, "kitty_off": c.DISABLE_KITTY_KEY, "animations": c.TEXTUAL_ANIMATIONS,
}))
"""


def probe(**environ: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        cwd=ROOT,
        env={**os.environ, **environ},
        capture_output=True,
        check=True,
        text=True,
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_files_and_memory_stay_with_their_owner() -> None:
    found = probe()

    assert found["umask"] == 0o077
    assert found["core"] in ([1, 1], [0, 0])


def test_a_crash_of_python_itself_leaves_no_core_dump(tmp_path: Path) -> None:
    crash = PROBE.partition("from textual")[0] + "import signal; os.kill(os.getpid(), signal.SIGSEGV)"
    command = ["sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh", sys.executable, "-c", crash]
    done = subprocess.run(command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)

    assert done.returncode == -11
    assert list(tmp_path.iterdir()) == []


def test_nothing_in_the_environment_makes_textual_write_or_start_anything() -> None:
    found = probe(
        TEXTUAL="debug,devtools",
        TEXTUAL_ALLOW_SIGNALS="1",
        TEXTUAL_DEBUG="1",
        TEXTUAL_DEVTOOLS_HOST="192.0.2.1",
        TEXTUAL_DRIVER="evil:Driver",
        TEXTUAL_LOG="keys.log",
        TEXTUAL_PRESS="q",
        TEXTUAL_SCREENSHOT="1",
        TEXTUAL_SHOW_RETURN="1",
        BROWSER="w3m",
    )

    left = found["left"]
    assert isinstance(left, list)
    assert [name for name in left if name.startswith("TEXTUAL")] == ["TEXTUAL_ANIMATIONS", "TEXTUAL_DISABLE_KITTY_KEY"]
    assert "BROWSER" not in left
    assert (found["log"], found["driver"], found["press"], found["shot"]) == (None, None, "", -1)
    assert (found["show"], found["debug"]) == (False, False)


def test_input_methods_work_and_nothing_moves_unless_the_person_says_otherwise() -> None:
    assert (probe()["kitty_off"], probe()["animations"]) == (True, "none")

    chosen = probe(TEXTUAL_DISABLE_KITTY_KEY="0", TEXTUAL_ANIMATIONS="full")
    assert (chosen["kitty_off"], chosen["animations"]) == (False, "full")


def test_a_programming_error_shows_where_but_not_what(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(argv: Sequence[str] | None) -> int:
        raise ValueError(f"secret-4711 {argv}")

    monkeypatch.setattr(tui.cli, "run", fail)

    assert main(["status"]) == 70
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "程序出错" in shown.err
    assert "ValueError < tui.__main__ __main__.py:" in shown.err
    assert "secret-4711" not in shown.err
    assert "Traceback" not in shown.err


def test_an_interrupt_before_the_command_line_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(argv: Sequence[str] | None) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(tui.cli, "run", interrupt)

    assert main([]) == 130
    assert capsys.readouterr() == ("", "")


def test_the_exit_code_is_that_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tui.cli, "run", lambda argv: len(argv or ()))

    assert main(["a", "b", "c"]) == 3
