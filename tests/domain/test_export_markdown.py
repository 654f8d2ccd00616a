"""The Markdown task list: what a reader of the text sees, and what a renderer makes of it."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.tasklists import tasklists_plugin

from checklists.case import Mark, State
from checklists.formats import render
from checklists.formats.markdown import block, escape
from checklists.text import LANGS, Lang, Text, clean
from tests.domain import strategies
from tests.domain.export_sample import CASE, NOW, export, library

PLANNED = [full_id for full_id, _, _ in export().plan.items()]
HOSTILE = [
    "<script>alert(1)</script>",
    "<!-- x --> & &lt; &#60;",
    "[x] done",
    "](http://evil.example)",
    "![a](b) [c](d) [^1]: e",
    "`code` ``` ~~~ ~~gone~~",
    "a | b | c",
    "*a* _b_ __c__ **d** $e$",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "> quote",
    "=== ---",
    "---",
    "    code",
    "\\ \\* end\\",
]


def markdown(**kwargs: object) -> str:
    return render("md", export(**kwargs)).decode()  # type: ignore[arg-type]


def to_html(text: str) -> str:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(tasklists_plugin)
    rendered: str = parser.render(text)
    return rendered


class Plain(HTMLParser):
    """What a reader sees of a rendered page, and the elements it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_each_state_has_its_line() -> None:
    lines = markdown().splitlines()

    assert "- [x] 带身份证原件 `APK` <!-- bring-window/id-card -->" in lines
    assert "- [ ] 带委托书（以当地为准） `2RMEN` <!-- bring-window/proxy-letter -->" in lines
    assert "- [x] ~~带复印件~~（不适用：当地不要求） `8Z6DF` <!-- bring-window/copies -->" in lines
    assert "- [ ] \\[!\\] 有问题：看有没有断月 `EEPFE` <!-- verify-records/months -->" in lines
    assert "- [ ] \\[\\>\\] 等到 2026-11-27：提出更正申请 `ZSNUD` <!-- correct-record/apply -->" in lines


def test_each_state_has_its_line_in_english() -> None:
    lines = markdown(lang="en").splitlines()

    assert "- [x] ~~Bring copies~~ (not applicable: Not required here) `8Z6DF` <!-- bring-window/copies -->" in lines
    assert (
        "- [ ] \\[\\>\\] waiting until 2026-11-27: Apply for the correction `ZSNUD` <!-- correct-record/apply -->"
        in lines
    )


@pytest.mark.parametrize("lang", LANGS)
def test_every_planned_item_is_there_once_by_id_and_in_order(lang: Lang) -> None:
    planned = [full_id for full_id, _, _ in export(lang=lang).plan.items()]

    assert re.findall(r"<!-- (\S+) -->", markdown(lang=lang)) == planned


def test_a_renderer_draws_a_box_for_every_item_and_ticks_what_is_settled() -> None:
    page = to_html(markdown())

    assert page.count('type="checkbox"') == 10
    assert page.count('checked="checked"') == 2
    assert "<s>带复印件</s>" in page


@given(
    marks=st.dictionaries(st.sampled_from([id for id, _, _ in export().plan.items()]), strategies.marks(extra=False))
)
def test_a_renderer_ticks_exactly_what_is_settled_whatever_is_written(marks: dict[str, Mark]) -> None:
    made = export(replace(CASE, marks=marks))
    settled = [full_id for full_id, _, _ in made.plan.items() if made.case.state(full_id) in (State.DONE, State.NA)]

    page = to_html(render("md", made).decode())

    assert page.count('type="checkbox"') == len(list(made.plan.items()))
    assert page.count('checked="checked"') == len(settled)


def test_what_is_only_for_reading_in_is_not_seen() -> None:
    seen = Plain(to_html(markdown())).text

    assert not [word for word in ("k7q2", "bring-window/", "recorded", "state=", "<!--", "-->") if word in seen]


def test_counts_dates_notes_and_sources_are_on_the_sheet() -> None:
    text = markdown()

    assert "- 进度：1/9，等待 1，有问题 1" in text
    assert "## 带什么：去窗口带什么（1/3）" in text
    assert "  - 备注：放在红包里\\\n    别忘了" in text
    assert "  - 依据：《社会保险法》第七十四条" in text
    assert "- 电话：人社热线 12333（官方）" in text
    assert "- 网址：服务平台 <https://si.12333.gov.cn>（官方）" in text
    assert "- 网址：转载网站 https://example.com/a\\_b（非官方）" in text
    assert "主席令第35号，全国人大常委会，2018-12-29 <https://www.npc.gov.cn/law>" in text


def test_without_words_the_notes_stay_at_home() -> None:
    text = markdown(words=False)

    assert "红包" not in text
    assert "当地不要求" not in text
    assert "- [x] ~~带复印件~~（不适用）" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_a_person_is_shown_as_it_is(text: str) -> None:
    marks = {"bring-window/copies": Mark(State.NA, NOW, reason=text, note=f"one\n{text}\ntwo", note_at=NOW)}
    page = re.sub("<code>[0-9A-Z]{3,5}</code>", "", to_html(markdown(case=replace(CASE, name=text, marks=marks))))
    plain = Plain(page)

    assert plain.text.count(text.strip()) == 3
    assert plain.tags <= {"h1", "h2", "h3", "ul", "li", "p", "input", "s", "br", "hr", "a"}
    assert page.count('type="checkbox"') == 8


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_a_pack_is_shown_as_it_is(text: str) -> None:
    page = to_html(markdown(content=library(item_text=Text(text, text))))

    assert Plain(page).text.count(text.strip()) == 2
    assert page.count('type="checkbox"') == 10


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_survives_rendering(text: str) -> None:
    """As one block and inside a line; only the white space around lines may go."""
    text = clean(text, lines=True)
    words = text.split()

    assert Plain(to_html(f"- {block(text, '  ')}")).text.split() == words
    assert Plain(to_html(f"a {escape(clean(text))}")).text.split() == ["a", *words]


@pytest.mark.parametrize("driver", ["\x1b[2J", "\u202e", "\x9b31m", "\u2066", "\x00", "\x7f", "\ud800"])
def test_nothing_in_the_file_drives_a_terminal(driver: str) -> None:
    mark = Mark(State.NA, NOW, reason=driver, note=driver, note_at=NOW)

    text = markdown(case=replace(CASE, name=f"a{driver}", marks={"bring-window/copies": mark}))

    assert clean(text, lines=True) == text
