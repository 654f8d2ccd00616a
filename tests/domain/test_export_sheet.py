"""What an exported sheet says, whatever form it takes."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from checklists import __version__, labels
from checklists.case import Answers, Mark, State
from checklists.formats import FORMATS, render, words
from checklists.formats.document import Row, Sheet
from checklists.model import Stage
from checklists.text import LANGS, Lang, Text
from tests.domain.export_sample import CASE, NOW, export, finished


def rows_of(sheet: Sheet) -> dict[str, Row]:
    return {row.id: row for part in sheet.parts for row in part.rows}


@pytest.mark.parametrize(
    ("item_id", "glyph", "zh", "en"),
    [
        ("bring-window/proxy-letter", "[ ]", "未办", "to do"),
        ("bring-window/id-card", "[x]", "完成", "done"),
        ("bring-window/copies", "[-]", "不适用", "not applicable"),
        ("verify-records/months", "[!]", "有问题", "problem"),
        ("correct-record/apply", "[>]", "等待", "waiting"),
    ],
)
def test_a_state_is_a_glyph_and_a_word(item_id: str, glyph: str, zh: str, en: str) -> None:
    assert (rows_of(export(lang="zh").sheet)[item_id].glyph, rows_of(export(lang="zh").sheet)[item_id].word) == (
        glyph,
        zh,
    )
    assert (rows_of(export(lang="en").sheet)[item_id].glyph, rows_of(export(lang="en").sheet)[item_id].word) == (
        glyph,
        en,
    )


def test_every_state_and_every_stage_has_its_words() -> None:
    assert set(labels.GLYPHS) == set(labels.STATES) == set(State)
    assert set(labels.STAGES) == set(Stage)


def test_the_head_says_what_the_person_answered_in_words() -> None:
    head = {line.label: line.value for line in export().sheet.head}

    assert head == {
        "为谁查": "替家人",
        "渠道": "大厅窗口",
        "查询内容": "养老缴费记录，医保个人账户",
        "地区": "四川",
        "制作日期": "2026-11-21",
    }


def test_an_answer_the_content_does_not_know_is_shown_as_it_is() -> None:
    case = replace(CASE, answers=Answers(region="mars", channel="telepathy"))

    values = [line.value for line in export(case).sheet.head]

    assert values == ["telepathy", "mars", "2026-11-21"]


@pytest.mark.parametrize(("lang", "progress"), [("zh", "1/9，等待 1，有问题 1"), ("en", "1/9, waiting 1, problems 1")])
def test_progress_leaves_out_what_does_not_apply(lang: Lang, progress: str) -> None:
    assert export(lang=lang).sheet.progress == progress


def test_complete_is_said_only_when_nothing_is_open() -> None:
    assert export().sheet.verdict == ""
    assert export(finished()).sheet.verdict == "全部完成"
    assert export(finished(waiting=2)).sheet.verdict == "完成，除 2 项等待"
    assert export(finished(waiting=2), "en").sheet.verdict == "complete except 2 waiting"


def test_what_waits_is_listed_by_date_and_what_has_no_date_last() -> None:
    marks = {
        "bring-window/id-card": Mark(State.WAITING, NOW),
        "bring-window/copies": Mark(State.WAITING, NOW, until=date(2026, 12, 9)),
        "bring-window/hours": Mark(State.WAITING, NOW, until=date(2026, 12, 1)),
    }

    sheet = export(replace(CASE, marks=marks)).sheet

    assert [row.id.split("/")[1] for row in sheet.waiting] == ["hours", "copies", "id-card"]


def test_problems_are_listed_and_their_correction_is_a_part() -> None:
    sheet = export().sheet

    assert [row.id for row in sheet.problems] == ["verify-records/months"]
    assert [part.stage for part in sheet.parts] == [Stage.BRING, Stage.QUERY, Stage.VERIFY, Stage.CORRECT]


def test_an_item_is_to_be_re_verified_from_its_review_date_on() -> None:
    """`hours` ages quickly: 180 days after 2026-03-01; the other items of the file keep a year."""
    before, after = export(today=date(2026, 8, 27)).sheet, export(today=date(2026, 8, 28)).sheet

    assert not rows_of(before)["bring-window/hours"].says.needs_review
    assert rows_of(after)["bring-window/hours"].says.needs_review
    assert not rows_of(after)["bring-window/id-card"].says.needs_review


def test_addresses_age_with_their_channel() -> None:
    young, old = export().sheet.channel, export(today=date(2027, 6, 1)).sheet.channel

    assert young
    assert old
    assert (young.needs_review, old.needs_review) == (False, True)


def test_citations_are_in_words_and_third_parties_are_named() -> None:
    zh, en = rows_of(export().sheet), rows_of(export(lang="en").sheet)

    assert zh["bring-window/id-card"].says.citations == ("《社会保险法》第七十四条",)
    assert en["bring-window/id-card"].says.citations == ("Social Insurance Law, Art. 74",)
    assert zh["hall-window/take-printout"].says.citations == ("一篇文章（第三方）",)


def test_each_cited_source_is_listed_once_with_what_is_needed_to_find_it() -> None:
    law, blog = export().sheet.sources

    assert (law.title, law.number, law.issuer) == ("中华人民共和国社会保险法", "主席令第35号", "全国人大常委会")
    assert (law.issued, law.address) == (date(2018, 12, 29), "https://www.npc.gov.cn/law")
    assert blog.third_party
    assert not law.third_party


def test_the_channel_shows_written_out_addresses_and_links_only_official_ones() -> None:
    channel = export().sheet.channel
    assert channel

    assert [(address.value, address.link, address.official) for address in channel.addresses] == [
        ("12333", "tel:12333", True),
        ("https://si.12333.gov.cn", "https://si.12333.gov.cn", True),
        ("https://example.com/a_b", "", False),
    ]
    assert channel.region_note == "四川另有自助机"


def test_only_the_limits_that_concern_the_person_are_listed() -> None:
    myself = replace(CASE, answers=replace(CASE.answers, for_whom="self"))
    proxy, own = export().sheet.channel, export(myself).sheet.channel
    assert proxy
    assert own

    assert [limit.text for limit in proxy.limits] == ["渠道说明limits"]
    assert [limit.text for limit in own.limits] == ["渠道说明limits", "只说给本人"]


@pytest.mark.parametrize("value", ["javascript:alert(1)", "http://a.gov.cn", "a.gov.cn onclick=x", 'a.gov.cn">', "1 2"])
def test_what_is_not_plainly_an_address_is_not_linked(value: str) -> None:
    from checklists.formats.wording import link_to, web_address

    assert link_to(web_address(value)) == ""


def test_the_footer_says_what_the_sheet_is_worth() -> None:
    zh, en = "\n".join(export().sheet.footer), "\n".join(export(lang="en").sheet.footer)

    assert "以参保地经办机构的答复为准" in zh
    assert "agency of the place of insurance" in en
    for footer in (zh, en):
        assert "12333" in footer
        assert "12393" in footer
        assert "2026-03-01" in footer  # the oldest review on the sheet
        assert __version__ in footer


def test_without_words_neither_notes_nor_reasons_are_on_the_sheet() -> None:
    bare = rows_of(export(words=False).sheet)

    assert {row.note + row.reason for row in bare.values()} == {""}
    assert bare["correct-record/apply"].until == date(2026, 11, 27)
    assert bare["bring-window/copies"].state is State.NA


@pytest.mark.parametrize(
    ("lang", "name", "reason", "note"),
    [
        ("zh", "妈妈〔手机号，尾号1234〕", "问〔手机号，尾号1234〕", "〔身份证号，尾号2X〕\n缺三月"),
        ("en", "妈妈[mobile number ending 1234]", "问[mobile number ending 1234]", "[ID number ending 2X]\n缺三月"),
    ],
)
def test_numbers_in_the_person_s_words_can_be_masked(lang: Lang, name: str, reason: str, note: str) -> None:
    mark = Mark(State.NA, NOW, reason="问15400001234", note="11010519491231002X\n缺三月", note_at=NOW)
    case = replace(CASE, name="妈妈15400001234", marks={"bring-window/copies": mark})

    masked = replace(export(case, lang), notes="masked")

    row = rows_of(masked.sheet)["bring-window/copies"]
    assert name in masked.sheet.title
    assert (row.reason, row.note, row.state) == (reason, note, State.NA)


@pytest.mark.parametrize("format_id", [known.id for known in FORMATS.values() if not known.binary])
def test_masked_words_hold_no_number_in_any_form(format_id: str) -> None:
    mark = Mark(State.NA, NOW, reason="问15400001234", note="11010519491231002X\n缺三月", note_at=NOW)
    waiting = Mark(State.WAITING, NOW, until=NOW.date(), note="打13800138000", note_at=NOW)
    case = replace(CASE, marks={"bring-window/copies": mark, "bring-window/id-card": waiting})

    text = render(format_id, replace(export(case), notes="masked")).decode()

    assert "15400001234" not in text
    assert "11010519491231002X" not in text
    assert "13800138000" not in text


def test_a_case_without_channel_or_answers_makes_a_sheet() -> None:
    sheet = export(replace(CASE, answers=Answers(), marks={})).sheet

    assert sheet.channel is None
    assert sheet.progress == "0/6"


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_of_a_sheet_has_an_ambiguous_width(lang: Lang) -> None:
    texts = [value for module in (words, labels) for value in vars(module).values() if isinstance(value, Text)]
    for table in (labels.STATES, labels.STAGES, labels.ENTRY_KINDS):
        texts += table.values()

    assert {char for text in texts for char in text.get(lang) if unicodedata.east_asian_width(char) == "A"} == set()


def test_the_person_s_words_are_cleaned() -> None:
    hostile = Mark(State.NA, NOW, reason="a\x1b[31m\nb", note="x\u202ey\x9bz\nnext", note_at=NOW)
    case = replace(CASE, name="妈\u202e妈\x1b]0;x\x07", marks={"bring-window/copies": hostile})

    sheet = export(case).sheet

    assert sheet.title == "社保清单：妈妈]0;x"
    row = rows_of(sheet)["bring-window/copies"]
    assert (row.reason, row.note) == ("a[31m b", "xyz\nnext")


def test_both_languages_carry_the_same_items_in_the_same_states() -> None:
    zh, en = rows_of(export(lang="zh").sheet), rows_of(export(lang="en").sheet)

    assert [(row.id, row.state) for row in zh.values()] == [(row.id, row.state) for row in en.values()]
