"""The web page: whole in itself, readable everywhere, and deaf to whatever the text tries."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.case import Mark, State
from checklists.formats import render
from checklists.formats.markup import Html, element
from checklists.model import Entry, EntryKind
from checklists.text import LANGS, Lang, Text, clean
from tests.domain.export_sample import CASE, NOW, export, library

VOID = {"meta", "br", "input"}
HOSTILE = [
    "<script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "&lt;b&gt; &amp; &#60;",
    "--> <!-- ]]>",
    "[x] `|` ](http://evil.example)",
    "javascript:alert(1)",
]


class Page(HTMLParser):
    """A parsed page: its elements, attributes and text; fails on an element that is not closed in turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data

    def values(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]


def source(**kwargs: object) -> str:
    return render("html", export(**kwargs)).decode()  # type: ignore[arg-type]


@pytest.mark.parametrize(("lang", "code"), [("zh", "zh-CN"), ("en", "en")])
def test_the_page_says_its_language_encoding_and_width(lang: Lang, code: str) -> None:
    text = source(lang=lang)

    assert text.startswith("<!DOCTYPE html>")
    page = Page(text)
    assert ("html", "lang", code) in page.attributes
    assert ("meta", "charset", "utf-8") in page.attributes
    assert "width=device-width, initial-scale=1" in page.values("content")


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_loads_and_runs_nothing(lang: Lang) -> None:
    page = Page(source(lang=lang))

    assert not page.tags.keys() & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "svg"}
    assert {tag for tag, name, _ in page.attributes if name in ("href", "src", "srcset", "action")} == {"a"}
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]
    assert not re.search(r"url\(|@import|expression", source(lang=lang))


def test_only_its_own_style_sheet_is_let_in() -> None:
    text = source()
    style = re.search(r"<style>(.*)</style>", text, re.DOTALL)
    assert style

    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    policy = next(value for value in Page(text).values("content") if "default-src" in value)

    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")


def test_each_item_is_a_row_named_by_its_id_and_dressed_by_its_state() -> None:
    page = Page(source())
    ids = [value for tag, name, value in page.attributes if (tag, name) == ("li", "id")]
    rows = dict(zip(ids, [value for value in page.values("class") if value.startswith("row ")], strict=True))

    assert list(rows) == [full_id for full_id, _, _ in export().plan.items()]
    assert rows["bring-window/id-card"] == "row done"
    assert rows["bring-window/copies"] == "row na"
    assert rows["verify-records/months"] == "row problem"
    assert rows["correct-record/apply"] == "row waiting"
    assert rows["bring-window/proxy-letter"] == "row todo"


def test_each_item_has_a_real_checkbox_that_its_text_names_and_ticks() -> None:
    text = source()
    boxes = dict(re.findall(r'<input type="checkbox" class="box" id="([^"]+):box"( checked="checked")?>', text))
    labels = re.findall(r'<label class="words" for="([^"]+):box">', text)

    assert list(boxes) == labels == [full_id for full_id, _, _ in export().plan.items()]
    assert {full_id for full_id, checked in boxes.items() if checked} == {
        full_id for full_id in boxes if CASE.state(full_id) is State.DONE
    }


def test_an_old_browser_that_knows_no_grid_draws_the_boxes_itself() -> None:
    """What would hide or break them there stands where such a browser does not look."""
    style = source().partition("<style>")[2].partition("</style>")[0]
    usual = re.sub(r"@supports \(display: grid\) \{.*?\n\}\n", "", style, flags=re.DOTALL)

    assert "appearance: none" in style
    assert "appearance: none" not in usual
    assert not re.search(r":is\(|(?<!-)inset:", style)


def test_states_dates_notes_and_sources_are_there_in_words() -> None:
    text = Page(source()).text

    for expected in (
        "[x] 完成",
        "[-] 不适用",
        "[!] 有问题",
        "[>] 等待",
        "[ ] 未办",
        "等到 2026-11-27",
        "当地不要求",
        "2024年3月缺一个月",
        "《社会保险法》第七十四条",
        "主席令第35号，全国人大常委会，2018-12-29",
        "https://si.12333.gov.cn",
        "渠道说明limits",
        "1/9，等待 1，有问题 1",
    ):
        assert expected in text


def test_every_row_carries_its_code() -> None:
    rows = re.findall(r'<span class="code">([0-9A-Z]+)</span>', source())

    assert rows == [row.code for part in export().sheet.parts for row in part.rows]
    assert rows[0] == "APK"


def test_the_summary_leads_to_the_rows_it_names() -> None:
    page = Page(source())
    inside = [value[1:] for value in page.values("href") if value.startswith("#")]

    assert inside == ["verify-records/months", "correct-record/apply"]
    assert set(inside) <= set(page.values("id"))


def test_only_official_addresses_can_be_tapped() -> None:
    outside = [value for value in Page(source()).values("href") if not value.startswith("#")]

    assert outside == ["tel:12333", "https://si.12333.gov.cn", "https://www.npc.gov.cn/law"]
    assert "https://example.com/a_b" in Page(source()).text


def test_a_note_keeps_its_lines() -> None:
    assert "放在红包里<br>别忘了" in source()


def test_without_words_the_notes_stay_at_home() -> None:
    text = source(words=False)

    assert "红包" not in text
    assert "当地不要求" not in text


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_anywhere_is_shown_as_it_is(text: str) -> None:
    """Nickname (title and heading), note, reason; item and reason of a pack; label, address and note of an entry."""
    mark = Mark(State.NA, NOW, reason=text, note=text, note_at=NOW)
    case = replace(CASE, name=text, marks={"bring-window/copies": mark})
    entry = Entry(EntryKind.WEB, Text(text, text), text, note=Text(text, text))
    hostile = library(item_text=Text(text, text), entries=(entry,))
    harmless = Page(source(case=replace(case, name="a"), content=library(entries=(replace(entry, value="x"),))))

    page = Page(source(case=case, content=hostile))

    assert page.text.count(text) == 9
    assert page.tags - Counter(a=1) <= harmless.tags


@pytest.mark.parametrize("text", [*HOSTILE, "</style><script>", '"; } @import url(x); {', "\\", "a\nb", "\x0c"])
def test_the_title_in_the_margins_stays_inside_its_string(text: str) -> None:
    """The rule must go on after it, whatever the name: so nothing in it may end the string or the style sheet."""
    page = source(case=replace(CASE, name=text))
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    content = re.search(r'@top-left \{ content: ("(?:[^"\\\n]|\\[0-9a-f]+ )*"); font', style[1])
    assert content

    said = re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), content[1][1:-1])

    assert said == f"社保清单：{clean(text)}"
    assert not re.search(r"url\(|@import|<", style[1])


def test_large_print_is_the_same_page_in_large() -> None:
    usual, large = source(), render("html", replace(export(), large=True)).decode()

    assert '<html lang="zh-CN" class="large">' in large
    assert Page(large).text == Page(usual).text


@given(st.text(), st.text())
def test_text_and_attributes_can_hold_anything(text: str, value: str) -> None:
    text, value = clean(text), clean(value)
    page = Page(element("b", text, title=value))

    assert page.text == text
    assert page.tags == Counter(b=1)
    assert page.values("title") == ([value] if value else [])


def test_markup_is_not_escaped_twice() -> None:
    assert element("b", Html("<i>x</i>"), "<") == "<b><i>x</i>&lt;</b>"


@pytest.mark.parametrize("driver", ["\x1b[2J", "\u202e", "\x9b31m", "\u2066", "\x00", "\x7f", "\ud800"])
def test_nothing_in_the_file_drives_a_terminal(driver: str) -> None:
    mark = Mark(State.NA, NOW, reason=driver, note=driver, note_at=NOW)

    text = source(case=replace(CASE, name=f"a{driver}", marks={"bring-window/copies": mark}))

    assert clean(text, lines=True) == text
