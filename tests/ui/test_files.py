"""Carrying a list away and bringing it back, from the app."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from checklists.case import Case, State, set_state
from checklists.formats import Export, render
from checklists.formats.toml import dump
from checklists.plan import make_plan
from checklists.store import Store
from tests.ui.conftest import NOW, MakeApp, MakeGuest
from tests.ui.screens import cursor, press, text
from tui.app import ShebaoApp
from tui.screens.browse import BrowseScreen
from tui.screens.case import CaseScreen
from tui.screens.export import ExportScreen
from tui.strings import screen as words

ID_CARD = "bring-window/id-card"


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def test_the_list_is_written_private_to_the_suggested_file(app_for: MakeApp, case: Case, in_folder: Path) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "e", "s")
        assert isinstance(app.screen, CaseScreen)
    (file,) = in_folder.iterdir()
    assert file.name == "社保清单-妈妈-2026-11-21.html"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "带上办理人本人的有效身份证件原件" in file.read_text(encoding="utf-8")


async def test_the_preview_shows_what_will_be_written(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "e")
        assert isinstance(app.screen, ExportScreen)
        assert "预览" in text(app)
        assert "妈妈" in text(app)


async def test_an_existing_file_is_never_overwritten_without_asking(
    app_for: MakeApp, case: Case, in_folder: Path
) -> None:
    file = in_folder / "社保清单-妈妈-2026-11-21.html"
    file.write_text("mine", encoding="utf-8")
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "e", "s")
        assert "已有这个文件" in text(app)
        await press(pilot, "escape")
        assert file.read_text(encoding="utf-8") == "mine"
        await press(pilot, "s", "down", "enter")
        assert "<html" in file.read_text(encoding="utf-8")


async def choose(pilot: Pilot[int], app: ShebaoApp, *keys: str) -> None:
    """Go to rows of the export screen by arrows and press Enter on each."""
    for key in keys:
        await press(pilot, "home")
        while cursor(app) != key:
            await pilot.press("down")
        await press(pilot, "enter")


async def test_notes_can_be_left_out(app_for: MakeApp, case: Case, in_folder: Path) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        app.session.note("bring-window/id-card", "悄悄话")
        await press(pilot, "e")
        while "不写" not in text(app):
            await choose(pilot, app, "?notes")
        await press(pilot, "s")
    (file,) = in_folder.iterdir()
    assert "悄悄话" not in file.read_text(encoding="utf-8")


async def test_on_a_shared_machine_numbers_in_notes_are_masked_unless_asked_for(guest: MakeGuest) -> None:
    app = guest()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "e")
        assert f"备注和原因{words.EXPORT_NOTES_HOW['masked'].zh}" in "".join(text(app).split())


async def test_a_list_can_be_written_large_and_in_the_other_language(
    app_for: MakeApp, case: Case, in_folder: Path
) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "e")
        await choose(pilot, app, "?large", "?language", "?save")
    (file,) = in_folder.iterdir()
    assert file.name == "shebao-妈妈-2026-11-21.html"
    assert '<html lang="en" class="large">' in file.read_text(encoding="utf-8")


async def test_large_print_is_offered_only_where_there_is_any(app_for: MakeApp, case: Case, in_folder: Path) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "e")
        await choose(pilot, app, "?large", "format=md")
        assert "大字版" not in text(app)
        await press(pilot, "s")
    assert [file.suffix for file in in_folder.iterdir()] == [".md"]


async def test_a_blank_list_of_the_case_has_no_name(app_for: MakeApp, case: Case, in_folder: Path) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "space", "e")
        await choose(pilot, app, "?blank")
        assert "备注和原因" not in text(app)
        await press(pilot, "s")
    (file,) = in_folder.iterdir()
    assert file.name == "社保清单-社保经办大厅窗口-2026-11-21.html"
    page = file.read_text(encoding="utf-8")
    assert "社保清单：妈妈" not in page
    assert "row done" not in page


@pytest.mark.parametrize(
    ("way", "name", "item"),
    [
        (("g",), "社保清单-国家政务服务平台-2026-11-21.html", "national-platform/"),
        (("g", "enter"), "社保清单-国家政务服务平台-2026-11-21.html", "national-platform/"),
        (("checklists",), "社保清单-选哪个渠道-2026-11-21.html", "choose-channel/"),
        (("checklists", "enter"), "社保清单-选哪个渠道-2026-11-21.html", "choose-channel/"),
    ],
)
async def test_reading_without_a_case_leads_to_the_blank_list(
    app_for: MakeApp, in_folder: Path, way: tuple[str, ...], name: str, item: str
) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        for key in way:
            if key == "checklists":
                app.push_screen(BrowseScreen("checklists"))
                await pilot.pause()
            else:
                await press(pilot, key)
        await press(pilot, "e")
        assert isinstance(app.screen, ExportScreen)
        assert "档案文件" not in text(app)
        await press(pilot, "s")
    (file,) = in_folder.iterdir()
    assert file.name == name
    assert f'id="{item}' in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("what", ["regions", "terms"])
async def test_what_is_no_list_has_no_blank_one(app_for: MakeApp, what: str) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        app.push_screen(BrowseScreen(what))
        await pilot.pause()
        assert "空白清单" not in text(app)
        await press(pilot, "e")
        assert isinstance(app.screen, BrowseScreen)


async def test_an_empty_calendar_is_not_written(app_for: MakeApp, case: Case, in_folder: Path) -> None:
    app = app_for(case.id)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "e")
        await choose(pilot, app, "format=ics")
        assert "没有等待的日期" in text(app)
        await press(pilot, "s")
        assert isinstance(app.screen, ExportScreen)
    assert list(in_folder.iterdir()) == []


async def test_a_case_file_is_read_in_after_its_changes_were_shown(
    app_for: MakeApp, case: Case, store: Store, in_folder: Path
) -> None:
    file = in_folder / "k.toml"
    file.write_bytes(dump(set_state(case, "bring-window/id-card", State.DONE, now=NOW)))
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "i", *file.name, "enter")
        assert "会改动 1 条" in text(app)
        assert store.load(case.id).marks == {}
        await press(pilot, "enter")
    assert store.load(case.id).state("bring-window/id-card") is State.DONE


async def test_a_file_that_is_no_case_is_refused_with_a_sentence(app_for: MakeApp, in_folder: Path) -> None:
    file = in_folder / "l.toml"
    file.write_text("hello = 1\n", encoding="utf-8")
    app = app_for()
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "i", *file.name, "enter")
        assert "l.toml" in "".join(text(app).split())
        assert app.session.cases()[0] == []


def list_of(case: Case, app: ShebaoApp) -> str:
    session = app.session
    return render("md", Export(session.library, case, make_plan(session.library, case), "zh", session.today)).decode()


async def test_a_list_that_was_ticked_elsewhere_shows_both_sides_first(
    app_for: MakeApp, case: Case, store: Store, in_folder: Path
) -> None:
    app = app_for()
    mine = store.save(set_state(case, ID_CARD, State.WAITING, now=NOW, until=date(2026, 12, 1)))
    file = in_folder / "a.md"
    file.write_text(list_of(mine, app).replace("- [ ] \\[\\>\\] 等到 2026-12-01：", "- [x] "), encoding="utf-8")
    async with app.run_test() as pilot:
        await press(pilot, "i", *file.name, "enter")
        assert "会改动 1 条" in text(app)
        assert "[>] > [x] 带上办理人本人的有效身份证件原件" in text(app)
        assert "这边原来：等到 2026-12-01" in text(app)
        await press(pilot, "down", "down", "enter")
        assert store.load(case.id).state(ID_CARD) is State.WAITING
        await press(pilot, "enter")
    assert store.load(case.id).state(ID_CARD) is State.DONE


async def test_of_several_cases_only_those_that_change_are_shown_and_the_others_counted(
    app_for: MakeApp, case: Case, store: Store, in_folder: Path
) -> None:
    app = app_for()
    other = store.save(Case("m3x9", "爸爸", NOW, at=NOW))
    file = in_folder / "a.md"
    both = list_of(case, app) + "\n" + list_of(other, app)
    file.write_text(both.replace("- [ ] 带上办理人", "- [x] 带上办理人", 1), encoding="utf-8")
    async with app.run_test() as pilot:
        await press(pilot, "i", *file.name, "enter")
        assert "会改动档案「妈妈」" in text(app)
        assert "档案「爸爸」" not in text(app)
        assert "另有 1 份和这边一样" in text(app)


async def test_a_file_that_is_older_changes_nothing_and_says_what_it_says(
    app_for: MakeApp, case: Case, store: Store, in_folder: Path
) -> None:
    app = app_for()
    old = set_state(case, ID_CARD, State.PROBLEM, now=NOW)
    file = in_folder / "a.md"
    file.write_text(list_of(old, app), encoding="utf-8")
    mine = store.save(set_state(old, ID_CARD, State.DONE, now=NOW))
    async with app.run_test() as pilot:
        await press(pilot, "i", *file.name, "enter")
        assert "会保留这边的" in text(app)
        assert "文件里：有问题" in text(app)
        await press(pilot, "enter")
        assert "文件里：有问题" not in text(app)
    assert store.load(case.id) == mine


async def test_a_table_with_several_cases_is_read_in_whole(
    app_for: MakeApp, case: Case, store: Store, in_folder: Path
) -> None:
    file = in_folder / "a.csv"
    file.write_text(f"case_id,case,item_id,state\nk7q2,,{ID_CARD},done\np3n8,爸爸,{ID_CARD},problem\n", "utf-8")
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "i", *file.name, "enter")
        assert "会改动档案「妈妈」" in text(app)
        assert "会新建档案「爸爸」" in text(app)
        assert "文件里没有选择" in text(app)
        await press(pilot, "enter")
        assert "爸爸" in text(app)
    assert store.load("p3n8").state(ID_CARD) is State.PROBLEM
    assert store.load("k7q2").state(ID_CARD) is State.DONE


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_a_file_is_not_read_in_by_going_back(
    app_for: MakeApp, case: Case, store: Store, in_folder: Path, key: str
) -> None:
    file = in_folder / "a.csv"
    file.write_text(f"case_id,item_id,state\nk7q2,{ID_CARD},done\n", encoding="utf-8")
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "i", *file.name, "enter", key)
    assert store.load("k7q2") == case
