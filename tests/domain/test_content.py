from __future__ import annotations

import pytest

from checklists.checks import check
from checklists.hosts import load_hosts
from checklists.library import Library
from checklists.lint import lint
from checklists.model import SectionId, SourceKind, Stage
from checklists.packs import BUNDLED
from tests.content import bundled


@pytest.fixture(scope="module")
def library() -> Library:
    return bundled()


def test_the_bundled_content_fits_together(library: Library) -> None:
    assert [problem.line("en") for problem in check(library)] == []


def test_the_bundled_content_is_well_written(library: Library) -> None:
    assert [problem.line("en") for problem in lint(library)] == []


def test_every_stage_but_querying_has_a_checklist(library: Library) -> None:
    # The steps of the channel are the query.
    written = set(Stage) - {Stage.QUERY}

    assert {checklist.stage for checklist in library.checklists.values()} == written


def test_every_item_can_be_cited(library: Library) -> None:
    for _, item, _ in library.items():
        for reference in item.sources:
            citation = library.cite(reference)
            assert citation.zh
            assert citation.en


def test_every_guide_can_be_opened_at_every_section(library: Library) -> None:
    for channel in library.channels:
        assert all(library.target(f"#{section}", channel) for section in SectionId)


def test_every_region_has_its_hosts(library: Library) -> None:
    regions = {option.id for option in library.questions["region"].options} - {"other"}

    assert regions <= load_hosts().keys()


def test_the_content_is_where_the_program_looks_for_it() -> None:
    assert (BUNDLED / "index.toml").is_file()


def test_every_section_of_every_guide_is_reached_from_an_item(library: Library) -> None:
    reached = set()
    for checklist in library.checklists.values():
        for item in checklist.items:
            for channel_id in checklist.for_channels or library.channels:
                if target := library.target(item.guide, channel_id):
                    reached.add((target.channel.id, target.section.id))

    assert reached == {(channel.id, section.id) for channel in library.channels.values() for section in channel.guide}


def test_every_official_source_says_who_issued_it_and_where_it_can_be_read(library: Library) -> None:
    for source in library.sources.values():
        assert source.issuer.zh
        assert source.kind is SourceKind.THIRD_PARTY or source.link.startswith("http"), source.id
        assert source.kind is not SourceKind.LAW or source.number or source.issued or source.effective, source.id
