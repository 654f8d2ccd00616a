"""How much is sent: counts of bytes and wake-ups, which are the same on every machine; times are for the benchmarks."""

from __future__ import annotations

from random import Random

from benchmarks.ideal import blank, ideal_bytes
from benchmarks.programs import UP, open_case
from benchmarks.pty_app import COLUMNS, LINES, QUIET, SOON, PtyApp
from tests.wire.drawings import PLAIN_LETTERS, Artist
from tests.wire.emulators import Pyte
from tui.terminal.wire import Wire

BACKSPACE = "\x7f"
HELD = 20


def test_the_app_sends_little_more_than_the_cells_that_change_and_nothing_when_left_alone() -> None:
    with open_case() as (ours, environ), PtyApp(ours, environ) as app:
        app.wait_first_frame()
        app.wait_quiet()
        start = app.received()
        assert start <= 0.8 * ideal_bytes(blank(), app.cells()), "long blanks are erased"
        answers = [app.press(ours.key)]
        app.rest(2)  # what begins only after the first frame, such as looking out for other sessions
        rest = app.rest(1)
        answers += [app.press(key) for key in (" ", ours.key) * 3]
        moves = []
        for _ in range(2):
            for key in (UP, ours.key):
                moves.append(app.press(key, SOON))
                app.rest(QUIET)  # the reason of the item comes once the cursor rests
            app.press(" ")  # from an item that is done, and from one that is not
        ticks = [app.press(" ") for _ in range(2)]
        guide = [app.press(key) for key in ("\r", BACKSPACE)]
        held = app.hold(ours.key, HELD, 0)

    for some in (answers, moves, ticks, guide):
        assert sum(answer.size for answer in some) <= 1.1 * sum(
            ideal_bytes(answer.before, answer.after) for answer in some
        )
    assert (rest.size, rest.wakes) == (0, 0)
    # With room for other content: now they are about 2,540, 38, 25 to 38, 2,200 and 110.
    assert start <= 3500
    assert min(answer.size for answer in ticks) <= 40, "a tick with both counts, unless the minute is another"
    assert max(answer.size for answer in moves) <= 50
    assert guide[0].size <= 4000
    assert held.size / HELD <= 250


def test_an_update_is_no_longer_than_the_cells_that_change() -> None:
    sent = ideal = 0
    for seed in range(10):
        artist = Artist(Random(seed), COLUMNS, LINES, (*PLAIN_LETTERS, *"养老保险查验记录，。「」"))
        wire, terminal = Wire(COLUMNS, LINES, clean=str), Pyte(COLUMNS, LINES)
        for data in (artist.whole(), *(artist.frame() for _ in range(6))):
            before = terminal.cells()
            wire.write(data)
            update = wire.take()
            terminal.feed(update)
            sent += len(update.encode())
            ideal += ideal_bytes(before, terminal.cells())

    assert sent <= ideal
