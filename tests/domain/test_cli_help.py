"""Help and refusals of the command line: in both languages, in 80 columns, with a way out."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
import unicodedata
from collections.abc import Iterator
from types import ModuleType

import pytest

from checklists import __version__
from checklists.text import LANGS, Lang, Text
from tests.domain.cli_world import Shebao
from tui.cells import cells
from tui.cli.commands import NAMES, command_parser, find_command
from tui.strings import cli, cli_help, doctor, importing, slip, walk
from tui.strings.cli_help import EXAMPLES

CHINESE = re.compile("[\u4e00-\u9fff]")

NOT_FOR_PEOPLE = {
    ".__call__() not defined",
    "'required' is an invalid argument for positionals",
    "mutually exclusive arguments must be optional",
    "%r is not callable",
    "cannot merge actions - two groups are named %r",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
}
"""What argparse says to who writes a parser."""
NOT_USED = {
    "cannot have multiple subparser arguments",
    "unknown parser %(parser_name)r (choices: %(choices)s)",
    "conflicting subparser: %s",
    "conflicting subparser alias: %s",
    "can't open '%(filename)s': %(error)s",
    'argument "-" with mode %r',
    "%(prog)s: error: %(message)s\n",
    "expected %s argument",
    "subcommands",
    " (default: %(default)s)",
    "argument '%(argument_name)s' is deprecated",
    "command '%(parser_name)s' is deprecated",
    "option '%(option)s' is deprecated",
    "%(prog)s: warning: %(message)s\n",
}
"""What it says of features that our parsers have not."""

STRINGS = [cli, cli_help, doctor, importing, slip, walk]
"""What people read in plain lines."""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", [(), *((name,) for name in NAMES)], ids=" ".join)
def test_help_fits_into_eighty_columns(shebao: Shebao, command: tuple[str, ...], lang: Lang) -> None:
    lines = shebao.ok(*command, "--help", "--lang", lang).splitlines()

    assert len(lines) > 4
    assert [line for line in lines if cells(line) > 80] == []


@pytest.mark.parametrize("command", [(), *((name,) for name in NAMES)], ids=" ".join)
def test_chinese_help_has_no_english_heading_left(shebao: Shebao, command: tuple[str, ...]) -> None:
    help_text = shebao.ok(*command, "--help")

    assert help_text.startswith("用法: shebao")
    assert "显示这份说明" in help_text
    assert not re.search("usage|options|positional|show this", help_text)


@pytest.mark.parametrize("command", [(), *((name,) for name in NAMES)], ids=" ".join)
def test_english_help_has_no_chinese_in_it(shebao: Shebao, command: tuple[str, ...]) -> None:
    assert not CHINESE.search(shebao.ok(*command, "--help", "--lang", "en"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_can_be_copied_because_no_line_of_it_is_broken(shebao: Shebao, name: str, lang: Lang) -> None:
    lines = shebao.ok(name, "--help", "--lang", lang).splitlines()

    assert [line for line in EXAMPLES[name].get(lang).splitlines() if f"  {line}" not in lines] == []


def test_the_help_of_new_lists_what_may_be_answered(shebao: Shebao) -> None:
    help_text = shebao.ok("new", "--help")

    assert re.search(r"medical-account +医保个人账户", help_text)


def test_the_main_help_names_every_command(shebao: Shebao) -> None:
    help_text = shebao.ok("--help")

    assert [name for name in NAMES if not re.search(rf"^  {name} ", help_text, re.MULTILINE)] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_usage_line_shows_every_option(name: str) -> None:
    command = find_command(name)
    parser = command_parser(name, command, "en", [])
    flags = set(re.findall(r"^  (?:-\w(?: [A-Z]+)?, )?(--[\w-]+)", parser.format_help(), re.MULTILINE))
    short = {"--output": "-o"}

    assert [flag for flag in flags - {"--help", "--lang"} if short.get(flag, flag) not in command.usage] == []


def test_every_word_of_argparse_that_people_see_is_translated() -> None:
    assert set(_argparse_words()) - NOT_FOR_PEOPLE - NOT_USED <= set(cli_help.ARGPARSE)


def test_version_is_printed_in_one_line(shebao: Shebao) -> None:
    assert shebao.ok("--version") == f"shebao {__version__}\n"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["status"], "缺少参数: CASE。怎么写: shebao status --help"),
        (["list", "--bogus"], "多出来的参数: --bogus。怎么写: shebao list --help"),
        (["list", "--stage"], "参数 --stage: 后面要跟一个值。怎么写: shebao list --help"),
        (["list", "--stage", "brin"], "参数 --stage: 没有 'brin' 这个值，可以用 'choose', 'bring'"),
        (["--bogus"], "多出来的参数: --bogus。怎么写: shebao --help"),
        (["stauts"], "没有命令「stauts」；是不是「status」？全部见: shebao --help"),
        (["什么"], "没有命令「什么」；全部见: shebao --help"),
        (["open", "--lang"], "--lang 后面要跟 zh 或 en / --lang takes zh or en"),
        (["open", "--lang", "fr"], "没有语言「fr」"),
    ],
)
def test_wrong_usage_is_told_in_one_line_with_the_way_out(shebao: Shebao, argv: list[str], said: str) -> None:
    ran = shebao(*argv)

    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith(said)
    assert ran.err.count("\n") == 1


def test_english_refusals_are_in_english(shebao: Shebao) -> None:
    ran = shebao("status", "--lang", "en")

    assert ran.err == "the following arguments are required: CASE. How to write it: shebao status --help\n"


@pytest.mark.parametrize(
    "argv",
    [["--lang", "en", "list"], ["list", "--lang", "en"], ["--lang=en", "list"], ["list", "--lang", "zh", "--lang=en"]],
)
def test_the_language_may_stand_anywhere(shebao: Shebao, argv: list[str]) -> None:
    assert "Verify the record" in shebao.ok(*argv)


def test_after_two_dashes_nothing_is_an_option(shebao: Shebao) -> None:
    ran = shebao("show", "--", "--lang")

    assert ran.code == 2
    assert "「--lang」" in ran.err


def test_the_environment_sets_the_language_and_the_option_wins(shebao: Shebao, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHEBAO_LANG", "en")

    assert "Verify the record" in shebao.ok("list")
    assert "核对记录" in shebao.ok("list", "--lang", "zh")


@pytest.mark.parametrize("module", STRINGS, ids=lambda module: str(module.__name__))
def test_no_word_depends_on_how_a_terminal_draws_it(module: ModuleType) -> None:
    wavering = {char for text in _texts(module) for char in text if unicodedata.east_asian_width(char) == "A"}

    assert wavering == set()


@pytest.mark.parametrize("module", STRINGS, ids=lambda module: str(module.__name__))
def test_both_languages_have_the_same_fields(module: ModuleType) -> None:
    def fields(text: str) -> set[str]:
        return set(re.findall(r"{(\w+)}", text))

    assert [text for text in _all_texts(vars(module)) if fields(text.zh) != fields(text.en)] == []


@pytest.mark.parametrize("module", STRINGS, ids=lambda module: str(module.__name__))
def test_english_words_are_english(module: ModuleType) -> None:
    # Those in both languages at once answer a request for a third language.
    both = {cli.BAD_LANGUAGE, cli.LANGUAGE_MISSING, walk.LANGUAGE}

    assert [text.en for text in _all_texts(vars(module)) if CHINESE.search(text.en) and text not in both] == []


def _argparse_words() -> Iterator[str]:
    for node in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))


def _texts(module: ModuleType) -> Iterator[str]:
    for text in _all_texts(vars(module)):
        yield from (text.zh, text.en)
    if module is cli_help:
        yield from cli_help.ARGPARSE.values()


def _all_texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _all_texts(each)
