"""The tables of the documentation: every key of the full screen and every command of the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checklists.text import Lang, Text
from tui.cli.commands import NAMES
from tui.commands import COMMANDS, Command, Scope
from tui.strings.cli_help import SUMMARIES
from tui.strings.screen import HELP_MOVE_KEYS

_SCOPES = {
    Scope.HOME: Text("首页", "home"),
    Scope.CASE: Text("档案", "case"),
    Scope.GUIDE: Text("指南", "guide"),
    Scope.BROWSE: Text("浏览", "reading"),
    Scope.QUESTION: Text("提问", "questions"),
    Scope.EXPORT: Text("导出", "export"),
    Scope.SLIP: Text("二维码", "QR slip"),
    Scope.DIALOG: Text("小窗口", "dialogs"),
}
_EVERYWHERE = Text("到处", "everywhere")
_KEYS = (Text("键", "Key"), Text("做什么", "What it does"), Text("在哪里", "Where"))
_NAMES = (Text("命令", "Command"), Text("做什么", "What it does"))


def key_table(lang: Lang) -> str:
    """Return every key with what it does and where."""
    merged: dict[tuple[tuple[str, ...], Text], list[Scope]] = {}
    for command in COMMANDS:
        merged.setdefault((key_names(command, lang), command.help), []).extend(command.scopes)
    rows = [
        (" ".join(f"`{name}`" for name in names), text.get(lang), _where(scopes, lang))
        for (names, text), scopes in merged.items()
    ]
    rows += [
        (" ".join(f"`{key}`" for key in keys.get(lang).split()), text.get(lang), _EVERYWHERE.get(lang))
        for keys, text in HELP_MOVE_KEYS
    ]
    return _table([head.get(lang) for head in _KEYS], rows)


def command_table(lang: Lang) -> str:
    """Return every command with what it does."""
    rows = [(f"`shebao {name}`", SUMMARIES[name].get(lang)) for name in NAMES]
    return _table([head.get(lang) for head in _NAMES], rows)


def key_names(command: Command, lang: Lang) -> tuple[str, ...]:
    """Return what the keys of a command are called, the usual one first."""
    names = [replace(command, keys=(key,), shown="").key_label(lang == "zh") for key in command.keys]
    return tuple(name if len(name) == 1 else name[0].upper() + name[1:] for name in names)


def _where(scopes: list[Scope], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(name.get(lang) for scope, name in _SCOPES.items() if scope in scopes)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in [head, ["---"] * len(head), *rows])
