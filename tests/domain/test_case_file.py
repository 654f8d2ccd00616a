"""The case file: what is written is read back, what is cut is noticed, what is edited is taken or explained."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tomllib
import unicodedata
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.case import FORMAT, NOTE_MAX, Answers, Case, Mark, State, set_note, set_state
from checklists.errors import CaseError, NewerError
from checklists.formats import toml_write
from checklists.formats.toml import MAX_BYTES, Parsed, dump, dump_tidy, parse
from checklists.formats.toml_write import ItemTexts, tidy
from checklists.store import Store
from tests.domain.strategies import CHINA, cases

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=CHINA)
FILE = "k7q2.toml"
CASE = Case(
    "k7q2",
    "妈妈",
    NOW,
    Answers(topics=("medical-account",), channel="hall-window", for_whom="proxy", region="sc"),
    revision=12,
    marks={
        "bring-window/id-card": Mark(State.DONE, NOW + timedelta(milliseconds=120)),
        "verify-records/contribution-months": Mark(
            State.WAITING, NOW, until=date(2026, 11, 27), note="2024年3月缺一个月\n已经问过", note_at=NOW
        ),
    },
)

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


def edit(old: str, new: str, case: Case = CASE) -> bytes:
    """Return the file of a case after somebody replaced a piece of it."""
    text = dump(case).decode()
    assert old in text
    return text.replace(old, new).encode()


def by_hand(body: str) -> bytes:
    """Return a file that somebody wrote without a seal."""
    return f'format = 1\nid = "k7q2"\nname = "我"\ncreated = 2026-11-21T09:00:00+08:00\n{body}'.encode()


def note_calls(monkeypatch: pytest.MonkeyPatch, name: str, marks: list[Mark]) -> None:
    """Keep every mark that a function of the writer is called with."""
    original = getattr(toml_write, name)

    def noted(mark: Mark) -> object:
        marks.append(mark)
        return original(mark)

    monkeypatch.setattr(toml_write, name, noted)


def refusal(data: bytes, *, allow_unsealed: bool = False) -> CaseError:
    with pytest.raises(CaseError) as caught:
        parse(data, FILE, allow_unsealed=allow_unsealed)
    return caught.value


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


def test_a_newer_format_is_told_apart_from_damage() -> None:
    with pytest.raises(NewerError, match="newer version"):
        parse(edit("format = 1", "format = 2"), FILE)
    assert not isinstance(refusal(edit("format = 1", 'format = "1"')), NewerError)
    assert not isinstance(refusal(edit("format = 1", "format = true")), NewerError)
    assert "format = 1" in str(refusal(edit("format = 1\n", "")))


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ('state = "done"', 'state = "finished"', "bring-window/id-card: state", "todo, done, na, problem, waiting"),
        ("at = 2026-11-21T09:00:00.120+08:00", "at = 2026-11-21T09:00:00", "bring-window/id-card: at", "+08:00"),
        ("at = 2026-11-21T09:00:00.120+08:00", "at = 2026-11-21", "bring-window/id-card: at", "+08:00"),
        ("at = 2026-11-21T09:00:00.120+08:00", "at = 7", "bring-window/id-card: at", "can be meant"),
        ("at = 2026-11-21T09:00:00.120", "at = 9999-11-21T09:00:00.120", "bring-window/id-card: at", "can be meant"),
        ("until = 2026-11-27", 'until = "下周"', "verify-records/contribution-months: until", "2026-11-27"),
        ('topics = ["medical-account"]', 'topics = "medical-account"', "answers.topics", "list in brackets"),
        ('channel = "hall-window"', "channel = 7", "answers.channel", "text in quotes"),
        ('name = "妈妈"', 'name = ""', "name", "must not be empty"),
        ('name = "妈妈"', f'name = "{"妈" * 41}"', "name", "longer than 40"),
        ('name = "妈妈"\n', "", "name", "is missing"),
        ("created = 2026-11-21T09:00:00.000+08:00\n", "", "created", "is missing"),
        ('id = "k7q2"', 'id = "../k7q2"', "id", "small letters"),
        ("revision = 12", 'revision = "many"', "revision", "whole number"),
        ('[items."bring-window/id-card"]\nstate = "done"', "[items]\nx = 3\n[y]", "x", "table of keys"),
        ("bring-window/id-card", "bring-\\u001bwindow/id-card", "bring-window/id-card", "control characters"),
    ],
)
def test_a_wrong_edit_is_named_by_item_and_key(old: str, new: str, where: str, what: str) -> None:
    error = refusal(edit(old, new))

    assert str(error).startswith(f"{FILE} is not understood: {where} ")
    assert what in str(error)
    assert f"{where} " in error.message.zh


@pytest.mark.parametrize("key", ["items", "answers"])
def test_what_must_be_a_table_is_named(key: str) -> None:
    assert f"{key} must be a table of keys" in str(refusal(by_hand(f"{key} = 3\n"), allow_unsealed=True))


def test_no_message_repeats_what_a_person_wrote() -> None:
    secret = "身份证51010419500101001X"

    for key in ("state", "at", "until", "note_at"):
        error = refusal(by_hand(f'[items."a/b"]\n{key} = "{secret}"\n'), allow_unsealed=True)
        assert secret not in error.message.zh + error.message.en
    for broken in (f'note = "{secret}', f"note = {secret}"):
        error = refusal(by_hand(f'[items."a/b"]\n{broken}\n'), allow_unsealed=True)
        assert secret not in error.message.zh + error.message.en


def test_of_many_faults_five_are_named_and_the_rest_counted() -> None:
    wrong = "".join(f'[items."list/item-{number}"]\nstate = 1\n' for number in range(1000))
    error = refusal(by_hand(wrong), allow_unsealed=True)

    assert str(error).count("list/item-") == 5
    assert "and 995 more" in str(error)
    assert len(str(error)) < 1000


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("note = \u201c缺一个月\u201d", 'plain "'),
        ("note = \uff02缺一个月\uff02", 'plain "'),
        ("note \uff1d 'x'", "plain ="),
        ("note \uff1a 'x'", "plain ="),
        ("note: 'x'", "plain ="),
        ("备注 = 'x'", "in plain quotes"),
        ("[妈妈]", "in plain quotes"),
        ("note = 缺一个月", "in plain quotes"),
        ("note = \u300c缺一个月\u300d", 'plain "'),
        ("note = '缺一个月\u2019", 'plain "'),
        ("\u3010items.'a/b'\u3011", "plain [ ]"),
        ("\uff3bitems.'a/b'\uff3d", "plain [ ]"),
        ("x = \u3010'a', 'b'\u3011", "plain [ ]"),
        ("x = \uff5ba = 1\uff5d", "{ }"),
        ("x = ['a'\uff0c 'b']", "plain , and ."),
        ("x = ['a'\u3001'b']", "plain , and ."),
        ("[items\u3002'a/b']", "plain , and ."),
        ("\uff03 窗口说的", "plain #"),
        ("note\u3000= 'x'", "wide space"),
        ("\u200bnote = 'x'", "wide space"),
        ("x = \uff11\uff12", "plain digits"),
        ("until = 2026\u5e7411月27日", "plain digits"),
        ("until = 2026\uff0d11\uff0d27", "plain digits"),
        ("note = '缺一个月", "closed on the same line"),
        ('note = "说"缺"一个月"', "quote within quotes"),
    ],
)
def test_a_slip_of_a_chinese_input_method_is_explained(line: str, hint: str) -> None:
    error = refusal(edit('state = "done"', f'state = "done"\n{line}'))

    number = dump(CASE).decode().split("\n").index('state = "done"') + 2
    assert f"ine {number} " in str(error)
    assert f"第{number}行" in error.message.zh
    assert hint in str(error)


@pytest.mark.parametrize(
    "text", ["note = 'x", "state = 'done'\nstate = 'todo'", "[items.'a/b']\n[items.'a/b']", "at = 2026-13-41"]
)
def test_other_slips_name_the_line_and_give_no_wrong_hint(text: str) -> None:
    error = refusal(by_hand(text), allow_unsealed=True)

    assert FILE in str(error)
    assert "ine " in str(error)
    assert "input method" not in str(error)
    assert "in plain quotes" not in str(error)


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("gbk", "GBK"),
        ("gb18030", "GBK"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-16"),
    ],
)
def test_text_in_another_encoding_is_told_to_be_saved_as_utf_8(encoding: str, named: str) -> None:
    for allow_unsealed in (False, True):
        error = refusal(dump(CASE).decode().encode(encoding), allow_unsealed=allow_unsealed)
        assert all(word in error.message.zh for word in ("第1行", "UTF-8", f"多半是 {named}"))
        assert all(word in error.message.en for word in ("Line 1 ", "UTF-8", f"probably {named}"))


def test_one_line_in_another_encoding_is_named() -> None:
    data = dump(CASE)
    line = data[: data.index("缺一个月".encode())].count(b"\n") + 1

    assert f"Line {line} is not UTF-8" in str(refusal(data.replace("缺一个月".encode(), "缺一个月".encode("gbk"))))


def test_a_seal_in_wide_brackets_is_a_slip_and_no_cut() -> None:
    assert "plain [ ]" in str(refusal(edit("[seal]", "\u3010seal\u3011")))


def test_what_stands_in_plain_quotes_is_no_slip_whatever_it_is() -> None:
    fault = "note = '妈妈说\u201c好\u201d，\u3010见\u3011\uff1d'\nstate = 'done'"

    assert str(refusal(edit('state = "done"', f'state = "todo"\n{fault}'))).endswith("Cannot overwrite a value")


@pytest.mark.parametrize(
    "hostile",
    [
        "x = " + "[" * 5000,
        "x = " + "{a=" * 2000,
        ".".join("a" * 100_000) + " = 1",
        "x = { " + ".".join("a" * 100) + " = 1 }",
        "x = 0x" + "f" * 6000,
        "x = " + "[" * 30 + "]" * 30,
        "[seal]\nitems = 0x" + "f" * 6000 + f'\nsha256 = "{"0" * 64}"',
    ],
)
def test_a_file_made_to_keep_the_reader_busy_is_refused(hostile: str) -> None:
    assert FILE in str(refusal(by_hand(hostile), allow_unsealed=not hostile.startswith("[seal]")))


def test_dots_in_a_note_are_no_dots_in_a_key() -> None:
    note = ".".join("1234567890" * 3)

    assert parse(by_hand(f'[items."a/b"]\nnote = "{note}"\n'), FILE, allow_unsealed=True).case.mark("a/b").note == note


def test_a_file_that_is_too_large_is_not_even_parsed() -> None:
    assert "1024 kB" in str(refusal(dump(CASE) + b"#" * MAX_BYTES))


def test_a_seal_is_no_signature() -> None:
    """Whoever seals what we would never write gets no further than whoever edits it."""
    body = by_hand('at = 2026-11-21T09:00:00\n[items."a/b"]\nnote = 7\n')
    sealed = body + f'\n[seal]\nitems = 1\nsha256 = "{hashlib.sha256(body).hexdigest()}"\n'.encode()

    assert "a/b: note must be text" in str(refusal(sealed))


@pytest.mark.parametrize(
    "wrong",
    [
        *("revision = inf", "revision = 1.0e300", "revision = 0x" + "f" * 6000, "revision = -1"),
        *("at = 0001-01-01T00:00:00Z", "at = 9999-12-31T23:59:59.999Z"),
    ],
    ids=lambda wrong: wrong[:20],
)
def test_a_sealed_number_that_cannot_be_counted_with_is_refused(wrong: str) -> None:
    body = by_hand(f"{wrong}\n")
    sealed = body + f'\n[seal]\nitems = 0\nsha256 = "{hashlib.sha256(body).hexdigest()}"\n'.encode()

    assert f"{FILE} is not understood: {wrong.partition(' ')[0]} " in str(refusal(sealed))


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


@given(st.binary(max_size=40), st.integers(0, 600), st.integers(0, 20))
def test_no_bytes_whatever_escape_as_anything_but_a_refusal(junk: bytes, start: int, cut: int) -> None:
    whole = dump(CASE)

    with suppress(CaseError):
        parse(whole[:start] + junk + whole[start + cut :], FILE)


def test_a_refusal_is_in_both_languages_and_in_characters_of_certain_width() -> None:
    for data in (
        b"",
        dump(CASE) + b"#" * MAX_BYTES,
        edit("format = 1", "format = 2"),
        edit("format = 1", "format = 0"),
    ):
        text = refusal(data).message
        assert not any(unicodedata.east_asian_width(character) == "A" for character in text.zh + text.en)


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
