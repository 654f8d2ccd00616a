"""The bytes of a file that is not ours as text: UTF-8, or a refusal that names what they are instead."""

from __future__ import annotations

from checklists.boundary import RefusedError
from checklists.text import Text


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, with or without a byte order mark; its line ends become plain ones.

    Raises:
        RefusedError: It is in another encoding, or not text at all; the message says how to save it.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        raise RefusedError(_UTF_16)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RefusedError((_GBK if _is_gbk(data) else _NOT_UTF_8).format(line=line)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_gbk(data: bytes) -> bool:
    """Tell whether the bytes are Chinese as spreadsheets and editors on Chinese Windows still save it."""
    try:
        foreign = [character for character in data.decode("gb18030") if not character.isascii()]
    except UnicodeDecodeError:
        return False
    return 2 * sum("\u4e00" <= character <= "\u9fff" for character in foreign) > len(foreign)


_UTF_16 = Text(
    "是 UTF-16 编码（Excel 里叫 Unicode 文本），或者不是文字：请另存为 UTF-8，Excel 里选「CSV UTF-8」",
    "It is UTF-16 (Unicode Text in Excel) or no text at all: save it as UTF-8; in Excel choose CSV UTF-8",
)
_GBK = Text(
    "第 {line} 行起是 GBK 编码：请另存为 UTF-8，Excel 里选「CSV UTF-8」，记事本里选编码 UTF-8",
    "From line {line} on it is GBK: save it as UTF-8; in Excel choose CSV UTF-8, in Notepad the encoding UTF-8",
)
_NOT_UTF_8 = Text("第 {line} 行不是 UTF-8 编码：请另存为 UTF-8", "Line {line} is not UTF-8: save the file as UTF-8")
