"""Text measured in terminal cells, as the screen library measures it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.cells import cells, cut, pad

ours = st.text(st.sampled_from("aZ9 .[]>《》「」，。：；？！（）【】中文社保医养老e\u0301ｎ０"), max_size=40)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("社保", 4),
        ("社保card", 8),
        ("「，。」", 8),
        ("e\u0301", 1),
        ("ｎ？", 4),
        ("中\u200d", 2),
    ],
)
def test_a_chinese_character_takes_two_cells_and_a_combining_mark_none(text: str, width: int) -> None:
    assert cells(text) == width


@given(ours)
def test_cells_agree_with_what_the_screen_draws(text: str) -> None:
    assert cells(text) == cell_len(text)


@given(ours, st.integers(0, 60))
def test_padding_fills_to_the_width_and_never_shortens(text: str, width: int) -> None:
    padded = pad(text, width)

    assert padded.startswith(text)
    assert cells(padded) == max(width, cells(text))


@given(ours, st.integers(0, 60))
def test_cut_text_fits_and_says_that_it_was_cut(text: str, width: int) -> None:
    short = cut(text, width)

    assert cells(short) <= width
    if cells(text) <= width:
        assert short == text
    else:
        assert short.endswith(".." if width >= 2 else "")
        assert text.startswith(short.removesuffix("..").removesuffix("."))
