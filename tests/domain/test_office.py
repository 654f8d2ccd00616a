"""Tables and workbooks as LibreOffice opens them: every cell as we wrote it, nothing computed, and saved again."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest

from checklists.case import Mark, State
from checklists.formats import render, render_all
from checklists.importing import compare
from checklists.reading import read_file
from tests.domain.export_sample import CASE, NOW, export

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed: apt install libreoffice-calc-nogui"),
]

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
UTF_8_WITH_COMMAS = "CSV:44,34,76"
AS_SHOWN_IN_UTF_8 = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"

SAID = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example")',
    "＝1+1",
    "'quoted",
    '"quoted"',
    "a,b;c",
    "a;=1+1",
    "510123199001011234",
    "007",
    "2024-03",
    "1/2",
    "1E5",
    "TRUE",
    "http://evil.example",
    "两行\n第二行",
    "😀 𠮷",
)
EVIL = replace(
    CASE,
    name="=1+1",
    marks={
        **CASE.marks,
        **{f"said/{number}": Mark(State.DONE, NOW, note=said, note_at=NOW) for number, said in enumerate(SAID)},
        "bring-window/hours": Mark(State.NA, NOW, reason="=1+1", note="=1+1", note_at=NOW),
        "verify-records/name": Mark(State.WAITING, NOW, until=date(2026, 12, 1), note="007", note_at=NOW),
    },
)


@dataclass(frozen=True)
class Cell:
    """One cell as the office holds it."""

    kind: str
    text: str
    formula: str


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


def convert(folder: Path, data: bytes, name: str, to: str) -> bytes:
    """Have the office open a file and save it in another form."""
    assert SOFFICE
    (folder / name).write_bytes(data)
    out = folder / "out"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    infilter = f"--infilter={UTF_8_WITH_COMMAS}" if name.endswith("csv") else "--norestore"
    command = [SOFFICE, "--headless", profile, infilter, "--convert-to", to, "--outdir", str(out), str(folder / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (out / name).with_suffix(f".{to.partition(':')[0]}").read_bytes()


def opened(folder: Path, data: bytes, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(convert(folder, data, name, "fods"))


def sheets(document: ElementTree.Element) -> dict[str, list[list[Cell]]]:
    """Every sheet by name, as rows of cells; empty cells and rows at the end are left out."""
    return {
        table.get(_name("table:name"), ""): [row for row in map(_cells, table.iter(_name("table:table-row"))) if row]
        for table in document.iter(_name("table:table"))
    }


def _cells(row: ElementTree.Element) -> list[Cell]:
    cells = []
    for node in row:
        lines = ["".join(line.itertext()) for line in node.findall(_name("text:p"))]
        cell = Cell(node.get(_name("office:value-type"), ""), "\n".join(lines), node.get(_name("table:formula"), ""))
        cells += [cell] * int(node.get(_name("table:number-columns-repeated"), "1"))
    while cells and not cells[-1].kind:
        cells.pop()
    return cells


def _name(prefixed: str) -> str:
    prefix, _, local = prefixed.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


def _inches(length: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(in|mm|cm)", length).groups()  # type: ignore[union-attr]
    return round(float(number) / {"in": 1, "cm": 2.54, "mm": 25.4}[unit], 2)


def test_an_unguarded_table_does_compute(folder: Path) -> None:
    """So that the next test could fail."""
    (rows,) = sheets(opened(folder, b"a,b\n=1+1,007\n", "raw.csv")).values()

    assert [(cell.kind, cell.formula) for cell in rows[1]] == [("float", "of:=1+1"), ("float", "")]


def test_every_cell_of_a_table_is_text_as_we_wrote_it(folder: Path) -> None:
    data = render("csv", export(EVIL))
    wrote = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))

    (rows,) = sheets(opened(folder, data, "table.csv")).values()

    assert len(rows) == len(wrote)
    for row, cells in zip(rows, wrote, strict=True):
        assert [cell.text for cell in row] == cells[: len(row)]
        assert not any(cells[len(row) :])
        assert {cell.formula for cell in row} == {""}
        assert {cell.kind for cell in row if not re.fullmatch(r"\d{4}-\d\d-\d\d", cell.text)} <= {"string", ""}


def test_a_table_saved_by_the_office_brings_nothing_new(folder: Path) -> None:
    saved = convert(folder, render("csv", export(EVIL)), "saved.csv", AS_SHOWN_IN_UTF_8)

    (brought,) = read_file(saved, "saved.csv")

    assert compare(brought, EVIL, {}, NOW + timedelta(days=1)).changes == ()
    assert compare(brought, None, {}, NOW).theirs.marks == EVIL.marks


def test_every_cell_of_a_workbook_is_text_or_a_box_or_a_day(folder: Path) -> None:
    document = opened(folder, render_all("xlsx", [export(EVIL), export(CASE, "en")]), "book.xlsx")
    both = sheets(document)
    rows = {row[-1].text: row for row in both["=1+1"][3:] if len(row) == 9}

    assert list(both) == ["=1+1", "妈妈"]
    assert list(rows) == [full_id for full_id, _, _ in export(EVIL).plan.items()]
    assert [cell.text for cell in rows["bring-window/hours"][4:8]] == ["不适用", "", "=1+1", "=1+1"]
    assert rows["verify-records/name"][5] == Cell("date", "2026-12-01", "")
    assert rows["verify-records/name"][7] == Cell("string", "007", "")
    for row in [row for table in both.values() for row in table]:
        # The office holds a native yes or no as the function of that name.
        assert {cell.formula for cell in row} <= {"", "of:=TRUE()", "of:=FALSE()"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_boxes_of_a_workbook_are_ticked_for_what_is_done(folder: Path, lang: str) -> None:
    made = export(CASE, lang)  # type: ignore[arg-type]
    (rows,) = sheets(opened(folder, render("xlsx", made), f"boxes-{lang}.xlsx")).values()

    ticked = {row[-1].text: (row[0].formula, row[0].text) for row in rows[3:] if len(row) == 9}

    assert ticked == {
        full_id: ("of:=TRUE()", "[x]") if CASE.state(full_id) is State.DONE else ("of:=FALSE()", "[ ]")
        for full_id, _, _ in made.plan.items()
    }


def test_a_workbook_prints_on_a4_with_its_headings_on_every_page(folder: Path) -> None:
    data = render("xlsx", export())
    document = opened(folder, data, "print.xlsx")
    layouts = [node.attrib for node in document.iter(_name("style:page-layout-properties"))]
    sizes = {(_inches(layout[_name("fo:page-width")]), _inches(layout[_name("fo:page-height")])) for layout in layouts}
    headings = [row for rows in document.iter(_name("table:table-header-rows")) for row in map(_cells, rows)]

    assert sizes == {(11.69, 8.27)}
    assert [[cell.text for cell in row][:4] for row in headings] == [["办好", "代码", "阶段", "条目"]]
    assert re.search(rb"/MediaBox\s*\[\s*0 0 841\.\d+ 595\.\d+", convert(folder, data, "print.xlsx", "pdf"))
