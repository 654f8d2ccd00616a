"""The words that screens, commands and exports have in common: states, stages, kinds of entry."""

from __future__ import annotations

from checklists.case import State
from checklists.model import EntryKind, Pack, Stage
from checklists.text import Text, same

GLYPHS: dict[State, str] = {
    State.TODO: "[ ]",
    State.DONE: "[x]",
    State.NA: "[-]",
    State.PROBLEM: "[!]",
    State.WAITING: "[>]",
}
"""How a state is drawn: told by text, so that it survives a copy, a printer and a terminal without colour."""

STATES: dict[State, Text] = {
    State.TODO: Text("未办", "to do"),
    State.DONE: Text("完成", "done"),
    State.NA: Text("不适用", "not applicable"),
    State.PROBLEM: Text("有问题", "problem"),
    State.WAITING: Text("等待", "waiting"),
}

STAGES: dict[Stage, Text] = {
    Stage.CHOOSE: Text("选渠道", "Channel"),
    Stage.BRING: Text("带什么", "Bring"),
    Stage.SAFETY: Text("安全", "Safety"),
    Stage.QUERY: Text("查询", "Query"),
    Stage.VERIFY: Text("核对", "Verify"),
    Stage.CORRECT: Text("更正", "Correct"),
    Stage.RECHECK: Text("复查", "Recheck"),
}

ENTRY_KINDS: dict[EntryKind, Text] = {
    EntryKind.WEB: Text("网址", "Web"),
    EntryKind.APP: Text("App", "App"),
    EntryKind.MINI_PROGRAM: Text("小程序", "Mini-program"),
    EntryKind.PHONE: Text("电话", "Phone"),
    EntryKind.PLACE: Text("地点", "Place"),
}

NEEDS_REVIEW = Text("待核实", "to be re-verified")
LOCAL = Text("以当地为准", "ask locally")
PACK = Text("本地", "Local")
PACK_LINE = Text("{name}（{writer}，{date} 核对）", "{name} ({writer}, checked {date})")
NOTE = Text("备注", "Note")
BASIS = Text("依据", "Basis")
OPERATOR = Text("主办", "Run by")
OFFICIAL = Text("官方", "official")
NOT_OFFICIAL = Text("非官方", "not official")

REASONS = (
    Text("当地不要求", "Not required here"),
    Text("和我无关", "Does not concern me"),
    Text("已经办过", "Dealt with before"),
    Text("这个渠道没有", "This channel does not have it"),
)
"""The usual reasons why an item does not apply; kept in a case in the language they were chosen in."""


def pack_line(pack: Pack) -> Text:
    """Return what there is to know about a local pack: its name, who answers for it, and its review date."""
    return PACK_LINE.format(name=pack.name, writer=pack.writer, date=pack.reviewed.isoformat())


def in_words(reason: str) -> Text:
    """Return a reason in both languages: one of the usual ones as such, a typed one as it was typed."""
    return next((usual for usual in REASONS if reason in (usual.zh, usual.en)), same(reason))
