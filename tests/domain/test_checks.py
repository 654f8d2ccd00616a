from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checklists.checks import check
from checklists.packs import load_library
from tests.domain.example_pack import example_files, faults_of, spoil, write_pack

BRING = "checklists/bring-hall.toml"
CHECK = "checklists/check-record.toml"
FIX = "checklists/fix-record.toml"
HALL = "channels/hall.toml"
QUESTIONS = "questions.toml"


def test_a_pack_that_fits_together_has_no_faults(tmp_path: Path) -> None:
    assert check(load_library(write_pack(tmp_path))) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (BRING, 'id = "bring-hall"', 'id = "bring"', "id: It differs from the file name bring-hall.toml."),
        (HALL, 'id = "hall"', 'id = "Hall"', "id: It differs from the file name hall.toml."),
        (BRING, 'id = "card"', 'id = "id-card"', "bring-hall/id-card: The id is used twice."),
        (BRING, 'id = "card"', 'id = "Card 1"', "bring-hall/Card 1: An id is lower-case letters, digits and hyphens."),
        (HALL, 'id = "steps-first"', 'id = "limits-first"', "hall/limits-first: The id is used twice."),
        ("sources.toml", 'id = "page-12333"', 'id = "si-law"', "si-law: The id is used twice."),
        (QUESTIONS, 'id = "medical"', 'id = "pension"', "topics: pension: The id is used twice."),
        (QUESTIONS, 'id = "means"', 'id = "region"', "region: The id is used twice."),
        (QUESTIONS, 'id = "for_whom"', 'id = "whom"', "whom: There is no whom; did you mean for_whom?"),
        (QUESTIONS, 'id = "for_whom"', 'id = "channel"', "channel: There is no channel; there are: topics, for_whom,"),
        (
            QUESTIONS,
            'default = ["self"]',
            'default = ["me"]',
            "for_whom: default: There is no me; there are: self, proxy.",
        ),
        (
            QUESTIONS,
            'default = ["self"]',
            'default = ["self", "proxy"]',
            "for_whom: default: Only one answer can be given.",
        ),
        (QUESTIONS, 'default = ["self"]', "multiple = true", "for_whom: multiple: It must be false here."),
        (QUESTIONS, "multiple = true", "", "topics: multiple: It must be true here."),
        ("glossary.toml", '["si-law:12"]', '["so-law:12"]', "term.1.sources: There is no so-law; did you mean si-law?"),
    ],
)
def test_ids_and_questions(tmp_path: Path, file: str, old: str, new: str, fault: str) -> None:
    assert_fault(spoil(tmp_path, file, old, new), f"{file}: {fault}")


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (BRING, '"#bring"', '"#brings"', "bring-hall/id-card: guide: There is no such place in hall."),
        (BRING, '"#bring"', '"bring"', "bring-hall/id-card: guide: There is no such place."),
        (BRING, '"#bring"', '"#bring/steps-first"', "bring-hall/id-card: guide: There is no such place in hall."),
        (BRING, "site#bring/bring-first", "sites#bring", "bring-hall/card: guide: There is no such place."),
        (BRING, "site#bring/bring-first", "site#bring/gone", "bring-hall/card: guide: There is no such place."),
        (
            BRING,
            'for_channels = ["hall"]',
            'for_channels = ["halls"]',
            "for_channels: There is no halls; did you mean hall?",
        ),
        (
            BRING,
            "local = true",
            'branch = "fix-record"',
            "bring-hall/card: branch: Only items of verify checklists have",
        ),
        (CHECK, 'branch = "fix-record"', "", "check-record/months: branch: The correction checklist is missing."),
        (
            CHECK,
            '"fix-record"',
            '"bring-hall"',
            "check-record/months: branch: There is no bring-hall; there are: fix-record.",
        ),
        (FIX, 'id = "recheck"', 'id = "again"', "item: The id of the last item must be recheck."),
        (
            FIX,
            'id = "recheck"',
            'id = "recheck"\nwhen = { topics = ["pension"] }',
            "fix-record/recheck: when: Everybody",
        ),
        (FIX, "reviewed", 'for_channels = ["hall"]\nreviewed', "for_channels: A problem opens a correction;"),
        (FIX, "reviewed", 'when = { topics = ["pension"] }\nreviewed', "when: A problem opens a correction;"),
    ],
)
def test_links_and_branches(tmp_path: Path, file: str, old: str, new: str, fault: str) -> None:
    assert_fault(spoil(tmp_path, file, old, new), f"{file}: {fault}")


def test_a_link_to_the_cases_own_channel_must_lead_somewhere_on_each_channel_it_can_be(tmp_path: Path) -> None:
    own = 'guide = "#steps/steps-first"'
    files = {
        CHECK: example_files()[CHECK].replace('guide = "#steps"', own).encode(),
        "channels/site.toml": example_files()["channels/site.toml"].replace("steps-first", "steps-other").encode(),
    }

    assert faults_of(write_pack(tmp_path, files)) == [
        f"{CHECK}: check-record/months: guide: There is no such place in site."
    ]


def test_a_link_need_not_lead_anywhere_on_a_channel_that_the_list_is_not_for(tmp_path: Path) -> None:
    files = {
        BRING: example_files()[BRING].replace('"#bring"', '"#bring/bring-first"').encode(),
        "channels/site.toml": example_files()["channels/site.toml"].replace("bring-first", "bring-other").encode(),
    }

    faults = faults_of(write_pack(tmp_path, files))

    assert [line for line in faults if "id-card" in line] == []


def test_a_correction_that_nothing_opens_is_a_fault(tmp_path: Path) -> None:
    text = example_files()[CHECK].replace('"verify"', '"recheck"').replace('branch = "fix-record"', "")

    assert_fault(write_pack(tmp_path, {CHECK: text.encode()}), f"{FIX}: id: No item's branch opens it.")


def test_a_checklist_cannot_have_the_id_of_a_channel(tmp_path: Path) -> None:
    files = example_files()
    changes = {
        "index.toml": files["index.toml"].replace('"bring-hall"', '"hall"').encode(),
        BRING: None,
        "checklists/hall.toml": files[BRING].replace('id = "bring-hall"', 'id = "hall"').encode(),
    }

    assert_fault(write_pack(tmp_path, changes), "checklists/hall.toml: id: A channel has this id.")


@pytest.mark.parametrize(
    ("when", "fault"),
    [
        ('{ whom = ["self"] }', "when.whom: There is no whom; did you mean for_whom?"),
        ('{ channel = ["hall"] }', "when.channel: There is no channel; there are: topics, for_whom, means, region."),
        ('{ for_whom = ["self", "prox"] }', "when.for_whom: There is no prox; did you mean proxy?"),
        ("{ for_whom = [] }", "when.for_whom: It lists no answer, so it never holds."),
        ('{ for_whom = ["proxy"] }', "when.for_whom: It contradicts the list's own condition, so it never holds."),
    ],
)
def test_a_condition_that_nobody_can_meet_is_a_fault(tmp_path: Path, when: str, fault: str) -> None:
    pack = spoil(tmp_path, BRING, '{ for_whom = ["self", "proxy"], topics = ["pension"] }', when)

    assert_fault(pack, f"{BRING}: bring-hall/card: {fault}")


def test_two_answers_to_a_question_that_takes_several_do_not_contradict(tmp_path: Path) -> None:
    text = example_files()[BRING].replace('when = { for_whom = ["self"] }', 'when = { topics = ["medical"] }')

    assert faults_of(write_pack(tmp_path, {BRING: text.encode()})) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('medical = "unknown"', "", "can_show.medical: It is missing; write unknown if it is not known."),
        ('medical = "unknown"', 'medicine = "no"', "can_show: There is no medicine; did you mean medical?"),
        ('means = ["visit"]', 'means = ["visits"]', "means: There is no visits; did you mean visit?"),
        ('means = ["visit"]', "means = []", "means: It needs at least one."),
        ("bj.zh", 'xj.zh = "a"\nxj.en = "b"\nbj.zh', "regions: There is no xj; there are: bj."),
        ("[[guide.limits]]", "[[guide.trouble]]", "guide.limits: This section is missing."),
        (
            "[[guide.can-show]]",
            "[[guide.trouble]]\nid='x'\ntext={zh='a',en='b'}\n[[guide.can-show]]",
            "guide: The order of",
        ),
        (
            'id = "steps-first"',
            'id = "steps-first"\nbranch = "fix-record"',
            "hall/steps-first: branch: An item of a guide",
        ),
        (
            'id = "steps-first"',
            'id = "steps-first"\nguide = "#bring"',
            "hall/steps-first: guide: An item of a guide has no",
        ),
        ('id = "steps-first"', 'id = "steps-first"\nsources = ["x"]', "hall/steps-first: sources: There is no x;"),
        ('"www.12333.gov.cn"', '"http://www.12333.gov.cn"', "entry.1.value: It must be a host or an https address."),
        ('"www.12333.gov.cn"', '""', "entry.1.value: It must be a host or an https address."),
        ('kind = "web"', 'kind = "phone"', "entry.1.value: It must be a telephone number."),
        ('kind = "web"', 'kind = "app"', "entry.1.value: Only web and phone entries have a value."),
        ('sources = ["page-12333"]', "", "entry.1.sources: An address or a number needs a source."),
        ('["si-law:74"]', '["si-law:art-74"]', "sources: si-law:art-74: the article must be a number."),
        ('["si-law:74"]', '["si-law:"]', "sources: si-law:: the article must be a number."),
        ('["si-law:74"]', '["si-lab"]', "sources: There is no si-lab; did you mean si-law?"),
    ],
)
def test_channels(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert_fault(spoil(tmp_path, HALL, old, new), f"{HALL}: {fault}")


@pytest.mark.parametrize(
    ("file", "first", "empty", "fault"),
    [
        (FIX, "[[item]]", "item = []", "item: The id of the last item must be recheck."),
        (BRING, "[[item]]", "item = []", "item: It has no item."),
        (HALL, "[[guide.trouble]]", "[guide]\ntrouble = []", "guide.trouble: It has no item."),
        (QUESTIONS, '[[question.option]]\nid = "bj"', "option = []", "region: option: It has no options."),
    ],
)
def test_a_list_without_anything_is_a_fault(tmp_path: Path, file: str, first: str, empty: str, fault: str) -> None:
    head = example_files()[file].partition(first)[0]

    assert_fault(write_pack(tmp_path, {file: f"{head}{empty}\n".encode()}), f"{file}: {fault}")


def test_a_term_is_explained_once(tmp_path: Path) -> None:
    twice = example_files()["glossary.toml"] * 2

    assert_fault(write_pack(tmp_path, {"glossary.toml": twice.encode()}), "glossary.toml: term.2: This term is there")


def test_a_section_that_is_there_twice_is_a_fault(tmp_path: Path) -> None:
    library = load_library(write_pack(tmp_path))
    hall = library.channels["hall"]
    doubled = replace(hall, guide=(*hall.guide, hall.guide[-1]))

    problems = check(replace(library, channels={**library.channels, "hall": doubled}))

    assert f"{HALL}: guide.trouble: This section is there twice." in [problem.line("en") for problem in problems]


@pytest.mark.parametrize("value", ["12333", "010-12333", "12345", "0755-12345678", "96110"])
def test_numbers_as_they_are_dialled_are_telephone_numbers(tmp_path: Path, value: str) -> None:
    text = example_files()[HALL].replace('kind = "web"', 'kind = "phone"').replace("www.12333.gov.cn", value)

    assert faults_of(write_pack(tmp_path, {HALL: text.encode()})) == []


def assert_fault(pack: Path, fault: str) -> None:
    faults = faults_of(pack)
    assert any(line.startswith(fault) for line in faults), faults
