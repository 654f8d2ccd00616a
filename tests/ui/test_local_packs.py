"""Local packs on the screen: what comes from one says so, and one that is refused is said at the start."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklists.case import Case
from checklists.local_packs import survey_packs
from checklists.settings import Settings
from checklists.store import Store
from checklists.text import Lang, Text
from tests.clock import frozen
from tests.domain.local_pack import write_local
from tests.ui.screens import press, text
from tui.app import ShebaoApp, make_app

EXAMPLE = Path(__file__).parents[2] / "docs" / "example-pack"
REFUSED = Text("本地内容包 /srv/x 没有用上", "Local pack /srv/x is not used")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example of the guide for authors, with permissions of its own."""
    files: dict[str, str | bytes | None] = {
        str(path.relative_to(EXAMPLE)): path.read_bytes() for path in sorted(EXAMPLE.rglob("*.toml"))
    }
    return write_local(tmp_path / "pack", {**dict.fromkeys(("glossary.toml", *_OTHERS)), **files})


_OTHERS = tuple(
    f"{name}.toml" for name in ("checklists/bring-hall", "checklists/fix-record", "checklists/station", "channels/hall")
)


def make(folder: Path, tmp_path: Path, case_id: str = "", lang: Lang = "zh", *complaints: Text) -> ShebaoApp:
    survey = survey_packs([folder])
    assert survey.refused == ()
    return make_app(
        library=survey.library,
        store=Store(tmp_path / "cases"),
        settings=Settings(),
        settings_file=tmp_path / "config" / "settings.toml",
        lang=lang,
        case_id=case_id,
        clock=frozen,
        complaints=complaints,
    )


async def test_a_case_marks_what_comes_from_a_pack(folder: Path, tmp_path: Path, store: Store, case: Case) -> None:
    app = make(folder, tmp_path, case.id)
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.pause()
        app.screen.show_at("bring-window/station-slip")  # type: ignore[attr-defined]
        await pilot.pause()

        shown = text(app)
        slip = next(line for line in shown.splitlines() if "带上服务站开的引导单" in line)
        assert "以当地为准  本地: 春风里服务站" in slip
        assert "本地    春风里服务站（春风里社区服务站，2026-11-21 核对）" in shown
        await press(pilot, "L")
        assert "local: Spring Lane" in text(app)


async def test_a_guide_marks_items_and_ways_in(folder: Path, tmp_path: Path) -> None:
    app = make(folder, tmp_path)
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.pause()
        app.go_to("hall-window/station-companion")
        await pilot.pause()

        shown = text(app).splitlines()
        assert any("请服务站的人陪着去" in line and "本地: 春风里服务站" in line for line in shown)
        assert any("地点  春风里社区服务站" in line and "非官方  本地: 春风里服务站" in line for line in shown)


async def test_a_list_from_a_pack_is_marked_among_the_others(folder: Path, tmp_path: Path) -> None:
    app = make(folder, tmp_path)
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.pause()
        app.go_to("station-visit/large-print")
        await pilot.pause()
        assert "本地: 春风里服务站" in text(app)

        await press(pilot, "escape")
        from tui.screens.browse import BrowseScreen

        await app.push_screen(BrowseScreen("checklists"))
        await pilot.pause()
        assert any("出发前先到服务站" in line and "本地: 春风里服务站  3" in line for line in text(app).splitlines())


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_refused_pack_is_said_at_the_start(folder: Path, tmp_path: Path, lang: Lang) -> None:
    app = make(folder, tmp_path, "", lang, REFUSED)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.pause()

        assert REFUSED.get(lang) in text(app)
