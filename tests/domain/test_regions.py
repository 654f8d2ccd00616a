"""Regions: what holds in one place only, how it is checked, and where it is found."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from checklists.case import Answers, Case
from checklists.formats import Export, render
from checklists.formats.wording import Wording
from checklists.library import Library
from checklists.lint import lint
from checklists.model import Channel, EntryKind, SectionId
from checklists.packs import load_library
from checklists.plan import make_plan
from checklists.search import index, search
from checklists.text import LANGS, Lang
from tests.clock import NOW
from tests.domain.example_pack import INDEX, faults_of, write_pack

REGION = """\
id = "bj"
name.zh = "北京"
name.en = "Beijing"
reviewed = 2026-11-01

[[entry]]
kind = "web"
label.zh = "北京人社局"
label.en = "Beijing HRSS bureau"
value = "rsj.beijing.gov.cn"
note.zh = "先看这里"
note.en = "Look here first"
sources = ["page-12333"]
channels = ["hall"]

[[entry]]
kind = "phone"
label.zh = "人在外地"
label.en = "From elsewhere"
value = "010-12333"
sources = ["page-12333"]

[[note]]
id = "base-limits"
text.zh = "北京：基数最低7000元"
text.en = "Beijing: the base is at least 7000 yuan"
why.zh = "2026年公布"
why.en = "Published in 2026"
about = ["check-record/months", "hall#steps"]
sources = ["si-law:12", "page-12333"]
volatile = true
reviewed = 2026-11-21

[[note]]
id = "ask"
text.zh = "北京：拿不准就问"
text.en = "Beijing: when in doubt, ask"
"""

FILE = "regions/bj.toml"


def write(folder: Path, region: str = REGION, more: Mapping[str, bytes | None] | None = None) -> Path:
    """Put the example with a region on disk."""
    files = {"index.toml": f'{INDEX}regions = ["bj"]\n'.encode(), FILE: region.encode()}
    return write_pack(folder, {**files, **(more or {})})


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load_library(write(tmp_path_factory.mktemp("pack")))


@pytest.fixture(scope="module")
def bundled() -> Library:
    return load_library()


def test_a_region_is_read_with_its_notes_and_ways_in(library: Library) -> None:
    region = library.regions["bj"]

    assert [entry.value for entry in region.entries] == ["rsj.beijing.gov.cn", "010-12333"]
    assert [note.id for note in region.notes] == ["base-limits", "ask"]
    assert region.notes[0].about == ("check-record/months", "hall#steps")


def test_a_pack_without_regions_has_none(tmp_path: Path) -> None:
    assert load_library(write_pack(tmp_path)).regions == {}


def test_a_compiled_region_is_the_region(tmp_path: Path) -> None:
    pack, cache = write(tmp_path / "pack"), tmp_path / "cache"

    first = load_library(pack, cache=cache)
    second = load_library(pack, cache=cache)

    assert second is not first
    assert repr(second.regions) == repr(first.regions)


def test_a_changed_region_is_seen_although_the_content_was_compiled(tmp_path: Path) -> None:
    pack, cache = write(tmp_path / "pack"), tmp_path / "cache"
    load_library(pack, cache=cache)

    write(pack, REGION.replace("7000", "8000"))

    assert "8000" in load_library(pack, cache=cache).regions["bj"].notes[0].text.zh


@pytest.mark.parametrize(
    ("place", "notes"),
    [
        ("check-record/months", ["base-limits"]),
        ("check-record", []),
        ("bring-hall/card", []),
    ],
)
def test_a_note_is_found_by_the_item_it_is_about(library: Library, place: str, notes: list[str]) -> None:
    assert [note.id for note in library.region_notes("bj", place)] == notes


@pytest.mark.parametrize("region", ["", "other", "sh"])
def test_a_region_that_is_not_there_says_nothing(library: Library, region: str) -> None:
    assert library.region_notes(region, "check-record/months") == ()
    assert library.region_notes_for_section(region, "hall", "steps") == ()


def test_a_note_is_found_by_the_section_it_is_about(library: Library) -> None:
    assert [note.id for note in library.region_notes_for_section("bj", "hall", "steps")] == ["base-limits"]
    assert library.region_notes_for_section("bj", "hall", "bring") == ()
    assert library.region_notes_for_section("bj", "site", "steps") == ()


def test_the_ways_in_of_the_region_come_first_in_the_guides_that_they_name(library: Library) -> None:
    hall, site = library.channels["hall"], library.channels["site"]

    assert [entry.value for entry in library.ways_in(hall, "bj")] == ["rsj.beijing.gov.cn", "www.12333.gov.cn", ""]
    assert library.ways_in(site, "bj") == site.entries
    assert library.ways_in(hall) == library.ways_in(hall, "other") == hall.entries


def _hosts(library: Library, channel: Channel, region: str) -> list[str]:
    return [entry.value for entry in library.ways_in(channel, region) if entry.kind is EntryKind.WEB]


def test_other_places_are_left_out_once_it_is_known_where_one_is_insured(bundled: Library) -> None:
    channel = bundled.channels["local-hrss"]

    assert _hosts(bundled, channel, "sh") == ["rsj.sh.gov.cn"]
    assert {"rsj.sh.gov.cn", "rsj.beijing.gov.cn"} <= set(_hosts(bundled, channel, ""))
    values = [entry.value for entry in bundled.ways_in(channel, "sh") if entry.value]
    assert len(values) == len(set(values))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('id = "bj"', 'id = "sh"', "id: It differs from the file name bj.toml."),
        ('"check-record/months"', '"check-record/month"', "bj/base-limits: about: There is no check-record/month;"),
        ('"hall#steps"', '"hall#step"', "bj/base-limits: about: hall#step is neither an item of a checklist nor"),
        ('"hall#steps"', '"#steps"', "bj/base-limits: about: #steps is neither"),
        ('"hall#steps"', '"hall/steps-first"', "bj/base-limits: about: There is no hall/steps-first"),
        ('"si-law:12"', '"si-lw:12"', "bj/base-limits: sources: There is no si-lw; did you mean si-law?"),
        ('"si-law:12"', '"si-law:x"', "bj/base-limits: sources: si-law:x: the article must be a number."),
        ('id = "ask"', 'id = "base-limits"', "bj/base-limits: The id is used twice."),
        ('id = "ask"', 'id = "Ask"', "bj/Ask: An id is lower-case letters, digits and hyphens."),
        ('channels = ["hall"]', 'channels = ["hal"]', "entry.1.channels: There is no hal; did you mean hall?"),
        ('"010-12333"', '"call us"', "entry.2.value: It must be a telephone number."),
        ("volatile = true", "volatil = true", "bj/base-limits: volatil: There is no such key; did you mean volatile?"),
        ("about =", "abut =", "bj/base-limits: abut: There is no such key; did you mean about?"),
        ("channels =", "chanels =", "entry.1.chanels: There is no such key; did you mean channels?"),
        ("[[note]]", "[[notes]]", "notes: There is no such key; did you mean note?"),
        ("note.zh =", "note.cn =", "entry.1.note"),
        ("reviewed = 2026-11-01", 'reviewed = "x"', "reviewed: It must be a day such as 2026-11-21"),
    ],
)
def test_a_fault_of_a_region_is_named_with_its_place(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in REGION
    changed = REGION.replace(old, new) if old == "[[note]]" else REGION.replace(old, new, 1)

    faults = faults_of(write(tmp_path, changed))

    assert [line for line in faults if line.startswith(f"{FILE}: {fault}")], faults


def test_a_region_is_an_answer_to_where_one_is_insured(tmp_path: Path) -> None:
    files = {
        "index.toml": f'{INDEX}regions = ["xx"]\n'.encode(),
        FILE: None,
        "regions/xx.toml": REGION.replace('id = "bj"', 'id = "xx"').encode(),
    }

    assert "regions/xx.toml: id: There is no xx; there are: bj." in faults_of(write_pack(tmp_path, files))


@pytest.mark.parametrize(
    ("listed", "fault"),
    [
        ("", "regions/bj.toml: It is not in index.toml; add it to regions."),
        ('regions = ["bj", "sh"]\n', "index.toml: regions: regions/sh.toml is listed, but there is no such file."),
        ('regions = ["bj", "bj"]\n', "index.toml: regions: bj is listed twice."),
    ],
)
def test_the_index_lists_every_region_once(tmp_path: Path, listed: str, fault: str) -> None:
    assert fault in faults_of(write(tmp_path, more={"index.toml": f"{INDEX}{listed}".encode()}))


def lint_lines(pack: Path) -> list[str]:
    return [problem.line("en") for problem in lint(load_library(pack)) if problem.file == FILE]


def test_a_region_that_is_well_written_has_no_faults(tmp_path: Path) -> None:
    assert lint_lines(write(tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('name.en = "Beijing"', 'name.en = "北京"', "name: The English wording is Chinese."),
        ("Beijing HRSS bureau", "北京", "entry.1.label: The English wording is Chinese."),
        ("Look here first", "先看", "entry.1.note: The English wording is Chinese."),
        ("Published in 2026", "公布", "bj/base-limits: why: The English wording is Chinese."),
        ("北京：拿不准就问", "北京:拿不准就问", "bj/ask: text: There is an ASCII mark in Chinese: 北京:拿"),
        ("北京：拿不准就问", "拿不准就问", "bj/ask: It does not say that this is Beijing."),
        ("Beijing: when in doubt, ask", "When in doubt, ask", "bj/ask: It does not say that this is Beijing."),
        ("北京：拿不准就问", f"北京{'问' * 29}", "bj/ask: Too long: 31 Chinese (at most 30)"),
        ("北京：拿不准就问", "北京：2030年再问", "bj/ask: A figure needs a source."),
        ("rsj.beijing.gov.cn", "rsj.beijing.gov.cn.top", "entry.1.value: rsj.beijing.gov.cn.top is not in the list"),
    ],
)
def test_badly_written_regions(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in REGION

    lines = lint_lines(write(tmp_path, REGION.replace(old, new, 1)))

    assert any(line.startswith(f"{FILE}: {fault}") for line in lines), lines


def test_every_region_one_can_choose_has_its_page(bundled: Library) -> None:
    chosen = [option.id for option in bundled.questions["region"].options if option.id != "other"]

    assert list(bundled.regions) == chosen


def test_every_bundled_figure_has_its_source_and_its_own_date(bundled: Library) -> None:
    for region in bundled.regions.values():
        for note in region.notes:
            if any(char.isdigit() for text in (note.text, note.why) if text for char in text.zh):
                assert note.reviewed, (region.id, note.id)
            for reference in note.sources:
                assert bundled.cite(reference).zh


def test_every_region_says_how_many_medical_years_or_whom_to_ask(bundled: Library) -> None:
    for region in bundled.regions:
        assert bundled.region_notes(region, "verify-records/medical-years"), region


def test_a_note_ages_like_an_item(library: Library) -> None:
    region = library.regions["bj"]
    note = region.notes[0]

    assert not Wording(library, "zh", NOW.date()).remark(note, region.reviewed).needs_review
    assert Wording(library, "zh", NOW.date().replace(year=2027)).remark(note, region.reviewed).needs_review


def shanghai(region: str = "sh") -> Case:
    answers = Answers(
        topics=("medical-account", "unemployment"), channel="local-hrss", status="employee", region=region
    )
    return Case("k7q2", "妈妈", NOW, answers, at=NOW)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", ["md", "html"])
def test_a_sheet_has_the_note_under_its_row_with_its_source(bundled: Library, form: str, lang: Lang) -> None:
    case = shanghai()
    note = bundled.regions["sh"].notes[0]

    sheet = render(form, Export(bundled, case, make_plan(bundled, case), lang, NOW.date())).decode()

    row = sheet.index("verify-records/medical-years")
    assert row < sheet.index(note.text.get(lang)) < sheet.index("verify-records/unemployment-months")
    assert bundled.sources["shanghai-unemployment-2026"].title.get(lang) in sheet
    assert "rsj.sh.gov.cn" in sheet
    assert "rsj.beijing.gov.cn" not in sheet


@pytest.mark.parametrize("region", ["", "other"])
def test_elsewhere_a_sheet_says_nothing_of_regions(bundled: Library, region: str) -> None:
    case = shanghai(region)

    sheet = Export(bundled, case, make_plan(bundled, case), "zh", NOW.date()).sheet

    assert not any(row.regional for part in sheet.parts for row in part.rows)
    assert sheet.channel
    assert sheet.channel.regional == ()


def test_the_sheet_says_once_what_the_region_says_of_the_channel(bundled: Library) -> None:
    case = shanghai("js")

    channel = Export(bundled, case, make_plan(bundled, case), "zh", NOW.date()).sheet.channel

    assert channel
    expected = bundled.region_notes_for_section("js", "local-hrss", SectionId.STEPS)
    assert [says.text for says in channel.regional] == [note.text.zh for note in expected]


def test_a_region_is_found_by_its_name(bundled: Library) -> None:
    entries = index(bundled)

    assert search(entries, "上海")[0].id == "sh"
    assert search(entries, "shanghai")[0].id == "sh"
