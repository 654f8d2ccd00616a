"""Windows of every size: each shows the app or says that it is too small, none ends it, and the menu has everything."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from checklists.case import Answers
from checklists.formats import Export
from checklists.text import LANGS, Lang
from tests.torture.hostile_world import hostile_app
from tests.torture.in_process import prepare, shown, squeezed
from tests.torture.outcome import Outcome, scaled, total
from tests.torture.processes import spread
from tui.app import ShebaoApp
from tui.commands import COMMANDS
from tui.screens.base import MIN_HEIGHT, MIN_WIDTH, BaseScreen
from tui.screens.browse import BrowseScreen
from tui.screens.case import CaseScreen
from tui.screens.compare import CompareScreen
from tui.screens.export import ExportScreen
from tui.screens.guide import GuideScreen
from tui.screens.questions import QuestionsScreen
from tui.screens.search import MenuScreen
from tui.screens.slip import SlipScreen
from tui.strings.screen import TOO_SMALL
from tui.terminal.preflight import MIN_COLUMNS, MIN_LINES
from tui.widgets.row_list import RowList

SIZES, RESIZES, MENUS = 500, 10_000, 12
WIDTHS, HEIGHTS = range(1, 121), range(1, 51)
USABLE = (60, 20)
"""Columns and lines from which everything can be reached through the menu."""
IN_A_SESSION = 200
"""Resizes of one session, at most."""
PROCESSES = 2
_KEYS = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "space", "escape", "tab", "slash"),
    *("question_mark", "n", "x", "w", "o", "f", "u", "ctrl+r", "a", "r", "e", "g", "v", "s", "b", "L", "c", "d", "1"),
    *("ctrl+s", "ctrl+l", "f1", "f2", "backspace", "养", "escape", "escape"),
)
CASE = "k7q2"


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Try sizes, in two processes."""
    sizes = scaled(SIZES, share, least=6)
    sessions = scaled(RESIZES // IN_A_SESSION, share)
    menus = scaled(MENUS, share)
    works: list[Callable[[], list[str]]] = [
        partial(_work, folder / str(part), seed, *(range(part, each, PROCESSES) for each in (sizes, sessions, menus)))
        for part in range(PROCESSES)
    ]
    failures = [fault for faults in spread(works) for fault in faults]
    resizes = sessions * IN_A_SESSION
    figures = {"大小 sizes": f"{sizes:,}", "改变大小 resizes": f"{resizes:,}", "菜单 menus": f"{menus:,}"}
    return total([Outcome(sizes + resizes + menus, tuple(failures))], figures)


def _work(folder: Path, seed: int, sizes: Sequence[int], sessions: Sequence[int], menus: Sequence[int]) -> list[str]:
    prepare(folder)
    found: list[str] = []
    for kind, numbers, look in (("size", sizes, _starts), ("session", sessions, _resizes), ("menu", menus, _menus)):
        for number in numbers:
            chance = random.Random(f"{seed} {kind} {number}")
            lang = LANGS[number % len(LANGS)]
            try:
                faults = asyncio.run(look(chance, number, _app(folder, lang)))
            except Exception as error:
                faults = [f"{type(error).__name__}: {str(error)[:300]}"]
            found += [f"seed {seed}, {kind} {number}, {lang}: {fault}" for fault in faults]
    return found


def _app(folder: Path, lang: Lang) -> ShebaoApp:
    return hostile_app(lambda text: text, lang, folder)


async def _starts(chance: random.Random, number: int, app: ShebaoApp) -> list[str]:
    """Start in a window, open a case there, and leave."""
    size = (chance.choice(WIDTHS), chance.choice(HEIGHTS))
    found: list[str] = []
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        found += _says(app, size)
        await _open(app)
        await pilot.pause()
        found += _says(app, size)
        await pilot.press(*chance.choices(("down", "right", "enter", "escape"), k=3))
        await pilot.press("escape", "escape", "q")
        await pilot.pause()
        if app.return_code != 0:
            found.append("it cannot be left by its key")
    return [f"{size[0]}x{size[1]}: {fault}" for fault in found]


async def _open(app: ShebaoApp) -> None:
    app.session.open(CASE)
    await app.push_screen(CaseScreen())


def _says(app: ShebaoApp, size: tuple[int, int]) -> list[str]:
    """Return what is wrong with what is shown in a window of a size."""
    width, height = size
    say = app.session.say
    sentence = squeezed(say(TOO_SMALL.format(width=width, height=height)))
    text = shown(app)
    if width >= MIN_WIDTH and height >= MIN_HEIGHT:
        return [] if sentence not in text and text else [f"it shows {text[:80]!r}"]
    # In a smaller window the program does not start; one that was made smaller shows what fits.
    whole = width >= MIN_COLUMNS and height >= MIN_LINES
    return [] if sentence in text or not whole else [f"it does not say that it is too small: {text[:80]!r}"]


async def _resizes(chance: random.Random, number: int, app: ShebaoApp) -> list[str]:
    """Change the size again and again, with keys between."""
    done: list[str] = []
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await _open(app)
            for _ in range(IN_A_SESSION):
                size = (chance.choice(WIDTHS), chance.choice(HEIGHTS))
                done.append(f"{size[0]}x{size[1]}")
                await pilot.resize_terminal(*size)
                if app.size != size:
                    return [f"it is {app.size} after {done[-5:]}"]
                for key in chance.choices(_KEYS, k=chance.randrange(3)):
                    done.append(key)
                    await pilot.press(key)
    except Exception as error:
        return [f"{type(error).__name__}: {str(error)[:300]} after {' '.join(done[-12:])}"]
    return [f"it ended: {app.fault}"] if app.fault else []


async def _menus(chance: random.Random, number: int, app: ShebaoApp) -> list[str]:
    """Find every command of every screen in its menu."""
    columns, lines = USABLE if number < len(LANGS) else (chance.randrange(60, 121), chance.randrange(20, 51))
    found: list[str] = []
    reached: set[str] = set()
    async with app.run_test(size=(columns, lines)) as pilot:
        for make in (None, *_SCREENS):
            if make:
                await app.push_screen(make(app))
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, BaseScreen)
            found += await _in_menu(pilot, app, screen)
            reached |= {command.id for command in screen.commands()}
            if make and make is not _case:
                await app.pop_screen()
    with_menu = {scope for command in COMMANDS if command.id == "menu" for scope in command.scopes}
    wanted = {command.id for command in COMMANDS if with_menu & {*command.scopes} and app.offers(command.id)}
    found += [f"no menu has {each}" for each in sorted(wanted - reached)]
    return [f"{columns}x{lines}: {fault}" for fault in found]


async def _in_menu(pilot: Pilot[int], app: ShebaoApp, screen: BaseScreen[Any]) -> list[str]:
    """Go through the menu of a screen and return which of its commands cannot be seen and chosen there."""
    wanted = {command.id: command for command in screen.commands() if command.id != "menu"}
    await pilot.press("tab")
    await pilot.pause()
    if not isinstance(app.screen, MenuScreen):
        return [f"{screen.SCOPE} has no menu"]
    rows = app.screen.query_one(RowList)
    found: set[str] = set()
    for _ in range(2 * len(wanted)):
        label = app.session.say(wanted[rows.key].label) if rows.key in wanted else ""
        if label and squeezed(label) in shown(app):
            found.add(rows.key)
        await pilot.press("down")
    await pilot.press("escape")
    await pilot.pause()
    return [f"{screen.SCOPE}: {each} cannot be reached in the menu" for each in sorted(set(wanted) - found)]


def _case(app: ShebaoApp) -> BaseScreen[Any]:
    app.session.open(CASE)
    return CaseScreen()


def _guide(app: ShebaoApp) -> BaseScreen[Any]:
    return GuideScreen(app.session.library.place("hall-window"))


def _slip(app: ShebaoApp) -> BaseScreen[Any]:
    session = app.session
    return SlipScreen(Export(session.library, session.opened, session.plan, session.lang, session.today))


_SCREENS: tuple[Callable[[ShebaoApp], BaseScreen[Any]], ...] = (
    lambda app: BrowseScreen("checklists"),
    lambda app: CompareScreen(),
    lambda app: QuestionsScreen(Answers()),
    _case,
    _guide,
    lambda app: ExportScreen(),
    _slip,
)
"""One of every scope with a menu but the first; what comes after the case is opened on it."""
