"""The question about an identity or phone number in what was typed, in a real terminal that goes away meanwhile."""

from __future__ import annotations

import fcntl
import os
import signal
import struct
import termios
import time

import pytest

from checklists.case import Answers, Case
from checklists.paths import cases_folder
from checklists.store import Store
from tests.clock import NOW
from tests.system.ptys import Session, session

FIRST = "bring-window/id-card"
NAME = "妈妈"
TYPED = "问王姐 15400001234，证 11010519491231002X"
MASKED = "问王姐 〔手机号，尾号1234〕，证 〔身份证号，尾号2X〕"
ASKED = "看起来有手机号、身份证号"


@pytest.fixture
def store() -> Store:
    """A store in the home of this test with one case at the counter."""
    store = Store(cases_folder(os.environ))
    store.save(Case("k7q2", NAME, NOW, Answers(channel="hall-window", for_whom="self"), at=NOW))
    return store


def on_disk(store: Store) -> bytes:
    """Return all that is kept, whatever the file."""
    return b"".join(file.read_bytes() for file in store.folder.iterdir())


def write_note(program: Session) -> None:
    """Write a note with two numbers in it and wait for the question."""
    program.wait_for("[ ] 带上办理人本人")
    program.type("o")
    program.wait_for("Ctrl+S")
    program.type(TYPED)
    program.type("\x13")
    program.wait_for(ASKED)


def test_a_line_that_drops_during_the_question_leaves_the_note_masked(store: Store) -> None:
    with session("-m", "tui", "open", NAME) as program:
        write_note(program)
        assert store.load("k7q2").marks == {}, "nothing is saved before the answer"
        program.hang_up()
        assert program.exit_code(reading=False) == 129
    assert store.load("k7q2").mark(FIRST).note == MASKED
    assert b"15400001234" not in on_disk(store)
    assert b"11010519491231002X" not in on_disk(store)


def test_a_signal_during_the_question_leaves_the_note_masked(store: Store) -> None:
    with session("-m", "tui", "open", NAME) as program:
        write_note(program)
        program.process.send_signal(signal.SIGTERM)
        assert program.exit_code() == 143
        assert program.modes_restored()
    assert store.load("k7q2").mark(FIRST).note == MASKED


@pytest.mark.slow
def test_a_terminal_that_stalls_during_the_question_leaves_the_note_masked(store: Store) -> None:
    with session("-m", "tui", "open", NAME, size=(200, 60)) as program:
        write_note(program)
        for columns in (180, 200) * 40:  # nobody reads the new pictures: the terminal fills up
            fcntl.ioctl(program.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 60, columns, 0, 0))
            program.process.send_signal(signal.SIGWINCH)
            time.sleep(0.05)
        program.process.send_signal(signal.SIGTERM)
        assert program.exit_code(reading=False, seconds=8) == 143
        assert b"\x18" in program.raw, "it was not stuck: the watchdog had nothing to do"
    assert store.load("k7q2").mark(FIRST).note == MASKED


@pytest.mark.slow
def test_a_line_that_drops_over_the_name_of_a_new_case_leaves_it_masked(store: Store) -> None:
    with session("-m", "tui") as program:
        program.wait_for(NAME)
        program.type("c")
        program.wait_for("第 1 步")
        program.type("\x1b[C\x1b[C\x1b[C\x1b[F\r")
        program.wait_for("自己输入")
        program.type("\x1b[F\r")
        program.wait_for("新名字")
        program.type("的姐姐15400001234\r")
        program.wait_for("看起来有手机号")
        program.hang_up()
        assert program.exit_code(reading=False) == 129
    assert "我的姐姐〔手机号，尾号1234〕" in [case.name for case in store.all()[0]]
    assert b"15400001234" not in on_disk(store)


@pytest.mark.slow
def test_what_was_answered_holds_when_the_line_drops_later(store: Store) -> None:
    with session("-m", "tui", "open", NAME) as program:
        write_note(program)
        program.type("\x1b[F\r")
        program.wait_for("有备注")
        program.hang_up()
        assert program.exit_code(reading=False) == 129
    assert store.load("k7q2").mark(FIRST).note == TYPED


def test_a_note_typed_into_the_command_is_asked_about(store: Store) -> None:
    with session("-m", "tui", "note", NAME, FIRST) as program:
        program.wait_for("Ctrl+D")
        program.type(f"{TYPED}\r\x04")
        program.wait_for(ASKED)
        program.type("k\r")
        assert program.exit_code() == 0
    assert store.load("k7q2").mark(FIRST).note == TYPED


@pytest.mark.parametrize("number", [signal.SIGHUP, pytest.param(signal.SIGTERM, marks=pytest.mark.slow)])
def test_a_command_whose_terminal_goes_during_the_question_saves_masked(store: Store, number: signal.Signals) -> None:
    with session("-m", "tui", "note", NAME, FIRST) as program:
        program.wait_for("Ctrl+D")
        program.type(f"{TYPED}\r\x04")
        program.wait_for(ASKED)
        if number is signal.SIGHUP:
            program.hang_up()
        else:
            program.process.send_signal(number)
        program.exit_code(reading=False)
    assert store.load("k7q2").mark(FIRST).note == MASKED
