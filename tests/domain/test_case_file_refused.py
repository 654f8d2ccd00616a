"""A case file that cannot be meant as it stands: what is wrong, where, and the way out."""

from __future__ import annotations

import hashlib
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.errors import CaseError, NewerError
from checklists.formats.toml import MAX_BYTES, dump, parse
from tests.domain.case_files import CASE, FILE, by_hand, edit, refusal


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
        ("[items.bring-window/id-card]", "An id with a slash must stand in plain quotes"),
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

    said = str(refusal(edit('state = "done"', f'state = "todo"\n{fault}')))

    assert said.endswith("stands there twice. Correct it and open it again")


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
