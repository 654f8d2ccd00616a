"""The way out to the terminal: what is newest goes out, and nobody waits for a terminal that takes nothing."""

from __future__ import annotations

import os
import threading
import time

import pytest

from tui.terminal.drawing import SafeDrawing
from tui.terminal.outlet import Outlet
from tui.terminal.terminals import fills_erased, is_known
from tui.terminal.wire import Wire

MANY = 1_000_000
"""More bytes than a pipe holds."""


def test_a_stalled_terminal_holds_nobody_up_and_gets_what_is_newest_once_it_goes_on() -> None:
    reading, writing = os.pipe()
    newest = [b"x" * MANY]
    asked = threading.Event()

    def take() -> bytes:
        asked.set()
        return newest.pop() if newest else b""

    outlet = Outlet(writing, take)
    outlet.wake()
    assert asked.wait(10)
    for number in range(1000):  # none of this waits, and none of it piles up
        newest[:] = [f"frame {number}".encode()]
        outlet.wake()
    received = b""
    while not received.endswith(b"frame 999"):
        received += os.read(reading, 65536)
    outlet.close()
    os.close(writing)
    os.close(reading)

    assert received == b"x" * MANY + b"frame 999"


def test_nothing_is_asked_for_without_need() -> None:
    reading, writing = os.pipe()
    asked: list[bool] = []

    def take() -> bytes:
        asked.append(True)
        return b"x" if len(asked) < 100 else b""

    outlet = Outlet(writing, take)
    outlet.wake()
    os.read(reading, 1)
    time.sleep(0.05)
    outlet.close()
    os.close(writing)
    os.close(reading)

    assert len(asked) == 2, "once to send, once to close"


def test_closing_sends_what_is_left() -> None:
    reading, writing = os.pipe()
    Outlet(writing, lambda: b"the end").close()
    os.close(writing)

    assert os.read(reading, 100) == b"the end"
    os.close(reading)


def test_a_terminal_that_another_program_made_not_to_wait_is_waited_for() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    data = [b"x" * MANY]
    outlet = Outlet(writing, lambda: data.pop() if data else b"")
    outlet.wake()
    received = 0
    while received < MANY:
        received += len(os.read(reading, 65536))
    outlet.close()
    os.close(writing)
    os.close(reading)


def test_a_terminal_that_is_gone_ends_the_thread() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    outlet = Outlet(writing, lambda: b"x")
    outlet.wake()
    outlet.close()
    os.close(writing)


class Broken(Wire):
    def take(self) -> str:
        raise IndexError("a fault")


def test_when_the_wire_fails_what_is_written_is_sent_as_it_is_and_that_is_told_once() -> None:
    told: list[Exception] = []
    drawing = SafeDrawing(Broken(10, 2, clean=str), told.append)
    drawing.do(lambda drawing: drawing.write("lost, and to be written again by whoever is told"))
    first = drawing.do(lambda drawing: drawing.take())
    drawing.do(lambda drawing: drawing.resize(20, 4))
    drawing.do(lambda drawing: drawing.write("\x1b[1;1Hwhole\x1b[2J"))

    assert first.endswith("\x1b[m\x1b[H\x1b[J")
    assert drawing.do(lambda drawing: (drawing.due, drawing.take())) == (True, "\x1b[1;1Hwhole\x1b[2J")
    assert [type(error) for error in told] == [IndexError]


@pytest.mark.parametrize("term", ["xterm", "xterm-256color", "tmux-256color", "screen.xterm-256color", "linux", "foot"])
def test_usual_terminals_are_known(term: str) -> None:
    assert is_known(term)


@pytest.mark.parametrize("term", ["", "vt100", "ansi", "dumb", "xtermish", "some-new-terminal"])
def test_a_terminal_nobody_has_tried_is_not_known(term: str) -> None:
    assert not is_known(term)


@pytest.mark.parametrize("term", ["xterm", "xterm-256color", "linux", "rxvt-unicode-256color"])
def test_erasing_in_colour_is_left_to_terminals_that_are_known_for_it(term: str) -> None:
    assert fills_erased(term)


@pytest.mark.parametrize("term", ["screen", "screen.xterm-256color", "tmux-256color", "vt100", ""])
def test_erasing_in_colour_is_not_left_to_others(term: str) -> None:
    assert not fills_erased(term)
