"""The whole program in a real terminal: with the keyboard, through a lost line, in tmux, in every size."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checklists.case import Answers, Case, State
from checklists.paths import cases_folder
from checklists.store import Store
from tests.clock import NOW
from tests.system.ptys import ROOT, session

FIRST = "bring-window/id-card"
NAME = "妈妈"


@pytest.fixture
def store() -> Store:
    """A store in the home of this test with one case at the counter."""
    store = Store(cases_folder(os.environ))
    store.save(Case("k7q2", NAME, NOW, Answers(channel="hall-window", for_whom="self"), at=NOW))
    return store


def test_a_tick_made_before_the_line_drops_is_on_disk(store: Store) -> None:
    with session("-m", "tui", "open", NAME) as program:
        program.wait_for("[ ] 带上办理人本人")
        program.type(" ")
        program.wait_for("已保存")
        program.hang_up()
        assert program.exit_code(reading=False) in (0, 129)
    assert store.load("k7q2").state(FIRST) is State.DONE


@pytest.mark.parametrize(
    "number",
    [signal.SIGHUP, *(pytest.param(other, marks=pytest.mark.slow) for other in (signal.SIGTERM, signal.SIGQUIT))],
)
def test_a_signal_right_after_a_key_loses_nothing_and_restores_the_terminal(store: Store, number: int) -> None:
    with session("-m", "tui", "open", NAME) as program:
        program.wait_for("[ ] 带上办理人本人")
        program.type(" ")
        program.wait_for("[x] 带上办理人本人")
        program.process.send_signal(number)
        assert program.exit_code() == 128 + number
        assert program.modes_restored()
        assert b"\x1b[?1049l" in program.raw
    assert store.load("k7q2").state(FIRST) is State.DONE


def test_a_hang_up_while_the_case_cannot_be_saved_keeps_a_copy_and_the_next_start_saves_it(
    store: Store, tmp_path: Path
) -> None:
    runtime = {"XDG_RUNTIME_DIR": str(tmp_path)}
    tmp_path.chmod(0o700)
    with session("-m", "tui", "open", NAME, environ=runtime) as program:
        program.wait_for("[ ] 带上办理人本人")
        with (store.folder / "k7q2.toml.lock").open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # another session that is stuck
            program.type(" ")
            program.wait_for("[~] 带上办理人本人")
            program.hang_up()
            assert program.exit_code(reading=False) in (0, 129)
    assert store.load("k7q2").marks == {}
    assert [each.name.split(".")[0] for each in (tmp_path / "shebao").iterdir()] == ["k7q2"]

    with session("-m", "tui", "status", NAME, environ=runtime) as program:
        assert program.exit_code() in (0, 1)
        assert "上次没存上的改动" in program.text()
    assert store.load("k7q2").state(FIRST) is State.DONE
    assert list((tmp_path / "shebao").iterdir()) == []


def test_quitting_leaves_the_terminal_as_it_was(store: Store) -> None:
    with session("-m", "tui") as program:
        program.wait_for(NAME)
        program.type("q")
        assert program.exit_code() == 0
        assert program.modes_restored()


def test_chinese_typed_into_a_note_arrives_whole(store: Store) -> None:
    with session("-m", "tui", "open", NAME) as program:
        program.wait_for("[ ] 带上办理人本人")
        program.type("o")
        program.wait_for("Ctrl+S")
        program.type("二零二四年三月缺一个月")
        program.type("\x13")
        program.wait_for("有备注")
        program.type("q")
        assert program.exit_code() == 0
    assert store.load("k7q2").mark(FIRST).note == "二零二四年三月缺一个月"


def test_keys_typed_ahead_of_a_slow_line_go_where_they_were_meant_to_go(store: Store) -> None:
    with session("-m", "tui", "open", NAME) as program:
        program.wait_for("[ ] 带上办理人本人")
        program.type("n\x1b[B\ro二零二四年\x13\x1b[B ")
        program.wait_for("[x] 外国人")
        program.type("q")
        assert program.exit_code() == 0
    case = store.load("k7q2")
    assert (case.state(FIRST), case.mark(FIRST).reason) == (State.NA, "和我无关")
    assert case.mark(FIRST).note == "二零二四年"
    assert [mark.state for mark in case.marks.values()].count(State.DONE) == 1


def test_no_colour_is_sent_where_none_is_wanted(store: Store) -> None:
    with session("-m", "tui", "open", NAME, environ={"NO_COLOR": "1"}) as program:
        program.wait_for("[ ] 带上办理人本人")
        program.type(" ")
        program.wait_for("[x] 带上办理人本人")
        text = program.text()
    assert " > [x]" in text


@pytest.mark.parametrize(
    "size", [(60, 20), *(pytest.param(size, marks=pytest.mark.slow) for size in ((80, 24), (120, 40), (40, 12)))]
)
def test_every_size_down_to_the_smallest_shows_the_case(store: Store, size: tuple[int, int]) -> None:
    with session("-m", "tui", "open", NAME, size=size) as program:
        program.wait_for("[ ] 带上办理人本人")
        program.type("q")
        assert program.exit_code() == 0


def test_a_window_too_small_says_so_and_can_still_be_left(store: Store) -> None:
    with session("-m", "tui", "open", NAME, size=(39, 10)) as program:
        program.wait_for("40x12")
        program.type("q")
        assert program.exit_code() == 0


def test_an_unknown_case_is_refused_before_the_screen_opens(store: Store) -> None:
    with session("-m", "tui", "open", "爷爷") as program:
        assert program.exit_code() == 2
        assert "爷爷" in program.text()
        assert b"\x1b[?1049h" not in program.raw


def test_a_dumb_terminal_is_refused_with_a_way_out(store: Store) -> None:
    with session("-m", "tui", environ={"TERM": "dumb"}) as program:
        assert program.exit_code() == 2
        assert "shebao walk" in program.text()
        assert b"\x1b[" not in program.raw


def test_a_terminal_without_chinese_is_refused_in_english(store: Store) -> None:
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    with session("-m", "tui", environ=plain) as program:
        assert program.exit_code() == 2
        assert "--lang en" in program.text()
        assert "\\u" not in program.text()


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
def test_in_tmux_keys_work_and_the_screen_follows_a_resize(store: Store, tmp_path: Path) -> None:
    def tmux(*words: str) -> str:
        command = ["tmux", "-S", str(tmp_path / "socket"), "-f", "/dev/null", *words]
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout

    def wait_for(seen: str) -> str:
        until = time.monotonic() + 20
        while seen not in (screen := tmux("capture-pane", "-p")):
            assert time.monotonic() < until, screen
            time.sleep(0.1)
        return screen

    tmux("new-session", "-d", "-x", "80", "-y", "24", f"{sys.executable} -m tui open {NAME}")
    try:
        wait_for("[ ] 带上办理人本人")
        tmux("send-keys", "Space")
        wait_for("[x] 带上办理人本人")
        tmux("send-keys", "Down")
        wait_for(" > [ ]")
        tmux("resize-window", "-x", "120", "-y", "40")
        wait_for("社保经办大厅窗口: 要准备什么")
        tmux("resize-window", "-x", "60", "-y", "20")
        wait_for("空格 完成  回车 指南  Tab 菜单")
    finally:
        tmux("kill-server")
    assert store.load("k7q2").state(FIRST) is State.DONE


@pytest.mark.usefixtures("store")
def test_a_size_that_is_typed_is_none() -> None:
    with session("-m", "tui", "open", NAME) as program:
        program.wait_for("[ ] 带上办理人本人")
        program.type("\x1b[48;7;30;70;300t\x1b[?2048;1$y ")
        program.wait_for("[x] 带上办理人本人")
        assert "窗口太小" not in program.text()
        assert b"\x1b[?2048h" not in program.raw
