"""The web page in a real browser: as pages of paper, and on a phone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from datetime import date
from html import escape, unescape
from pathlib import Path

import pytest

from checklists.blank import blank_of_case, export_blank
from checklists.case import Answers, Case, Mark, State
from checklists.formats import Export, render
from checklists.plan import make_plan
from checklists.text import LANGS, Lang
from tests.clock import NOW
from tests.content import bundled

MISSING = [name for name in ("chromium", "pdftotext", "pdftohtml", "pdfinfo", "fc-list") if not shutil.which(name)]
if not MISSING and not subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout:
    MISSING.append("a Chinese font")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]

CONTENT = bundled()
ANSWERS = Answers(channel="hall-window", for_whom="proxy", status="employee", region="sc")
MARKS = {
    "bring-window/id-card": Mark(State.DONE, NOW, note="在红色文件夹里\n第二行", note_at=NOW),
    "bring-window/foreign-document": Mark(State.NA, NOW, reason="和我无关"),
    "bring-window/appointment": Mark(State.WAITING, NOW, until=date(2026, 11, 27)),
    "verify-records/pension-months": Mark(State.PROBLEM, NOW),
}
CASE = Case("k7q2", "妈妈 <大人>", NOW, ANSWERS, at=NOW, marks=MARKS)
"""Every state, and a correction that is open."""

KINDS = ("usual", "large", "blank")


def export_of(kind: str, lang: Lang) -> Export:
    plan = make_plan(CONTENT, CASE)
    if kind == "blank":
        return export_blank(CONTENT, blank_of_case(CONTENT, CASE, plan), lang, NOW)
    return replace(Export(CONTENT, CASE, plan, lang, NOW.date()), large=kind == "large")


def browse(folder: Path, *arguments: str) -> str:
    """Run the browser without a window and return what it printed."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    command = ["chromium", "--headless", "--disable-gpu", f"--user-data-dir={folder / 'browser'}", *root, *arguments]
    environ = {**os.environ, "HOME": str(folder)}
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=True, timeout=120).stdout


class Paper:
    """A printed export."""

    def __init__(self, folder: Path, kind: str, lang: Lang) -> None:
        self.export = export_of(kind, lang)
        self.rows = [row for part in self.export.sheet.parts for row in part.rows]
        page, self.pdf = folder / "page.html", folder / "page.pdf"
        page.write_bytes(render("html", self.export))
        browse(folder, "--no-pdf-header-footer", f"--print-to-pdf={self.pdf}", page.as_uri())
        self.pages = self._told("pdftotext", "-raw", str(self.pdf), "-").split("\f")[:-1]
        """The text of each page, in the order in which it is written there."""

    def _told(self, *command: str) -> str:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def info(self) -> dict[str, str]:
        """Return what the file says of itself."""
        return dict(
            re.split(r":\s+", line, maxsplit=1)
            for line in self._told("pdfinfo", str(self.pdf)).splitlines()
            if ": " in line
        )

    def font_sizes(self) -> set[int]:
        """Return every size of letters, in points."""
        told = self._told("pdftohtml", "-xml", "-stdout", "-i", "-zoom", "1", str(self.pdf))
        return {int(size) for size in re.findall(r'<fontspec id="\d+" size="(\d+)"', told)}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, Lang], Paper]:
    """Return every kind in every language, printed."""
    return {
        (kind, lang): Paper(tmp_path_factory.mktemp(f"{kind}-{lang}"), kind, lang) for kind in KINDS for lang in LANGS
    }


def packed(text: str) -> str:
    """Return a text as it compares: without white space, for lines are broken anywhere, and in usual characters.

    Some fonts draw a Chinese character with the glyph of a radical that looks the same.
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


EVERY = pytest.mark.parametrize(("kind", "lang"), [(kind, lang) for kind in KINDS for lang in LANGS])


@EVERY
def test_it_prints_on_a_sane_number_of_a4_pages(papers: dict[tuple[str, Lang], Paper], kind: str, lang: Lang) -> None:
    paper = papers[kind, lang]

    assert "(A4)" in paper.info()["Page size"]
    assert len(paper.pages) == int(paper.info()["Pages"])
    items_a_page = len(paper.rows) / len(paper.pages)
    assert items_a_page > (1.5 if kind == "large" else 6)


@EVERY
def test_the_items_are_there_in_order_and_none_is_cut_between_pages(
    papers: dict[tuple[str, Lang], Paper], kind: str, lang: Lang
) -> None:
    paper = papers[kind, lang]
    pages = [packed(page) for page in paper.pages]
    whole, at = "".join(pages), 0

    for row in paper.rows:
        at = whole.index(row.code + packed(row.says.text), at)
        (page,) = [page for page in pages if row.code + packed(row.says.text) in page]
        for text in (row.says.why, row.note, row.reason, *row.says.citations):
            assert packed(text) in page, row.id


@EVERY
def test_every_page_says_its_number_and_all_but_the_first_the_title(
    papers: dict[tuple[str, Lang], Paper], kind: str, lang: Lang
) -> None:
    paper = papers[kind, lang]
    title = packed(paper.export.sheet.title)

    for number, page in enumerate(paper.pages, 1):
        assert f"{number}/{len(paper.pages)}" in page
        assert packed(page).count(title) == 1


@EVERY
def test_large_print_has_no_small_letter(papers: dict[tuple[str, Lang], Paper], kind: str, lang: Lang) -> None:
    smallest = min(papers[kind, lang].font_sizes())

    assert smallest >= 18 if kind == "large" else smallest < 18


@pytest.mark.parametrize("large", [False, True])
def test_a_tap_on_the_text_ticks_the_box(tmp_path: Path, large: bool) -> None:
    page = render("html", replace(export_of("usual", "zh"), large=large)).decode()
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    script = (
        "<script>onload = () => { const row = id => document.getElementById(id);"
        "const told = id => [row(id).querySelector('input').checked,"
        " getComputedStyle(row(id).querySelector('input'), '::after').borderRightWidth,"
        " row(id).querySelector('.state').offsetWidth > 0];"
        "const ids = ['bring-window/id-card', 'bring-window/places-and-dates', 'verify-records/pension-months'];"
        "const before = ids.map(told); ids.forEach(id => row(id).querySelector('label').click());"
        "document.title = JSON.stringify([before, ids.map(told)]) }</script>"
    )
    (tmp_path / "page.html").write_text(page + script, encoding="utf-8")

    told = re.search("<title>(.*)</title>", browse(tmp_path, "--dump-dom", (tmp_path / "page.html").as_uri()))

    assert told
    before, after = json.loads(unescape(told[1]))
    assert before == [[True, "2px", True], [False, "0px", True], [False, "0px", True]]
    assert after == [[False, "0px", True], [True, "2px", False], [True, "2px", True]]


@pytest.mark.parametrize("width", [320, 360, 414])
@EVERY
def test_on_a_phone_nothing_is_wider_than_the_screen_and_nothing_is_loaded(
    tmp_path: Path, kind: str, lang: Lang, width: int
) -> None:
    """In a frame of a phone's width, the page tells of itself; only for that, scripts are let in."""
    page = render("html", export_of(kind, lang)).decode()
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    script = (
        "<script>onload = () => { const page = document.documentElement; parent.document.title = JSON.stringify(["
        "innerWidth, page.scrollWidth, performance.getEntriesByType('resource').length]) }</script>"
    )
    assert "Content-Security-Policy" not in page
    frame = f'<iframe style="border: 0; width: {width}px; height: 700px" srcdoc="{escape(page + script)}"></iframe>'
    outer = tmp_path / "outer.html"
    outer.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{frame}", encoding="utf-8")

    told = re.search("<title>(.*)</title>", browse(tmp_path, "--dump-dom", outer.as_uri()))

    assert told
    inner, needed, loaded = json.loads(unescape(told[1]))
    assert (inner, loaded) == (width, 0)
    assert needed <= width
