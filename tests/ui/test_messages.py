"""Messages: what is said is on the screen to its last word, in any window."""

from __future__ import annotations

import pytest

from checklists.case import Case
from checklists.text import Text
from tests.ui.conftest import MakeApp
from tests.ui.screens import text
from tui.screens.base import BaseScreen

LONGEST = 20
"""Times that a path is made longer; each breaks its line elsewhere."""


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24)])
async def test_a_message_is_shown_to_its_end(app_for: MakeApp, case: Case, size: tuple[int, int]) -> None:
    app = app_for(case.id)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BaseScreen)
        for more in range(LONGEST):
            said = f"已写好: /home/mother/{'long-' * more}社保清单-妈妈.html（只有你自己能看） THE-END"
            screen.tell(Text(said, said))
            await pilot.pause()
            assert "THE-END" in text(app), f"{said}\n{text(app)}"
