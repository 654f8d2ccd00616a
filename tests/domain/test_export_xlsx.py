"""The workbook: what Excel finds in it, read from its parts."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from checklists.case import Case, Mark, State
from checklists.errors import UsageError
from checklists.formats import render, render_all
from checklists.text import LANGS, Lang
from tests.domain.export_sample import CASE, NOW, export

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(data: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(data)) as workbook:
        return {name: workbook.read(name).decode() for name in workbook.namelist()}


def sheet(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(parts(data)["xl/worksheets/sheet1.xml"])


def rows(data: bytes) -> list[list[str]]:
    """Every row as text: shared strings looked up, booleans and dates as the file has them."""
    strings = [
        "".join(node.text or "" for node in entry.iter(f"{MAIN}t"))
        for entry in ElementTree.fromstring(parts(data)["xl/sharedStrings.xml"])
    ]
    return [
        [
            strings[int(value.text or "")] if cell.get("t") == "s" else f"{cell.get('t', 'n')}:{value.text}"
            for cell in row
            for value in cell.iter(f"{MAIN}v")
        ]
        for row in sheet(data).iter(f"{MAIN}row")
    ]


def names(data: bytes) -> list[str]:
    workbook = ElementTree.fromstring(parts(data)["xl/workbook.xml"])
    return [each.get("name", "") for each in workbook.iter(f"{MAIN}sheet")]


def test_every_item_is_a_row_with_a_box_its_state_and_its_words() -> None:
    table = rows(render("xlsx", export()))

    assert table[0] == ["社保清单：妈妈"]
    assert table[1] == ["进度：1/9，等待 1，有问题 1"]
    assert table[2] == ["办好", "代码", "阶段", "条目", "状态", "等到", "原因", "备注", "条目编号"]
    assert table[3] == [
        "b:1", "APK", "带什么：去窗口带什么", "带身份证原件", "完成", "放在红包里\n别忘了", "bring-window/id-card",
    ]  # fmt: skip
    assert table[5] == [
        "b:0",
        "8Z6DF",
        "带什么：去窗口带什么",
        "带复印件",
        "不适用",
        "当地不要求",
        "bring-window/copies",
    ]
    waiting = next(row for row in table if "提出更正申请" in row)
    assert waiting[4:6] == ["等待", "n:46353"]  # days since 1899-12-30


def test_boxes_are_native_and_states_are_chosen_from_a_list() -> None:
    data = render("xlsx", export())
    validation = next(sheet(data).iter(f"{MAIN}dataValidation"))

    assert "checkbox" in parts(data)["xl/featurePropertyBag/featurePropertyBag.xml"].lower()
    assert (validation.get("type"), validation.get("sqref")) == ("list", "E4:E13")
    assert [each.text for each in validation] == ['"未办,完成,不适用,有问题,等待"']


def test_the_headings_stay_on_screen_and_on_every_page_of_a4() -> None:
    data = render("xlsx", export())
    root, workbook = sheet(data), parts(data)["xl/workbook.xml"]
    pane, setup = next(root.iter(f"{MAIN}pane")), next(root.iter(f"{MAIN}pageSetup"))

    assert (pane.get("ySplit"), pane.get("state")) == ("3", "frozen")
    assert (setup.get("paperSize"), setup.get("orientation"), setup.get("fitToHeight")) == ("9", "landscape", "0")
    assert "'妈妈'!$3:$3" in workbook.replace("妈妈!", "'妈妈'!")
    assert "Print_Area" in workbook


@pytest.mark.parametrize("lang", LANGS)
def test_columns_are_wide_enough_for_what_stands_in_them(lang: Lang) -> None:
    data = render("xlsx", export(lang=lang))
    widths = {
        column: float(col.get("width", ""))
        for col in sheet(data).iter(f"{MAIN}col")
        for column in range(int(col.get("min", "")), int(col.get("max", "")) + 1)
    }

    # In this encoding a Chinese character takes two bytes, as it takes two columns.
    assert widths[4] >= max(len(row[3].encode("gb18030")) for row in rows(data)[3:13])
    assert max(widths[column] for column in range(1, 9)) <= 47


@pytest.mark.parametrize("said", ["=1+1", "http://evil.example", "file:///etc/passwd", "mailto:a@b", "007", "@SUM(1)"])
def test_words_are_words(said: str) -> None:
    """Not a formula, a link or a number, in any cell."""
    mark = Mark(State.NA, NOW, reason=said, note=said, note_at=NOW)
    data = render("xlsx", export(replace(CASE, name=said, marks={"bring-window/copies": mark})))

    assert [row for row in rows(data) if row.count(said) == 2]
    assert not list(sheet(data).iter(f"{MAIN}f"))
    assert not list(sheet(data).iter(f"{MAIN}hyperlink"))


def test_there_is_nothing_in_it_but_sheets() -> None:
    inside = parts(render("xlsx", export()))

    assert not [name for name in inside if any(word in name.lower() for word in ("vba", "external", "media", "embed"))]
    assert not [name for name, text in inside.items() if 'TargetMode="External"' in text]


def test_rows_of_several_lines_are_tall_enough() -> None:
    heights = {row.get("r"): row.get("ht") for row in sheet(render("xlsx", export())).iter(f"{MAIN}row")}

    assert heights["4"] == "30"
    assert heights["5"] is None


def several(*called: str) -> list[str]:
    cases: list[Case] = [replace(CASE, id=f"k{number}", name=name) for number, name in enumerate(called)]
    return names(render_all("xlsx", [export(case) for case in cases]))


def test_each_case_has_a_sheet_of_its_name() -> None:
    assert several("妈妈", "爸爸") == ["妈妈", "爸爸"]


@pytest.mark.parametrize(
    ("called", "sheets"),
    [
        (["妈妈", "妈妈"], ["妈妈", "k1"]),
        (["Mum", "MUM", "k1"], ["Mum", "k1", "k2"]),
        (["a/b:c*d?[e]\\'f'"], ["a b c d  e   f"]),
        (["History"], ["k0"]),
        (["///"], ["k0"]),
        (["k1", "k1"], ["k1", "1"]),
        (["长" * 40], ["长" * 31]),
        (["😀" * 20], ["😀" * 15]),
    ],
)
def test_excel_takes_every_name(called: list[str], sheets: list[str]) -> None:
    assert several(*called) == sheets


def test_without_the_library_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(UsageError) as refusal:
        render("xlsx", export())

    assert f"{sys.executable} -m pip install XlsxWriter" in refusal.value.message.zh
    assert "csv" in refusal.value.message.en
