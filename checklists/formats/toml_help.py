"""What is wrong with a case file that is not TOML, for somebody who typed it with a Chinese input method."""

from __future__ import annotations

import re

from checklists.text import Text

# What stands in plain quotes, or in a comment, is not what is wrong with a line.
_LITERAL = re.compile(r""""(?:[^"\\]|\\.)*"|'[^']*'|#.*""")
_UTF_16 = re.compile(rb"f\0+o\0+r\0+m\0+a\0+t|\A\xff\xfe|\A\xfe\xff")


def is_utf_16(data: bytes) -> bool:
    """Tell whether a case file was saved in an encoding of two or four bytes a character."""
    return _UTF_16.search(data) is not None


def explain(fault: Text, data: bytes, file: str) -> Text:
    """Return the sentence for a file that is not TOML.

    Args:
        fault: What the parser says; its English names the line.
        data: The file.
        file: Its name.
    """
    place = re.search(r"[Ll]ine (\d+)", fault.en)
    lines = data.decode(errors="replace").split("\n")
    line = lines[int(place[1]) - 1] if place and int(place[1]) <= len(lines) else ""
    if 'Expected "\'"' in fault.en:  # found at the end of the file only
        number, line = next((each for each in enumerate(lines, 1) if "'" in _LITERAL.sub("", each[1])), (1, ""))
        fault = _NOT_CLOSED.format(line=number)
    hint = _UTF_16_HINT if is_utf_16(data) else _encoding(data) or _hint(line, fault.en)
    zh, en = f"{file}：{fault.zh.rstrip('。')}", f"{file}: {fault.en.rstrip('.')}"
    hint = hint or _AGAIN
    return Text(f"{zh}。{hint.zh}", f"{en}. {hint.en}")


def _encoding(data: bytes) -> Text | None:
    try:
        data.decode()
    except UnicodeDecodeError:
        try:
            data.decode("gb18030")
        except UnicodeDecodeError:
            return None
        return _GBK_HINT
    return None


def _hint(line: str, fault: str) -> Text | None:
    bare = _LITERAL.sub('""', line)
    found = next((hint for slip, hint in _SLIPS if slip.search(bare)), None)
    return _UNCLOSED if not found and fault.endswith(("Illegal character '\\n'", "not closed")) else found


_QUOTES = Text('引号要用英文的 "，不能用中文引号', 'Quotes must be the plain ", not those of a Chinese input method')
_BRACKETS = Text("括号要用英文的 [ ] 和 { }，不能用全角", "Brackets must be the plain [ ] and { }, not full-width ones")
_EQUALS = Text("键和值之间要用英文的 =", "Between key and value there must be the plain =")
_COMMAS = Text("逗号和点要用英文的 , 和 .", "Commas and dots must be the plain , and .")
_HASH = Text("注释要用英文的 # 开头", "A comment begins with the plain #")
_SPACES = Text(
    "这一行有全角空格或看不见的字符，请删掉，改用普通空格",
    "The line has a wide space or an invisible character: delete it, and type a plain space",
)
_DIGITS = Text(
    "数字和日期要用半角，例如 12 或 2026-11-27",
    "Numbers and dates are written in plain digits, such as 12 or 2026-11-27",
)
_AGAIN = Text("请改好再打开", "Correct it and open it again")
_SLASH = Text(
    '有斜线的编号要放进英文引号，例如 [items."bring-window/id-card"]',
    'An id with a slash must stand in plain quotes, as in [items."bring-window/id-card"]',
)
_KEY = Text(
    '等号左边和方括号里的中文要放进英文引号，例如 "名字" = 1',
    'Chinese to the left of = or in brackets must stand in plain quotes, as in "名字" = 1',
)
_TEXT = Text('等号右边的文字要放进英文引号，例如 name = "妈妈"', "Text to the right of = must stand in plain quotes")
_INNER = Text(
    '引号里面的引号要写成 \\"，或改用中文引号',
    'A quote within quotes is written \\", or is a Chinese one',
)
_NOT_CLOSED = Text("第{line}行的引号没有收尾", "Line {line} has a quote that is not closed")
_UNCLOSED = Text(
    "引号要在同一行收尾，换行写成 \\n", "The quotes must be closed on the same line; a line break is written \\n"
)
_UTF_16_HINT = Text(
    "整个文件多半是 UTF-16 编码；用记事本的话，选「另存为」，编码选 UTF-8",
    "The whole file is probably UTF-16; in Notepad, choose Save as, and the encoding UTF-8",
)
_GBK_HINT = Text(
    "多半是 GBK 编码；用记事本的话，选「另存为」，编码选 UTF-8",
    "It is probably GBK; in Notepad, choose Save as, and the encoding UTF-8",
)

# Curly, full-width and corner quotes by code point; the first slip that is found is named.
_SLIPS = tuple(
    (re.compile(slip), hint)
    for slip, hint in (
        ("[\u201c\u201d\u2018\u2019\uff02\uff07\u300c-\u300f]", _QUOTES),
        ("[\u3010\u3011\u3014\u3015\uff3b\uff3d\uff5b\uff5d]", _BRACKETS),
        (r"\uff1d|\uff1a|^\s*[\w.\"-]+\s*:", _EQUALS),
        (r"\"\"\s*[\uff0c\u3001\uff1b]|^\s*\[.*[\u3002\uff0e]|^[\w\".]*[\u3002\uff0e]", _COMMAS),
        (r"^\s*\uff03", _HASH),
        ("[\u3000\u00a0\u200b-\u200f\u2060\ufeff]", _SPACES),
        (r"=\s*[\d\uff10-\uff19]*([\uff10-\uff19]|\d[\u5e74\uff0d\uff0f])", _DIGITS),
        (r"^\s*\[[^\"'=]*/", _SLASH),
        (r"^\s*\[*[^\"'=]*[^\x00-\x7f\"'=]", _KEY),
        (r"=\s*[^\W\d_]", _TEXT),
        (r"=\s*\"\"\s*[^\s#,\]}]", _INNER),
    )
)
