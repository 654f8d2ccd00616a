"""Channels compared: rows in the order in which they suit, cells as the channels say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.case import Answers
from checklists.comparison import compare
from checklists.library import Library
from checklists.model import Showing
from checklists.ranking import rank_channels
from checklists.text import LANGS, Lang, Text
from tests.content import bundled
from tests.domain.cli_library import small_library
from tui.cells import cells
from tui.matrix import lay_out
from tui.strings.screen import SHOWING_MARKS, TOPIC_HEADS

LIBRARY = bundled()
TOPICS = [option.id for option in LIBRARY.questions["topics"].options]
MEANS = [option.id for option in LIBRARY.questions["means"].options]

topics_given = st.lists(st.sampled_from(TOPICS), unique=True)
means_given = st.lists(st.sampled_from(MEANS), unique=True)


@pytest.fixture(scope="module")
def library() -> Library:
    return LIBRARY


def test_without_wishes_every_topic_and_every_channel_is_compared(library: Library) -> None:
    comparison = compare(library)

    assert [topic.id for topic in comparison.topics] == TOPICS
    assert {row.channel.id for row in comparison.rows} == set(library.channels)
    assert all(row.usable for row in comparison.rows)


@given(topics_given, means_given)
def test_a_cell_is_what_the_channel_says_of_the_topic(topics: list[str], means: list[str]) -> None:
    comparison = compare(LIBRARY, topics, means)

    for row in comparison.rows:
        said = [row.channel.can_show[topic.id] for topic in comparison.topics]
        assert list(row.showings) == said


@given(topics_given, means_given)
def test_the_rows_are_ranked_as_the_questions_rank_them(topics: list[str], means: list[str]) -> None:
    comparison = compare(LIBRARY, topics, means)
    ranked = rank_channels(LIBRARY, Answers(topics=tuple(topics), means=tuple(means)))

    assert [row.channel.id for row in comparison.rows] == [each.channel.id for each in ranked]
    assert [row.usable for row in comparison.rows] == sorted((row.usable for row in comparison.rows), reverse=True)


def test_what_can_be_used_comes_first_then_what_shows_most(library: Library) -> None:
    rows = compare(library, ["medical-account"], ["phone"]).rows

    assert rows[0].showings == (Showing.FULL,)
    assert rows[0].usable
    unusable = [row for row in rows if not row.usable]
    assert unusable
    assert all("phone" not in row.channel.means for row in unusable)


def test_the_columns_keep_the_order_of_the_question(library: Library) -> None:
    comparison = compare(library, ["maternity", "pension-account"])

    assert [topic.id for topic in comparison.topics] == ["pension-account", "maternity"]


def test_a_topic_that_the_content_does_not_know_is_passed_over(library: Library) -> None:
    assert [topic.id for topic in compare(library, ["maternity", "later"]).topics] == ["maternity"]
    assert [topic.id for topic in compare(library, ["later"]).topics] == TOPICS


def test_the_channels_that_show_so_much_of_a_topic(library: Library) -> None:
    comparison = compare(library, ["card-bank"])

    assert [row.channel.id for row in comparison.showing(0, Showing.FULL)] == ["bank"]
    listed = [row for showing in Showing for row in comparison.showing(0, showing)]
    assert len(listed) == len(library.channels)


@given(topics_given, st.integers(20, 200), st.sampled_from(LANGS))
def test_no_line_of_a_table_is_wider_than_its_room(topics: list[str], width: int, lang: Lang) -> None:
    comparison = compare(LIBRARY, topics)
    room = max(width, 23)  # a name and one column

    grids = lay_out(comparison, lang, room)

    lines = [line for grid in grids for line in (*grid.heads, *map(grid.line, comparison.rows))]
    assert max(map(cells, lines)) <= room


@given(topics_given, st.integers(23, 200), st.sampled_from(LANGS))
def test_every_topic_stands_on_one_page(topics: list[str], width: int, lang: Lang) -> None:
    comparison = compare(LIBRARY, topics)

    grids = lay_out(comparison, lang, width)

    shown = [number for grid in grids for number in range(grid.first, grid.first + len(grid.columns))]
    assert shown == list(range(len(comparison.topics)))


@pytest.mark.parametrize("lang", LANGS)
def test_all_topics_fit_on_one_page_of_eighty_columns(library: Library, lang: Lang) -> None:
    assert len(lay_out(compare(library), lang, 80)) == 1
    assert len(lay_out(compare(library), lang, 75)) == 1
    assert len(lay_out(compare(library), lang, 55)) == 2


@pytest.mark.parametrize("lang", LANGS)
def test_a_mark_stands_under_the_head_of_its_topic(library: Library, lang: Lang) -> None:
    comparison = compare(library)
    (grid,) = lay_out(comparison, lang, 80)

    for row in comparison.rows:
        line = grid.line(row)
        for number, showing in enumerate(row.showings):
            before = grid.name + 5 * number + 1
            assert _after(line, before).split(" ")[0] == SHOWING_MARKS[showing].get(lang)


def _after(line: str, width: int) -> str:
    """Return what stands behind so many cells."""
    for length in range(len(line) + 1):
        if cells(line[:length]) == width:
            return line[length:]
    raise AssertionError(line)


def test_few_topics_have_their_whole_names_above_them() -> None:
    comparison = compare(small_library())

    (grid,) = lay_out(comparison, "zh", 75)

    assert grid.heads == ("          养老缴费记录  医保个人账户",)
    assert grid.line(comparison.rows[0]) == "大厅窗口  全            -"


def test_every_bundled_topic_has_a_head_for_a_narrow_column() -> None:
    assert set(TOPICS) <= set(TOPIC_HEADS)
    for head in TOPIC_HEADS.values():
        for lang in LANGS:
            words = head.get(lang).split()
            assert 1 <= len(words) <= 2
            assert all(cells(word) <= 4 for word in words)


@pytest.mark.parametrize(
    ("text", "upper", "lower"),
    [
        (Text("职业年金记录", "Occupational annuity"), "职业", "年金"),
        (Text("公积金", "Housing fund"), "公积", "金"),
    ],
)
def test_a_topic_without_a_head_is_headed_by_the_beginning_of_its_text(text: Text, upper: str, lower: str) -> None:
    comparison = compare(small_library())
    topics = (replace(comparison.topics[0], id="later", text=text), comparison.topics[1])

    (grid,) = lay_out(replace(comparison, topics=topics), "zh", 28)

    assert [head.split()[0] for head in grid.heads] == [upper, lower]
