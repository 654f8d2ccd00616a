"""Carrying a list away and bringing it back, from the app."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from checklists.case import Case, State, set_state
from checklists.formats.toml import dump
from checklists.store import Store
from tests.ui.conftest import NOW, MakeApp
from tests.ui.screens import press, text
from tui.screens.case import CaseScreen
from tui.screens.export import ExportScreen


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
