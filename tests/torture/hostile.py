"""Texts that would drive a terminal, hide something or be read as markup, in every place and on every way out."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from checklists.text import LANGS, Lang
from tests.torture.hostile_texts import TEXTS, TURNS
from tests.torture.outcome import Outcome, scaled, total
from tests.torture.processes import spread

PACKS = 4_000
TERMINALS = 8
"""Sessions on a real terminal."""

Found = tuple[list[str], int]
"""What is wrong, and how often something was tried."""


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Put every text into every place and see what comes out; the screens of each language in a process."""
    chance = random.Random(seed)
    turns = chance.sample(range(TURNS), scaled(TURNS, share))
    screens = spread([partial(_screens, turns, lang, folder / f"screens-{lang}") for lang in LANGS])
    commands = [_alone("commands", turn, folder) for turn in turns]
    exports = _sum([_alone("exports", turn, folder) for turn in turns])
    packs = _alone("packs", scaled(PACKS, share, least=40), folder, seed)
    terminals = [_alone("terminal", turn, folder) for turn in (turns * TERMINALS)[: scaled(TERMINALS, share)]]
    found = {
        "显示的文字 texts shown": _sum(screens),
        "命令 commands": _sum(commands),
        "导出的文件 exported files": exports,
        "内容包 packs": packs,
    }
    figures = {name: f"{count:,}" for name, (_, count) in found.items()}
    figures["终端收到 sent to terminals"] = f"{_sum(terminals)[1] / 1e6:.1f} MB"
    figures["文字 texts"] = str(len(TEXTS))
    pieces = [Outcome(count, tuple(faults)) for faults, count in found.values()]
    return total([*pieces, Outcome(len(terminals), tuple(_sum(terminals)[0]))], figures)


def _screens(turns: Sequence[int], lang: Lang, folder: Path) -> Found:
    """Go through every screen in one language, once for each turn."""
    from tests.torture.hostile_screens import examine, visible
    from tests.torture.in_process import prepare

    prepare(folder)

    async def visit_all() -> Found:
        places = await visible(folder, lang)
        done = [await examine(turn, folder, lang, places) for turn in turns]
        return _sum(done)

    return asyncio.run(visit_all())


def _alone(what: str, number: int, folder: Path, seed: int = 0) -> Found:
    """Do one work in a process of its own, which changes what is loaded and where it is."""
    from tests.torture import hostile_commands, hostile_files

    place = folder / f"{what}-{number}-{len(list(folder.iterdir()))}"
    place.mkdir()
    works: dict[str, Callable[[], Found]] = {
        "commands": partial(hostile_commands.examine, number, place),
        "exports": partial(hostile_files.examine_exports, number),
        "packs": partial(hostile_files.examine_packs, number, seed, place),
        "terminal": partial(hostile_files.examine_terminal, number, place),
    }
    return spread([works[what]])[0]


def _sum(found: Sequence[Found]) -> Found:
    """Return all that is wrong, and how often something was tried in all."""
    return [fault for faults, _ in found for fault in faults], sum(count for _, count in found)
