"""The documentation: it names every key and command there is, its commands work, and terminals can show it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from checklists.policy import KEYS as POLICY
from checklists.text import Lang
from docs.examples import commands_in, run_again
from docs.tables import key_names
from tests.system.machine import blocks
from tui.cli.commands import NAMES, find_command
from tui.command import Command
from tui.commands import COMMANDS
from tui.strings.screen import THEMES

ROOT = Path(__file__).parents[2]
PAGES: dict[Lang, tuple[str, ...]] = {
    "zh": ("README.md", "docs/usage.md", "docs/formats.md", "docs/paper.md"),
    "en": ("README.en.md", "docs/usage.en.md", "docs/formats.en.md", "docs/paper.en.md"),
}
EVERY = [(lang, page) for lang, pages in PAGES.items() for page in pages]
TWINS = [*zip(*PAGES.values(), strict=True), ("docs/shared-machine.md", "docs/shared-machine.en.md")]
"""The pages in Chinese, each with itself in English."""
LANG = pytest.mark.parametrize("lang", PAGES)
PAGE = pytest.mark.parametrize(("lang", "page"), EVERY, ids=lambda value: str(value))


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def both(lang: Lang) -> str:
    return "\n".join(map(read, PAGES[lang]))


@LANG
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: f"{command.id}-{command.scopes[0]}")
def test_every_key_is_explained(command: Command, lang: Lang) -> None:
    keys = " ".join(f"`{name}`" for name in key_names(command, lang))

    assert f"| {keys} | {command.help.get(lang)} |" in both(lang)


@LANG
@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_explained_and_shown_at_work(name: str, lang: Lang) -> None:
    assert f"| `shebao {name}` |" in both(lang)
    at_work = [command for page in PAGES[lang] for command in commands_in(read(page))]
    assert any(re.search(rf"\bshebao {name}\b", command) for command in at_work) or f"`shebao {name} " in both(lang)


@LANG
def test_what_prints_json_is_listed_and_nothing_else(lang: Lang) -> None:
    (listed,) = [line for line in both(lang).splitlines() if "`--json`" in line and "`cases`" in line]

    named = set(re.findall(r"`([a-z]+)`", re.split("[；;]", listed)[-1]))
    assert named == {name for name in NAMES if "--json" in find_command(name).usage}


@LANG
@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_is_named(theme: str, lang: Lang) -> None:
    assert re.search(rf"theme = .*\b{theme}\b", both(lang))


@PAGE
def test_the_examples_work(lang: Lang, page: str, clock: Callable[[], datetime]) -> None:
    assert commands_in(read(page))

    run_again(read(page), lang, clock)


@pytest.mark.parametrize("page", [page for twins in TWINS for page in twins])
def test_what_a_page_links_to_is_there(page: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", read(page)):
        name, _, heading = target.partition("#")
        linked = (ROOT / page).parent / name

        assert linked.is_file(), target
        if heading:
            assert f"# {heading}\n" in linked.read_text(encoding="utf-8").lower()


@pytest.mark.parametrize("page", [page for twins in TWINS for page in twins])
def test_every_terminal_can_show_the_page(page: str) -> None:
    assert not {c for c in read(page) if unicodedata.east_asian_width(c) == "A"}


@pytest.mark.parametrize("pages", TWINS, ids=lambda pages: str(pages[0]))
def test_both_languages_have_the_same_headings(pages: tuple[str, str]) -> None:
    levels = [re.findall(r"^(#+) ", re.sub(r"```.*?```", "", read(page), flags=re.DOTALL), re.M) for page in pages]

    assert levels[0] == levels[1]


def test_an_administrator_is_told_to_write_and_run_the_same_in_both_languages() -> None:
    chinese, english = (blocks(read(page)) for page in TWINS[-1])

    assert chinese == english
    assert [block.kind for block in chinese].count("file") == 4
    for block in chinese:
        assert block.path in read(TWINS[-1][0])
        assert block.text.isascii()


@LANG
@pytest.mark.parametrize("key", ["language", "theme", "width", *POLICY])
def test_every_key_of_the_administrator_is_explained(key: str, lang: Lang) -> None:
    assert f"| `{key}` |" in read(TWINS[-1][lang == "en"])


def test_a_command_that_fails_is_no_example(clock: Callable[[], datetime]) -> None:
    with pytest.raises(ValueError, match="shebao mark"):
        run_again("```console\n$ shebao mark nobody nothing\n```\n", "en", clock)


def test_an_example_shows_what_its_command_prints(clock: Callable[[], datetime]) -> None:
    page = "```console\n$ shebao cases\nsomething old\n```\n"

    ran = run_again(page, "zh", clock)

    assert ran == run_again(ran, "zh", clock)
    assert "something old" not in ran
    assert "shebao new" in ran
