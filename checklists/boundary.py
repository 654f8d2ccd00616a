"""The guarded door for files that are not ours: bytes from the disk, then TOML; every refusal in words."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path
from typing import Any

from checklists.errors import Problem, ShebaoError
from checklists.text import Text, clean

MAX_BYTES = 256 * 1024
"""Size of the largest content file that is read."""
MAX_DOTS = 16
"""Dots in one key; the parser's time grows with their square."""
MAX_LISTED = 50
"""Faults listed one by one; the rest are counted."""

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What an id looks like, and so the name of a content file: lower-case words and numbers joined by hyphens."""

# A string or a comment, whose dots and brackets mean nothing. Triple quotes may be preceded by two more of their kind.
_LITERAL = (
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+"
)


class RefusedError(ShebaoError):
    """One file cannot be taken as it is; the message says why, the caller says which."""

    exit_code = 3


class Faults:
    """The faults of a pack: the first fifty in full, the rest counted."""

    def __init__(self) -> None:
        """Begin with none."""
        self.listed: list[Problem] = []
        self.total = 0

    def add(self, *problems: Problem) -> None:
        """Take faults in the order in which they are to be shown."""
        self.total += len(problems)
        self.listed += problems[: max(0, MAX_LISTED - len(self.listed))]

    def skip(self, count: int) -> None:
        """Count faults that are not worth wording, because the list is full."""
        self.total += count


def read_guarded(path: Path | str, *, limit: int = MAX_BYTES, own: bool = False, trusted: bool = False) -> bytes:
    """Return the bytes of a regular file; never follows a link, waits for a pipe or reads without end.

    Args:
        path: The file.
        limit: The most bytes it may have.
        own: Refuse a file that another user owns or may write.
        trusted: The same, but the administrator may own it.

    Raises:
        RefusedError: It is missing, unreadable, too large, not a regular file, or not to be trusted.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise RefusedError(_NOT_REGULAR)
            if own and (status.st_uid != os.geteuid() or status.st_mode & 0o022):
                raise RefusedError(Text("不是自己的文件。", "It belongs to somebody else."))
            if trusted and (doubt := distrust(status)):
                raise RefusedError(doubt)
            data = _read(handle, limit, status.st_size)
        finally:
            os.close(handle)
    except OSError as error:
        raise RefusedError(_open_failure(error)) from None
    if len(data) > limit:
        raise RefusedError(_TOO_LARGE.format(limit=limit // 1024))
    return data


def distrust(status: os.stat_result) -> Text | None:
    """Return why a file or folder must not be trusted: somebody else than this user or the administrator rules it."""
    if status.st_uid not in (0, os.geteuid()):
        return _FOREIGN
    return _WRITABLE if status.st_mode & 0o022 else None


def parse_toml(data: bytes) -> dict[str, Any]:
    """Return the table that a TOML file holds.

    Args:
        data: The file: UTF-8, with or without a byte order mark, any line ends.

    Raises:
        RefusedError: It is not UTF-8, not TOML, or built to keep the parser busy.
    """
    import tomllib  # a start that finds its compiled content needs no parser

    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        source = data.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(_NOT_UTF8.format(line=_line(data, error.start))) from None
    deep = _deep_key_line(source)
    if deep:
        raise RefusedError(_TOO_MANY_DOTS.format(line=deep, limit=MAX_DOTS))
    try:
        return tomllib.loads(source)
    except (RecursionError, MemoryError):
        raise RefusedError(_TOO_DEEP) from None
    except ValueError as error:
        raise RefusedError(_syntax(str(error), source)) from None


def echo(words: str, limit: int = 40) -> str:
    """Return words that are not ours fit for a message: clean, and no longer than the limit in characters."""
    short = clean(words[: 2 * limit])
    return short if len(short) <= limit else f"{short[: limit - 3]}..."


def _read(handle: int, limit: int, size: int) -> bytes:
    """Return all bytes, or one more than the limit; `size` is what there seem to be, as a larger buffer takes time."""
    chunks = []
    room = limit + 1
    while room > 0 and (chunk := os.read(handle, min(room, size + 1))):
        chunks.append(chunk)
        room -= len(chunk)
    return b"".join(chunks)


def _open_failure(error: OSError) -> Text:
    if error.errno == errno.ENOENT:
        return Text("没有这个文件。", "There is no such file.")
    if error.errno in (errno.ELOOP, errno.ENXIO):
        return _NOT_REGULAR
    reason = error.strerror or "?"
    zh = "没有权限" if error.errno in (errno.EACCES, errno.EPERM) else reason
    return Text(f"读不了（{zh}），检查文件权限。", f"It cannot be read ({reason}); check its permissions.")


def _line(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def _deep_key_line(source: str) -> int:
    """Return the line of the first key with too many dots, 0 if there is none."""
    if all(line.count(".") <= MAX_DOTS for line in source.split("\n")):
        return 0  # wherever they stand: what is a key and what a string need not be told apart

    def hollow(match: re.Match[str]) -> str:
        return '""' + "\n" * match[0].count("\n")

    for number, line in enumerate(re.sub(_LITERAL, hollow, source, flags=re.DOTALL).split("\n"), start=1):
        if line.count(".") > MAX_DOTS and max(key.count(".") for key in re.split(r"[=,\[\]{}]", line)) > MAX_DOTS:
            return number
    return 0


def _syntax(message: str, source: str) -> Text:
    """Word what the parser says: `Expected '=' after a key (at line 3, column 5)` or `... (at end of document)`."""
    reason, at, place = message.rpartition(" (at ")
    if not at:
        return _LONG_NUMBER
    line = re.match(r"line (\d+)", place)
    reason = echo(reason, 80)
    chinese = next((zh for en, zh in _REASONS.items() if reason.startswith(en)), reason)
    english = next((plain for en, plain in _PLAINER.items() if reason.startswith(en)), reason)
    return _BROKEN.format(line=line[1] if line else source.rstrip().count("\n") + 1, reason=Text(chinese, english))


_NOT_REGULAR = Text(
    "不是普通文件（是链接、目录或管道），换成文件本身。",
    "It is a link, a folder or a pipe; it must be the file itself.",
)
_FOREIGN = Text(
    "属于别的用户，不能信；复制成自己的，或请管理员安装。",
    "It belongs to another user and cannot be trusted; make a copy of your own, or ask the administrator.",
)
_WRITABLE = Text(
    "别的用户能改它，不能信；运行chmod go-w去掉他们的写权限。",
    "Other users may change it, so it cannot be trusted; take their right to write away with chmod go-w.",
)
_TOO_LARGE = Text("超过{limit} kB，分成几个文件。", "It is larger than {limit} kB; split it.")
_NOT_UTF8 = Text("第{line}行不是UTF-8编码，请另存为UTF-8。", "Line {line} is not UTF-8; save the file as UTF-8.")
_TOO_MANY_DOTS = Text("第{line}行的键多于{limit}个点。", "Line {line}: a key has more than {limit} dots.")
_TOO_DEEP = Text("嵌套太深，内容文件用不着。", "It is nested too deeply; no content file needs that.")
_BROKEN = Text("第{line}行不合TOML写法：{reason}", "Line {line} is not TOML: {reason}")
_REASONS = {
    "Expected '=' after a key": "键的后面要有等号。",
    "Expected ']": "表头的右方括号缺了。",
    "Expected newline": "一行只能写一件事，后面多了东西。",
    "Invalid initial character for a key": "键要用英文字母、数字、横线，或用英文引号括起来。",
    "Invalid statement": "这一行读不懂，键要用英文字母、数字、横线，或用英文引号括起来。",
    "Invalid value": "等号后面的值读不懂，文字要用英文引号括起来。",
    "Invalid date or datetime": "没有这个日期或时间。",
    "Invalid hex value": "引号里反斜线后面的编码不对。",
    "Escaped character": "引号里反斜线后面的编码不对。",
    "Unescaped '\\'": "引号里的反斜线要写两个。",
    "Unterminated string": "引号没有成对。",
    "Illegal character": "有一个不能出现的字符，引号可能没有成对。",
    "Found invalid character": "有一个不能出现的字符。",
    "Unclosed array": "右方括号缺了。",
    "Unclosed inline table": "右花括号缺了。",
    "Cannot overwrite a value": "同一个键写了两次。",
    "Duplicate inline table key": "同一个键写了两次。",
    "Cannot declare": "同一个表头写了两次。",
    "Cannot": "这个键或表头和前面的冲突。",
}
"""What Python's parser says, by how it begins, in Chinese; what is not here is shown as it is."""
_PLAINER = {
    "Cannot overwrite a value": "The same key stands there twice",
    "Duplicate inline table key": "The same key stands there twice",
    "Cannot declare": "The same heading stands there twice",
    "Expected ']' at the end of a table declaration": "The ] at the end of the heading is missing, or misplaced",
}
"""What it says in words that only its makers use, in plainer ones."""
_LONG_NUMBER = Text("有一个数太长，读不了。", "A number is too long to be read.")
