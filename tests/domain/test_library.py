from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.library import Library, _chinese
from checklists.model import SectionId, Stage
from checklists.packs import load_library
from checklists.text import Text
from tests.domain.example_pack import write_pack

DIGITS = "零一二三四五六七八九"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load_library(write_pack(tmp_path_factory.mktemp("pack")))


def read_chinese(text: str) -> int:
    """Read a number as laws write it, the other way round from the code under test."""
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = 100 * DIGITS.index(hundreds) if hundreds else 0
    value += 10 * (DIGITS.index(tens) if tens else 1) if ten else 0
    return value + (DIGITS.index(ones.removeprefix("零")) if ones else 0)


@pytest.mark.parametrize(
    ("number", "chinese"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (74, "七十四"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (120, "一百二十"),
        (199, "一百九十九"),
        (205, "二百零五"),
    ],
)
def test_articles_are_counted_as_laws_count_them(number: int, chinese: str) -> None:
    assert _chinese(number) == chinese


def test_every_article_number_reads_back_as_itself() -> None:
    assert [read_chinese(_chinese(number)) for number in range(1, 1000)] == list(range(1, 1000))


@pytest.mark.parametrize(
    ("reference", "citation"),
    [
        ("si-law", Text("《社会保险法》", "Social Insurance Law")),
        ("si-law:74", Text("《社会保险法》第七十四条", "Social Insurance Law, Art. 74")),
        ("page-12333", Text("人社政务服务平台", "HRSS platform")),
    ],
)
def test_a_law_is_cited_by_its_short_title_and_article(library: Library, reference: str, citation: Text) -> None:
    assert library.cite(reference) == citation


def test_a_source_that_is_not_there_cannot_be_cited(library: Library) -> None:
    with pytest.raises(KeyError):
        library.cite("nowhere:1")


@pytest.mark.parametrize(
    ("guide", "channel", "lands"),
    [
        ("#bring", "hall", ("hall", "bring", None)),
        ("#bring", "site", ("site", "bring", None)),
        ("#steps/steps-first", "site", ("site", "steps", "steps-first")),
        ("site#bring", "hall", ("site", "bring", None)),
        ("site#bring/bring-first", "", ("site", "bring", "bring-first")),
        ("#can-show", "hall", ("hall", "can-show", None)),
        ("#bring", "", None),
        ("#bring", "gone", None),
        ("gone#bring", "hall", None),
        ("#gone", "hall", None),
        ("#bring/steps-first", "hall", None),
        ("bring", "hall", None),
        ("#", "hall", None),
        ("", "hall", None),
        (None, "hall", None),
    ],
)
def test_a_guide_link_leads_to_a_place_or_nowhere(
    library: Library, guide: str | None, channel: str, lands: tuple[str, str, str | None] | None
) -> None:
    target = library.target(guide, channel)

    found = target and (target.channel.id, target.section.id.value, target.item and target.item.id)
    assert found == lands


@given(st.text(max_size=30), st.text(max_size=6))
def test_no_link_at_all_breaks_anything(library: Library, guide: str, channel: str) -> None:
    target = library.target(guide, channel)

    assert target is None or target.channel.id in library.channels


@pytest.mark.parametrize(
    ("channel", "section", "pointing"),
    [
        ("hall", "bring", ["bring-hall/id-card"]),
        ("hall", "steps", ["check-record/months"]),
        ("site", "steps", ["check-record/months"]),
        ("site", "limits", []),
        ("gone", "bring", []),
    ],
)
def test_a_section_knows_which_items_point_at_it(
    library: Library, channel: str, section: str, pointing: list[str]
) -> None:
    found = library.pointing_at(channel, section)

    assert [full_id for full_id, _ in found] == pointing
    assert all(library.find(full_id) is not None for full_id, _ in found)


def test_every_item_is_found_by_its_full_id_with_what_holds_it(library: Library) -> None:
    everything = list(library.items())

    assert [full_id for full_id, _, _ in everything][:2] == ["bring-hall/id-card", "bring-hall/card"]
    assert len(everything) == 5 + 2 * len(SectionId)
    for full_id, item, holder in everything:
        assert library.find(full_id) == (item, holder)
        assert full_id == f"{holder.id}/{item.id}"


@pytest.mark.parametrize("item_id", ["", "bring-hall", "bring-hall/", "bring-hall/gone", "hall/id-card"])
def test_what_is_not_there_is_not_found(library: Library, item_id: str) -> None:
    assert library.find(item_id) is None


def test_checklists_are_told_by_stage(library: Library) -> None:
    assert [checklist.id for checklist in library.by_stage(Stage.BRING)] == ["bring-hall"]
    assert library.by_stage(Stage.QUERY) == ()
