"""What is said of a file that is not TOML: the line, and in Chinese what is wrong with it."""

from __future__ import annotations

import re

import pytest

from checklists.boundary import RefusedError, parse_toml


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("broken", 1, "等号"),
        ("a = 1\nb = ", 2, "等号后面的值"),
        ('a = "x', 1, "引号"),
        ("a = 1 2", 1, "一行只能写一件事"),
        ("a = 1\n\na = 2", 3, "同一个键写了两次"),
        ("[a]\n[a]", 2, "写了两次"),
        ("[a", 1, "右方括号"),
        ("a = [1", 1, "右方括号"),
        ("a = {b = 1", 1, "右花括号"),
        ("a = 2026-13-40", 1, "一行只能写一件事"),
    ],
)
def test_the_line_is_named_and_the_reason_is_chinese(source: str, line: int, said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_toml(source.encode())

    message = refused.value.message
    assert f"第{line}行" in message.zh
    assert f"Line {line} " in message.en
    assert said in message.zh
    assert not re.search("[a-z]{4}", message.zh)
