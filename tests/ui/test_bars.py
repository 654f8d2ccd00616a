"""The title bar: where one is, and on the right the facts, of which the last is never cut while there is room."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from tests.ui.screens import strips
from tui.widgets.bars import TitleBar


class TitleApp(App[int]):
    """Nothing but a title bar."""

    def compose(self) -> ComposeResult:
        yield TitleBar()


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("name", ["我", "名" * 40])
async def test_when_it_was_saved_is_never_cut(width: int, name: str) -> None:
    app = TitleApp()
    async with app.run_test(size=(width, 12)) as pilot:
        facts = ["国家社会保险公共服务平台 | 四川", "0/94  有问题 1", "已保存 22:24"]
        app.query_one(TitleBar).show(["社保清单", name], facts)
        await pilot.pause()
        assert strips(app)[0].rstrip().endswith("已保存 22:24")
