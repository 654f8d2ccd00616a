"""The table for spreadsheets: what stands in it, and that nothing in it computes or turns into something else."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.case import Mark, State
from checklists.formats import render, render_all
from checklists.formats.csv import guard, unguard
from checklists.formats.words import COLUMNS
from checklists.text import LANGS
from tests.domain.export_sample import CASE, NOW, export


def table(data: bytes) -> list[dict[str, str]]:
    """The rows by the names of their columns, as a program reads them that knows nothing of us."""
    reader = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    return [{name.split()[0]: cell for name, cell in row.items()} for row in reader]


def test_a_spreadsheet_knows_the_encoding_and_the_lines() -> None:
    data = render("csv", export())

    assert data.startswith(b'\xef\xbb\xbf"case \xe6\xa1\xa3\xe6\xa1\x88",')
    assert data.endswith(b'"\r\n')
    assert len(table(data)) == 10


def test_every_item_is_a_row_with_all_that_is_recorded() -> None:
    rows = {row["item_id"]: row for row in table(render("csv", export()))}

    assert list(rows) == [full_id for full_id, _, _ in export().plan.items()]
    assert {name: cell for name, cell in rows["bring-window/id-card"].items() if cell and "check" not in name} == {
        "case": "妈妈",
        "stage": "带什么",
        "list": "去窗口带什么",
        "item": "带身份证原件",
        "state": "完成",
        "note": "放在红包里\n别忘了",
        "sources": "《社会保险法》第七十四条",
        "case_id": "k7q2",
        "item_id": "bring-window/id-card",
        "at": "2026-11-21T09:00:00.000+08:00",
        "note_at": "2026-11-21T09:00:00.000+08:00",
    }
    assert rows["bring-window/copies"]["reason"] == "当地不要求"
    assert rows["correct-record/apply"]["until"] == "2026-11-27"


@pytest.mark.parametrize("lang", LANGS)
def test_columns_have_the_same_names_in_every_language(lang: str) -> None:
    headings = next(csv.reader(StringIO(render("csv", export(lang=lang)).decode("utf-8-sig"))))  # type: ignore[arg-type]

    assert [heading.split()[0] for heading in headings] == list(COLUMNS)
    assert headings == list(COLUMNS) or lang == "zh"


def test_marks_outside_the_plan_come_last() -> None:
    marks = {**CASE.marks, "later-version/x": Mark(State.DONE, NOW), "hall-window/limits-one": Mark(State.DONE, NOW)}

    rows = table(render("csv", export(replace(CASE, marks=marks))))[-2:]

    assert [(row["item_id"], row["item"], row["state"]) for row in rows] == [
        ("hall-window/limits-one", "渠道说明limits", "完成"),
        ("later-version/x", "", "完成"),
    ]


def test_without_words_their_columns_are_not_there() -> None:
    data = render("csv", export(words=False))

    assert not {"reason", "note", "note_at", "note_check"} & table(data)[0].keys()
    assert "红包" not in data.decode()
    assert not {"note"} & table(render_all("csv", [export(), export(words=False)]))[0].keys()


@pytest.mark.parametrize(
    ("said", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+86 830", "'+86 830"),
        ("-", "'-"),
        ("@here", "'@here"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("'quoted'", "''quoted'"),
        ("510123199001011234", "'510123199001011234"),
        ("007", "'007"),
        ("2024-03", "'2024-03"),
        ("1/2", "'1/2"),
        ("1E5", "'1E5"),
        ("０１２", "'０１２"),
        ("9:30", "'9:30"),
        ("TRUE", "'TRUE"),
        ("false", "'false"),
        ("a=1+1", "a=1+1"),
        ("2024年3月缺一个月", "2024年3月缺一个月"),
        ("e", "e"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_compute_or_change_is_guarded(said: str, cell: str) -> None:
    assert guard(said) == cell


@given(st.text())
def test_the_guard_can_be_taken_off_again(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_every_cell_of_a_person_or_a_pack_is_guarded() -> None:
    mark = Mark(State.NA, NOW, reason="=1", note="=2", note_at=NOW)
    rows = table(render("csv", export(replace(CASE, name="=3", marks={"bring-window/copies": mark, "=4": mark}))))

    assert {row["case"] for row in rows} == {"'=3"}
    assert {(row["reason"], row["note"]) for row in rows if row["reason"]} == {("'=1", "'=2")}
    assert rows[-1]["item_id"] == "'=4"
