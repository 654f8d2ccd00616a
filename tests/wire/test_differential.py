"""Whatever is drawn, a terminal shows the same cells through the wire as without it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import product
from random import Random

import pytest
from rich.cells import cell_len

from tests.wire.drawings import Artist
from tests.wire.emulators import Emulator, Pyte, Tmux, differences
from tui.terminal.door import drawable
from tui.terminal.wire import Wire

SIZES = ((30, 8), (17, 5), (41, 12), (80, 24), (2, 1), (1, 3))
CLEAR = "\x1b[m\x1b[H\x1b[2J"

# What a terminal may draw in more or fewer cells than Rich thinks, so that without the wire the rest of the line moves.
DISAGREED = ("❤\ufe0f", "1\ufe0f\u20e3", "👨\u200d👩\u200d👧", "👍🏽", "🇨🇳", "🏽", "ก็", "\u1112\u1161\u11ab")

needs_tmux = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Tmux, Tmux]]:
    """Two windows of tmux, to be drawn in with the wire and without."""
    folders = [tmp_path_factory.mktemp(name) for name in ("plain", "wired")]
    with Tmux(folders[0], 30, 8) as plain, Tmux(folders[1], 30, 8) as wired:
        yield plain, wired


def play(
    seed: int, plain: Emulator, wired: Emulator, size: tuple[int, int], frames: int, *, fills: bool = False
) -> None:
    """Draw random frames in a plain terminal and, through the wire, in another; both must show the same.

    Args:
        seed: Which of all random screens.
        plain: A cleared terminal.
        wired: Another of the kind.
        size: Columns and lines of both.
        frames: How many.
        fills: Whether the terminals give erased cells the colour behind. tmux does, but leaves cells that were erased
            to the end of a line out of what it says a window shows, so that nobody can tell.
    """
    random = Random(seed)
    artist = Artist(random, *size)
    # Nothing here is hostile, and composing marks would be a difference.
    wire = Wire(*size, clean=str, fills=fills and random.random() < 0.7)
    wire.know_width(narrow=random.random() < 0.5)
    data = artist.whole()
    for number in range(frames):
        plain.feed(data)
        wire.write(data)
        wired.feed(wire.take())
        differ = differences(plain.picture(), wired.picture())
        assert not differ, f"seed {seed}, frame {number}"
        chance = random.random()
        data = artist.frame()
        if chance < 0.05:
            wire.repaint(clear=chance < 0.03)
        elif chance < 0.1:
            size = random.choice(SIZES)
            for emulator in (plain, wired):
                emulator.resize(*size)
            plain.feed(CLEAR)
            wire.resize(*size)
            artist.resize(*size)
            data = artist.whole()


def play_in_tmux(seed: int, windows: tuple[Tmux, Tmux], frames: int) -> None:
    size = Random(seed).choice(SIZES)
    for window in windows:
        window.resize(*size)
        window.feed(CLEAR)
    play(seed, *windows, size, frames)


@pytest.mark.parametrize("seed", range(40))
def test_pyte_shows_random_screens_alike(seed: int) -> None:
    size = Random(seed).choice(SIZES)
    play(seed, Pyte(*size), Pyte(*size), size, 6, fills=True)


@needs_tmux
@pytest.mark.parametrize("seed", range(12))
def test_tmux_shows_random_screens_alike(seed: int, windows: tuple[Tmux, Tmux]) -> None:
    play_in_tmux(seed, windows, 5)


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(20))
def test_pyte_shows_thousands_of_random_screens_alike(batch: int) -> None:
    for seed in range(1000 + batch * 20, 1020 + batch * 20):
        size = Random(seed).choice(SIZES)
        play(seed, Pyte(*size), Pyte(*size), size, 8, fills=True)


@needs_tmux
@pytest.mark.slow
@pytest.mark.parametrize("batch", range(20))
def test_tmux_shows_thousands_of_random_screens_alike(batch: int, windows: tuple[Tmux, Tmux]) -> None:
    for seed in range(2000 + batch * 10, 2010 + batch * 10):
        play_in_tmux(seed, windows, 8)


def check_neighbours(emulator: Emulator, cluster: str, *, narrow: bool) -> None:
    """Draw a cluster, take it away, change what is beside it, draw it again; its neighbours are where they belong."""
    wire = Wire(30, 2, clean=drawable)
    wire.know_width(narrow=narrow)
    gap = " " * cell_len(cluster)
    frames = [("ab", "cd", "ef"), ("aB", "Cd", "Ef"), ("xy", "养", "zw")]
    for texts, between in product(frames, (cluster, gap)):
        wire.write(f"\x1b[1;1H{between.join(texts)}\x1b[2;1H")
        emulator.feed(wire.take())
        column = 0
        for text in texts:
            letters = [emulator.at(0, column + place) for place in range(len(text))]
            assert "".join(letters) == text, f"{cluster!a}: {emulator.picture()}"
            column += cell_len(text + cluster)
        emulator.feed("\x1b[2;1H")  # looking has moved the cursor


@pytest.mark.parametrize("cluster", DISAGREED, ids=ascii)
def test_a_cluster_of_doubtful_width_moves_nothing_beside_it_in_pyte(cluster: str) -> None:
    check_neighbours(Pyte(30, 2), cluster, narrow=True)


@needs_tmux
@pytest.mark.parametrize("cluster", DISAGREED, ids=ascii)
def test_a_cluster_of_doubtful_width_moves_nothing_beside_it_in_tmux(cluster: str, windows: tuple[Tmux, Tmux]) -> None:
    windows[1].resize(30, 2)
    windows[1].feed(CLEAR)
    check_neighbours(windows[1], cluster, narrow=False)
