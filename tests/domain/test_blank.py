"""Blank lists: nobody's yet, and recorded later by the same codes."""

from __future__ import annotations

import pytest

from checklists.blank import blank_of_answers, blank_of_case, blank_of_checklist, export_blank
from checklists.case import Answers, State
from checklists.codes import Codes
from checklists.errors import UsageError
from checklists.formats import FORMATS, Export, render
from checklists.plan import make_plan
from checklists.text import LANGS
from tests.domain.export_sample import ANSWERS, CASE, NOW, library

CONTENT = library()
WHOLE = make_plan(CONTENT, CASE)


def of_case(lang: str = "zh") -> Export:
    return export_blank(CONTENT, blank_of_case(CONTENT, CASE, WHOLE), lang, NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("format_id", [known.id for known in FORMATS.values() if known.blank])
def test_the_blank_list_of_a_case_says_nothing_of_the_person(format_id: str, lang: str) -> None:
    text = render(format_id, of_case(lang)).decode(errors="replace")

    for private in ("妈妈", "红包", "缺一个月", "当地不要求", "Not required here", "2026-11-27", "k7q2"):
        assert private not in text


def test_the_blank_list_of_a_case_has_the_items_of_its_plan_and_no_mark() -> None:
    sheet = of_case().sheet

    assert [row.id for part in sheet.parts for row in part.rows] == [item_id for item_id, _, _ in WHOLE.items()]
    assert {row.state for part in sheet.parts for row in part.rows} == {State.TODO}
    assert (sheet.problems, sheet.waiting, sheet.verdict) == ((), (), "")


@pytest.mark.parametrize(
    ("lang", "title"), [("zh", "社保清单：大厅窗口"), ("en", "Social insurance checklist: Service counter")]
)
def test_a_blank_list_is_named_after_its_channel_and_leaves_a_line_for_a_name(lang: str, title: str) -> None:
    sheet = of_case(lang).sheet

    assert sheet.title == title
    assert set(sheet.head[0].value) == {"_"}


def test_a_blank_list_counts_what_there_is_to_do() -> None:
    sheet = of_case().sheet

    assert sheet.progress == "共 10 项"
    assert [part.progress for part in sheet.parts] == ["4", "2", "2", "2"]


def test_the_blank_list_of_a_channel_needs_no_case_and_asks_what_the_answers_ask() -> None:
    proxy = blank_of_answers(CONTENT, ANSWERS).plan
    nobody = blank_of_answers(CONTENT, Answers()).plan

    assert [planned.id for planned in proxy.lists] == ["bring-window", "hall-window", "verify-records"]
    assert [planned.id for planned in nobody.lists] == ["bring-window", "verify-records"]


def test_a_checklist_alone_has_all_its_items() -> None:
    checklist = CONTENT.checklists["correct-record"]

    export = export_blank(CONTENT, blank_of_checklist(checklist), "zh", NOW)

    (part,) = export.sheet.parts
    assert [row.id for row in part.rows] == ["correct-record/apply", "correct-record/recheck"]
    assert export.sheet.title == "社保清单：更正记录"


def test_a_blank_list_carries_the_codes_that_a_case_is_marked_by() -> None:
    codes = Codes(CONTENT)

    for part in of_case().sheet.parts:
        assert {row.id: row.code for row in part.rows} == {row.id: codes.of(row.id) for row in part.rows}


def test_what_is_only_read_has_no_codes() -> None:
    from dataclasses import replace

    checklist = replace(CONTENT.checklists["correct-record"], reference=True)
    content = replace(CONTENT, checklists={**CONTENT.checklists, checklist.id: checklist})

    sheet = export_blank(content, blank_of_checklist(checklist), "zh", NOW).sheet

    assert [row.code for row in sheet.parts[0].rows] == ["", ""]
    assert "shebao mark" not in " ".join(sheet.footer)


def test_a_form_for_one_case_is_never_blank() -> None:
    with pytest.raises(UsageError, match="toml"):
        render("toml", of_case())
