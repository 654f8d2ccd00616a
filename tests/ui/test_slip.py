"""The slip on the screen: pages by keys, fitted to the window, text where no code fits."""

from __future__ import annotations

from textual.pilot import Pilot

from checklists.case import Case
from checklists.model import Stage
from checklists.settings import Settings
from tests.ui.conftest import KIOSK, MakeApp, MakeGuest
from tests.ui.screens import cursor, lines, press, resize, text
from tui.app import ShebaoApp
from tui.qr import LOWER_HALF
from tui.screens.case import CaseScreen
from tui.screens.export import ExportScreen
from tui.screens.shown import ShownScreen
from tui.screens.slip import SlipScreen
from tui.widgets.qr_code import QrCode

NARROW = Settings(width="narrow")


async def open_slip(pilot: Pilot[int], app: ShebaoApp) -> None:
    """Go to the slip by arrows and Enter alone, as one does behind an input method."""
    await press(pilot, "e", "home")
    for row in ("format=qr", "?save"):
        while cursor(app) != row:
            await pilot.press("down")
        await press(pilot, "enter")
    assert isinstance(app.screen, SlipScreen)


def number(app: ShebaoApp) -> tuple[int, int]:
    """Return the page that is open, and how many there are."""
    page = next(word for line in lines(app) for word in line.split() if "/" in word and word[0].isdigit())
    first, _, last = page.partition("/")
    return int(first), int(last)


def drawn(app: ShebaoApp) -> bool:
    return app.screen.query_one(QrCode).display


async def test_pages_are_turned_with_left_and_right_and_left_with_escape(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id, settings=NARROW)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_slip(pilot, app)
        assert drawn(app)
        assert number(app)[0] == 1
        assert "- 带上办理人本人的有效身份证件" in text(app)
        assert "用手机扫这一页" in text(app)
        await press(pilot, "left")
        assert number(app)[0] == 1
        await press(pilot, "right", "right", "left", "space")
        assert number(app)[0] == 3
        for _ in range(number(app)[1]):
            await press(pilot, "pagedown")
        assert number(app)[0] == number(app)[1]
        await press(pilot, "escape")
        assert isinstance(app.screen, ExportScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, CaseScreen)


async def test_down_goes_to_the_next_stage_and_up_back(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id, settings=NARROW)
    async with app.run_test() as pilot:
        await open_slip(pilot, app)
        await press(pilot, "down")
        safety = number(app)
        assert "安全" in text(app)
        await press(pilot, "right", "up")
        assert number(app) == safety
        await press(pilot, "up")
        assert number(app)[0] == 1
        for _ in Stage:
            await press(pilot, "down")
        assert "复查" in text(app)


async def test_where_cells_may_be_wide_no_half_cell_is_drawn_unless_asked_for(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_slip(pilot, app)
        assert drawn(app)
        assert LOWER_HALF not in text(app)
        large = number(app)[1]
        await press(pilot, "d")
        assert LOWER_HALF in text(app)
        assert number(app)[1] < large
        await press(pilot, "d")
        assert LOWER_HALF not in text(app)


async def test_on_a_terminal_of_wide_cells_there_is_no_other_way_of_drawing(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id, settings=Settings(width="wide"))
    async with app.run_test(size=(120, 40)) as pilot:
        await open_slip(pilot, app)
        await press(pilot, "d")
        assert LOWER_HALF not in text(app)
        assert "画法" not in text(app)


async def test_where_no_code_fits_the_page_is_shown_as_text(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await open_slip(pilot, app)
        assert not drawn(app)
        assert "- 带上办理人本人的有效身份证件原件" in text(app)
        assert "窗口太小，二维码放不下" in text(app)
        await press(pilot, "right")
        assert number(app)[0] == 2


async def test_another_size_of_window_fits_the_pages_anew_and_keeps_the_place(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id, settings=NARROW)
    async with app.run_test() as pilot:
        await open_slip(pilot, app)
        await press(pilot, "down", "down", "down")
        place, many = number(app)
        await resize(pilot, 120, 40)
        first, few = number(app)
        assert few < many
        assert abs(first / few - place / many) < 0.2
        await resize(pilot, 30, 8, shows="窗口太小")
        await resize(pilot, 80, 24)
        assert number(app)[1] == many


async def test_a_kiosk_has_the_codes_too(guest: MakeGuest) -> None:
    """No file is written there, so this is how a list leaves on a phone."""
    app = guest(KIOSK)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "e")
        assert isinstance(app.screen, ShownScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, SlipScreen)
        assert drawn(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, ShownScreen)
