"""What holding a key costs in a list of a thousand items, and how far the screen is behind the keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import SELECTION_NAME, Figure, Goal, percentile
from benchmarks.measurements import scaled
from benchmarks.packs import bundled, write_packs
from benchmarks.programs import DOWN, open_case, selection
from benchmarks.pty_app import Held, Program, PtyApp
from checklists.text import Text

ITEMS = 1000
HELD = 450
"""Times the key is repeated, after so many that the cursor is at the lower edge and the list scrolls."""
BEFORE = 40
RATE = 30
"""Keys in a second, as a keyboard repeats them."""
EACH = Text(f"每秒{RATE}次，每次", f"each key at {RATE} Hz")
BEHIND = Text("下一个键来时还差几个键，最多", "keys not shown when the next comes, at most")
MOSTLY = Text("下一个键来时还差几个键，95%不超过", "keys not shown when the next comes, 19 of 20 times")
ONE = Text("一个键", "one key")
REST = Text("松开后多久写出这一条的原因", "from the last key until the reason of the item is there")


def measure(share: float = 1.0) -> list[Figure]:
    """Hold the key in both lists, one after the other.

    Args:
        share: How much of the full count of keys.
    """
    held = scaled(HELD, share)
    with TemporaryDirectory() as folder, open_case(*write_packs(Path(folder), ITEMS)) as (ours, environ):
        mine, other = (_hold(program, environ, held) for program in (ours, selection(ITEMS)))
    behind = list(_behind(mine))
    sizes = [mine.size / held], [other.size / held]
    late = [mine.late * 1000], [other.late * 1000]
    return [
        Figure(EACH, "bytes", sizes[0], SELECTION_NAME, sizes[1], Goal(most=250)),
        Figure(BEHIND, "keys", [max(behind)], ONE, [1], Goal(most=1)),
        Figure(MOSTLY, "keys", [percentile(behind, 95)], ONE, [1]),
        Figure(REST, "ms", late[0], SELECTION_NAME, late[1]),
    ]


def _hold(program: Program, environ: dict[str, str], held: int) -> Held:
    with PtyApp(program, environ) as app:
        app.wait_first_frame()
        app.wait_quiet()
        for _ in range(BEFORE):
            app.send(DOWN)
        app.wait_quiet()
        return app.hold(DOWN, held, 1 / RATE)


def _behind(held: Held) -> Iterator[int]:
    """Yield by how many keys the screen was behind whenever the next key was sent."""
    told = [item.text.zh for item in bundled()]
    seen = [(at, line) for at, screen in held.screens if (line := _line_of_cursor(screen))]
    places = [_places(line, told) for _, line in seen]
    (last,) = places[-1]
    first, shown = last - len(held.keys), 0
    for number, next_key in enumerate(held.keys[1:], 1):
        while shown + 1 < len(places) and seen[shown + 1][0] <= next_key:
            shown += 1
        yield min((first + number - place) % len(told) for place in places[shown])


def _line_of_cursor(screen: str) -> str:
    """Return the line under the cursor, empty in the middle of an update, when none is."""
    return next((line for line in screen.splitlines() if line.startswith(" > [")), "")


def _places(line: str, told: list[str]) -> list[int]:
    """Return which of the items that come over and over can be the one in a line."""
    words = line.removeprefix(" > [ ] ").split("  ")[0].strip()
    return [place for place, text in enumerate(told) if text.startswith(words)]
