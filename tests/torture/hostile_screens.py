"""Every screen on hostile content: what is drawn drives nothing, runs nothing, and says what was given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.segment import Segment
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from checklists.case import NAME_MAX, Answers
from checklists.formats import FORMATS, Export, render
from checklists.plan import make_plan
from checklists.text import Lang
from tests.clock import NOW
from tests.domain.cli_library import ID_CARD
from tests.torture.hostile_texts import PER_SLOT, Slots, leaks
from tests.torture.hostile_world import REGION, SECTIONS, hostile_app, hostile_case
from tests.torture.in_process import drawn, shown, squeezed
from tui.app import ShebaoApp
from tui.command import Scope
from tui.screens.browse import BrowseScreen
from tui.screens.case import CaseScreen
from tui.screens.compare import CompareScreen
from tui.screens.dialogs import ask_reason
from tui.screens.export import ExportScreen
from tui.screens.guide import GuideScreen
from tui.screens.help import HelpScreen
from tui.screens.home import HomeScreen
from tui.screens.importing import import_file
from tui.screens.questions import QuestionsScreen
from tui.screens.regions import RegionScreen
from tui.screens.search import SearchScreen
from tui.screens.settings import SettingsScreen
from tui.screens.shown import ShownScreen
from tui.screens.slip import show_slip
from tui.terminal.door import drawable
from tui.widgets.row_list import RowList

SIZES = ((118, 100), (200, 50))
"""One list, and one with the guide beside it."""


class Visit:
    """One session of the app on hostile content: what it showed, and what was wrong."""

    def __init__(self, pilot: Pilot[int], slots: Slots, folder: Path) -> None:
        self.pilot = pilot
        self.app: ShebaoApp = pilot.app  # type: ignore[assignment]
        self.slots = slots
        self.folder = folder
        self.shown: list[str] = []
        """What every screen showed, without blanks."""
        self.faults: list[str] = []

    async def look(self) -> None:
        """Examine what is drawn."""
        await self.pilot.pause()
        where = type(self.app.screen).__name__
        for segment in (segment for strip in drawn(self.app) for segment in strip):
            self.faults += [f"{where}: {fault}" for fault in _faults(segment)]
        for notification in self.app._notifications:
            if notification.markup:
                self.faults.append(f"{where}: a message is read as markup: {notification.message!r}")
        self.app.clear_notifications()  # so that they hide nothing of what is looked at next
        # An export is shown as the file will be, with markup of its own.
        if not any(isinstance(screen, ExportScreen) for screen in self.app.screen_stack):
            self.shown.append(shown(self.app))

    async def press(self, *keys: str) -> None:
        """Press keys, and look after each."""
        for key in keys:
            await self.pilot.press(key)
            await self.look()

    async def on(self, screen: Screen[Any], *keys: str) -> None:
        """Open a screen, look at it, press keys there, and leave it."""
        depth = len(self.app.screen_stack)
        await self.app.push_screen(screen)
        await self.look()
        await self.press(*keys)
        await self.back_to(depth)

    async def back_to(self, depth: int) -> None:
        """Leave every screen above a depth."""
        while len(self.app.screen_stack) > depth:
            await self.app.pop_screen()

    async def paste(self, text: str = "") -> None:
        """Paste into the field that has the focus, and look."""
        self.app.screen.post_message(events.Paste(text or " ".join(self.slots.given[0])))
        await self.look()

    def seen(self) -> set[tuple[int, int]]:
        """Return slot and place of every text that was shown as it was given."""
        everything = "\n".join(self.shown)
        return {
            (slot, place)
            for slot, given in enumerate(self.slots.given)
            for place, text in enumerate(given)
            if all(squeezed(drawable(line)) in everything for line in text.splitlines())  # a tail may stand between
        }


def _faults(segment: Segment) -> list[str]:
    """Return what is wrong with one piece of what is drawn."""
    found = [f"{name} in {segment.text!r}" for name in leaks(segment.text)]
    if segment.control:
        found.append(f"control codes {segment.control}")
    style = segment.style
    if style is not None and (style.link or any(name.startswith("@") for name in style.meta)):
        found.append(f"an action or a link: {style.link!r} {style.meta!r} at {segment.text!r}")
    return found


async def visit(turn: int, folder: Path, lang: Lang, *, harmless: bool) -> Visit:
    """Go through every screen.

    Args:
        turn: Which texts stand where.
        folder: Where what is exported goes.
        lang: The language.
        harmless: Have texts of the same width instead, to see which places are shown at all.
    """
    slots = Slots(turn, harmless=harmless)
    app = hostile_app(slots, lang, folder)
    async with app.run_test(size=SIZES[turn % len(SIZES)], notifications=True) as pilot:
        visited = Visit(pilot, slots, folder)
        await visited.look()
        for walk in WALKS:
            depth = len(app.screen_stack)
            try:
                await walk(visited)
            except Exception as error:
                visited.faults.append(f"{walk.__name__}: {type(error).__name__}: {str(error)[:300]}")
                break
            await visited.back_to(depth)
        if app.fault or app.return_code:
            visited.faults.append(f"it ended: {app.fault} {app.return_code}")
    return visited


async def home(visited: Visit) -> None:
    """Go through the first screen and its small windows."""
    await visited.press("home", "down", "down", "down")
    rows = visited.app.screen.query_one(RowList)
    rows.move_to("case:k7q2")
    await visited.press("d", "escape", "r", "end", "up", "enter")
    await visited.paste()
    await visited.press("escape", "slash")
    await visited.paste("s1")
    await visited.press("escape", "i")
    await visited.paste()
    await visited.press("enter")


async def import_preview(visited: Visit) -> None:
    """Read a file of a case in which others wrote."""
    screen = visited.app.screen
    assert isinstance(screen, HomeScreen)
    case = replace(hostile_case(visited.slots), name=visited.slots.given[0][0][:NAME_MAX])
    library = visited.app.session.library
    for format_id in [known.id for known in FORMATS.values() if known.reads]:
        known = FORMATS[format_id]
        path = visited.folder / f"other{known.suffix}"
        path.write_bytes(render(format_id, Export(library, case, make_plan(library, case), "zh", NOW.date())))
        import_file(screen, str(path))
        await visited.look()
        await visited.press("down", "escape")


async def reading(visited: Visit) -> None:
    """Go through what is read without a case."""
    library = visited.app.session.library
    for what in ("channels", "checklists", "regions", "terms", *library.checklists):
        await visited.on(BrowseScreen(what), "down")
    await visited.on(RegionScreen(library.regions[REGION]), "home", "end", "enter")
    await visited.on(CompareScreen(), "down", "right")
    for channel_id in library.channels:
        await visited.on(GuideScreen(library.place(channel_id)), *["right"] * len(SECTIONS))
    guide = library.place("hall-window")
    await visited.on(GuideScreen(guide), "1", "escape", "2", "escape", "3", "escape", "4", "escape")
    await visited.on(SearchScreen(), "s", "1", "down")
    await visited.on(SettingsScreen(), "down")
    await visited.on(HelpScreen(Scope.CASE))


async def asking(visited: Visit) -> None:
    """Go through the questions."""
    await visited.on(QuestionsScreen(Answers()), "space", "right", "right", "down", "space", "right", "down", "space")


async def working(visited: Visit) -> None:
    """Go through a case, its small windows, and what it can be taken along as."""
    app = visited.app
    app.session.open("k7q2")
    await visited.on(CaseScreen(), "home", *["right"] * 5, "home", *["down"] * 12)
    screen = CaseScreen(ID_CARD)
    await app.push_screen(screen)
    await visited.press("o")
    await visited.paste()
    await visited.press("ctrl+s", "n", "escape", "w", "escape", "r", "escape", "tab", "escape", "u", "enter", "escape")
    ask_reason(screen, lambda reason: None)
    await visited.look()
    await visited.press("escape", "v", "escape", "a", "right", "right", "right", "escape")
    await visited.back_to(2)
    await visited.on(ExportScreen(), "down", "s", "b", "escape")
    await visited.on(ShownScreen())
    library = app.session.library
    show_slip(screen, Export(library, app.session.opened, app.session.plan, app.session.lang, NOW.date()))
    await visited.press("right", "down", "d", "escape")
    await visited.back_to(1)
    app.session.close()


Walk = Callable[[Visit], Awaitable[None]]
WALKS: tuple[Walk, ...] = (home, import_preview, reading, asking, working)


async def examine(turn: int, folder: Path, lang: Lang, places: set[tuple[int, int]]) -> tuple[list[str], int]:
    """Go through every screen and return what is wrong, and how many texts were seen to be shown as they are.

    Args:
        turn: Which texts stand where.
        folder: A folder to work in.
        lang: The language.
        places: What `visible` returned for it.
    """
    real = await visit(turn, folder, lang, harmless=False)
    seen = real.seen()
    faults = [f"turn {turn}, {lang}, {fault}" for fault in real.faults]
    if missing := places - seen:
        # A text that is too long where it stands is cut, whatever it says.
        missing &= (await visit(turn, folder, lang, harmless=True)).seen()
        texts = [real.slots.given[slot][place] for slot, place in sorted(missing)]
        faults += [f"turn {turn}, {lang}, not shown as given: {text!r}" for text in texts]
    return faults, len(seen)


async def visible(folder: Path, lang: Lang) -> set[tuple[int, int]]:
    """Return the slots, with each of their places, that are shown anywhere at all."""
    slots = {slot for slot, _ in (await visit(0, folder, lang, harmless=True)).seen()}
    return {(slot, place) for slot in slots for place in range(PER_SLOT)}
