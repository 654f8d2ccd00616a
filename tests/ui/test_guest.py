"""A guest's session: it says that nothing is kept, keeps nothing, and asks once before anything is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checklists.case import State
from checklists.policy import Policy
from checklists.text import Lang
from tests.ui.conftest import GUEST, KIOSK, MakeGuest
from tests.ui.screens import lines, press, text
from tui.screens.case import CaseScreen
from tui.screens.dialogs import ChoiceDialog
from tui.screens.export import ExportScreen
from tui.screens.help import HelpScreen
from tui.screens.home import HomeScreen
from tui.screens.search import MenuScreen
from tui.screens.shown import ShownScreen
from tui.widgets.row_list import RowList

MADE = ("c", "right", "right", "right", "right", "enter")
"""Keys that make a case without an answer, from the home screen."""


def files(tmp_path: Path) -> list[Path]:
    """Return the files there are."""
    return [path for root in (tmp_path, Path(os.environ["HOME"])) for path in root.rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize(
    ("policy", "lang", "says"),
    [(GUEST, "zh", "临时使用，不保存"), (GUEST, "en", "guest, not saved"), (KIOSK, "zh", "临时使用，不保存")],
)
async def test_the_title_says_that_nothing_is_kept(
    guest: MakeGuest, policy: Policy, lang: Lang, says: str, size: tuple[int, int]
) -> None:
    app = guest(policy, lang=lang)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert says in lines(app)[0]
        await press(pilot, "enter", "space")
        assert isinstance(app.screen, CaseScreen)
        assert says in lines(app)[0]


async def test_a_whole_session_leaves_nothing(guest: MakeGuest, tmp_path: Path) -> None:
    app = guest(cases=())
    async with app.run_test() as pilot:
        await press(pilot, *MADE)
        await press(pilot, "f", "space", "o", *"abc", "ctrl+s", "n", "enter", "u", "L")
        await press(pilot, "escape", "s", "down", "down", "down", "enter", "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "q", "end", "enter")
    assert app.return_value == 0
    assert files(tmp_path) == []


async def test_the_session_remembers_and_undoes_like_any_other(guest: MakeGuest) -> None:
    app = guest()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "space", "escape", "enter")
        assert app.session.opened.state("bring-window/id-card") is State.DONE
        await press(pilot, "u")
        assert app.session.opened.state("bring-window/id-card") is State.TODO


async def test_settings_hold_for_this_time_and_say_so(guest: MakeGuest, tmp_path: Path) -> None:
    app = guest()
    async with app.run_test() as pilot:
        await press(pilot, "L", "s")
        assert "settings hold this time only" in text(app)
        await press(pilot, "down", "down", "down", "enter")
    assert (app.session.lang, app.session.settings.theme) == ("en", "light")
    assert files(tmp_path) == []


async def test_leaving_without_a_case_asks_nothing(guest: MakeGuest) -> None:
    app = guest(cases=())
    async with app.run_test() as pilot:
        await press(pilot, "q")
    assert app.return_value == 0


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_leaving_asks_once_and_loses_what_it_said(guest: MakeGuest, key: str) -> None:
    app = guest()
    async with app.run_test() as pilot:
        await press(pilot, key)
        assert isinstance(app.screen, ChoiceDialog)
        assert "这里什么都不保存，退出就没有了" in text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, key, "end", "enter")
    assert app.return_value == 0


async def test_what_is_being_typed_is_not_left_by_a_slip(guest: MakeGuest) -> None:
    app = guest()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "o", "a", "ctrl+q")
        assert app.is_running
        assert app.screen.query_one("TextArea").text == "a"  # type: ignore[attr-defined]


async def test_exporting_first_opens_the_case_and_then_leaves_without_asking(guest: MakeGuest) -> None:
    app = guest(cases=("妈妈", "爸爸"))
    async with app.run_test() as pilot:
        await press(pilot, "down", "enter", "q")
        for name in ("妈妈", "爸爸"):
            assert f"先导出「{name}」" in text(app)
            await press(pilot, "enter")
            assert isinstance(app.screen, ExportScreen)
            assert app.session.opened.name == name
            await press(pilot, "s")
            assert isinstance(app.screen, CaseScreen)
            await press(pilot, "q")
    assert app.return_value == 0
    assert sorted(path.name for path in Path.cwd().iterdir()) == [
        "社保清单-妈妈-2026-11-21.html",
        "社保清单-爸爸-2026-11-21.html",
    ]


async def test_a_change_after_the_export_is_asked_about_again(guest: MakeGuest) -> None:
    app = guest()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "e", "s", "space", "q")
        assert "先导出「妈妈」" in text(app)


async def test_an_export_that_the_disk_refuses_is_none(guest: MakeGuest, monkeypatch: pytest.MonkeyPatch) -> None:
    app = guest()
    Path.cwd().rmdir()
    monkeypatch.setattr(Path, "cwd", lambda: Path("/nowhere"))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "e", "s", "escape", "q")
        assert "先导出「妈妈」" in text(app)


async def test_deleting_speaks_of_no_files(guest: MakeGuest) -> None:
    app = guest()
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        app.screen.query_one("#list", RowList).move_to("case:k7q0")
        await press(pilot, "d", "down", "enter")
        assert "已删掉「妈妈」" in text(app)
        assert "个文件" not in text(app)
        await press(pilot, "q")
    assert app.return_value == 0


async def test_help_and_menu_say_what_leaving_does(guest: MakeGuest) -> None:
    app = guest()
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, "question_mark")
        assert "什么都不保存，退出就没有了" in text(app)
        assert "存好并退出" not in text(app)
        assert "每次改动都马上存好" not in text(app)
        await press(pilot, "escape", "tab", *"quit")
        assert isinstance(app.screen, MenuScreen)
        assert "档案不保存" in text(app)


async def test_a_kiosk_shows_the_list_in_the_place_of_a_file(guest: MakeGuest, tmp_path: Path) -> None:
    app = guest(KIOSK)
    async with app.run_test() as pilot:
        await press(pilot, "enter", "space", "e")
        assert isinstance(app.screen, ShownScreen)
        assert "这里不写文件" in text(app)
        seen = text(app)
        for _ in range(10):
            await press(pilot, "pagedown")
            seen += text(app)
        assert "社保清单：妈妈" in seen
        assert "[x] 带上办理人本人" in seen
        assert "渠道：社保经办大厅窗口" in seen
        assert "12333" in seen
        await press(pilot, "s", "escape", "q")
    assert app.return_value == 0, "what was shown was taken along"
    assert files(tmp_path) == []


async def test_a_kiosk_reads_no_files_and_goes_to_no_shell(guest: MakeGuest) -> None:
    app = guest(KIOSK)
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, "i", "ctrl+z")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert "两分钟没人按键就遮住" in text(app)
        assert "读入" not in text(app)
        assert "shell" not in text(app)
        await press(pilot, "escape", "tab", *"import")
        assert "没找到" in text(app)


async def test_a_kiosk_asks_once_before_leaving(guest: MakeGuest) -> None:
    app = guest(KIOSK)
    async with app.run_test() as pilot:
        await press(pilot, "q")
        assert "先把「妈妈」的清单显示出来" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, ShownScreen)
        await press(pilot, "escape", "q")
    assert app.return_value == 0
