"""Working through a case with the keyboard alone; state first, then what the screen says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from textual.timer import Timer
from textual.widgets import TextArea

from checklists.case import Case, State
from checklists.notes import ELSEWHERE
from checklists.store import Store
from tests.ui.conftest import NOW, MakeApp
from tests.ui.screens import cursor, press, text
from tui.screens.case import CaseScreen
from tui.screens.guide import GuideScreen
from tui.widgets.row_list import RowList

FIRST = "bring-window/id-card"


async def test_a_tick_is_on_disk_before_it_is_shown_as_saved(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert cursor(app) == FIRST
        assert "已保存" not in text(app)

        await press(pilot, "space")

        assert store.load(case.id).state(FIRST) is State.DONE
        assert "[x] 带上办理人本人" in text(app)
        assert "已保存 09:00" in text(app)


async def test_space_again_takes_the_tick_back(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "space", "space")
    assert store.load(case.id).state(FIRST) is State.TODO


async def test_not_applicable_asks_for_a_reason_by_arrows_alone(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        before = app.session.plan
        await press(pilot, "n", "down", "enter")
        mark = store.load(case.id).mark(FIRST)
        assert (mark.state, mark.reason) == (State.NA, "和我无关")
        assert "不适用：和我无关" in text(app)
        assert app.session.plan == before


async def test_leaving_the_question_changes_nothing(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "n", "escape", "w", "escape", "o", "escape")
    assert store.load(case.id).marks == {}


async def test_waiting_takes_a_day_by_arrows_alone(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "w", "down", "enter")
        mark = store.load(case.id).mark(FIRST)
        assert (mark.state, mark.until) == (State.WAITING, date(2026, 12, 6))
        assert "等到 2026-12-06" in text(app)
        assert "等待 1" in text(app)


async def test_a_note_is_saved_with_its_line_breaks(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "o", *"abc", "enter", *"def", "ctrl+s")
        assert store.load(case.id).mark(FIRST).note == "abc\ndef"
        assert "有备注" in text(app)


async def test_a_note_that_is_too_long_is_given_back_whole(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "o")
        app.screen.query_one(TextArea).text = "字" * 2001
        await press(pilot, "ctrl+s")
        assert "最多 2000 个字，这里有 2001 个" in "".join(text(app).split("\n"))
        area = app.screen.query_one(TextArea)
        assert area.text == "字" * 2001
        area.text = "字" * 2000
        await press(pilot, "ctrl+s")
        assert store.load(case.id).mark(FIRST).note == "字" * 2000


async def test_a_note_written_over_one_that_changed_meanwhile_keeps_both(
    app_for: MakeApp, store: Store, case: Case
) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "o", *"mine")
        app.session.note(FIRST, "theirs")
        await press(pilot, "ctrl+s")
        assert store.load(case.id).mark(FIRST).note == f"theirs\n{ELSEWHERE}\nmine"


async def test_a_problem_opens_its_correction_and_escape_comes_back(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for(case.id)
    check = "verify-records/record-found"
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, CaseScreen)
        screen.show_at(check)

        await press(pilot, "exclamation_mark")

        assert store.load(case.id).state(check) is State.PROBLEM
        assert cursor(app).startswith("correct-no-record/")
        assert "为了: " in text(app)

        await press(pilot, "escape")
        assert cursor(app) == check


async def test_a_correction_ends_with_its_recheck_and_leads_back(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for(case.id)
    check = "verify-records/record-found"
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, CaseScreen)
        screen.show_at(check)
        await press(pilot, "x", "end")
        screen.show_at("correct-no-record/recheck")

        await press(pilot, "space")

        assert cursor(app) == check
        assert store.load(case.id).state(check) is State.PROBLEM
        assert "已复查，对了就打勾" in text(app)
        await press(pilot, "space")
        assert store.load(case.id).state(check) is State.DONE


async def test_undo_names_the_item_and_survives_leaving_the_case(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "space", "down", "space")
    again = app_for(case.id)
    async with again.run_test(notifications=True) as pilot:
        await press(pilot, "u")
        assert "撤销了: " in text(again)
        await press(pilot, "u")
        assert store.load(case.id).state(FIRST) is State.TODO
        await press(pilot, "ctrl+r")
        assert store.load(case.id).state(FIRST) is State.DONE


async def test_enter_opens_the_guide_at_the_linked_section_and_escape_returns_to_the_item(
    app_for: MakeApp, case: Case
) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        assert isinstance(app.screen, GuideScreen)
        assert "[要准备什么]" in text(app)
        assert "这一条" in text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, CaseScreen)
        assert cursor(app) == FIRST
        assert app.session.opened.marks == {}


async def test_the_steps_of_the_guide_are_the_query_checklist(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "right", "right")
        step = cursor(app)
        assert step.startswith("hall-window/")
        await press(pilot, "enter")
        assert isinstance(app.screen, GuideScreen)
        assert "[怎么查]" in text(app)
        assert cursor(app) == step
        await press(pilot, "space")
        assert store.load(case.id).state(step) is State.DONE
        await press(pilot, "escape")
        assert "查询 1/" in text(app)


async def test_changing_the_channel_loses_no_tick(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "space", "home", "enter", "home", "down", "enter")
        saved = store.load(case.id)
        assert saved.answers.channel != "hall-window"
        assert saved.state(FIRST) is State.DONE
        assert FIRST not in [key for key, _, _ in app.session.plan.items()]


async def test_content_past_its_review_date_says_so(app_for: MakeApp, case: Case) -> None:
    fresh, old = app_for(case.id), app_for(case.id, now=NOW.replace(year=NOW.year + 2))
    async with fresh.run_test():
        assert "待核实" not in text(fresh)
    async with old.run_test() as pilot:
        assert "待核实" in text(old)
        await press(pilot, "enter")
        assert "待核实" in text(old)


async def test_two_sessions_on_one_case_lose_no_tick(app_for: MakeApp, store: Store, case: Case) -> None:
    app, other = app_for(case.id), app_for(case.id)
    async with app.run_test() as pilot:
        other.session.mark("bring-window/social-security-card", State.DONE)
        assert other.session.flush(5)
        await press(pilot, "space")
        assert store.load(case.id).state("bring-window/social-security-card") is State.DONE
        assert app.session.opened.state("bring-window/social-security-card") is State.DONE


async def test_the_reason_waits_for_the_item_that_the_cursor_comes_to_rest_on(
    app_for: MakeApp, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reason() -> list[str]:
        return text(app).splitlines()[-7:]

    rests: list[Callable[[], object]] = []

    def set_timer(rows: RowList, delay: float, rest: Callable[[], object]) -> Timer:
        rests.append(rest)
        return Timer(rows, delay)

    app = app_for(case.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down")
        first = reason()
        with monkeypatch.context() as held:
            held.setattr(RowList, "REST", 1e9)
            held.setattr(RowList, "set_timer", set_timer)
            await press(pilot, "down", "space", "down")
            assert reason() == first, "nor does marking an item have it sent while the cursor goes on"
            rests[-1]()
            await pilot.pause()
            last = reason()
        assert last != first
        await press(pilot, "up", "down")
        assert reason() == last


async def test_a_move_that_is_told_after_the_case_was_left_shows_nothing(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await pilot.pause()
        screen = app.screen
        app.session.close()
        rows = screen.query_one("#list", RowList)
        for message in (RowList.Moved, RowList.Rested):
            rows.post_message(message(rows, rows.key))
        await pilot.pause()

        assert app.is_running


async def test_a_case_that_has_just_been_left_is_drawn_no_more(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CaseScreen)
        app.session.close()
        await pilot.resize_terminal(60, 20)
        screen.saved(frozenset())
        await pilot.pause()

        assert app.fault is None
