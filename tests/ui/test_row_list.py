"""The list widget: wrapping with a hanging indent, a cursor that stays in view, and as little repainted as can be."""

from __future__ import annotations

import random

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from checklists.case import Case
from tests.ui.conftest import MakeApp
from tests.ui.screens import lines, press, strips
from tui.cells import cells
from tui.widgets.row_list import RowList
from tui.widgets.rows import Layout, Line, Row, Tone, lay_out

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


def test_replacing_a_row_lays_out_that_row_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    layout = Layout(rows(1000), 40)
    laid_out: list[Row] = []

    def noted(row: Row, width: int) -> list[Line]:
        laid_out.append(row)
        return lay_out(row, width)

    monkeypatch.setattr("tui.widgets.rows.lay_out", noted)
    changed = Row(f"第5条 {LONG}", key="i5", head="[x]")
    assert layout.replace(5, changed) is False
    assert laid_out == [changed]


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
    assert colours(after)[7:] == colours(before)[7:]
    assert colours(after)[:3] == colours(before)[:3]
    assert colours(after)[3:6] != colours(before)[3:6]


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
