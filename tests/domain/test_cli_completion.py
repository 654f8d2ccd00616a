"""Completion scripts name every command and option; the values they look up are what can be typed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from checklists.case import Case
from checklists.paths import cases_folder
from checklists.store import Store
from tests.clock import NOW
from tests.domain.cli_library import APPLY, ID_CARD
from tests.domain.cli_world import Shebao
from tests.domain.test_imports import ROOT
from tui.cli.commands import NAMES
from tui.completion.grammar import FILES, FOLDERS, grammars, valued_flags
from tui.completion.values import KINDS

SHELLS = ("bash", "zsh", "fish")


def values(shebao: Shebao, *argv: str) -> list[str]:
    return [line.split("\t")[0] for line in shebao.ok("__complete", *argv).splitlines()]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_names_every_command_and_option(shebao: Shebao, shell: str) -> None:
    script = shebao.ok("completion", shell)

    for grammar in grammars("zh"):
        assert grammar.name in script
        for flag in grammar.flags:
            assert (f"-l {flag[2:]} " if shell == "fish" and flag.startswith("--") else flag.lstrip("-")) in script


def test_every_command_is_in_the_grammar_and_nothing_hidden() -> None:
    assert [grammar.name for grammar in grammars("en")] == ["", *NAMES]
    assert "__complete" not in NAMES


def test_an_option_takes_a_value_in_every_command_or_in_none() -> None:
    known = grammars("en")
    flags = {flag for grammar in known for option in grammar.options if not option.value for flag in option.flags}

    assert flags & set(valued_flags(known)) == set()


def test_every_kind_of_value_can_be_looked_up() -> None:
    used = {value.kind for grammar in grammars("en") for value in grammar.values}
    used |= {option.value.kind for grammar in grammars("en") for option in grammar.options if option.value}

    assert used - {"", FILES, FOLDERS} == set(KINDS)


@pytest.mark.parametrize("argv", [[], ["tcsh"]])
def test_another_shell_is_refused_with_those_there_are(shebao: Shebao, argv: list[str]) -> None:
    ran = shebao("completion", *argv)

    assert ran.code == 2
    assert "shebao completion --help" in ran.err


def test_cases_are_completed_by_nickname_and_id(mother: Shebao) -> None:
    case_id = mother.json("cases")["cases"][0]["id"]

    assert mother.ok("__complete", "cases") == f"妈妈\t{case_id}\n{case_id}\t妈妈\n"


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("王 阿姨", "王 阿姨"),
        ("a\tb\nc", "a b c"),
        ("李'\"$(x)`y`", "李'\"$(x)`y`"),
        ("\x1b[2J\x9b我\u202e", "[2J我"),
    ],
)
def test_a_nickname_is_one_clean_line(shebao: Shebao, name: str, offered: str) -> None:
    shebao.ok("new", name)

    assert values(shebao, "cases")[0] == offered


def test_a_nickname_that_names_two_or_looks_like_an_option_is_not_offered(mother: Shebao) -> None:
    store = Store(cases_folder(os.environ))
    store.save(Case("zz99", "妈妈 ", NOW, at=NOW))
    store.save(Case("yy88", "--lang", NOW, at=NOW))

    assert set(values(mother, "cases")) == set(store.ids())


def test_items_are_those_of_the_case_and_states_follow(mother: Shebao) -> None:
    items = values(mother, "items", "--", "妈妈")

    assert ID_CARD in items
    assert APPLY not in items
    assert values(mother, "marks", "--", "妈妈") == [*items, "todo", "done", "na", "problem", "waiting"]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("channels", "hall-window"),
        ("places", "hall-window#steps"),
        ("ids", "correct-record/recheck"),
        ("topics", "medical-account"),
        ("for_whom", "proxy"),
        ("means", "phone"),
        ("status", "retired"),
        ("region", "sc"),
    ],
)
def test_content_is_looked_up(shebao: Shebao, kind: str, value: str) -> None:
    assert value in values(shebao, kind)


@pytest.mark.parametrize("argv", [["items", "--", "nobody"], ["items"], ["nonsense"]])
def test_where_something_is_wrong_nothing_is_said(mother: Shebao, argv: list[str]) -> None:
    ran = mother("__complete", *argv)

    assert (ran.code, ran.out, ran.err) == (1, "", "")


@pytest.mark.parametrize(("policy", "kind"), [("--guest", "cases"), ("--kiosk", "cases"), ("--kiosk", "channels")])
def test_what_a_policy_closes_is_not_offered(mother: Shebao, policy: str, kind: str) -> None:
    assert mother(policy, "__complete", kind).out == ""


def test_completing_a_case_loads_little() -> None:
    script = "import sys; from tui.cli import run; run(['__complete', 'cases']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, text=True)
    loaded = set(done.stderr.split())

    assert "checklists.store" in loaded
    assert not loaded & {"argparse", "gettext", "pydantic", "textual", "checklists.packs", "checklists.plan"}
