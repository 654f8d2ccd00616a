"""`walk` as a command: through a pipe, in both languages, and where it cannot start."""

from __future__ import annotations

import io
import sys

import pytest

from tests.domain.cli_library import ID_CARD
from tests.domain.cli_world import Shebao


def test_answers_from_a_pipe_are_recorded_and_shown(mother: Shebao) -> None:
    ran = mother("walk", "妈妈", stdin="1\nn 和我无关\n0\n")

    assert (ran.code, ran.err) == (1, "")
    assert "带身份证原件> 1\n记下了：完成。\n" in ran.out
    assert mother.json("show", ID_CARD, "--case", "妈妈")["item"]["state"] == "done"


def test_the_end_of_input_stops_in_order(mother: Shebao) -> None:
    ran = mother("walk", stdin="")

    assert (ran.code, ran.err) == (1, "")
    assert "没有更多的输入了。\n停下了。妈妈：0/8，都已存好。" in ran.out


def test_standard_input_that_was_closed_is_no_input(mother: Shebao, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.cli import run

    monkeypatch.setattr(sys, "stdin", None)

    assert run(["walk"], clock=mother.clock) == 1


def test_a_complete_case_exits_with_zero(mother: Shebao) -> None:
    assert mother("walk", stdin="1\n" * 8).code == 0


def test_it_speaks_english(mother: Shebao) -> None:
    ran = mother("walk", "--lang", "en", stdin="done\n")

    assert "Recorded: done." in ran.out
    assert "There is no more input.\nStopped. 妈妈: 1/8, all saved. To go on: shebao walk " in ran.out


def test_a_case_that_does_not_exist_is_refused_with_those_that_come_near(mother: Shebao) -> None:
    ran = mother("walk", "妈妈妈")

    assert ran.code == 2
    assert "没有档案「妈妈妈」，可以用：妈妈" in ran.err


def test_a_line_without_end_is_no_answer(mother: Shebao) -> None:
    ran = mother("walk", stdin="x" * 300_000 + "\n1\n")

    assert ran.code == 1
    assert "没有「" + "x" * 38 + "..」。" in ran.out
    assert ran.out.count("没有「") == 1
    assert "记下了：完成。" in ran.out


def test_an_answer_from_a_file_is_shown_without_what_drives_a_terminal(mother: Shebao) -> None:
    ran = mother("walk", stdin="\x1b]2;owned\x07\u202e1\n")

    assert "> ]2;owned1\n" in ran.out
    assert not {"\x1b", "\x07", "\u202e"} & {*ran.out, *ran.err}


def test_where_there_is_no_chinese_it_says_so(mother: Shebao, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.cli import run

    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n"))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))

    assert run(["walk"], clock=mother.clock) == 2
    assert run(["walk", "--lang", "en"], clock=mother.clock) == 1
