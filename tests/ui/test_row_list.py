"""The list widget: wrapping with a hanging indent, a cursor that stays in view, and as little repainted as can be."""

from __future__ import annotations

import random

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input

from checklists.case import Case
from tests.ui.conftest import MakeApp
from tests.ui.screens import lines, press, resize, strips
from tui.cells import cells
from tui.widgets.layout import BLOCK, WHOLE, Layout
from tui.widgets.row_list import RowList
from tui.widgets.rows import Line, Row, Rows, Tone, lay_out

LONG = "带上双方的有效身份证件和写明委托事项的委托书，缺一件都办不成"


class ListApp(App[int]):
    """Nothing but a list."""

    def __init__(self, rows: list[Row]) -> None:
        super().__init__()
        self.list = RowList(rows)
        self.painted: list[Region] = []

    def compose(self) -> ComposeResult:
        yield self.list


def rows(count: int) -> list[Row]:
    return [Row(f"第{number}条 {LONG}", key=f"i{number}", head="[ ]") for number in range(count)]


def test_a_long_row_hangs_under_its_text_and_not_under_its_mark() -> None:
    first, second = lay_out(Row(LONG, key="a", head="[ ]"), 40)
    assert first.lead == "[ ] "
    assert second.lead == "    "


def test_the_tail_stands_at_the_right_edge_and_the_text_makes_way() -> None:
    assert lay_out(Row("短", key="a", head="[ ]", tail="以当地为准"), 40)[0].tail == "以当地为准"
    first, *others = lay_out(Row(LONG, key="a", tail="以当地为准"), 40)
    assert first.tail == "以当地为准"
    assert cells(first.text) == 26
    assert all(cells(line.text) <= 24 and not line.tail for line in others)


def test_a_tail_too_long_for_that_stands_under_the_text() -> None:
    *_, last = lay_out(Row(LONG, key="a", tail="等到 2026-11-28  以当地为准"), 40)
    assert last.text.strip() == ""
    assert last.tail == "等到 2026-11-28  以当地为准"


def test_a_state_is_told_by_text_and_not_by_colour_alone() -> None:
    ticked, unticked = (lay_out(Row("证件", key="a", head=head), 40) for head in ("[x]", "[ ]"))
    assert ticked != unticked


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[Row]:
    """Every row that was laid out, as often as it was."""
    found: list[Row] = []

    def noted(row: Row, width: int) -> list[Line]:
        found.append(row)
        return lay_out(row, width)

    monkeypatch.setattr("tui.widgets.layout.lay_out", noted)
    return found


def test_replacing_a_row_lays_out_that_row_alone(laid_out: list[Row]) -> None:
    layout = Layout(Rows(rows(WHOLE)), 40)
    laid_out.clear()
    changed = Row(f"第5条 {LONG}", key="i5", head="[x]")
    assert layout.replace(5, changed) is False
    assert laid_out == [changed]


def test_of_a_long_list_only_the_rows_around_one_are_laid_out(laid_out: list[Row]) -> None:
    given = Rows(rows(WHOLE + 1))
    layout = Layout(given, 50)
    assert not laid_out
    assert layout.height == WHOLE + 1
    growth = layout.reach(2 * BLOCK + 1)
    assert growth == (2 * BLOCK, BLOCK, 2 * BLOCK)
    assert len(laid_out) == BLOCK
    assert layout.reach(2 * BLOCK) is None
    assert layout.height == WHOLE + 1 + BLOCK
    assert layout.span(2 * BLOCK + 1) == (2 * BLOCK + 2, 2)
    assert layout.span(3 * BLOCK) == (4 * BLOCK, 1)
    assert [layout.row_at(y) for y in (0, 2 * BLOCK + 3, 4 * BLOCK)] == [0, 2 * BLOCK + 1, 3 * BLOCK]
    given.replace(0, Row("短", key="i0"))
    assert layout.replace(0, given[0]) is False, "nobody has looked at it"
    assert layout.at(1)[0] == 1, "once somebody does, it is the new one"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_the_cursor_is_in_view_whatever_is_pressed(size: tuple[int, int]) -> None:
    app = ListApp([Row("标题", tone=Tone.HEADING), *rows(60), Row(""), Row("尾声", tone=Tone.HEADING), *rows(61)[60:]])
    keys = random.Random(7)
    async with app.run_test(size=size) as pilot:
        for _ in range(25):
            await pilot.press(keys.choice(["up", "down", "down", "pageup", "pagedown", "home", "end"]))
            await pilot.pause()
            drawn = strips(app)
            (line,) = [text for text in drawn if text.startswith(" > ")]
            number = app.list.key.removeprefix("i")
            assert f"第{number}条" in line


async def test_a_tick_repaints_its_row_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    app = ListApp(rows(1000))
    async with app.run_test() as pilot:
        await pilot.press("down")
        await pilot.pause()
        regions: list[Region] = []
        monkeypatch.setattr(app.list, "refresh", lambda *given, **_: regions.extend(given))
        app.list.update_row(Row(f"第1条 {LONG}", key="i1", head="[x]"))
        (region,) = regions
        assert region.height == len(lay_out(app.list.rows[1], app.list.size.width))
        app.list.update_row(app.list.rows[1])
        assert len(regions) == 1


async def test_a_tick_changes_no_cell_of_the_row_under_the_cursor_but_its_mark(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        row_list = app.screen.query(RowList).first()
        at = next(y for y, text in enumerate(lines(app)) if text.startswith(" > ")) - row_list.region.y
        before = row_list.render_line(at)
        await press(pilot, "space")
        after = row_list.render_line(at)

    assert "[ ]" in before.text
    assert "[x]" in after.text
    assert colours(after)[6:] == colours(before)[6:]
    (todo,), (done,) = set(colours(before)[:6]), set(colours(after)[:6])
    assert todo
    assert done
    assert todo.reverse
    assert done.reverse
    assert todo.color != done.color


async def test_a_move_changes_no_cell_of_a_row_with_a_mark_but_the_cursor_and_the_mark(
    app_for: MakeApp, case: Case
) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        await press(pilot, "space")
        row_list = app.screen.query(RowList).first()
        at = next(y for y, text in enumerate(lines(app)) if text.startswith(" > ")) - row_list.region.y
        before = [row_list.render_line(y) for y in (at, at + 1)]
        await press(pilot, "down")
        after = [row_list.render_line(y) for y in (at, at + 1)]

    assert [strip.text[:6] for strip in before] == [" > [x]", "   [ ]"]
    assert [strip.text[:6] for strip in after] == ["   [x]", " > [ ]"]
    for old, new in zip(before, after, strict=True):
        assert colours(old)[6:] == colours(new)[6:]
        (state,) = {style and style.color for style in colours(old)[3:6] + colours(new)[3:6]}
        assert state, "the mark wears the colour of its state under the cursor and elsewhere"


async def test_the_cursor_of_the_terminal_stands_behind_the_mark_or_nowhere() -> None:
    app = ListApp([Row("一", key="a", head="[ ]", indent=1), Row("二", key="b"), Row("三", key="c", head="1")])
    async with app.run_test() as pilot:
        places = [app.list.cursor_screen_offset]
        for _ in range(2):
            await pilot.press("down")
            places.append(app.list.cursor_screen_offset)
        app.list.set_rows([])
        places.append(app.list.cursor_screen_offset)

    assert places == [(7, 0), (3, 1), (3, 2), (0, 0)]


async def test_braille_displays_and_input_methods_are_shown_the_row_or_the_field(app_for: MakeApp, case: Case) -> None:
    app = app_for(case.id)
    async with app.run_test() as pilot:
        row_list = app.screen.query(RowList).first()
        row = next(y for y, text in enumerate(lines(app)) if text.startswith(" > ["))
        assert app.cursor_position == (6, row)
        await press(pilot, "down")
        assert app.cursor_position == row_list.cursor_screen_offset != (6, row)
        await press(pilot, "slash", "y")
        assert app.cursor_position == app.screen.query_one(Input).cursor_screen_offset
        await press(pilot, "f2")
        assert app.cursor_position == (0, 0), "a cover shows nothing"


def colours(strip: Strip) -> list[Style | None]:
    """Return the style of every cell."""
    return [segment.style for segment in strip for _ in range(segment.cell_length)]


async def test_the_cursor_keeps_its_row_when_rows_change_around_it() -> None:
    app = ListApp(rows(5))
    async with app.run_test() as pilot:
        await pilot.press("down", "down")
        app.list.set_rows([Row("新", key="new"), *rows(5)])
        assert app.list.key == "i2"
        app.list.set_rows([Row("新", key="new"), *[row for row in rows(5) if row.key != "i2"]])
        assert app.list.key == "i3"


async def test_a_list_without_anything_to_choose_scrolls() -> None:
    app = ListApp([Row(f"line {number}") for number in range(100)])
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        await pilot.press("down", "down")
        await pilot.pause()
        assert app.list.key == ""
        assert app.list.scroll_offset.y == 2


async def test_rows_that_change_while_nothing_of_them_is_shown_are_there_afterwards() -> None:
    app = ListApp(rows(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.list.display = False
        await pilot.resize_terminal(30, 10)
        app.list.set_rows(rows(40), key="i39")
        await pilot.resize_terminal(80, 24)
        app.list.display = True
        await pilot.pause()

        assert app.list.key == "i39"
        app.list.show_cursor()
        await pilot.pause()
        assert any("> [ ] 第39条" in line for line in strips(app)), strips(app)


def long_list() -> list[Row]:
    """A list of rows of one, two and three lines, with headings, in which nearly every place looks different."""
    chance = random.Random(3)
    found = []
    for number in range(4 * WHOLE):
        if number % 97 == 0:
            found += [Row(""), Row(f"第{number}段 {LONG}", tone=Tone.HEADING)]
        found.append(Row(f"第{number}条 {LONG[: chance.choice([2, 8, 20, 30])]}", key=f"i{number}", head="[ ]"))
    return found


async def seen_after(keys: list[str], size: tuple[int, int]) -> list[list[str]]:
    """Return what the list shows after each key, without its scroll bar."""
    app = ListApp(long_list())
    found = []
    async with app.run_test(size=size) as pilot:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            found.append([line[:-1] for line in strips(app)])
    return found


@pytest.mark.parametrize("size", [(30, 12), (50, 150)])
async def test_a_long_list_shows_what_it_would_show_if_all_of_it_were_laid_out(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(size[0])
    keys = [*chance.choices(["up", "down", "pageup", "pagedown"], k=12), "end"]
    keys += [*chance.choices(["up", "down", "pageup", "pageup", "pagedown"], k=12), "home", "pagedown", "end", "pageup"]
    late = await seen_after(keys, size)
    monkeypatch.setattr("tui.widgets.layout.WHOLE", 10**6)
    assert late == await seen_after(keys, size)


async def scrolled(pilot: Pilot[int], lines: int) -> list[str]:
    app = pilot.app
    assert isinstance(app, ListApp)
    app.list.scroll_relative(y=lines, animate=False)
    await pilot.pause()
    return [line[:-1] for line in strips(app)]


async def test_what_is_in_view_stays_there_when_the_rows_above_turn_out_to_be_higher() -> None:
    app = ListApp(long_list())
    async with app.run_test(size=(30, 12)) as pilot:
        assert app.list.move_to("i1000")
        await pilot.pause()
        before = [line[:-1] for line in strips(app)]
        for _ in range(60):
            after = await scrolled(pilot, -3)
            assert after[3:] == before[:-3]
            before = after


async def test_the_cursor_keeps_its_line_in_a_long_list_when_it_is_filled_anew() -> None:
    app = ListApp(long_list())
    async with app.run_test(size=(30, 12)) as pilot:
        app.list.move_to("i1000")
        await pilot.press("up", "up")
        await pilot.pause()
        before = [line[:-1] for line in strips(app)]
        app.list.set_rows(long_list())
        await pilot.pause()
        assert [line[:-1] for line in strips(app)] == before
        await resize(pilot, 60, 12, shows=" > ")
        (line,) = [line for line in strips(app) if line.startswith(" > ")]
        assert "第998条" in line


async def test_a_long_list_lays_out_no_more_than_is_seen(laid_out: list[Row]) -> None:
    app = ListApp(long_list())
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.pause()
        assert len(laid_out) == BLOCK
        app.list.move_to("i1000")
        await pilot.pause()
        assert len(laid_out) <= 3 * BLOCK
        await pilot.press("end")
        await pilot.pause()
        assert len(laid_out) <= 5 * BLOCK
