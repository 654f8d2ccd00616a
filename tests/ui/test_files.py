"""Carrying a list away and bringing it back, from the app."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest

from checklists.case import Case, State, set_state
from checklists.formats import Export, render
from checklists.formats.toml import dump
from checklists.plan import make_plan
from checklists.store import Store
from tests.ui.conftest import NOW, MakeApp
from tests.ui.screens import press, text
from tui.app import ShebaoApp
from tui.screens.case import CaseScreen
from tui.screens.export import ExportScreen

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


async def test_notes_can_be_left_out(app_for: MakeApp, case: Case, store: Store, in_folder: Path) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        app.session.note("bring-window/id-card", "悄悄话")
        await press(pilot, "e")
        await press(pilot, "up", "up", "enter", "s")
    (file,) = in_folder.iterdir()
    assert "悄悄话" not in file.read_text(encoding="utf-8")


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
