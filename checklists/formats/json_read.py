"""Reading a case back from JSON: one that somebody may have edited, or written to do harm."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from checklists.boundary import RefusedError, echo, parse_toml
from checklists.case import Case
from checklists.errors import CaseError
from checklists.formats.json import SCHEMA, TOML
from checklists.formats.toml import checked, migrate
from checklists.text import Text, clean, same


class _UnfitError(ValueError):
    """Something that JSON allows and a case does not; carries the sentence."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def read_case(text: str, file: str) -> Case:
    """Return the case in a file.

    Args:
        text: The file.
        file: Its name, for messages.

    Raises:
        NewerError: A later version wrote it.
        CaseError: It is no such file, or something in it cannot be meant; the message says where.
    """
    file = clean(file)
    try:
        document = json.loads(text, object_pairs_hook=_table, parse_constant=_no_constant)
        if not isinstance(document, dict) or type(document.get("schema")) is not int or document["schema"] < 1:
            raise _UnfitError(_NO_SCHEMA)
        if not isinstance(document.get("case"), dict):
            raise _UnfitError(_NO_CASE)
        table = {**_value(document["case"]), "format": document["schema"]}
        json.dumps(table, default=str, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise CaseError(_ABOUT.format(file=file, reason=_syntax(error))) from None
    except _UnfitError as error:
        raise CaseError(_ABOUT.format(file=file, reason=error.reason)) from None
    except UnicodeEncodeError:
        raise CaseError(_ABOUT.format(file=file, reason=_SURROGATE)) from None
    except (RecursionError, MemoryError):
        raise CaseError(_ABOUT.format(file=file, reason=_TOO_DEEP)) from None
    except ValueError:
        raise CaseError(_ABOUT.format(file=file, reason=_LONG_NUMBER)) from None
    migrate(table, file)
    return checked(table, file)


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        (twice, _), *_ = Counter(name for name, _ in pairs).most_common(1)
        raise _UnfitError(_TWICE.format(name=echo(twice)))
    return table


def _no_constant(name: str) -> None:
    raise _UnfitError(_CONSTANT.format(name=name))


def _value(value: Any) -> Any:
    """Return a value as TOML would hold it: what it writes itself read as such, null left out."""
    if isinstance(value, list):
        if None in value:
            raise _UnfitError(_NULL)
        return [_value(each) for each in value]
    if not isinstance(value, dict):
        return value
    if list(value) == [TOML]:
        return _literal(value[TOML])
    return {name: _value(each) for name, each in value.items() if each is not None}


def _literal(written: object) -> Any:
    try:
        table = parse_toml(f"value = {written}".encode())
    except (RefusedError, UnicodeEncodeError):
        table = {}
    if list(table) != ["value"]:
        raise _UnfitError(_BAD_TOML.format(written=echo(str(written))))
    return table["value"]


def _syntax(error: json.JSONDecodeError) -> Text:
    reason = next((reason for begin, reason in _REASONS.items() if error.msg.startswith(begin)), same(error.msg))
    return _BROKEN.format(line=error.lineno, column=error.colno, reason=reason)


_ABOUT = Text("{file}：{reason}", "{file}: {reason}")
_BROKEN = Text(
    "第 {line} 行第 {column} 个字符不合 JSON 写法：{reason}，请改好再读入",
    "line {line}, character {column} is not JSON: {reason}; correct it and read it in again",
)
_REASONS = {
    "Expecting value": Text("这里少一个值", "a value is missing here"),
    "Expecting property name": Text("键要放进英文双引号", "a key must stand in plain double quotes"),
    "Expecting ':'": Text("键的后面要有英文冒号", "a plain colon must follow the key"),
    "Expecting ','": Text("两项之间要有英文逗号", "a plain comma must stand between two entries"),
    "Illegal trailing comma": Text("最后一项后面多了逗号", "there is a comma after the last entry"),
    "Unterminated string": Text("引号没有成对", "a quote is not closed"),
    "Invalid control character": Text(
        "引号里有控制字符，换行要写成 \\n", "there is a control character in quotes; a line break is written \\n"
    ),
    "Invalid \\": Text("引号里反斜线后面的编码不对", "what follows the backslash in quotes is wrong"),
    "Extra data": Text("结尾后面还有内容", "something follows after the end"),
}
"""What Python's parser means, by how it begins; what is not here is shown as it is."""
_NO_SCHEMA = Text(
    '不是导出的档案，开头要有 "schema": {version}：请换成正确的文件',
    'this is no exported case, which begins with "schema": {version}: give the right file',
).format(version=SCHEMA)
_NO_CASE = Text(
    '没有 "case" 这一组键，不是导出的档案：请换成正确的文件',
    'there is no table "case", so this is no exported case: give the right file',
)
_TWICE = Text("键 {name} 写了两次：请留一个", "the key {name} stands there twice: keep one")
_CONSTANT = Text("{name} 不是能保留的数：请改掉", "{name} is not a number that can be kept: change it")
_NULL = Text("列表里有 null，没法保留：请删掉", "there is a null in a list, which cannot be kept: delete it")
_SURROGATE = Text(
    "有 \\ud800 这样的半个字符：请改成完整的字", "there is half a character such as \\ud800: write it whole"
)
_TOO_DEEP = Text(
    "嵌套太深，不是导出的档案：请换成正确的文件", "it is nested too deeply for a case: give the right file"
)
_LONG_NUMBER = Text("有一个数太长，读不了：请改短", "there is a number too long to be read: shorten it")
_BAD_TOML = Text(
    "$toml 里的 {written} 不是一个 TOML 的值：请照导出时的样子改回来",
    "{written} under $toml is no value in TOML: put it back as it was exported",
)
