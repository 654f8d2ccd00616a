"""What text may reach the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from checklists.text import is_clean
from tui.terminal.door import door_for, drawable


@given(st.text())
def test_what_is_drawable_drives_no_terminal(text: str) -> None:
    assert is_clean(drawable(text))
    assert not set(drawable(text)) & set("\t\n\r")


@pytest.mark.parametrize("encoding", ["gbk", "gb2312", "ascii", "latin-1"])
@pytest.mark.parametrize("text", ["plain", "养老保险", "✓ 养老", "🙂 ok", "“引号”…"])
def test_what_a_terminal_has_no_bytes_for_is_drawn_as_question_marks_as_wide(text: str, encoding: str) -> None:
    drawn = door_for(encoding)(text)

    assert drawn.encode(encoding)
    assert cell_len(drawn) == cell_len(text)


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "utf_8"])
def test_a_terminal_of_unicode_is_sent_every_character(encoding: str) -> None:
    assert door_for(encoding)("✓ 养老 🙂") == "✓ 养老 🙂"
