"""The manual pages: up to date, complete, and shown by `man` without a word of complaint in 80 columns."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import unicodedata

import pytest

from checklists.text import Lang
from docs import man
from tests.system.ptys import ROOT
from tui.cells import cells
from tui.cli.commands import NAMES
from tui.completion.grammar import grammars

PAGE = pytest.mark.parametrize(("name", "lang"), man.PAGES.items())


def shown(name: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8"}
    command = ["man", "--warnings", "--local-file", str(ROOT / name)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environ)


@PAGE
def test_the_page_is_made_from_the_help_of_today(name: str, lang: Lang) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == man.page(lang)


@PAGE
def test_any_terminal_can_show_the_page(name: str, lang: Lang) -> None:
    assert not {char for char in man.page(lang) if unicodedata.east_asian_width(char) == "A"}


@pytest.mark.skipif(not shutil.which("man") or not shutil.which("groff"), reason="man or groff is not installed")
@PAGE
def test_man_shows_every_command_and_option_without_a_warning(name: str, lang: Lang) -> None:
    done = shown(name)
    if "SHEBAO(1)" not in done.stdout:
        pytest.skip("manual pages are switched off on this machine")

    assert done.stderr == ""
    assert [line for line in done.stdout.splitlines() if cells(line) > 80] == []
    text = re.sub(r"\s+", " ", done.stdout)
    for command in NAMES:
        assert f" shebao {command} " in text
    for grammar in grammars(lang):
        for option in grammar.options:
            assert option.flags[-1] in text
    assert ("EXIT STATUS" if lang == "en" else "退出码") in text
