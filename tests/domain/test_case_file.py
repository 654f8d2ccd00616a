"""The case file: what is written is read back, what is cut is noticed, what is edited is taken."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.case import FORMAT, NOTE_MAX, Case, Mark, State, set_note, set_state
from checklists.formats import toml_write
from checklists.formats.toml import Parsed, dump, dump_tidy, parse
from checklists.formats.toml_write import ItemTexts, tidy
from checklists.store import Store
from tests.domain.case_files import CASE, FILE, NOW, by_hand, edit, refusal
from tests.domain.strategies import cases

WRITTEN = """\
format = 1
id = "k7q2"
name = "妈妈"
created = 2026-11-21T09:00:00.000+08:00
revision = 12

[answers]
topics = ["medical-account"]
channel = "hall-window"
for_whom = "proxy"
region = "sc"

[items."bring-window/id-card"]
state = "done"
at = 2026-11-21T09:00:00.120+08:00

[items."verify-records/contribution-months"]
state = "waiting"
at = 2026-11-21T09:00:00.000+08:00
until = 2026-11-27
note = "2024年3月缺一个月\\n已经问过"
note_at = 2026-11-21T09:00:00.000+08:00
"""


def note_calls(monkeypatch: pytest.MonkeyPatch, name: str, marks: list[Mark]) -> None:
    """Keep every mark that a function of the writer is called with."""
    original = getattr(toml_write, name)

    def noted(mark: Mark) -> object:
        marks.append(mark)
        return original(mark)

    monkeypatch.setattr(toml_write, name, noted)


def test_a_case_is_written_as_a_person_would_write_it() -> None:
    head, _, rest = dump(CASE).decode().partition("\n")
    body, _, seal = rest.partition("\n[seal]\n")

    assert head.startswith("# 社保清单")
    assert "comments are not kept" in head
    assert body == WRITTEN
    digest = hashlib.sha256(f"{head}\n{body}".encode()).hexdigest()
    assert seal == f'items = 2\nsha256 = "{digest}"\n'


def test_any_toml_reader_can_read_it() -> None:
    table = tomllib.loads(dump(CASE).decode())

    assert table["format"] == FORMAT
    assert table["items"]["verify-records/contribution-months"]["until"] == date(2026, 11, 27)


@given(cases())
def test_what_is_written_is_read_back(case: Case) -> None:
    assert parse(dump(case), FILE) == Parsed(case, sealed=True)


@given(st.lists(cases(), min_size=2, max_size=4), st.randoms())
def test_what_was_written_before_changes_nothing_of_what_is_written(versions: list[Case], chance: Random) -> None:
    texts = ItemTexts()
    pool = [mark for case in versions for mark in case.marks.values()]
    for case in versions:
        mixed = replace(case, marks={item_id: chance.choice(pool) for item_id in case.marks})
        for each in (case, mixed):
            assert dump_tidy(tidy(each, texts), texts) == dump(each)


def test_a_save_puts_into_words_only_the_item_that_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "cases")
    marks = {f"list/item-{number}": Mark(State.DONE, NOW) for number in range(500)}
    case = store.save(Case("k7q2", "妈妈", NOW, marks=marks))
    written: list[Mark] = []
    checked: list[Mark] = []
    note_calls(monkeypatch, "_mark_lines", written)
    note_calls(monkeypatch, "_is_tidy", checked)

    saved = store.save(set_state(case, "list/item-7", State.TODO, now=NOW + timedelta(minutes=1)))

    assert written == [saved.mark("list/item-7")]
    assert len(checked) == 1
    assert parse((tmp_path / "cases" / "k7q2.toml").read_bytes(), FILE).case == saved


@given(cases(extra=False), st.text(), st.text(), st.integers(0, 999_999))
def test_text_and_times_that_no_file_takes_are_tidied_on_the_way_out(
    case: Case, name: str, note: str, microsecond: int
) -> None:
    hostile = name + "\x1b[2J\u202e\x85" + "\ud800"
    at = NOW.replace(microsecond=microsecond)
    untidy = replace(case, name=hostile, marks={"a/b": Mark(State.NA, at, reason=hostile, note=note + "\r\nx\x07")})

    read = parse(dump(untidy), FILE)
    assert read.sealed
    assert not {"\x1b", "\u202e", "\x85", "\ud800"} & set(read.case.name + read.case.mark("a/b").reason)
    assert read.case.mark("a/b").note.endswith("\nx")
    assert read.case.mark("a/b").at == at.replace(microsecond=microsecond // 1000 * 1000)
    assert dump(read.case) == dump(untidy)


@given(cases(), st.data())
def test_a_file_cut_anywhere_is_never_taken_for_a_case(case: Case, data: st.DataObject) -> None:
    whole = dump(case)
    end = data.draw(st.integers(0, len(whole) - 2))

    assert FILE in str(refusal(whole[:end]))


def test_every_cut_of_one_file_is_refused() -> None:
    whole = dump(CASE)

    for end in range(len(whole) - 1):
        refusal(whole[:end])
    assert not parse(whole[:-1], FILE).sealed


@pytest.mark.parametrize("data", [b"", b"\n", b"\0" * 4096, b"format = 1\n", by_hand("")])
def test_an_empty_or_unsealed_file_is_said_to_be_incomplete(data: bytes) -> None:
    error = refusal(data)

    assert FILE in error.message.zh
    assert "不完整" in error.message.zh
    assert "incomplete" in error.message.en


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"\n", b"\r"),
    ],
)
def test_what_a_windows_editor_does_to_a_file_harms_nothing(change: type) -> None:
    assert parse(change(dump(CASE)), FILE) == Parsed(CASE, sealed=True)


def test_an_edited_file_is_taken_and_told_apart() -> None:
    parsed = parse(edit('state = "done"', 'state = "problem"  # 窗口说的'), FILE)

    assert not parsed.sealed
    told = replace(CASE.mark("bring-window/id-card"), state=State.PROBLEM)
    assert parsed.case == replace(CASE, marks={**CASE.marks, "bring-window/id-card": told})


def test_an_item_added_after_the_seal_is_not_overlooked() -> None:
    parsed = parse(dump(CASE) + b'\n[items."bring-window/copies"]\nstate = "na"\n', FILE)

    assert not parsed.sealed
    assert parsed.case.state("bring-window/copies") is State.NA


def test_a_short_file_written_by_hand_can_be_imported() -> None:
    parsed = parse(by_hand('[items."bring-window/id-card"]\nstate = "done"\n'), FILE, allow_unsealed=True)

    assert parsed == Parsed(
        Case("k7q2", "我", NOW, marks={"bring-window/id-card": Mark(State.DONE)}), sealed=False
    )  # fmt: skip


def test_a_note_joined_from_several_can_be_longer_than_a_typed_one_and_the_file_still_be_edited() -> None:
    note = "字" * (3 * NOTE_MAX)
    long = set_note(CASE, "a/b", note, now=NOW + timedelta(days=1))

    assert parse(edit('state = "done"', 'state = "problem"', long), FILE).case.mark("a/b").note == note


def test_dates_in_quotes_are_understood() -> None:
    body = '[items."a/b"]\nstate = "waiting"\nuntil = "2026-11-27"\nat = "2026-11-21T09:00:00+08:00"\n'
    mark = parse(by_hand(body), FILE, allow_unsealed=True).case.mark("a/b")

    assert (mark.until, mark.at) == (date(2026, 11, 27), NOW)


def test_unknown_keys_and_ids_are_kept_through_reading_and_writing() -> None:
    body = (
        "colour = 'red'\n[answers]\npets = ['cat']\nregion = 'sc'\n"
        "[future]\ndeep = { a = [1, 2.5, 2026-01-01] }\n"
        "[items.'old-list/gone']\nstate = 'done'\nmood = 07:30:00\n"
    )
    case = parse(by_hand(body), FILE, allow_unsealed=True).case

    assert case.extra == {
        "colour": "red",
        "future": {"deep": {"a": [1, 2.5, date(2026, 1, 1)]}},
        "answers": {"pets": ["cat"]},
    }
    assert case.state("old-list/gone") is State.DONE
    assert "mood" in case.mark("old-list/gone").extra
    assert parse(dump(case), FILE) == Parsed(case, sealed=True)


def test_what_a_clock_that_lost_its_battery_wrote_can_be_read() -> None:
    case = Case("k7q2", "妈妈", datetime(1970, 1, 1, 0, 0, 7, tzinfo=UTC))

    assert parse(dump(case), FILE).case == case


def test_a_file_from_outside_is_checked_even_if_it_is_sealed() -> None:
    body = by_hand(f'[items."a/b"]\nreason = "{"x" * 201}"\n')
    sealed = body + f'\n[seal]\nitems = 1\nsha256 = "{hashlib.sha256(body).hexdigest()}"\n'.encode()

    assert parse(sealed, FILE).sealed
    assert "a/b: reason is longer than 200 characters" in str(refusal(sealed, allow_unsealed=True))


def test_hostile_text_in_a_sealed_file_is_cleaned() -> None:
    body = by_hand('[items."a/b"]\nnote = "\\u001b[2Jx"\n').replace("我".encode(), b"\\u202ex\\u0007")
    sealed = body + f'\n[seal]\nitems = 1\nsha256 = "{hashlib.sha256(body).hexdigest()}"\n'.encode()

    parsed = parse(sealed, FILE)
    assert parsed.sealed
    assert (parsed.case.name, parsed.case.mark("a/b").note) == ("x", "[2Jx")


def test_reading_and_writing_what_we_wrote_needs_no_validator() -> None:
    code = (
        "import sys; from checklists.formats import toml; from datetime import *; from checklists.case import *;"
        "c = Case('k7q2', 'x', datetime(2026, 1, 1, tzinfo=UTC), marks={'a/b': Mark(State.DONE)});"
        "assert toml.parse(toml.dump(c), 'x').case == c;"
        "print({'pydantic', 'tomli_w', 'textual'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"


def test_a_file_of_two_hundred_items_stays_small() -> None:
    case = CASE
    for number in range(200):
        case = set_note(
            set_state(case, f"bring-window/item-{number}", State.DONE, now=NOW),
            f"bring-window/item-{number}",
            "好",
            now=NOW,
        )

    assert len(dump(case)) < 40_000
