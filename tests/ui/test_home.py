"""The home screen: what is due first, then the cases; making, renaming and mending them."""

from __future__ import annotations

from datetime import date, timedelta

from checklists.case import Answers, Case, State, set_state
from checklists.ranking import rank_channels
from checklists.store import Store
from tests.ui.conftest import NOW, MakeApp
from tests.ui.screens import cursor, lines, press, text
from tui.screens.case import CaseScreen
from tui.screens.home import HomeScreen
from tui.widgets.row_list import RowList


async def test_an_empty_home_puts_the_cursor_on_the_new_case(app_for: MakeApp) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert cursor(app) == "?new"
        assert "English: press L" in lines(app)[0]


async def test_a_new_case_by_arrows_space_and_enter_alone(app_for: MakeApp, store: Store) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "space", "right")  # a topic
        await press(pilot, "down", "enter")  # for somebody else
        await press(pilot, "down", "space", "right")  # a computer at hand
        await press(pilot, "enter")  # the channel that suits best
        await press(pilot, "enter")  # the nickname that is offered
        assert isinstance(app.screen, CaseScreen)
    (case,) = store.all()[0]
    assert case.name == "妈妈"
    assert case.answers.topics == ("pension-contributions",)
    assert case.answers.for_whom == "proxy"
    assert case.answers.means == ("computer",)
    assert case.answers.channel == rank_channels(app.session.library, case.answers)[0].channel.id


async def test_every_question_can_be_skipped(app_for: MakeApp, store: Store) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "c", "right", "right", "right", "right", "enter")
        assert isinstance(app.screen, CaseScreen)
        assert cursor(app) == "?channel"
    (case,) = store.all()[0]
    assert case.answers.topics == ()
    assert case.answers.channel == ""


async def test_going_back_from_the_questions_makes_no_case(app_for: MakeApp, store: Store) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "c", "right", "escape", "escape")
        assert isinstance(app.screen, HomeScreen)
    assert store.ids() == ()


async def test_what_is_due_comes_first_and_opens_at_its_item(app_for: MakeApp, store: Store, case: Case) -> None:
    item = "recheck/yearly-statement"
    waiting = "bring-window/copies-and-forms"
    store.save(set_state(case, waiting, State.WAITING, now=NOW, until=NOW.date() + timedelta(2)))
    app = app_for()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "今天要做" in lines(app)[1]
        assert "还有 2 天" in lines(app)[2]
        assert item not in text(app)
        await press(pilot, "enter")
        assert cursor(app) == waiting


async def test_what_waits_for_later_is_not_due(app_for: MakeApp, store: Store, case: Case) -> None:
    store.save(set_state(case, "bring-window/id-card", State.WAITING, now=NOW, until=date(2027, 11, 21)))
    app = app_for()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "该看" not in text(app)


async def test_a_case_is_listed_with_channel_region_and_progress(app_for: MakeApp, store: Store, case: Case) -> None:
    store.save(set_state(case, "bring-window/id-card", State.DONE, now=NOW))
    app = app_for()
    async with app.run_test() as pilot:
        await pilot.pause()
        row = next(line for line in lines(app) if "社保经办大厅窗口" in line)
        assert row.lstrip().startswith("妈妈")
        assert "四川" in row
        assert " 1/" in row


async def test_cases_stand_in_the_order_of_the_command_what_is_due_first(app_for: MakeApp, store: Store) -> None:
    later, soon = NOW.date() + timedelta(30), NOW.date() + timedelta(20)
    for number, (case_id, until) in enumerate((("a2bc", None), ("m3x9", later), ("k7q2", None), ("z9yx", soon))):
        at = NOW - timedelta(hours=9 - number)
        case = Case(case_id, f"户{number}", at, Answers(channel="hall-window"), at=at)
        state = State.WAITING if until else State.DONE
        store.save(set_state(case, "bring-window/id-card", state, now=at, until=until))
    app = app_for()
    async with app.run_test() as pilot:
        await pilot.pause()
        listed = [line.split()[0] for line in lines(app) if "社保经办大厅窗口" in line]

    assert listed == ["户3", "户1", "户2", "户0"]


async def test_a_damaged_file_hides_no_other_case_and_can_be_restored(
    app_for: MakeApp, store: Store, case: Case
) -> None:
    done = store.save(set_state(case, "bring-window/id-card", State.DONE, now=NOW))
    other = store.save(Case("m3x9", "爸爸", NOW, at=NOW))
    (store.folder / f"{done.id}.toml").write_bytes(b"")
    app = app_for()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "爸爸" in text(app)
        assert "文件损坏" in text(app)
        await press(pilot, "end", "home")
        app.screen.query_one(RowList).move_to(f"damaged:{done.id}")
        await press(pilot, "enter")
        assert "恢复" in text(app)
        await press(pilot, "enter")
        assert store.load(done.id).name == "妈妈"
        assert store.load(other.id).name == "爸爸"


async def test_a_case_is_renamed(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "down", "r", "home", "down", "down", "enter")
    assert store.load(case.id).name == "爸爸"


async def test_quitting_saves_and_ends_with_zero(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await pilot.press("space", "q")
        await pilot.pause()
    assert app.return_code == 0
    assert store.load(case.id).state("bring-window/id-card") is State.DONE


async def test_a_case_is_deleted_with_all_that_was_kept_of_it_after_one_more_question(
    app_for: MakeApp, store: Store, case: Case
) -> None:
    store.save(set_state(case, "bring-window/id-card", State.DONE, now=NOW))
    other = store.save(Case("m3x9", "爸爸", NOW, at=NOW))
    app = app_for()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.screen.query_one(RowList).move_to(f"case:{case.id}")
        await press(pilot, "d", "enter")
        assert case.id in store.ids()

        await press(pilot, "d", "down", "enter")
        assert "妈妈" not in text(app)
    assert store.ids() == (other.id,)
    assert not [file.name for file in store.folder.iterdir() if case.id in file.name]


async def test_nothing_is_deleted_where_there_is_no_case(app_for: MakeApp, store: Store, case: Case) -> None:
    app = app_for()
    async with app.run_test() as pilot:
        await press(pilot, "end", "d", "down", "enter")
    assert store.ids() == (case.id,)


async def test_a_file_edited_by_hand_is_taken_and_said_to_be(app_for: MakeApp, store: Store, case: Case) -> None:
    file = store.folder / f"{case.id}.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('name = "妈妈"', 'name = "姥姥"'), encoding="utf-8")
    app = app_for()
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        app.screen.query_one(RowList).move_to(f"case:{case.id}")
        await press(pilot, "enter")
        assert "姥姥" in lines(app)[0]
        assert "手工改过" in text(app)
