"""What is wrong with a case file that is not TOML, for somebody who typed it with a Chinese input method."""

from __future__ import annotations

import re

from checklists.text import Text

# By code point: left and right double and single quotes, full-width quotes, corner brackets.
_WIDE_QUOTES = frozenset("\u201c\u201d\u2018\u2019\uff02\uff07\u300c\u300d")
_WIDE_SIGNS = frozenset("\uff1d\uff1a")
_BARE_CHINESE = re.compile(r"""\s*\[*[^"'=#\n]*[^\x00-\x7f"'=#\n]""")


def explain(fault: Text, data: bytes, file: str) -> Text:
    """Return the sentence for a file that is not TOML.

    Args:
        fault: What the parser says; its English names the line.
        data: The file.
        file: Its name.
    """
    place = re.search(r"[Ll]ine (\d+)", fault.en)
    lines = data.decode(errors="replace").split("\n")
    hint = _hint(lines[int(place[1]) - 1]) if place and int(place[1]) <= len(lines) else None
    zh, en = f"{file}：{fault.zh.rstrip('。')}", f"{file}: {fault.en.rstrip('.')}"
    return Text(f"{zh}。{hint.zh}", f"{en}. {hint.en}") if hint else Text(zh, en)


def _hint(line: str) -> Text | None:
    if _WIDE_QUOTES & set(line):
        return _QUOTES
    if _WIDE_SIGNS & set(line):
        return _EQUALS
    return _KEY if _BARE_CHINESE.match(line) else None


_QUOTES = Text('引号要用英文的 "，不能用中文引号', 'Quotes must be the plain ", not those of a Chinese input method')
_EQUALS = Text(
    "等号要用英文的 =，不能用全角", "The sign between key and value must be the plain =, not a full-width one"
)
_KEY = Text(
    '等号左边和方括号里的中文要放进英文引号，例如 "名字" = 1',
    'Chinese to the left of = or in brackets must stand in plain quotes, as in "名字" = 1',
)
