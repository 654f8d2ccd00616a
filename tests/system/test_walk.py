"""The dialogue as people without a screen get it: a dumb terminal, a pipe, a line that drops."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from checklists.case import Answers, Case, State
from checklists.paths import cases_folder
from checklists.store import Store
from tests.clock import NOW
from tests.system.ptys import ROOT, session

FIRST = "bring-window/id-card"
DUMB = {"TERM": "dumb"}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that these tests share, so that the content is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _warm(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))


@pytest.fixture
def store() -> Store:
    """A store in the home of this test with one case at the counter."""
    store = Store(cases_folder(os.environ))
    store.save(Case("k7q2", "妈妈", NOW, Answers(channel="hall-window", for_whom="self"), at=NOW))
    return store


def test_on_a_dumb_terminal_the_whole_job_is_plain_lines(store: Store, tmp_path: Path) -> None:
    with session("-m", "tui", "walk", "妈妈", environ=DUMB) as program:
        program.wait_for("带上办理人本人的有效身份证件原件>")
        for answer, seen in (
            ("１", "记下了：完成。"),
            ("n", "为什么不适用？"),
            ("和我无关", "记下了：不适用（和我无关）。"),
            ("w 明天", "记下了：等到"),
            ("备注", "只打一个点"),
            ("二零二四年三月缺一个月\n.", "备注存好了。"),
            ("6", "指南：社保经办大厅窗口"),
            ("b", "未办"),
            ("核对", "确认查得到本人的参保记录>"),
            ("!", "更正流程打开了"),
            ("1", "更正，未办"),
            ("u", "撤销了"),
            ("k", "12333"),
            ("?", "q 停下"),
            ("e", "导出成什么？"),
            ("2", "备注和原因写进去吗？"),
            ("1", "写到哪个文件？"),
            (str(tmp_path / "list.md"), "已写好"),
            ("0", "停下了。"),
        ):
            program.type(f"{answer}\n")
            program.wait_for(seen)
        assert program.exit_code() == 1
        assert program.modes_restored()
        assert b"\x1b" not in program.raw
    case = store.load("k7q2")
    assert [mark.state for mark in case.marks.values()].count(State.WAITING) == 1
    assert "缺一个月" in (tmp_path / "list.md").read_text()


def test_without_a_case_a_dumb_terminal_makes_one() -> None:
    with session("-m", "tui", "walk", "--lang", "en", environ=DUMB) as program:
        program.wait_for("What do you want to check?")
        program.type("1 3\n\n\n\n\n1\nMy aunt\n")
        program.wait_for("My aunt")
        program.wait_for("to do")
        program.type("\x04")
        assert program.exit_code() == 1
        assert b"\x1b" not in program.raw
        assert "There is no more input." in program.text()


def test_through_a_pipe_nothing_but_text_is_written(store: Store) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "walk", "妈妈"],
        input=b"1\n? \n6\n\n\nj\n\nq\n",
        capture_output=True,
        cwd=ROOT,
        check=False,
    )

    assert (done.returncode, done.stderr) == (1, b"")
    assert not set(done.stdout) & (set(range(32)) - {10} | {127})
    assert "停下了。妈妈：1/" in done.stdout.decode()
    assert store.load("k7q2").state(FIRST) is State.DONE


def test_a_request_to_end_is_followed_in_order(store: Store) -> None:
    with session("-m", "tui", "walk", environ=DUMB) as program:
        program.wait_for("原件>")
        program.type("1\n")
        program.wait_for("记下了：完成。")
        program.process.send_signal(signal.SIGTERM)
        assert program.exit_code() == 128 + signal.SIGTERM
        assert "Traceback" not in program.text()
    assert store.load("k7q2").state(FIRST) is State.DONE


def test_ctrl_c_stops_with_a_word(store: Store) -> None:
    with session("-m", "tui", "walk", environ=DUMB) as program:
        program.wait_for("原件>")
        program.type("1\n")
        program.wait_for("记下了：完成。")
        program.type("\x03")
        assert program.exit_code() == 130
        assert "已中断" in program.text()
    assert store.load("k7q2").state(FIRST) is State.DONE


def test_an_answer_given_before_the_line_drops_is_on_disk(store: Store) -> None:
    with session("-m", "tui", "walk", environ=DUMB) as program:
        program.wait_for("原件>")
        program.type("1\n")
        program.wait_for("记下了：完成。")
        program.hang_up()
        assert program.exit_code(reading=False) in (1, 129)
    assert store.load("k7q2").state(FIRST) is State.DONE


def test_a_reader_that_has_seen_enough_is_no_error(store: Store) -> None:
    done = subprocess.run(
        f"{sys.executable} -m tui walk 妈妈 </dev/null | head -1",
        shell=True,
        capture_output=True,
        cwd=ROOT,
        check=True,
        text=True,
    )

    assert done.stdout.startswith("妈妈，")
    assert done.stderr == ""
