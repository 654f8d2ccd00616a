"""Search: by what a thing says in either language, by id, by pinyin initials; terms too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.model import Term
from checklists.search import Finder, Kind, index, initials, search
from checklists.text import Text
from tests.domain.cli_library import ID_CARD, MONTHS, small_library
from tui.strings.cli import KINDS

TERMS = (
    Term(Text("缴费基数", "contribution base"), Text("计算缴费的工资数", "The wage that contributions are based on")),
    Term(Text("断月", "gap"), Text("没有缴费的月份", "A month without a contribution")),
)
ENTRIES = index(replace(small_library(), terms=TERMS))


def ids(query: str) -> list[str]:
    return [entry.id for entry in search(ENTRIES, query)]


@pytest.mark.parametrize(("text", "letters"), [("缴费基数", "jfjs"), ("看12333", "k12333"), ("妈妈", "mm"), ("。", "")])
def test_initials_are_the_first_letters_of_the_pinyin(text: str, letters: str) -> None:
    assert initials(text) == letters


@pytest.mark.parametrize("query", ["身份证", "IDENTITY card", "id-card", "dsfzyj", "  身份证 原件 ", "card bring"])
def test_an_item_is_found_by_text_id_initials_and_several_words(query: str) -> None:
    assert ID_CARD in ids(query)


def test_every_word_must_match() -> None:
    assert ids("身份证 断月") == []


@pytest.mark.parametrize("query", ["缴费基数", "jfjs", "base", "计算缴费"])
def test_terms_are_found_by_word_and_meaning(query: str) -> None:
    assert "term:0" in ids(query)


def test_how_a_term_is_numbered_is_not_searched() -> None:
    assert not [entry for entry in search(ENTRIES, "term:") if entry.kind is Kind.TERM]


def test_what_begins_with_the_query_comes_first() -> None:
    assert ids("断月") == ["term:1", MONTHS]


@pytest.mark.parametrize("query", ["", "  ", "没有这个词"])
def test_nothing_is_found_for_nothing(query: str) -> None:
    assert search(ENTRIES, query) == []


def test_every_kind_of_thing_can_be_found() -> None:
    assert {entry.kind for entry in ENTRIES} == set(Kind) - {Kind.REGION}
    assert {kind.value for kind in Kind} == set(KINDS)


@given(st.lists(st.sampled_from([*"bcdjkrsyz 身份证月", "card", "id-"]), max_size=6), st.integers(0, 3))
def test_what_is_found_while_typing_is_what_the_whole_query_finds(typed: list[str], taken_back: int) -> None:
    finder = Finder(ENTRIES)
    for end in (*range(len(typed) + 1), max(len(typed) - taken_back, 0)):
        query = "".join(typed[:end])
        assert finder.find(query) == search(ENTRIES, query)
