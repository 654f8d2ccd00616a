"""Plain text: what a chat shows and a screen reader says."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from checklists.case import Mark, State
from checklists.formats import render
from checklists.labels import GLYPHS
from checklists.text import LANGS, Lang
from tests.domain.export_sample import CASE, NOW, export, finished


def lines(**kwargs: object) -> list[str]:
    return render("txt", export(**kwargs)).decode().splitlines()  # type: ignore[arg-type]


def test_every_state_has_its_sign_and_its_word() -> None:
    said = lines()

    assert "[x] 完成：带身份证原件  APK" in said
    assert "[ ] 未办：带委托书（以当地为准）  2RMEN" in said
    assert "[-] 不适用（当地不要求）：带复印件  8Z6DF" in said
    assert "[!] 有问题：看有没有断月  EEPFE" in said
    assert "[>] 等到 2026-11-27：提出更正申请  ZSNUD" in said
    assert "[ ] 未办：问清办公时间（待核实）  8RPXE" in said


def test_the_same_in_english() -> None:
    said = lines(lang="en")

    assert "[-] not applicable (Not required here): Bring copies  8Z6DF" in said
    assert "[>] waiting until 2026-11-27: Apply for the correction  ZSNUD" in said
    assert "Bring: What to bring (1/3)" in said
    assert "Phone: HRSS hotline 12333 (official)" in said


def test_how_far_it_is_comes_first_and_how_to_reach_the_channel_last() -> None:
    said = lines()

    assert said[:2] == ["社保清单：妈妈", "进度：1/9，等待 1，有问题 1"]
    assert "网址：服务平台 https://si.12333.gov.cn（官方）" in said[-10:]
    assert lines(case=finished())[1] == "进度：8/8（全部完成）"


def test_a_note_stands_under_its_item_and_cannot_pass_for_one() -> None:
    marks = {"bring-window/copies": Mark(State.TODO, note="问过了\n\n[x] 完成：看姓名对不对", note_at=NOW)}
    said = lines(case=replace(CASE, marks=marks))

    place = said.index("[ ] 未办：带复印件  8Z6DF")
    assert said[place + 1 : place + 3] == ["    备注：问过了", "    [x] 完成：看姓名对不对"]
    assert not [line for line in said if line.startswith(tuple(GLYPHS.values())) and "姓名" in line and "[x]" in line]


def test_without_words_the_notes_stay_at_home() -> None:
    text = "\n".join(lines(words=False))

    assert "红包" not in text
    assert "[-] 不适用：带复印件" in text


@pytest.mark.parametrize("lang", LANGS)
def test_there_is_nothing_to_look_at_only_words(lang: Lang) -> None:
    characters = set("".join(lines(lang=lang)))

    assert not {c for c in characters if unicodedata.east_asian_width(c) == "A" or unicodedata.category(c) == "So"}
