"""Local packs with as many items as one likes, as people write them and no larger than the program takes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import cycle, islice
from pathlib import Path

from checklists.model import Checklist, Item
from checklists.packs import load_library

ITEMS_OF_LIST = 250
"""Items of one file; it may not be larger than 256 KB."""
LISTS_OF_PACK = 5
"""Lists of one pack; it may not be larger than 1 MB."""

_PACK = """\
id = "pack-{number}"
name.zh = "第 {number} 包"
name.en = "Pack {number}"
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


@cache
def bundled() -> tuple[Item, ...]:
    """Return the items of the program's own checklists that have a reason and a source."""
    lists = load_library().checklists.values()
    items = [item for one in lists if isinstance(one, Checklist) for item in one.items]
    return tuple(item for item in items if item.why and item.sources)


def write_packs(folder: Path, count: int) -> list[Path]:
    """Write packs whose items read as the program's own do, over and over, and return their folders.

    Args:
        folder: Where they are put.
        count: How many items they hold together.
    """
    items = cycle(bundled())
    packs: list[Path] = []
    for number, size in enumerate(_sizes(count)):
        if number % LISTS_OF_PACK == 0:
            packs.append(folder / f"pack-{len(packs)}")
            (packs[-1] / "checklists").mkdir(parents=True)
            (packs[-1] / "pack.toml").write_text(_PACK.format(number=len(packs)), encoding="utf-8")
        text = _LIST.format(number=number) + "".join(map(_written, range(size), islice(items, size)))
        (packs[-1] / "checklists" / f"list-{number}.toml").write_text(text, encoding="utf-8")
    return packs


def _sizes(count: int) -> Iterator[int]:
    """Yield how many items each list holds."""
    for first in range(0, count, ITEMS_OF_LIST):
        yield min(ITEMS_OF_LIST, count - first)


def _written(number: int, item: Item) -> str:
    why = item.why or item.text
    words = [json.dumps(word, ensure_ascii=False) for word in (item.text.zh, item.text.en, why.zh, why.en)]
    return _ITEM.format(number=number, words=words)
