"""A case with thousands of items from local packs: what is on the screen is what is paid for, and keys work as ever."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from textual.pilot import Pilot

from checklists import compiled
from checklists.case import Case, State
from checklists.library import Library
from checklists.model import Checklist, Item
from checklists.records import replace
from checklists.settings import Settings
from checklists.store import Store
from checklists.text import same
from tests.ui.conftest import NOW
from tests.ui.screens import cursor, lines, press, text
from tui.app import ShebaoApp, make_app
from tui.screens import case_rows
from tui.screens.case_rows import CaseRows
from tui.session import Session
from tui.widgets.layout import BLOCK
from tui.widgets.row_list import RowList
from tui.widgets.rows import Line, Row, lay_out

LISTS, ITEMS = 40, 250


@dataclass
class Counted:
    """How much was done for what is shown."""

    lists: list[Item] = field(default_factory=list)
    """The first item of every list that was read."""
    rows: list[str] = field(default_factory=list)
    """Ids of the items whose rows were made."""
    laid_out: list[Row] = field(default_factory=list)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    found = Counted()
    items, item_row = compiled._items, case_rows.item_row

    def read(plain: tuple[tuple[object, ...], ...]) -> tuple[Item, ...]:
        made = items(plain)
        found.lists.append(made[0])
        return made

    def make(session: Session, item_id: str, item: Item) -> Row:
        found.rows.append(item_id)
        return item_row(session, item_id, item)

    def lay(row: Row, width: int) -> list[Line]:
        found.laid_out.append(row)
        return lay_out(row, width)

    monkeypatch.setattr(compiled, "_items", read)
    monkeypatch.setattr(case_rows, "item_row", make)
    monkeypatch.setattr("tui.widgets.layout.lay_out", lay)
    return found


@pytest.fixture
def app(library: Library, case: Case, store: Store, tmp_path: Path, counted: Counted) -> ShebaoApp:
    """The app with a case of ten thousand items more, its content out of the compiled copy."""
    bring = library.checklists["bring-window"]
    extra = {f"extra-{number}": _extra(bring, number) for number in range(LISTS)}
    checklists = dict(library.checklists)
    place = list(checklists).index(bring.id) + 1
    checklists = dict([*list(checklists.items())[:place], *extra.items(), *list(checklists.items())[place:]])
    compiled.write(tmp_path / "content", bytes(8), replace(library, checklists=checklists))
    crowded = compiled.read(tmp_path / "content", bytes(8))
    assert crowded
    return make_app(
        library=crowded,
        store=store,
        settings=Settings(),
        settings_file=tmp_path / "config" / "settings.toml",
        lang="zh",
        case_id=case.id,
        clock=lambda: NOW,
    )


def _extra(like: Checklist, number: int) -> Checklist:
    names = [f"第{number}张第{place}条 {'带上原件' * (place % 9 + 1)}" for place in range(ITEMS)]
    items = tuple(Item(f"item-{place}", same(name)) for place, name in enumerate(names))
    return Checklist(f"extra-{number}", like.stage, same(f"第{number}张"), like.reviewed, items)


async def test_the_first_frame_makes_and_lays_out_what_is_near_it(app: ShebaoApp, counted: Counted) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#list", RowList).virtual_size.height > LISTS * ITEMS
        assert len(counted.laid_out) <= BLOCK
        assert len(counted.rows) <= BLOCK
        assert not [item for item in counted.lists if item.id == "item-0"][1:], "of what is new, one list at most"


async def settle(pilot: Pilot[int]) -> None:
    await pilot.pause()
    await pilot.pause()


async def test_keys_reach_every_part_of_it(app: ShebaoApp, counted: Counted) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "end")
        bottom = cursor(app)
        assert bottom == [item_id for item_id, _, _ in app.session.plan.items()][-1]
        await press(pilot, "home")
        counted.rows.clear()
        assert app.screen.query_one("#list", RowList).move_to("extra-20/item-100")
        await settle(pilot)
        assert [line for line in lines(app) if line.startswith(" > [ ] 第20张第100条")]
        await press(pilot, "space")
        assert app.session.opened.state("extra-20/item-100") is State.DONE
        assert [line for line in lines(app) if line.startswith(" > [x] 第20张第100条")]
        assert len(counted.rows) <= 4 * BLOCK


async def test_the_view_is_the_same_after_the_guide_and_another_language(app: ShebaoApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.query_one("#list", RowList).move_to("extra-20/item-100")
        await press(pilot, "up", "up", "up")
        before = text(app)
        await press(pilot, "?", "escape")
        assert text(app) == before
        names = [line for line in lines(app) if "第20张第" in line]
        await press(pilot, "L", "L")
        assert [line for line in lines(app) if "第20张第" in line] == names


async def test_a_window_of_another_size_shows_the_cursor(app: ShebaoApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.query_one("#list", RowList).move_to("extra-20/item-100")
        for size in ((40, 12), (60, 20), (120, 40)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert [line for line in lines(app) if line.startswith(" > [ ] 第20张第100条")]


async def test_every_row_is_found_by_its_key_and_made_of_its_item(app: ShebaoApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        rows = CaseRows(app.session)
        keys = [rows.key(index) for index in range(len(rows))]
        planned = [item_id for item_id, _, _ in app.session.plan.items()]
        assert [key for key in keys if "/" in key] == planned
        assert [rows.find(key) for key in keys if key] == [index for index, key in enumerate(keys) if key]
        assert [rows.find(key) for key in ("", "bring-window/", "extra-3/item-250", "nothing/item-1")] == [-1] * 4
        assert [row.key for row in rows] == keys


async def test_a_case_that_was_left_can_still_be_drawn(app: ShebaoApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        rows = CaseRows(app.session)
        app.session.close()
        place = rows.find("extra-3/item-7")
        assert rows[place] == Row("", key="extra-3/item-7")
