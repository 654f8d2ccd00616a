"""Identity and phone numbers typed into the app: asked about before they are saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import TextArea

from checklists.case import NOTE_MAX, REASON_MAX, Case, State, set_note
from checklists.formats.toml import dump
from checklists.store import Store
from tests.ui.conftest import NOW, MakeApp
from tests.ui.screens import press, text
from tui.app import ShebaoApp
from tui.screens.case import CaseScreen
from tui.screens.dialogs import NoteDialog

FIRST = "bring-window/id-card"
PHONE, NEAR_ID = "15400001234", "110105194912310021"
MASKED = "〔手机号，尾号1234〕"


def note(app: ShebaoApp) -> str:
    return app.session.opened.mark(FIRST).note


@pytest.mark.parametrize(("keys", "saved"), [(["enter"], MASKED), (["down", "down", "enter"], PHONE)])
async def test_a_note_is_saved_as_the_person_answers(
    app_for: MakeApp, store: Store, case: Case, keys: list[str], saved: str
) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "o", *PHONE, "ctrl+s")
        assert "看起来有手机号，怎么存？" in text(app)
        assert "手机号，尾号1234" in text(app)
        assert "可能漏看" in text(app)
        assert store.load(case.id).marks == {}

        await press(pilot, *keys)
        assert isinstance(app.screen, CaseScreen)
    assert store.load(case.id).mark(FIRST).note == saved


@pytest.mark.parametrize("keys", [["down", "enter"], ["escape"]])
async def test_going_back_keeps_what_was_typed(app_for: MakeApp, case: Case, keys: list[str]) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "o", *PHONE, "ctrl+s", *keys)
        assert isinstance(app.screen, NoteDialog)
        assert PHONE in text(app)

        await press(pilot, *["backspace"] * 4, "ctrl+s")
        assert isinstance(app.screen, CaseScreen)
        assert note(app) == "1540000"


async def test_a_note_that_is_left_as_it_was_is_not_asked_about(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        app.session.note(FIRST, PHONE, as_written=True)
        await press(pilot, "o", "ctrl+s")
        assert isinstance(app.screen, CaseScreen)
        assert note(app) == PHONE

        await press(pilot, "o", "x", "ctrl+s")
        assert isinstance(app.screen, CaseScreen), "touching a letter it is no number"


async def test_one_wrong_digit_is_pointed_out_and_saved(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "o", *NEAR_ID, "ctrl+s")
        assert isinstance(app.screen, CaseScreen)
        assert "很像身份证号（尾号21）" in text(app)
        assert note(app) == NEAR_ID


async def test_a_note_that_the_masks_make_too_long_is_not_cut(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "o")
        app.screen.query_one(TextArea).text = "长" * (NOTE_MAX - 11) + PHONE
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, NoteDialog)
        assert f"这里有 {NOTE_MAX + 1} 个" in text(app)
        assert note(app) == ""


async def test_a_reason_is_masked_before_it_is_cut(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test():
        app.session.mark(FIRST, State.NA, reason="长" * (REASON_MAX - 5) + PHONE)
        assert app.session.opened.mark(FIRST).reason == "长" * (REASON_MAX - 5) + "〔手机号，"


async def test_what_another_session_wrote_meanwhile_stays_beside_the_masked_note(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "o", *PHONE, "ctrl+s")
        app.session.note(FIRST, "另一处写的话")
        await press(pilot, "enter")
        assert "另一处写的话" in note(app)
        assert MASKED in note(app)


async def test_a_typed_reason_is_asked_about(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "n", "end", "enter", *PHONE, "enter")
        assert "看起来有手机号" in text(app)
        await press(pilot, "escape")
        assert PHONE in text(app)
        await press(pilot, "enter", "enter")
    mark = store.load(case.id).mark(FIRST)
    assert (mark.state, mark.reason) == (State.NA, MASKED)


@pytest.mark.parametrize("where", ["home", "case"])
async def test_a_new_nickname_is_asked_about(app_for: MakeApp, store: Store, case: Case, where: str) -> None:
    app = app_for(case.id if where == "case" else "")
    async with app.run_test() as pilot:
        await press(pilot, *(["down"] if where == "home" else []), "r", "end", "enter", *PHONE, "enter")
        assert "看起来有手机号" in text(app)
        assert store.load(case.id).name == "妈妈"
        await press(pilot, "enter")
    assert store.load(case.id).name == f"妈妈{MASKED}"


async def test_the_nickname_of_a_new_case_is_asked_about(app_for: MakeApp, store: Store) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "c", "right", "right", "right", "end", "enter", "end", "enter", *PHONE, "enter")
        assert store.all() == ([], [])
        await press(pilot, "enter")
        assert isinstance(app.screen, CaseScreen)
    assert [case.name for case in store.all()[0]] == [f"我{MASKED}"]


async def test_leaving_while_the_question_is_open_saves_masked(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "o", *PHONE, "ctrl+s")
    app.flush_changes()
    assert store.load(case.id).mark(FIRST).note == MASKED


@pytest.mark.slow
@pytest.mark.parametrize(("keys", "saved"), [(["enter"], MASKED), (["down", "enter"], PHONE), (["escape"], "")])
async def test_numbers_in_a_file_are_counted_and_masked(
    app_for: MakeApp, store: Store, case: Case, tmp_path: Path, keys: list[str], saved: str
) -> None:
    file = tmp_path / "k.toml"
    file.write_bytes(dump(set_note(case, FIRST, PHONE, now=NOW)))
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "i", *str(file), "enter")
        assert "文件里有 1 处像手机号" in text(app)
        await press(pilot, *keys)
    assert store.load(case.id).mark(FIRST).note == saved


async def test_the_question_can_be_answered_on_the_smallest_screen(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "o", *PHONE, "ctrl+s")
        for answer in ("遮盖后保存", "返回修改", "仍然保存"):
            assert answer in text(app)
