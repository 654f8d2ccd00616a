"""Exports of hostile cases and content, packs that bring hostile texts, and a real terminal on them."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from checklists.case import NAME_MAX
from checklists.formats import FORMATS, Export, render
from checklists.local_packs import survey_packs
from checklists.plan import make_plan
from checklists.store import Store
from checklists.text import LANGS, Lang
from tests.clock import NOW
from tests.domain.local_pack import faults, pack_files, write_local
from tests.domain.opened import spelled_in, text_of
from tests.system.ptys import session
from tests.torture.doors import bundle
from tests.torture.homes import Home
from tests.torture.hostile_texts import TEXTS, Slots, leaks, without_surrogates
from tests.torture.hostile_world import hostile_case, hostile_library

WALK = (" ", "\x1b[B", "o", "\x1b", "n", "\x1b", "\r", "\x1b[C", "\x1b", "e", "\x1b", "r", "\x1b", "?", "\x1b", "\x1b")
"""Keys that go through a case and back to the first screen."""
_PAUSE = 0.25
_STEPS = re.compile(rb"\x1b\[[0-9;]*[mABCDGHJKLMPSTXdr@]|[\r\n\b]")
"""What moves the cursor, writes, erases and colours."""
_MODES = re.compile(rb"\x1b(?:\[[0-9;?<>=!$]*[a-zA-Z]|[()][0AB]|[=>])")
"""What else a terminal can be told to do, by the app."""
_TEXT_KEY = re.compile(r'^(\S+\.(?:zh|en)|value|zh|en) = "[^"]*"$', re.MULTILINE)


def examine_exports(turn: int) -> tuple[list[str], int]:
    """Export everything in every form, and return what is wrong and how many files were made."""
    found: list[str] = []
    for lang in LANGS:
        real, plain = _export(turn, lang, harmless=False), _export(turn, lang, harmless=True)
        for format_id in FORMATS:
            data = render(format_id, real)
            text = text_of(data).removeprefix("\ufeff").replace("\r\n", "\n")
            wrong = leaks(text + spelled_in(text), allowed="\n")
            if format_id == "html":
                # Hostile texts may have lines.
                wrong += sorted(_tags(text) - _tags(render(format_id, plain).decode()) - {"<br>"})
            found += [f"turn {turn}, {lang}, {format_id}: {each}" for each in wrong]
    return found, len(LANGS) * len(FORMATS)


def _export(turn: int, lang: Lang, *, harmless: bool) -> Export:
    slots = Slots(turn, harmless=harmless)
    library, case = hostile_library(slots), hostile_case(slots)
    return Export(library, case, make_plan(library, case), lang, NOW.date(), "full")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.found |= {f"<{tag} {name}>" for name, _ in attrs} | {f"<{tag}>"}

    def handle_comment(self, data: str) -> None:
        self.found.add("a comment")


def _tags(page: str) -> set[str]:
    """Return the tags of a page, each with its attributes."""
    tags = _Tags()
    tags.feed(page)
    return tags.found


def examine_packs(texts: int, seed: int, folder: Path) -> tuple[list[str], int]:
    """Put texts into packs, in every place of every file; this process is thrown away.

    Args:
        texts: How many.
        seed: Which go where.
        folder: An empty folder.
    """
    bundle(folder / "bundled")
    found: list[str] = []
    places = [(name, match.span()) for name, text in pack_files().items() for match in _TEXT_KEY.finditer(text)]
    for number in range(texts):
        chance = random.Random(f"{seed} {number}")
        name, (start, end) = places[number % len(places)]
        text = without_surrogates(chance.choice(TEXTS))
        file = pack_files()[name]
        key = file[start:end].partition(" = ")[0]
        spoiled = f"{file[:start]}{key} = {_quoted(text)}{file[end:]}"
        survey = survey_packs([write_local(folder / f"{number} {_file_name(text)}", {name: spoiled})])
        said = [*faults(survey), *(line for each in survey.refused for line in (each.message.zh, each.message.en))]
        if not survey.used and not said:
            said = [f"{name}: refused without a word\0"]
        found += [f"pack {number}, seed {seed}, {key} of {name}: {fault}" for line in said for fault in leaks(line)]
        if survey.used and leaks(text):
            found.append(f"pack {number}, seed {seed}: {text!r} is taken as {key} of {name}")
    return found, texts


def _quoted(text: str) -> str:
    """Return a text as a string of TOML, in which anything can be spelled."""
    return '"' + "".join(f"\\U{ord(sign):08X}" for sign in text) + '"'


def _file_name(text: str) -> str:
    return text.replace("/", "").replace("\0", "")[:40]


def examine_terminal(turn: int, folder: Path) -> tuple[list[str], int]:
    """Use the real program on a terminal with a hostile case, and return what is wrong and how many bytes were sent."""
    sent = {harmless: _sent(Slots(turn, harmless=harmless), folder / str(harmless)) for harmless in (True, False)}
    words, modes = _taken_apart(sent[False])
    found = leaks(words.decode(errors="replace"))
    if other := modes - _taken_apart(sent[True])[1]:
        found.append(f"other commands to the terminal: {sorted(other)}")
    return [f"turn {turn}, terminal: {fault}" for fault in found], len(sent[False])


def _sent(slots: Slots, folder: Path) -> bytes:
    """Return what the program sends to the terminal on a case of slots."""
    case = hostile_case(lambda text: without_surrogates(slots(text)))
    home = Home.make(folder, replace(case, name=f"Mama {case.name}"[:NAME_MAX]))
    Store(home.cases).load(case.id)
    with session("-m", "tui", "open", case.id, environ=home.environ, size=(120, 40)) as run:
        run.wait_for("Tab")
        for key in WALK:
            run.type(key)
            run.pump(_PAUSE)
        run.type("q")
        run.exit_code()
        return run.raw


def _taken_apart(raw: bytes) -> tuple[bytes, set[bytes]]:
    """Return the text, and what the terminal is told besides moving, writing and colours."""
    raw = _STEPS.sub(b"", raw)
    return _MODES.sub(b"", raw), set(_MODES.findall(raw))
