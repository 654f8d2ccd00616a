from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.text import LANGS, Text, _hostile, clean, is_clean, same

ANY_TEXT = st.text(st.characters(), max_size=40)


def test_each_language_gets_its_wording() -> None:
    text = Text("社保", "social insurance")

    assert [text.get(lang) for lang in LANGS] == ["社保", "social insurance"]


def test_fields_are_filled_in_by_language() -> None:
    text = Text("还差{count}条：{name}", "{count} open: {name}")

    assert text.format(count=3, name=Text("带证件", "Bring it")) == Text("还差3条：带证件", "3 open: Bring it")


def test_what_is_filled_in_is_not_read_as_a_field() -> None:
    assert Text("{note}", "{note}").format(note="{count} {") == same("{count} {")


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("\x1b[2Jgone", "[2Jgone"),
        ("a\x9b31mb", "a31mb"),
        ("a\x07\x08\x7fb", "ab"),
        ("abc\u202edef", "abcdef"),
        ("a\u2066\u2069b\u200e\u061c", "ab"),
        ("1\u200b2\ufeff\u2060", "12"),
        ("a\u2028b\u2029c", "abc"),
        ("\ud800x", "x"),
        ("a\U000e0041b", "ab"),
        ("so\u00adft", "soft"),
        ("a\U00013430b\U0001bca0c\U0001d173d", "abcd"),
        ("one\ttwo\r\nthree\rfour\nfive", "one two three four five"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_nothing_that_steers_or_hides_is_left(hostile: str, harmless: str) -> None:
    assert clean(hostile) == harmless
    assert not is_clean(hostile)


@pytest.mark.parametrize(
    "text", ["带身份证原件，别忘了「社保卡」。", "plain", "", "👩\u200d👧", "❤\ufe0f", "Ａ１", "\u00e9"]
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text
    assert is_clean(text)


def test_line_breaks_stay_where_they_are_wanted() -> None:
    assert clean("one\r\ntwo\rthree\tx", lines=True) == "one\ntwo\nthree x"
    assert is_clean("one\ntwo", lines=True)
    assert not is_clean("one\ntwo")


def test_no_format_character_is_left_but_those_that_are_seen_or_join_emoji() -> None:
    seen = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, 0x200D}
    formats = {code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"}

    assert {code for code in formats if is_clean(f"x{chr(code)}y")} <= seen


@given(ANY_TEXT, st.booleans())
def test_cleaning_once_is_enough(text: str, lines: bool) -> None:
    cleaned = clean(text, lines=lines)

    assert is_clean(cleaned, lines=lines)


@given(ANY_TEXT)
def test_clean_text_is_one_line_that_can_be_written_and_holds_no_control(text: str) -> None:
    cleaned = clean(text)

    assert cleaned.encode().decode() == cleaned
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in cleaned)


def test_nothing_that_steers_or_hides_can_be_printed() -> None:
    """So that text all of which can be printed need not be searched for it."""
    assert not [code for code in _hostile() if chr(code).isprintable()]
