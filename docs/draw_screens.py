"""The pictures of the documentation: the app runs without a terminal on invented cases, and its screen is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.style import Style
from textual.strip import Strip

from checklists.case import Answers, Case, State, set_note, set_state
from checklists.library import Library
from checklists.model import Stage
from checklists.plan import make_plan
from checklists.settings import Settings
from checklists.store import Store
from checklists.text import Lang, Text
from docs.svg import picture
from tui.app import ShebaoApp, make_app
from tui.screens.case import CaseScreen
from tui.widgets.row_list import RowList

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=timezone(timedelta(hours=8)))
"""When everything in the documentation happens."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: what is on the screen, and how it is shown."""

    name: str
    """Name of the file."""
    title: Text
    lang: Lang = "zh"
    theme: str = "dark"
    size: tuple[int, int] = (80, 24)
    at: str = ""
    """Full id of the item under the cursor; empty: the home screen."""
    keys: tuple[str, ...] = ()
    """Keys pressed from there."""


_HOME = Text("首页：今天要做什么，有哪些档案", "The home screen: what is due, and the cases")
_CASE = Text("办一份档案：清单、原因和依据", "Working through a case: the list, the reason and the source")
_WIDE = Text("宽屏：指南在清单旁边", "On a wide screen the guide stands beside the list")
_GUIDE = Text("渠道指南：怎么查", "The guide of a channel: the steps")
_BRING, _STEP = "bring-window/question-on-paper", "hall-window/take-number"
_CHECK = "verify-records/pension-months"
_TICKED = (
    "bring-window/id-card",
    "bring-window/social-security-card",
    "bring-window/places-and-dates",
    "hall-window/call-first",
    "hall-window/pick-day",
    "verify-records/record-found",
)

_AROUND = ("down",) * 4 + ("up",) * 4
"""Brings what comes after the cursor into view."""

SCENES = (
    Scene("home-zh", _HOME),
    Scene("case-zh", _CASE, at=_BRING, keys=_AROUND),
    Scene("case-light-zh", _CASE, theme="light", at=_CHECK, keys=_AROUND),
    Scene("case-wide-zh", _WIDE, size=(120, 40), at=_STEP, keys=_AROUND),
    Scene("guide-zh", _GUIDE, at=_STEP, keys=("enter",)),
    Scene("case-en", _CASE, lang="en", at=_BRING, keys=_AROUND),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A scene as it looks."""

    name: str
    svg: str
    text: str
    """The same without colours, line by line."""


def sample_cases(library: Library, lang: Lang) -> tuple[Case, Case]:
    """Return two invented cases: one at the counter for a relative, in the middle of it, and one just begun."""
    online = Answers(topics=("pension-contributions",), channel="si-platform", for_whom="self", region="bj")
    mine = Case("m3xd", Text("我", "Me").get(lang), NOW - timedelta(days=1), online)
    return _at_counter(library, lang), _tick_stages(mine, library, {Stage.CHOOSE, Stage.BRING}, NOW)


def _at_counter(library: Library, lang: Lang) -> Case:
    now = NOW - timedelta(hours=1)
    answers = Answers(
        topics=("pension-contributions", "medical-account"),
        channel="hall-window",
        for_whom="proxy",
        status="employee",
        region="sc",
    )
    case = Case("k7q2", Text("妈妈", "Mother").get(lang), NOW - timedelta(days=2), answers)
    case = _tick_stages(case, library, {Stage.CHOOSE}, now)
    for item_id in _TICKED:
        case = set_state(case, item_id, State.DONE, now=now)
    reason = Text("和我无关", "Does not concern me").get(lang)
    case = set_state(case, "bring-window/foreign-document", State.NA, now=now, reason=reason)
    case = set_state(case, "bring-window/appointment", State.WAITING, now=now, until=date(2026, 11, 23))
    case = set_state(case, _CHECK, State.PROBLEM, now=now)
    return set_note(case, _CHECK, Text("2024年3月缺一个月", "March 2024 is missing").get(lang), now=now)


def _tick_stages(case: Case, library: Library, stages: set[Stage], now: datetime) -> Case:
    for item_id, _, planned in make_plan(library, case).items():
        if planned.stage in stages:
            case = set_state(case, item_id, State.DONE, now=now)
    return case


async def screen_of(scene: Scene, library: Library, folder: Path) -> tuple[list[Strip], Style]:
    """Return the lines of a scene, and the colours of the screen itself.

    Args:
        scene: The scene.
        library: The content.
        folder: An empty folder for its cases.
    """
    store = Store(folder / "cases")
    for case in sample_cases(library, scene.lang):
        store.save(case)
    app = make_app(
        library=library,
        store=store,
        settings=Settings(theme=scene.theme),
        settings_file=folder / "settings.toml",
        lang=scene.lang,
        case_id="k7q2" if scene.at else "",
        clock=lambda: NOW,
    )
    async with app.run_test(size=scene.size) as pilot:
        await pilot.pause()
        _go(app, scene.at)
        await pilot.pause()
        for key in scene.keys:
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause(2 * RowList.REST)
        # The compositor is private; nothing else tells what a terminal would be sent, with its colours.
        drawn: list[Strip] = app.screen._compositor.render_strips()
        return drawn, app.screen.rich_style


def _go(app: ShebaoApp, item_id: str) -> None:
    if isinstance(app.screen, CaseScreen):
        app.screen.show_at(item_id)


async def draw(library: Library) -> list[Drawn]:
    """Return every scene as it looks now."""
    drawn = []
    for scene in SCENES:
        with TemporaryDirectory() as folder:
            strips, base = await screen_of(scene, library, Path(folder))
        text = "".join(f"{strip.text.rstrip()}\n" for strip in strips)
        drawn.append(Drawn(scene.name, picture(strips, base, scene.title.get(scene.lang)), text))
    return drawn
