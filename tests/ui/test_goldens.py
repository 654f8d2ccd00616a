"""The main screens as text, in both languages and three sizes; `SHEBAO_GOLDENS=write` records them anew for review."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from checklists.library import Library
from checklists.model import Option, Question, Showing
from checklists.settings import Settings
from checklists.store import Store
from checklists.text import LANGS, Lang, Text
from tests.clock import NOW
from tests.domain.export_sample import CASE, library
from tests.ui.screens import lines, press
from tui.app import make_app
from tui.strings.screen import TOPIC_HEADS

GOLDENS = Path(__file__).parent / "goldens"
SIZES = ((80, 24), (120, 40), (60, 20))
SCREENS: Mapping[str, tuple[str, ...]] = {
    "home": (),
    "case": ("end", "home", "down", "down"),
    "guide": ("end", "home", "down", "down", "enter"),
    "questions": ("a", "right", "right"),
    "export": ("e",),
    "menu": ("tab",),
    "help": ("question_mark",),
    "compare": ("v", "down"),
}
FROM_HOME = ("home", "compare")
"""Screens that are looked at without a case."""

MEANS = Question(
    "means", Text("手边有什么？", "What is at hand?"), (Option("phone", Text("手机", "A phone")),), multiple=True
)
STATUS = Question("status", Text("怎么参保的？", "How insured?"), (Option("employee", Text("职工", "Employee")),))


CHANNELS = {
    "hall-window": (Text("大厅窗口", "Service counter"), "visit"),
    "app": (Text("手机应用", "Phone app"), "phone"),
    "platform": (Text("国家社会保险公共服务平台", "National Social Insurance Public Service Platform"), "phone"),
    "hotline": (Text("服务热线", "Hotline"), "phone"),
}


def many_topics(content: Library) -> Library:
    """Return the content with every topic that has a head of its own and a few channels that differ in them."""
    options = {option.id: option for option in content.questions["topics"].options}
    topics = tuple(
        options.get(topic) or Option(topic, Text(head.zh.replace(" ", ""), head.en))
        for topic, head in TOPIC_HEADS.items()
    )
    channels = {}
    for row, (key, (name, means)) in enumerate(CHANNELS.items()):
        shows = {topic.id: list(Showing)[(row * column + row) % 4] for column, topic in enumerate(topics)}
        channels[key] = replace(content.channels["hall-window"], id=key, name=name, means=(means,), can_show=shows)
    asked = replace(content.questions["topics"], options=topics)
    return replace(content, questions={**content.questions, "topics": asked}, channels=channels)


@pytest.fixture(scope="module")
def sample() -> Library:
    content = library()
    questions = {**content.questions, MEANS.id: MEANS, STATUS.id: STATUS}
    return replace(content, questions=questions)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_recorded(
    name: str, size: tuple[int, int], lang: Lang, sample: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "cwd", lambda: Path("/home/user"))
    store = Store(tmp_path / "cases")
    store.save(CASE)
    app = make_app(
        library=many_topics(sample) if name == "compare" else sample,
        store=store,
        settings=Settings(),
        settings_file=tmp_path / "settings.toml",
        lang=lang,
        case_id="" if name in FROM_HOME else CASE.id,
        clock=lambda: NOW,
    )
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, *SCREENS[name])
        drawn = "".join(f"{line}\n" for line in lines(app))
    golden = GOLDENS / f"{name}-{size[0]}x{size[1]}-{lang}.txt"
    if os.environ.get("SHEBAO_GOLDENS") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(drawn, encoding="utf-8")
    assert drawn == golden.read_text(encoding="utf-8")
