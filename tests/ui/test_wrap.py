"""Breaking lines by cells: nothing lost, nothing too wide, no mark where it must not stand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from tui.cells import cells
from tui.wrap import wrap

TEXTS = st.text(alphabet="中文办理缴费abc DEF0189，。（）「」,.()-/ \n", max_size=120)


@given(TEXTS, st.integers(4, 60))
@example("访问 国家社会保险公共服务平台，查看缴费记录。", 20)
def test_every_line_fits_and_nothing_but_spaces_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(alphabet="中文办理缴费，。（）", min_size=1, max_size=60), st.integers(8, 40))
def test_no_line_begins_with_a_closing_mark_if_a_character_can_go_with_it(text: str, width: int) -> None:
    lines = wrap(text, width)
    for before, line in pairwise(lines):
        if line[0] in "，。）":
            assert len(before) == 1 or all(mark in "，。）（" for mark in before[1:])


def test_latin_words_stay_whole() -> None:
    assert wrap("Bring your valid identity document", 14) == ["Bring your", "valid identity", "document"]


def test_a_chinese_sentence_with_a_latin_word_is_not_torn_apart_at_the_space() -> None:
    assert wrap("用 App 查看个人权益记录", 12) == ["用 App 查看", "个人权益记录"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert wrap("https://example.gov.cn/abc", 10) == ["https://ex", "ample.gov.", "cn/abc"]


def test_line_breaks_of_a_note_are_kept() -> None:
    assert wrap("一\n\n二", 20) == ["一", "", "二"]
