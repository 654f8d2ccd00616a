"""What holding a key costs in a list of a thousand items: `python -m benchmarks.hold`."""

from __future__ import annotations

import json
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, table
from benchmarks.programs import DOWN, open_case, selection
from benchmarks.pty_app import Held, Program, PtyApp
from checklists.model import Checklist
from checklists.packs import load_library

ITEMS = 1000
LISTS = 5
"""Into how many lists they are divided; one file may not hold them all."""
HELD = 300
"""Times the key is repeated, after so many that the cursor is at the lower edge and the list scrolls."""
RATE = 30
"""Keys in a second, as a keyboard repeats them."""

_PACK = """\
id = "thousand"
name.zh = "一千条"
name.en = "A thousand"
office.zh = "测量"
office.en = "Measuring"
reviewed = 2026-11-21
"""
_LIST = """\
id = "list-{number}"
stage = "bring"
title.zh = "第 {number} 张清单"
title.en = "List {number}"
reviewed = 2026-11-21
"""
_ITEM = """
[[item]]
id = "item-{number}"
text = {{ zh = {words[0]}, en = {words[1]} }}
why = {{ zh = {words[2]}, en = {words[3]} }}
sources = ["hotline-12333"]
"""


def measure(held: int = HELD) -> list[Figure]:
    """Hold the key in both lists, one after the other.

    Args:
        held: How often it is repeated.
    """
    with TemporaryDirectory() as folder:
        _write_pack(Path(folder))
        with open_case(Path(folder)) as (ours, environ):
            mine, other = (_hold(program, environ, held) for program in (ours, selection(ITEMS)))
    return [
        Figure(f"each key at {RATE} Hz", "bytes", [mine.size / held], "SelectionList", [other.size / held]),
        Figure("last key to last byte", "ms", [mine.late * 1000], "SelectionList", [other.late * 1000]),
    ]


def _hold(program: Program, environ: dict[str, str], held: int) -> Held:
    with PtyApp(program, environ) as app:
        app.wait_first_frame()
        app.wait_quiet()
        for _ in range(40):
            app.send(DOWN)
        app.wait_quiet()
        return app.hold(DOWN, held, 1 / RATE)


def _write_pack(folder: Path) -> None:
    """Write a local pack whose items read as the bundled ones do, over and over."""
    lists = load_library().checklists.values()
    items = [item for one in lists if isinstance(one, Checklist) for item in one.items]
    bundled = [(item.text.zh, item.text.en, item.why.zh, item.why.en) for item in items if item.why and item.sources]
    written = [
        _ITEM.format(number=number, words=[json.dumps(word, ensure_ascii=False) for word in words])
        for number, words in zip(range(ITEMS), cycle(bundled), strict=False)
    ]
    (folder / "checklists").mkdir()
    (folder / "pack.toml").write_text(_PACK, encoding="utf-8")
    for number in range(1, LISTS + 1):
        text = _LIST.format(number=number) + "".join(written[number - 1 :: LISTS])
        (folder / "checklists" / f"list-{number}.toml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    print(table(measure()))
