"""Channels side by side, and what holds in one region, on the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checklists.case import Answers, Case
from checklists.comparison import compare
from checklists.library import Library
from checklists.model import SectionId, Showing
from checklists.store import Store
from checklists.text import LANGS, Lang
from tests.ui.conftest import NOW, MakeApp
from tests.ui.screens import cursor, lines, press, resize, text
from tui.cells import cells
from tui.screens.address import AddressScreen
from tui.screens.browse import BrowseScreen
from tui.screens.case import CaseScreen
from tui.screens.compare import CompareScreen
from tui.screens.guide import GuideScreen
from tui.screens.home import HomeScreen
from tui.screens.regions import RegionScreen
from tui.strings.screen import SECTIONS, SHOWINGS
from tui.widgets.row_list import RowList


@pytest.fixture
def shanghai(store: Store) -> Case:
    """A case insured in Shanghai, about the medical account, with a phone at hand."""
    answers = Answers(
        topics=("medical-account", "certificate"),
        channel="local-medical",
        status="employee",
        region="sh",
        means=("phone",),
    )
    return store.save(Case("s7h2", "我", NOW, answers, at=NOW))


async def test_the_home_screen_leads_to_the_comparison(app_for: MakeApp, library: Library) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.screen.query_one(RowList).move_to("?compare")
        await press(pilot, "enter")
        assert isinstance(app.screen, CompareScreen)
        assert cursor(app) == compare(library).rows[0].channel.id
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        assert cursor(app) == "?compare"


async def test_every_channel_has_a_row_in_the_order_in_which_it_suits(app_for: MakeApp, library: Library) -> None:
    app = app_for()
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "v")
        rows = app.screen.query_one("#list", RowList).rows
        assert [row.key for row in rows if row.key] == [row.channel.id for row in compare(library).rows]


async def test_enter_opens_the_guide_at_what_the_channel_shows(app_for: MakeApp, library: Library) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "v", "down", "enter")
        assert isinstance(app.screen, GuideScreen)
        assert f"[{SECTIONS[SectionId.CAN_SHOW].zh}]" in lines(app)[1]
        assert compare(library).rows[1].channel.name.zh in lines(app)[0]
        await press(pilot, "escape")
        assert isinstance(app.screen, CompareScreen)
        assert cursor(app) == compare(library).rows[1].channel.id


async def test_the_channel_under_the_cursor_is_told_in_words(app_for: MakeApp, library: Library) -> None:
    app = app_for()
    row = compare(library).rows[1]
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "v", "down")
        shown = text(app)
        assert row.channel.summary.zh in shown
        full = [
            option.text.zh
            for option, showing in zip(compare(library).topics, row.showings, strict=True)
            if showing is Showing.FULL
        ]
        line = next(line for line in lines(app) if line.strip().startswith(SHOWINGS[Showing.FULL].zh))
        assert "，".join(full) in line


async def test_a_case_compares_its_topics_for_what_is_at_hand(app_for: MakeApp, shanghai: Case) -> None:
    app = app_for(shanghai.id)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "v")
        shown = text(app)
        assert "医保个人账户  参保证明" in shown
        assert "养老缴费" not in "\n".join(lines(app)[:4])
        head = shown.index("手边没有条件用的")
        assert shown.index("地方医保网站和App") < head < shown.index("医保经办窗口")
        await press(pilot, "escape")
        assert isinstance(app.screen, CaseScreen)


@pytest.mark.parametrize("lang", LANGS)
async def test_at_eighty_columns_every_topic_is_on_one_page(app_for: MakeApp, library: Library, lang: Lang) -> None:
    app = app_for(lang=lang)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "v")
        first = lines(app)[4]
        marks = first.split()[-len(compare(library).topics) :]
        assert len(marks) == len(compare(library).topics)
        assert "< >" not in lines(app)[-1]


async def test_a_narrow_screen_pages_the_topics(app_for: MakeApp) -> None:
    app = app_for()
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "v")
        assert "第 1 页，共 2 页" in lines(app)[0]
        first = lines(app)[2:4]
        await press(pilot, "right")
        assert "第 2 页，共 2 页" in lines(app)[0]
        assert lines(app)[2:4] != first
        row = cursor(app)
        await press(pilot, "right", "left")
        assert lines(app)[2:4] == first
        assert cursor(app) == row
        await press(pilot, "left")
        assert lines(app)[2:4] == first


async def test_heads_and_marks_keep_their_columns_when_the_window_changes(app_for: MakeApp) -> None:
    app = app_for()
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "v", "right")
        await resize(pilot, 80, 24)
        assert "页" not in lines(app)[0]
        head, first = lines(app)[2], lines(app)[4]
        assert cells(head[: head.index("养老")]) == cells(first[: first.index(" 全") + 1])


async def test_the_comparison_follows_the_language(app_for: MakeApp) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "v", "L")
        assert "Channels compared" in lines(app)[0]
        assert "full; part; ask" in lines(app)[1]


async def test_a_region_is_read_without_a_case(app_for: MakeApp, library: Library) -> None:
    app = app_for()
    async with app.run_test(size=(80, 50)) as pilot:
        await pilot.pause()
        app.screen.query_one(RowList).move_to("look:regions")
        await press(pilot, "enter", "down", "enter")
        assert isinstance(app.screen, RegionScreen)
        shown = text(app)
        assert "上海" in lines(app)[0]
        for note in library.regions["sh"].notes:
            assert note.text.zh in shown
        assert "021-12333" in shown
        await press(pilot, "escape")
        assert isinstance(app.screen, BrowseScreen)
        assert cursor(app) == "sh"


async def test_an_address_of_a_region_is_shown_by_its_number(app_for: MakeApp, library: Library) -> None:
    app = app_for()
    async with app.run_test(size=(120, 50)) as pilot:
        await pilot.pause()
        app.screen.query_one(RowList).move_to("look:regions")
        await press(pilot, "enter", "enter", "1")
        assert isinstance(app.screen, AddressScreen)
        assert library.regions["bj"].entries[0].value in text(app)


async def test_a_note_leads_to_what_it_is_about(app_for: MakeApp, library: Library) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.screen.query_one(RowList).move_to("look:regions")
        await press(pilot, "enter", "down", "enter", "enter")
        assert isinstance(app.screen, BrowseScreen)
        assert cursor(app) == library.regions["sh"].notes[0].about[0]


async def test_search_finds_a_region_and_goes_there(app_for: MakeApp) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"shanghai", "enter")
        assert isinstance(app.screen, RegionScreen)


async def test_an_item_says_what_holds_where_the_case_is_insured(
    app_for: MakeApp, library: Library, shanghai: Case
) -> None:
    app = app_for(shanghai.id)
    note = library.region_notes("sh", "verify-records/medical-years")[0]
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, CaseScreen)
        app.screen.show_at("verify-records/medical-years")
        await pilot.pause()
        told = next(line for line in lines(app) if note.text.zh in line)
        assert told.split()[0] == "上海"
        assert "职工享受医保待遇的条件是什么" in text(app)
        app.screen.show_at("verify-records/personal-data")
        await pilot.pause()
        assert note.text.zh not in text(app)


@pytest.mark.parametrize("region", ["", "other"])
async def test_elsewhere_the_item_stands_as_it_is(app_for: MakeApp, store: Store, shanghai: Case, region: str) -> None:
    elsewhere = store.save(replace(shanghai, id="e1s2", answers=replace(shanghai.answers, region=region)))
    app = app_for(elsewhere.id)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, CaseScreen)
        app.screen.show_at("verify-records/medical-years")
        await pilot.pause()
        assert not [line for line in lines(app) if line.split()[:1] in (["上海"], ["其他地方"])]


async def test_a_guide_has_the_note_in_its_section_and_the_regions_addresses_first(
    app_for: MakeApp, library: Library, shanghai: Case
) -> None:
    app = app_for(shanghai.id)
    note = library.region_notes_for_section("sh", "local-medical", "can-show")[0]
    async with app.run_test(size=(120, 90)) as pilot:
        await press(pilot, "g")
        app.screen.query_one(RowList).move_to("local-medical")
        await press(pilot, "enter")
        shown = text(app)
        assert note.text.zh in shown
        own, *_ = library.regions["sh"].entries[1:2]
        assert shown.index("网址和电话") < shown.index(own.value) < shown.index("www.nhsa.gov.cn")
        assert "ybj.beijing.gov.cn" not in shown
        await press(pilot, "1")
        assert isinstance(app.screen, AddressScreen)
        assert own.value in text(app)
