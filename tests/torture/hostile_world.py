"""Content and cases in which every text is given by `Slots`, and the app on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from checklists.case import Answers, Case, Mark, State
from checklists.library import Library
from checklists.memory import MemoryStore
from checklists.model import (
    Entry,
    EntryKind,
    Option,
    Pack,
    Question,
    Region,
    RegionEntry,
    RegionNote,
    SectionId,
    Term,
)
from checklists.settings import Settings
from checklists.text import Lang, Text
from tests.clock import NOW
from tests.domain.cli_library import APPLY, COPIES, ID_CARD, LETTER, MONTHS, small_library
from tests.domain.laced import laced
from tests.torture.hostile_texts import without_surrogates
from tui.app import ShebaoApp, make_app

ANSWERS = Answers(
    topics=("pension-contributions", "medical-account"), channel="hall-window", for_whom="proxy", region="sc"
)
REGION = "sc"
STREET = "street"
"""A local pack that some things come from."""


def library() -> Library:
    """Return content that has something of every kind."""
    small = small_library()
    window = small.channels["hall-window"]
    place = Entry(EntryKind.PLACE, Text("服务站", "Station"), note=Text("先预约", "Book first"), origin=STREET)
    hotline = replace(window, id="hotline", name=Text("热线", "Hotline"), means=("phone",), entries=(place,))
    note = RegionNote(
        "kiosks", Text("有自助机", "Kiosks"), Text("在大厅里", "In the hall"), ("hall-window#steps",), ("blog",)
    )
    way_in = RegionEntry(EntryKind.WEB, Text("省平台", "Provincial platform"), "www.sc.gov.cn", channels=(window.id,))
    region = Region(REGION, Text("四川", "Sichuan"), date(2026, 3, 1), (way_in,), (note,))
    bring = small.checklists["bring-window"]
    local = tuple(replace(item, origin=STREET) if item.id == "copies" else item for item in bring.items)
    means = Question(
        "means",
        Text("手边有什么？", "What is at hand?"),
        (Option("phone", Text("手机", "A phone"), Text("能上网", "Online")),),
        multiple=True,
    )
    return replace(
        small,
        questions={**small.questions, "means": means},
        channels={window.id: replace(window, sources=("si-law",)), hotline.id: hotline},
        checklists={**small.checklists, bring.id: replace(bring, items=local)},
        regions={REGION: region},
        terms=(Term(Text("缴费基数", "Base"), Text("算缴费用的工资数", "The wage"), ("si-law",)),),
        packs={STREET: Pack(STREET, Text("街道", "Street"), date(2026, 3, 1), Text("张三", "Zhang"))},
    )


def hostile_library(slots: Callable[[str], str]) -> Library:
    """Return that content with every text given by slots."""
    return laced(library(), lambda text: without_surrogates(slots(text)))


def hostile_case(slots: Callable[[str], str]) -> Case:
    """Return a case in which everything that a person wrote is given by slots."""
    marks = {
        ID_CARD: Mark(State.DONE, NOW, note=slots("note"), note_at=NOW),
        COPIES: Mark(State.NA, NOW, reason=slots("reason"), note=slots("note"), note_at=NOW),
        MONTHS: Mark(State.PROBLEM, NOW, note=slots("note"), note_at=NOW),
        LETTER: Mark(State.WAITING, NOW, until=NOW.date()),
        APPLY: Mark(State.WAITING, NOW, until=date(2026, 11, 27), note=slots("note"), note_at=NOW),
        "no-such-list/item": Mark(State.DONE, NOW, note=slots("note"), note_at=NOW),
    }
    return Case("k7q2", slots("name"), NOW, ANSWERS, at=NOW, marks=marks)


def hostile_app(slots: Callable[[str], str], lang: Lang, folder: Path) -> ShebaoApp:
    """Return the app on all of that, with a complaint to be said at the start."""
    store = MemoryStore()
    app = make_app(
        library=hostile_library(slots),
        store=store,
        settings=Settings(),
        settings_file=folder / "settings.toml",
        lang=lang,
        clock=lambda: NOW,
        complaints=[Text(slots("complaint"), slots("complaint"))],
    )
    store.save(hostile_case(slots))
    return app


SECTIONS = tuple(SectionId)
