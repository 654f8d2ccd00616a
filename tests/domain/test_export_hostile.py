"""Whatever somebody put into a name, a note, a reason or a pack: no form lets out what drives a terminal or hides."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from checklists.case import Case, Mark, State
from checklists.formats import FORMATS, render
from checklists.library import Library
from checklists.text import LANGS, Lang, clean
from tests.domain.export_sample import CASE, NOW, export, library
from tests.domain.laced import laced
from tests.domain.opened import spelled_in, text_of

HOSTILE = "\r" + "".join(chr(code) for code in range(sys.maxunicode + 1) if clean(f"x{chr(code)}y", lines=True) == "xy")
"""Every character that may not come out; the list is that of `clean`, which has tests of its own."""
LACED = f"x{HOSTILE}y"
LINED = f"x\n{HOSTILE}\r\ny\tz"


def laced_library() -> Library:
    return laced(library(), lambda text: text + LACED)


def case(name: str = CASE.name, note: str = "", reason: str = "") -> Case:
    mark = Mark(State.NA, NOW, reason=reason, note=note, note_at=NOW)
    return replace(CASE, name=name, marks={**CASE.marks, "bring-window/copies": mark, "no-such-list/item": mark})


def leaks(data: bytes) -> set[str]:
    """Every hostile character in a file, also one that its form spells so that it comes out again."""
    text = text_of(data).removeprefix("\ufeff").replace("\r\n", "\n")
    return (set(text) | set(spelled_in(text))) & set(HOSTILE)


def test_the_list_of_hostile_characters_is_what_it_ought_to_be() -> None:
    assert {"\x00", "\x1b", "\r", "\x7f", "\x9b", "\u202e", "\u2066", "\ufeff", "\ud800", "\U000e0041"} <= set(HOSTILE)
    assert not {"\n", "\t", "\u4e2d", "\u200d", "\ufe0f"} & set(HOSTILE)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("format_id", FORMATS)
@pytest.mark.parametrize("slot", ["name", "note", "reason"])
def test_nothing_hostile_gets_out_of_what_a_person_wrote(format_id: str, slot: str, lang: Lang) -> None:
    said = LINED if slot == "note" else LACED

    data = render(format_id, export(case(**{slot: said}), lang))

    assert leaks(data) == set()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("format_id", FORMATS)
def test_nothing_hostile_gets_out_of_a_pack(format_id: str, lang: Lang) -> None:
    assert leaks(render(format_id, export(lang=lang, content=laced_library()))) == set()


@pytest.mark.parametrize("format_id", ["toml", "json"])
def test_what_is_kept_under_unknown_keys_is_spelled_out(format_id: str) -> None:
    from checklists.reading import read_file

    said = "".join(set(HOSTILE) - {chr(code) for code in range(0xD800, 0xE000)})
    kept = replace(CASE, extra={"colour": said, said: [{"deep": said}]})

    data = render(format_id, export(kept))

    assert not set(data.decode()) & set(HOSTILE)
    assert read_file(data, "download") == (kept,)
