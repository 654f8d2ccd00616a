"""The manual pages, in both languages, from the same words as the help of the command line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checklists import __version__
from checklists.text import Lang, Text
from tui.cli.commands import find_command, main_parser
from tui.completion.grammar import Grammar, Option, grammars
from tui.strings import cli_help as words

PAGES: dict[str, Lang] = {"man/shebao.1": "en", "man/zh_CN/shebao.1": "zh"}
"""The pages, by their place."""

_WIDE = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"
"""Chinese characters and marks, as a range for `re`."""
_NAME = Text("一步一步核对社保和医保记录", "check pension and medical-insurance records step by step")
_HEADS = {
    "name": Text("名称", "NAME"),
    "synopsis": Text("概要", "SYNOPSIS"),
    "description": Text("描述", "DESCRIPTION"),
    "options": Text("选项", "OPTIONS"),
    "commands": Text("命令", "COMMANDS"),
    "exit": Text("退出码", "EXIT STATUS"),
    "environment": Text("环境变量", "ENVIRONMENT"),
    "files": Text("文件", "FILES"),
    "examples": Text("例子:", "Examples:"),
}
_EXIT = (
    ("0", Text("正常", "fine")),
    ("1", Text("还有没办完的，没找到，或没写成", "something is unresolved, not found, or could not be written")),
    ("2", Text("命令写错，或没有这个名字", "wrong usage, or no such name")),
    ("3", Text("内容或档案有错", "content or a case is invalid")),
    ("4", Text("正被别的窗口占用", "locked by another session")),
    ("130", Text("中断", "interrupted")),
)
_ENVIRONMENT = (
    ("SHEBAO_LANG", Text("界面语言: zh 或 en", "the language: zh or en")),
    ("NO_COLOR", Text("设了就不用颜色", "if set, the full screen uses no colours")),
    ("TERM", Text("dumb 打不开全屏，用 shebao walk", "with dumb there is no full screen; use shebao walk")),
    (
        "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME",
        Text("代替下面文件里的文件夹", "take the place of the folders below"),
    ),
)
_FILES = (
    ("~/.local/share/shebao/cases/", Text("档案，每人一个文件", "the cases, a file for each person")),
    ("~/.config/shebao/settings.toml", Text("设置", "the settings")),
    ("~/.cache/shebao/", Text("内容的缓存，随时可以删", "a cache of the content; may be deleted at any time")),
    (
        "$XDG_RUNTIME_DIR/shebao/",
        Text("没存上的改动的副本，下次打开时存", "copies of what could not be saved, for the next start"),
    ),
    (
        "/etc/shebao/settings.toml",
        Text("管理员定的默认值和规定", "defaults and a policy that the administrator settled"),
    ),
    ("/etc/shebao/packs/", Text("管理员装的本地内容包", "local packs that the administrator installed")),
)


def page(lang: Lang) -> str:
    """Return the page in one language, in the man macros."""
    main, *commands = grammars(lang)
    lines = [
        '.\\" Made by: python -m docs',
        f'.TH SHEBAO 1 "" "shebao {__version__}"',
        ".nh",
        ".ad l",
        *_section("name", lang),
        f"shebao \\- {_text(_NAME.get(lang))}",
        *_section("synopsis", lang),
        ".B shebao",
        _text(" ".join((main_parser(lang).usage or "").split()).removeprefix("shebao ")),
        *_section("description", lang),
        _text(words.ABOUT.get(lang)),
        *_section("options", lang),
        *_options(main.options),
        *_section("commands", lang),
        _text(words.MORE.get(lang).splitlines()[0]),
    ]
    for command in commands:
        lines += _command(command, lang)
    for key, table in (("exit", _EXIT), ("environment", _ENVIRONMENT), ("files", _FILES)):
        lines += _section(key, lang)
        lines += [line for term, about in table for line in _tagged(term, about.get(lang))]
    return "\n".join(lines) + "\n"


def _section(key: str, lang: Lang) -> list[str]:
    return [f'.SH "{_HEADS[key].get(lang)}"']


def _command(grammar: Grammar, lang: Lang) -> Iterator[str]:
    yield f'.SS "shebao {grammar.name}"'
    yield ".B shebao " + grammar.name
    yield _text(find_command(grammar.name).usage)
    yield ".PP"
    yield _text(words.DETAILS[grammar.name].get(lang))
    for value in grammar.values:
        yield from _tagged(value.label, value.about)
    yield from _options(option for option in grammar.options if not {"--help", "--lang"} & set(option.flags))
    if grammar.name in words.EXAMPLES:
        yield ".PP"
        yield _text(_HEADS["examples"].get(lang))
        yield ".RS 4"
        for line in words.EXAMPLES[grammar.name].get(lang).splitlines():
            yield from (_text(line), ".br")
        yield ".RE"


def _options(options: Iterator[Option] | tuple[Option, ...]) -> Iterator[str]:
    for option in options:
        term = ", ".join(option.flags) + (f" {option.value.label}" if option.value else "")
        yield from _tagged(term, option.about)


def _tagged(term: str, about: str) -> Iterator[str]:
    yield ".TP"
    yield f"\\fB{_text(term)}\\fR"
    yield _text(about)


def _text(text: str) -> str:
    """Return a text in which nothing is a command, and that may be broken between Chinese characters."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    text = re.sub(f"(?<=[{_WIDE}])(?=[{_WIDE}])(?<![（「])(?![，。、；：？！）」])", r"\\:", text)
    return re.sub(r"^(?=[.'])", r"\\&", text)
