"""Of a line that changed, only the cells that differ are sent: that is what a tick costs on a slow line."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Region

from tui.widgets.bars import TitleBar

WIDTH = 40


class BarApp(App[int]):
    """Nothing but a title bar."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = TitleBar()
        self.bar.styles.height = 1

    def compose(self) -> ComposeResult:
        yield self.bar


@pytest.mark.parametrize(
    ("facts", "first", "cells"),
    [
        (["3/77"], 0, 0),
        (["4/77"], WIDTH - 5, 1),
        (["3/78"], WIDTH - 2, 1),
        (["13/77"], WIDTH - 6, 1),
        (["3/77", "已保存"], WIDTH - 13, 12),
    ],
)
async def test_only_the_cells_that_differ_are_repainted(
    facts: list[str], first: int, cells: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = BarApp()
    async with app.run_test(size=(WIDTH, 5)) as pilot:
        app.bar.show(["社保清单", "妈妈"], ["3/77"])
        await pilot.pause()
        regions: list[Region] = []
        monkeypatch.setattr(app.bar, "refresh", lambda *given, **_: regions.extend(given))
        app.bar.show(["社保清单", "妈妈"], facts)
        assert regions == ([Region(first, 0, cells, 1)] if cells else [])


@pytest.mark.parametrize(
    "sign", ["\U0001f469\u200d\U0001f467", "\u2764\ufe0f", "\U0001f44d\U0001f3fd", "क्षि", "1\ufe0f\u20e3"]
)
async def test_what_stands_after_an_emoji_of_several_characters_is_repainted_where_it_is(
    sign: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = BarApp()
    async with app.run_test(size=(WIDTH, 5)) as pilot:
        app.bar.show([sign, "妈妈"], [f"{sign} 3/77"])
        await pilot.pause()
        regions: list[Region] = []
        monkeypatch.setattr(app.bar, "refresh", lambda *given, **_: regions.extend(given))
        before = app.bar.render_line(0).text.index("妈")
        app.bar.show([sign, "爸妈"], [f"{sign} 3/77"])
        app.bar.show(["社保清单", "妈妈"], ["3/77"])
        app.bar.show([sign, "妈妈"], [f"{sign} 3/77"])

    assert regions[0] == Region(cell_len(f" {sign} > "), 0, 2, 1)
    assert before == len(f" {sign} > ")
    assert len(regions) == 3
