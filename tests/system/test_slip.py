"""The slip as a phone sees it: every page drawn in a real terminal is read back from a picture of its cells."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pyte
import pytest

from checklists.case import Answers, Case, Mark, State
from checklists.formats import FORMATS, Export
from checklists.formats.document import Sheet
from checklists.formats.qr import make_pages
from checklists.paths import cases_folder
from checklists.plan import make_plan
from checklists.store import Store
from tests.clock import NOW
from tests.codes_seen import needs_zbar, picture, read_codes
from tests.content import bundled
from tests.system.ptys import TIMEOUT, Session, session
from tui.qr import CAPACITIES, largest

pytestmark = [pytest.mark.slow, needs_zbar]

DOWN, RIGHT, HOME = "\x1b[B", "\x1b[C", "\x1b[H"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a case of which three stages are open."""
    home = tmp_path_factory.mktemp("home")
    library = bundled()
    case = Case("k7q2", "妈妈", NOW, Answers(channel="hall-window", region="sc"), at=NOW)
    marks = {
        item_id: Mark(State.DONE, NOW)
        for item_id, _, planned in make_plan(library, case).items()
        if planned.id not in ("bring-window", "hall-window", "recheck")
    }
    Store(cases_folder({"HOME": str(home)})).save(replace(case, marks=marks))
    return home


def sheet(home: Path) -> Sheet:
    """Return the sheet of the case."""
    library = bundled()
    case = Store(cases_folder({"HOME": str(home)})).load("k7q2")
    return Export(library, case, make_plan(library, case), "zh", NOW.date()).sheet


class Watched:
    """A terminal that is looked at again and again, so only what is new of its output is taken in."""

    def __init__(self, running: Session) -> None:
        self.running = running
        self.screen = pyte.Screen(running.columns, running.lines)
        self._stream = pyte.ByteStream(self.screen)
        self._taken = 0

    def wait_for(self, seen: str) -> None:
        """Take output in until a text is on the screen and no more comes."""
        until = time.monotonic() + TIMEOUT
        settled = False
        while not settled or not any(seen in line for line in self.screen.display):
            assert time.monotonic() < until, "\n".join(self.screen.display)
            self.running.pump(0.05)
            settled = self._taken == len(self.running.raw)
            self._stream.feed(self.running.raw[self._taken :])
            self._taken = len(self.running.raw)


def open_slip(watched: Watched) -> None:
    """Go to the slip from the case, by keys."""
    watched.wait_for("带什么")
    watched.running.type("e")
    watched.wait_for("保存文件")
    watched.running.type(HOME)
    for known in list(FORMATS.values())[1:]:
        watched.running.type(DOWN + "\r")
        watched.wait_for(f"(x) {known.label.zh}")
        if known.id == "qr":
            break
    watched.running.type("s")
    watched.wait_for("翻页")


COLOURS: list[dict[str, str]] = [
    {"COLORTERM": "truecolor"},
    {},
    {"TERM": "xterm"},
    {"NO_COLOR": "1"},
    {"TERM": "xterm", "NO_COLOR": "1"},
]
WINDOWS = [((80, 24), "narrow"), ((120, 40), "auto"), ((120, 40), "narrow"), ((60, 20), "narrow"), ((132, 43), "auto")]


@pytest.mark.parametrize(
    ("size", "width", "colours"),
    [
        *((size, width, COLOURS[0]) for size, width in WINDOWS),
        *((size, width, colours) for size, width in WINDOWS[:2] for colours in COLOURS[1:]),
    ],
    ids=lambda value: "-".join(value.values()) or "256" if isinstance(value, dict) else str(value).strip("()"),
)
def test_every_page_is_read_back(
    home: Path, tmp_path: Path, size: tuple[int, int], width: str, colours: dict[str, str]
) -> None:
    config = tmp_path / "config"
    (config / "shebao").mkdir(parents=True, mode=0o700)
    (config / "shebao/settings.toml").write_text(f'width = "{width}"\ntheme = "dark"\n', encoding="utf-8")
    environ = {"HOME": str(home), "XDG_CONFIG_HOME": str(config), "LC_ALL": "C.UTF-8", "COLORTERM": "", **colours}
    version = largest(size[0] - 12, size[1] - 1, half=width == "narrow")
    pages = make_pages(sheet(home), CAPACITIES[version - 1])
    seen = []
    with session("-m", "tui", "open", "k7q2", environ=environ, size=size) as running:
        watched = Watched(running)
        open_slip(watched)
        for page in pages:
            watched.wait_for(page.lines[0].split()[0])
            seen.append(picture(watched.screen))
            running.type(RIGHT)

    assert read_codes(seen, tmp_path) == [page.text for page in pages]
