"""The slip: pages that hold every open item, and drawings that a phone reads."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from checklists.errors import UsageError
from checklists.formats.document import Sheet
from checklists.formats.qr import CAPACITY, make_pages
from checklists.model import Stage
from checklists.text import LANGS, Lang
from tests.codes_seen import needs_zbar, picture, read_codes, screen_of
from tests.domain.cli_library import ID_CARD
from tests.domain.cli_world import Shebao
from tests.domain.export_sample import export, finished
from tui.qr import CAPACITIES, WORTHWHILE, cells_of, draw, encode, largest, side_of


def texts(sheet: Sheet, capacity: int = CAPACITY) -> list[str]:
    return [page.text for page in make_pages(sheet, capacity)]


def test_what_is_open_is_on_the_pages_in_order_and_nothing_else() -> None:
    assert texts(export().sheet) == [
        "1/4 带什么\n- 带委托书\n- 问清办公时间",
        "2/4 查询\n- 取号\n- 领打印件",
        "3/4 核对\n! 看有没有断月\n- 看姓名对不对",
        "4/4 更正\n> 11-27 提出更正申请\n- 再查一次记录",
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_no_page_names_the_person_or_has_their_words(lang: Lang) -> None:
    said = "\n".join(texts(export(lang=lang).sheet))

    assert not [word for word in ("妈妈", "k7q2", "红包", "缺一个月", "bring-window") if word in said]


def long_sheet(items: list[str]) -> Sheet:
    """Return the sheet with other items, all open."""
    sheet = export().sheet
    part = sheet.parts[0]
    rows = tuple(replace(part.rows[1], says=replace(part.rows[1].says, text=text)) for text in items)
    return replace(sheet, parts=(replace(part, rows=rows),))


item_texts = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), min_size=1)


@given(item_texts, st.sampled_from(CAPACITIES[WORTHWHILE - 1 :]))
def test_no_page_is_too_long_and_nothing_is_lost(items: list[str], capacity: int) -> None:
    pages = make_pages(long_sheet(items), capacity)

    assert max(len(page.text.encode()) for page in pages) <= capacity
    assert [page.lines[0] for page in pages] == [f"{n}/{len(pages)} 带什么" for n in range(1, len(pages) + 1)]
    assert "".join(line for page in pages for line in page.lines[1:]) == "".join(f"- {text}" for text in items)


def test_an_item_is_not_torn_if_a_page_can_hold_it() -> None:
    pages = make_pages(long_sheet(["长" * 20] * 9), CAPACITY)

    assert all(line == "- " + "长" * 20 for page in pages for line in page.lines[1:])


def test_a_long_english_line_is_broken_between_words() -> None:
    pages = make_pages(long_sheet(["word " * 30]), 53)

    assert {word for page in pages for line in page.lines[1:] for word in line.split()} == {"-", "word"}


def test_where_nothing_is_open_there_is_no_slip() -> None:
    with pytest.raises(UsageError, match="nothing to make codes of"):
        make_pages(export(finished()).sheet)


def test_a_page_knows_its_stage() -> None:
    stages = [page.stage for page in make_pages(export().sheet, CAPACITIES[WORTHWHILE - 1])]

    assert list(dict.fromkeys(stages)) == [Stage.BRING, Stage.QUERY, Stage.VERIFY, Stage.CORRECT]


@pytest.mark.parametrize("version", range(1, len(CAPACITIES) + 1))
def test_a_version_holds_what_the_table_says_and_no_more(version: int) -> None:
    room = CAPACITIES[version - 1]

    assert segno.make(b"x" * room, error="l", mode="byte", micro=False).version == version
    assert segno.make(b"x" * (room + 1), error="l", mode="byte", micro=False).version == version + 1


@pytest.mark.parametrize(
    ("size", "half", "characters"),
    [
        ((80, 24), True, 44),
        ((120, 40), True, 152),
        ((60, 20), True, 26),
        ((80, 24), False, 0),
        ((120, 40), False, 26),
        ((132, 43), False, 35),
        ((60, 20), False, 0),
    ],
)
def test_what_a_window_can_hold_as_the_documents_say(size: tuple[int, int], half: bool, characters: int) -> None:
    """With one line for the keys, and twelve columns for the number of the page."""
    version = largest(size[0] - 12, size[1] - 1, half=half)

    assert (CAPACITIES[version - 1] // 3 if version else 0) == characters


@pytest.mark.parametrize("half", [True, False])
def test_a_drawing_has_the_cells_it_says(half: bool) -> None:
    lines = draw(encode("1/1 带什么\n- 身份证", 4), half=half)
    columns, height = cells_of(side_of(4), half=half)

    assert len(lines) == height
    assert {sum(len(piece.text) for piece in line) for line in lines} == {columns}


class Terminal:
    """Standard output as a terminal of a size, in an environment of its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], **environ: str) -> None:
        self.size = size
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size(size))
        for name in ("NO_COLOR", "COLORTERM"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environ.items():
            monkeypatch.setenv(name, value)

    def screens(self, printed: str) -> list[bytes]:
        """Return a picture of each code in what was printed, as the window shows it."""
        pages = [page for page in printed.split("\n\n") if page]
        return [picture(screen_of(page.replace("\n", "\r\n").encode(), self.size)) for page in pages]


ENVIRONMENTS = [
    {"TERM": "xterm-256color"},
    {"TERM": "xterm"},
    {"TERM": "xterm", "COLORTERM": "truecolor"},
    {"TERM": "xterm-256color", "NO_COLOR": "1"},
    {"TERM": "vt100"},
]


@needs_zbar
@pytest.mark.parametrize("environ", ENVIRONMENTS, ids=lambda environ: "-".join(environ.values()))
@pytest.mark.parametrize(("size", "width"), [((80, 24), "narrow"), ((80, 45), "auto")])
def test_every_page_on_a_terminal_is_read_back(
    mother: Shebao,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    environ: dict[str, str],
    size: tuple[int, int],
    width: str,
) -> None:
    slip = ("export", "妈妈", "--format", "qr", "--stage", "bring")
    items = [line for line in mother.ok(*slip).splitlines() if line.startswith("-")]
    (home / ".config/shebao").mkdir(parents=True, mode=0o700)
    (home / ".config/shebao/settings.toml").write_text(f'width = "{width}"\n', encoding="utf-8")
    terminal = Terminal(monkeypatch, size, **environ)

    read = read_codes(terminal.screens(mother.ok(*slip)), home)

    assert [line for page in read for line in page.splitlines()[1:]] == items
    assert [page.splitlines()[0] for page in read] == [f"{n}/{len(read)} 带什么" for n in range(1, len(read) + 1)]


@pytest.mark.parametrize(("size", "environ"), [((60, 20), {"TERM": "xterm"}), ((200, 80), {"TERM": "dumb"})])
def test_where_no_code_can_be_drawn_the_text_is_printed(
    mother: Shebao, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], environ: dict[str, str]
) -> None:
    Terminal(monkeypatch, size, **environ)

    ran = mother("export", "妈妈", "--format", "qr")

    assert ran.code == 0
    assert ran.out.startswith("1/3 带什么\n- 带身份证原件\n")
    assert ("66 列 34 行" in ran.err) == (environ["TERM"] == "xterm")


def test_a_file_or_pipe_gets_the_text_of_the_pages(mother: Shebao, tmp_path: Path) -> None:
    mother.ok("mark", "妈妈", ID_CARD)

    mother.ok("export", "妈妈", "--format", "qr", "-o", str(tmp_path / "slip.txt"))

    assert (tmp_path / "slip.txt").read_text() == mother.ok("export", "妈妈", "--format", "qr")
    assert "带身份证原件" not in (tmp_path / "slip.txt").read_text()
