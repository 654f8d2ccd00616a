"""The full screen on a real terminal: however it ends, the terminal is given back and nothing private is left on it."""

from __future__ import annotations

import os
import signal
import time
from contextlib import AbstractContextManager
from pathlib import Path

import pyte
import pytest

from tests.system.ptys import TIMEOUT, Session, session
from tests.system.small_app import SECRET

BACK_TO_THE_SHELL = b"\x1b[?1049l\x1b[?25h"


def small_app(
    mode: str = "plain",
    saved: Path | str = os.devnull,
    *,
    environ: dict[str, str] | None = None,
    size: tuple[int, int] = (80, 24),
    redirected: dict[str, int] | None = None,
    ignored: signal.Signals | None = None,
    controlling: bool = True,
) -> AbstractContextManager[Session]:
    arguments = ("-m", "tests.system.small_app", mode, str(saved))
    return session(
        *arguments, environ=environ, size=size, redirected=redirected, ignored=ignored, controlling=controlling
    )


def test_leaving_gives_the_exit_code_and_the_terminal_back() -> None:
    with small_app() as run:
        run.wait_for("ready")
        run.type("quit\r")

        assert run.exit_code() == 3
        assert run.modes_restored()
        assert BACK_TO_THE_SHELL in run.raw


@pytest.mark.parametrize(("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143), (signal.SIGQUIT, 131)])
def test_a_signal_ends_the_app_in_order(number: signal.Signals, code: int, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    with small_app("plain", saved) as run:
        run.wait_for("ready")
        run.process.send_signal(number)

        assert run.exit_code() == code
        assert b"\x18" not in run.raw, "the watchdog had to restore the terminal"
        assert run.modes_restored()
        assert BACK_TO_THE_SHELL in run.raw
        assert saved.read_text() == "saved"


def test_told_to_leave_while_the_first_screen_opens_it_leaves_in_order() -> None:
    with small_app("leave-early") as run:
        assert run.exit_code() == 129
        assert "程序出错".encode() not in run.raw
        assert run.modes_restored()


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["flood", "stick"])
def test_a_stuck_app_is_saved_and_ended_all_the_same(mode: str, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    with small_app(mode, saved, size=(200, 60)) as run:
        run.wait_for("ready")
        if mode == "stick":
            run.type("stick\r")
        time.sleep(2)  # nobody reads meanwhile: the terminal fills up
        run.process.send_signal(signal.SIGTERM)

        assert run.exit_code(reading=False, seconds=6) == 143
        assert saved.read_text() == "saved"
        assert run.modes_restored()
        assert run.raw.endswith(BACK_TO_THE_SHELL)


@pytest.mark.parametrize("controlling", [True, pytest.param(False, marks=pytest.mark.slow)])
@pytest.mark.parametrize("ignored", [None, signal.SIGHUP])
def test_a_lost_connection_ends_the_app_whoever_tells_it(ignored: signal.Signals | None, controlling: bool) -> None:
    with small_app(ignored=ignored, controlling=controlling) as run:
        run.wait_for("ready")
        run.hang_up()

        assert run.exit_code(reading=False) == 129


def test_bytes_that_are_no_utf8_are_shown_as_replacements() -> None:
    with small_app() as run:
        run.wait_for("ready")
        run.type(b"\xd1\xf8\xc0\xcf\xff ok")
        run.wait_for(" ok")

        assert "\ufffd" in run.text()
        assert run.process.poll() is None


def test_chinese_typed_into_a_gbk_terminal_arrives() -> None:
    with small_app(environ={"PYTHONIOENCODING": "gbk:backslashreplace"}) as run:
        run.wait_for("ready")
        run.type("养老".encode("gbk"))
        until = time.monotonic() + TIMEOUT
        while "养老".encode("gbk") not in run.raw and time.monotonic() < until:
            run.pump(0.05)

        assert "养老".encode("gbk") in run.raw


def test_nothing_hostile_reaches_the_terminal() -> None:
    with small_app("hostile") as run:
        run.wait_for("linked")

        assert "A]0;ownedB[2JC31mDEFGH" in run.text()
        assert b"\x1b]" not in run.raw, "no title, clipboard, link or pointer request"
        assert b"\x1b[2J" not in run.raw
        assert not any(sign.encode() in run.raw for sign in "\x07\x7f\x9b\u202e\u2066\u200b")


@pytest.mark.parametrize("how", ["fail", "fail-in-worker"])
def test_a_crash_saves_and_says_where_and_nothing_else(how: str, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    with small_app("plain", saved) as run:
        run.wait_for("ready")
        run.type(f"{how}\r")

        assert run.exit_code() == 70
        shown = run.raw.partition(b"\x1b[?1049l")[2].decode()
        assert "程序出错" in shown
        assert "The program failed" in shown
        assert "ValueError < __main__ small_app.py:" in shown
        assert SECRET.encode() not in run.raw
        assert run.modes_restored()
        assert saved.read_text() == "saved"


def test_a_failed_task_leaves_no_trace_on_the_terminal() -> None:
    with small_app() as run:
        run.wait_for("ready")
        run.type("fail-in-task\r")

        assert run.exit_code() == 3
        assert SECRET.encode() not in run.raw
        assert run.raw.endswith(b"\x1b[?1004l")


def test_the_size_is_that_of_the_window_and_not_of_the_environment() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    # A terminal that is not asked to erase in colour: the rest of a line would be that of the larger screen.
    environ = {"COLUMNS": "200", "LINES": "90", "TERM": "tmux-256color"}
    try:
        with small_app(environ=environ, size=(50, 16), redirected={"stdout": nowhere}) as run:
            run.wait_for("ready")
            run.pump(0.2)

            larger = pyte.Screen(200, 90)
            pyte.ByteStream(larger).feed(run.raw)
            assert larger.buffer[15][49].bg != "default", "the last cell of the window"
            assert {larger.buffer[16][0].bg, larger.buffer[15][50].bg} == {"default"}
    finally:
        os.close(nowhere)


@pytest.mark.parametrize(("name", "stream"), [("stdin", "Standard input"), ("stderr", "Standard error")])
def test_a_redirected_stream_is_refused(name: str, stream: str, tmp_path: Path) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    try:
        with small_app(redirected={name: nowhere}) as run:
            assert run.exit_code() == 2
            assert f"{stream} is not a terminal".encode() in run.raw
            assert b"\x1b" not in run.raw
    finally:
        os.close(nowhere)


def test_a_closed_input_is_refused() -> None:
    closing = (
        "import os, sys; os.close(0); os.execv(sys.executable, [sys.executable, '-m', 'tests.system.small_app', 'x'])"
    )
    with session("-c", closing) as run:
        assert run.exit_code() == 2
        assert b"Standard input is not a terminal" in run.raw
        assert b"\x1b" not in run.raw


@pytest.mark.parametrize("term", ["", "dumb"])
def test_a_terminal_that_cannot_draw_is_refused(term: str) -> None:
    with small_app(environ={"TERM": term}) as run:
        assert run.exit_code() == 2
        assert b"TERM" in run.raw
        assert b"\x1b" not in run.raw


def test_a_terminal_without_chinese_is_refused() -> None:
    with small_app(environ={"PYTHONIOENCODING": "ascii:backslashreplace"}) as run:
        assert run.exit_code() == 2
        assert b"--lang en" in run.raw
        assert b"\x1b" not in run.raw
