from __future__ import annotations

from pathlib import Path

import pytest

from checklists.errors import ContentError
from checklists.hosts import host_of, is_official, load_hosts
from checklists.lint import lint
from checklists.packs import load_library
from tests.domain.example_pack import example_files, spoil, write_pack

BRING = "checklists/bring-hall.toml"
CARD_ZH = 'text.zh = "带社保卡"'
CARD_EN = 'text.en = "Bring your card"'
HALL = "channels/hall.toml"


def lint_lines(pack: Path) -> list[str]:
    return [problem.line("en") for problem in lint(load_library(pack))]


def test_content_that_is_well_written_has_no_faults(tmp_path: Path) -> None:
    assert lint_lines(write_pack(tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (CARD_ZH, 'text.zh = ""', "text: The Chinese wording is missing."),
        (CARD_EN, 'text.en = " "', "text: The English wording is missing."),
        (CARD_EN, 'text.en = "Bring it "', "text: There is a space before or after it."),
        (CARD_EN, 'text.en = "带社保卡"', "text: The English wording is Chinese."),
        (CARD_ZH, 'text.zh = "Bring your own card"', "text: The Chinese wording is English."),
        (CARD_ZH, 'text.zh = "带“社保卡”"', "text: The width of U+201C, U+201D differs by terminal;"),
        (CARD_EN, 'text.en = "Bring it …"', "text: The width of U+2026 differs by terminal;"),
        (CARD_ZH, 'text.zh = "按R43带卡"', "text: It has a code that means nothing to readers: R43."),
        (CARD_EN, 'text.en = "See S1 and REG-14"', "text: It has a code that means nothing to readers: REG-14, S1."),
        (CARD_ZH, 'text.zh = "带社保 卡"', "text: There is a space between Chinese characters: 社保 卡"),
        (CARD_ZH, 'text.zh = "带卡， 带证"', "text: There is a space between Chinese characters: 卡， 带证"),
        (CARD_ZH, 'text.zh = "带卡,带证"', "text: There is an ASCII mark in Chinese: 带卡,带证"),
        (CARD_ZH, 'text.zh = "带卡了吗?"', "text: There is an ASCII mark in Chinese: 卡了吗?"),
        (CARD_ZH, 'text.zh = "带卡(社保)"', "text: There is an ASCII mark in Chinese:"),
        (CARD_EN, 'text.en = "Bring it，please"', "text: There is a Chinese mark in English: ，"),
        (CARD_ZH, f'text.zh = "{"带" * 31}"', "Too long: 31 Chinese (at most 30) or 15 English characters"),
        (CARD_EN, f'text.en = "{"a" * 81}"', "Too long: 4 Chinese (at most 30) or 81 English characters"),
        ("local = true", "volatile = true", "What ages quickly needs a source."),
        (CARD_EN, 'text.en = "Bring [b]it[/b]"', "text: It has markup that means nothing: [b]"),
        (CARD_EN, 'text.en = "Bring <b>it</b>"', "text: It has markup that means nothing: <b>"),
        (CARD_EN, f"{CARD_EN}\nwhy = {{ zh = '因为', en = '{'a' * 1001}' }}", "why: It is longer than 1000 char"),
        (CARD_ZH, 'text.zh = "交8%的那张卡"', "A figure needs a source."),
        (CARD_ZH, f"{CARD_ZH}\nwhy = {{ zh = '要满15年', en = 'Fifteen years' }}", "A figure needs a source."),
    ],
)
def test_badly_written_items(tmp_path: Path, old: str, new: str, fault: str) -> None:
    lines = lint_lines(spoil(tmp_path, BRING, old, new))

    assert len(lines) == 1
    assert lines[0].startswith((f"{BRING}: bring-hall/card: {fault}", f"{BRING}: bring-hall/card: text: {fault}"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CARD_ZH, f'text.zh = "{"带" * 30}"'),
        (CARD_ZH, f'long = true\ntext.zh = "{"带" * 31}"'),
        (CARD_ZH, 'text.zh = "拨打12333，用 A4 纸打印PDF"'),
        (CARD_ZH, 'text.zh = "以.gov.cn或.政务结尾"'),
        (CARD_ZH, 'text.zh = "App"\nsources = ["si-law"]'),
        (CARD_EN, 'text.en = "Search for 社保 (social insurance): 1. open 2. search, on A4"'),
        ("local = true", 'volatile = true\nsources = ["page-12333"]'),
    ],
)
def test_well_written_items(tmp_path: Path, old: str, new: str) -> None:
    assert lint_lines(spoil(tmp_path, BRING, old, new)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        (BRING, "What to bring", "带什么", "title"),
        (BRING, "Pack the day before.", "前一天备好", "intro"),
        (HALL, "Read the guide first", "先看指南", "entry.1.note"),
        (HALL, "Book first", "先预约", "regions.bj"),
        (HALL, "One line about it", "一句话", "summary"),
        (HALL, "It helps", "有用", "hall/can-show-first: why"),
        ("questions.toml", "Month by month", "每个月交没交", "topics/pension: hint"),
        ("questions.toml", "For whom?", "替谁查", "for_whom: text"),
        ("sources.toml", "HRSS platform", "平台", "page-12333: title"),
        ("glossary.toml", "contribution base", "缴费基数", "term.1.term"),
    ],
)
def test_every_text_of_every_file_is_read(tmp_path: Path, file: str, old: str, new: str, where: str) -> None:
    assert lint_lines(spoil(tmp_path, file, old, new)) == [f"{file}: {where}: The English wording is Chinese."]


@pytest.mark.parametrize("value", ["12333.gov.cn.top", "www.12333-gov.cn", "https://xwww.12333.gov.cn/a", "gov.cn"])
def test_an_address_that_is_not_an_authoritys_is_refused(tmp_path: Path, value: str) -> None:
    lines = lint_lines(spoil(tmp_path, HALL, "www.12333.gov.cn", value))

    refusal = f"{host_of(value)} is not in the list of official hosts; check it, or write official = false."
    assert lines == [f"{HALL}: entry.1.value: {refusal}"]


@pytest.mark.parametrize(
    "value", ["https://www.12333.gov.cn/portal/x.html", "beijing.chinatax.gov.cn", "rsj.sh.gov.cn"]
)
def test_the_authorities_addresses_are_welcome(tmp_path: Path, value: str) -> None:
    assert lint_lines(spoil(tmp_path, HALL, "www.12333.gov.cn", value)) == []


def test_what_says_it_is_not_official_need_not_be(tmp_path: Path) -> None:
    text = example_files()[HALL].replace('value = "www.12333.gov.cn"', 'value = "example.com"\nofficial = false')

    assert lint_lines(write_pack(tmp_path, {HALL: text.encode()})) == []


def test_other_hosts_can_be_given(tmp_path: Path) -> None:
    library = load_library(spoil(tmp_path, HALL, "www.12333.gov.cn", "example.com"))

    lines = [problem.line("en") for problem in lint(library, {"national": ("example.com",)})]
    assert [line for line in lines if line.startswith(HALL)] == []


def test_the_bundled_hosts_are_those_of_authorities() -> None:
    hosts = load_hosts()

    assert "si.12333.gov.cn" in hosts["national"]
    assert all(host.endswith(".gov.cn") for group in hosts.values() for host in group)


@pytest.mark.parametrize("text", ["national = 3", "national = [3]", 'national = ["x y"]', "", "regions = 1", "x"])
def test_a_list_of_hosts_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "hosts.toml"
    path.write_text(text)

    with pytest.raises(ContentError, match=r"hosts\.toml"):
        load_hosts(path)


def test_only_the_host_itself_and_what_is_below_it_is_official() -> None:
    official = ("nhsa.gov.cn",)

    assert is_official("nhsa.gov.cn", official)
    assert is_official("fuwu.nhsa.gov.cn", official)
    assert not is_official("fakensha.gov.cn", official)
    assert not is_official("xnhsa.gov.cn", official)
    assert not is_official("nhsa.gov.cn.top", official)


def test_a_term_has_one_english_wording(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    spoil(pack, BRING, CARD_EN, 'text.en = "Bring your Insurance Cards"')
    glossary = pack / "glossary.toml"
    text = glossary.read_text(encoding="utf-8")
    first = text.index("sources = ") if "sources = " in text else len(text)
    glossary.write_text(text[:first] + 'avoid = ["insurance card"]\n' + text[first:], encoding="utf-8")

    (line,) = lint_lines(pack)

    assert line.startswith(BRING)
    assert "not 'insurance card'" in line
