"""Whether this terminal can show the full screen, and what to do where it cannot."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TextIO

from checklists.text import Lang, Text, clean

MIN_COLUMNS = 20
MIN_LINES = 5
"""Below this not even the sentence fits that asks for a larger window."""

_FAMILIES = (
    "alacritty",
    "foot",
    "gnome",
    "konsole",
    "putty",
    "rxvt",
    "rxvt-unicode",
    "screen",
    "st",
    "tmux",
    "vte",
    "xterm",
)
KIOSK_TERMS = frozenset(
    [family + colours for family in _FAMILIES for colours in ("", "-color", "-16color", "-256color", "-direct")]
    + ["ansi", "cygwin", "linux", "mintty", "screen.xterm-256color", "vt100", "vt220", "wezterm"]
    + ["xterm-ghostty", "xterm-kitty"]
)
"""Terminals that a kiosk opens on: those that people use."""
_TERM_SHOWN = 40
"""Characters shown of an unknown name."""

_WITHOUT = Text(
    "或改用 shebao walk，一问一答地办；shebao list 档案、shebao show、shebao status 等命令也不需要全屏。",
    "or use shebao walk, which asks question by question; shebao list CASE, shebao show, shebao status and the like "
    "need no full screen either.",
)
_NO_TTY = Text(
    "{stream}不是终端，全屏界面打不开：请直接在终端里运行，{without}",
    "{stream} is not a terminal, so the full screen cannot open: run it in a terminal, {without}",
)
_NO_TERM = Text(
    "TERM 是「{term}」，这种终端显示不了全屏界面：请换一个终端（例如设 TERM=xterm-256color），{without}",
    'TERM is "{term}", which cannot show a full screen: use another terminal (for instance TERM=xterm-256color), '
    "{without}",
)
_NOT_LISTED = Text(
    "公用终端不认识「{term}」这种终端（TERM）：请换一个常见的，例如 xterm-256color。",
    'The kiosk does not know the terminal "{term}" (TERM): use a common one, for instance xterm-256color.',
)
_NO_CHINESE = Text(
    "终端编码是 {encoding}，显示不了汉字：请改用 UTF-8 区域设置（例如 export LC_ALL=C.UTF-8），或加 --lang en。",
    "The terminal's encoding is {encoding}, which has no Chinese: set a UTF-8 locale (for instance "
    "export LC_ALL=C.UTF-8), or add --lang en for English.",
)
_TOO_SMALL = Text(
    "窗口只有 {columns} 列 {lines} 行，至少要 {min_columns} 列 {min_lines} 行：请把窗口拉大，{without}",
    "The window has only {columns} columns and {lines} lines, and needs {min_columns} and {min_lines}: enlarge it, "
    "{without}",
)
_CONSOLE = Text(
    "这是 Linux 控制台，可能没有汉字字形：看不清时请加 --lang en，或经 SSH 从别的终端登录。",
    "This is the Linux console, which may have no Chinese glyphs: if text is unreadable, add --lang en, or log in over "
    "SSH from another terminal.",
)


def refusal(
    environ: Mapping[str, str], stdin: TextIO | None, stderr: TextIO | None, size: tuple[int, int], lang: Lang
) -> Text | None:
    """Return why the full screen cannot open here and the way out, or nothing if it can.

    Args:
        environ: The environment of the process.
        stdin: Where keys come from; nothing if it was closed.
        stderr: Where Textual draws; nothing if it was closed. Standard output is free to go elsewhere.
        size: Columns and lines; zero where the terminal does not tell.
        lang: The language to be shown; English also works where Chinese cannot be encoded.
    """
    columns, lines = size
    term = environ.get("TERM", "")
    if stdin is None or not stdin.isatty():
        return _NO_TTY.format(stream=Text("标准输入", "Standard input"), without=_WITHOUT)
    if stderr is None or not stderr.isatty():
        return _NO_TTY.format(stream=Text("标准错误", "Standard error"), without=_WITHOUT)
    if term in ("", "dumb"):
        return _NO_TERM.format(term=term, without=_WITHOUT)
    if 0 < columns < MIN_COLUMNS or 0 < lines < MIN_LINES:
        return _TOO_SMALL.format(
            columns=columns, lines=lines, min_columns=MIN_COLUMNS, min_lines=MIN_LINES, without=_WITHOUT
        )
    if lang == "zh" and not _can_encode(_NO_CHINESE.zh, stderr.encoding):
        return _NO_CHINESE.format(encoding=stderr.encoding)
    return None


def kiosk_refusal(environ: Mapping[str, str]) -> Text | None:
    """Return why a kiosk does not open on this terminal, or nothing if it does.

    Args:
        environ: The environment of the process. Whoever connects chooses TERM, so a kiosk takes none but known names.
    """
    term = environ.get("TERM", "")
    return None if term in KIOSK_TERMS else _NOT_LISTED.format(term=clean(term)[:_TERM_SHOWN])


def suggestion(environ: Mapping[str, str], lang: Lang) -> Text | None:
    """Return a hint for a terminal that may show Chinese badly but can show the app."""
    return _CONSOLE if lang == "zh" and environ.get("TERM") == "linux" else None


def window_size(stream: TextIO | None) -> tuple[int, int]:
    """Return columns and lines of the terminal behind a stream, zero where there is none or it does not tell."""
    try:
        return os.get_terminal_size(stream.fileno()) if stream is not None else (0, 0)
    except OSError:
        return 0, 0


def _can_encode(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
