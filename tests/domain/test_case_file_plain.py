"""What is read of a case file without the parser is what the parser would read; the rest is left to it."""

from __future__ import annotations

import tomllib
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checklists.case import Answers, Case, State, set_note, set_state
from checklists.formats.toml import dump, parse
from checklists.formats.toml_plain import read_plain
from tests.clock import NOW
from tests.domain.strategies import cases

_CASE = Case("k7q2", "妈妈", NOW, Answers(topics=("pension", "medical"), channel="hall-window"), revision=3)
_DONE = set_state(_CASE, "bring-window/id-card", State.DONE, now=NOW)
_WAITING = set_state(_DONE, "hall-window/wait", State.WAITING, now=NOW, until=NOW.date() + timedelta(days=9))
CASE = set_note(_WAITING, "hall-window/wait", '窗口说 "下周"\n再来\\', now=NOW)

# What a hand, another program or a bad disk might put into a line.
_SCRAPS = (
    *('"', "\\", "\\n", '\\"', "\\\\", "\\u4e00", "\\/", "'", '"""', ", ", ",", "[", "]", "[]", '[""]', '["a", "b"]'),
    *(
        "#",
        " # x",
        " ",
        "\t",
        "\n",
        "\n\n",
        "=",
        " = ",
        "\u3000",
        "\x7f",
        "\ufeff",
        ".",
        "-",
        "+",
        "_",
        "0",
        "00",
        "-0",
    ),
    *("true", "nan", "1_000", "１２", "2026-W01-1", "20261121", "2026-11-21", "2026-02-30", "T", "Z", ",019", "1e3"),
    *("[answers]", "[seal]", '[items."a"]', "[items.a]", "items = 1", "answers = 1", 'format = "1"', "[[items]]"),
    *(
        '"2026-11-21"',
        "2026-11-21T09:00:00.000+08:00",
        "2026-11-21T09:00:00.000-00:00",
        "2026-11-21 09:00:00.000+08:00",
    ),
)


def parsed(text: str) -> object:
    try:
        return tomllib.loads(text)
    except ValueError:
        return "refused"


def assert_read_as_the_parser_does(text: str) -> None:
    plain = read_plain(text.encode(errors="surrogatepass"))
    if plain is not None:
        assert plain == parsed(text)
        assert sorted(map(repr, plain.items())) == sorted(map(repr, tomllib.loads(text).items()))


def test_what_the_program_writes_needs_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    data = dump(CASE)
    assert read_plain(data) == tomllib.loads(data.decode())
    monkeypatch.setattr(tomllib, "loads", None)
    assert parse(data, "k7q2.toml").case == CASE


@given(cases())
def test_any_case_is_read_alike(case: Case) -> None:
    assert_read_as_the_parser_does(dump(case).decode())


@given(
    st.lists(
        st.tuples(st.integers(0, len(dump(CASE))), st.integers(0, 12), st.sampled_from(_SCRAPS) | st.text(max_size=3)),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_stands_in_it_is_read_alike_or_not_at_all(edits: list[tuple[int, int, str]]) -> None:
    text = dump(CASE).decode()
    for start, length, scrap in edits:
        text = text[:start] + scrap + text[start + length :]
    assert_read_as_the_parser_does(text)


@given(st.sampled_from(_SCRAPS) | st.text(alphabet='"\\n, a[]', max_size=12))
@example('["a\\", \\"b"]')
@example('"a\\\\\\"b"')
@example("12345678901234567890123456789")
def test_any_value_is_read_alike_or_not_at_all(value: str) -> None:
    assert_read_as_the_parser_does(f"key = {value}")
    assert_read_as_the_parser_does(f'key = "{value}"')
    assert_read_as_the_parser_does(f'key = ["{value}", "{value}"]')
    assert_read_as_the_parser_does(f'[items."{value}"]')


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\na = 2",
        '[items."a"]\n[items."a"]',
        "[answers]\n[answers]",
        "answers = 1\n[answers]",
        'items = 1\n[items."a"]',
        "a = 2026-11-21 # a comment",
        "[other]",
        "a.b = 1",
        "a = '1'",
        'a = "\x7f"',
        "# \x01",
    ],
)
def test_what_is_written_otherwise_is_left_to_the_parser(text: str) -> None:
    assert read_plain(text.encode()) is None
