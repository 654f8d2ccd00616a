"""The tables of the documentation: every key of the full screen, every command, every form of an export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checklists.formats import FORMATS, Part
from checklists.text import Lang, Text
from tui.cli.commands import NAMES
from tui.command import Command, Scope
from tui.commands import COMMANDS
from tui.strings.cli_help import SUMMARIES
from tui.strings.screen import HELP_MOVE_KEYS

_SCOPES = {
    Scope.HOME: Text("首页", "home"),
    Scope.CASE: Text("档案", "case"),
    Scope.GUIDE: Text("指南", "guide"),
    Scope.BROWSE: Text("浏览", "reading"),
    Scope.QUESTION: Text("提问", "questions"),
    Scope.COMPARE: Text("渠道比较", "channels compared"),
    Scope.EXPORT: Text("导出", "export"),
    Scope.SLIP: Text("二维码", "QR slip"),
    Scope.DIALOG: Text("小窗口", "dialogs"),
}
_EVERYWHERE = Text("到处", "everywhere")
_KEYS = (Text("键", "Key"), Text("做什么", "What it does"), Text("在哪里", "Where"))
_NAMES = (Text("命令", "Command"), Text("做什么", "What it does"))
_FORMATS = (Text("格式", "Format"), Text("是什么", "What it is"), Text("给谁", "For whom"), Text("文件", "File"))
_PARTS = {
    Part.STATE: Text("状态", "State"),
    Part.REASON: Text("原因", "Reason"),
    Part.UNTIL: Text("等到", "Until"),
    Part.NOTE: Text("备注", "Note"),
    Part.TIMES: Text("两个时间", "Both times"),
    Part.ANSWERS: Text("选择", "Answers"),
    Part.UNPLANNED: Text("清单外的", "Unplanned"),
    Part.UNKNOWN_KEYS: Text("没见过的键", "Unknown keys"),
}
_READ, _SHOWN = Text("读回", "back"), Text("有", "yes")


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


def format_table(lang: Lang) -> str:
    """Return every form of an export: what it is, and for whom."""
    rows = [
        (f"`{known.id}`", known.label.get(lang), known.medium.get(lang), f"`{known.suffix}`")
        for known in FORMATS.values()
    ]
    return _table([head.get(lang) for head in _FORMATS], rows)


def keeping_table(lang: Lang) -> str:
    """Return what of a case each form holds, and what of it comes back when it is read in."""
    rows = [
        [
            f"`{known.id}`",
            *((_READ if part in known.reads else _SHOWN).get(lang) if part in known.holds else "" for part in _PARTS),
        ]
        for known in FORMATS.values()
    ]
    return _table([_FORMATS[0].get(lang), *(head.get(lang) for head in _PARTS.values())], rows)


def key_names(command: Command, lang: Lang) -> tuple[str, ...]:
    """Return what the keys of a command are called, the usual one first."""
    names = [replace(command, keys=(key,), shown="").key_label(lang == "zh") for key in command.keys]
    return tuple(name if len(name) == 1 else name[0].upper() + name[1:] for name in names)


def _where(scopes: list[Scope], lang: Lang) -> str:
    places = sorted({*scopes}, key=list(_SCOPES).index)
    return ("、" if lang == "zh" else ", ").join(_SCOPES[scope].get(lang) for scope in places)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in [head, ["---"] * len(head), *rows])
