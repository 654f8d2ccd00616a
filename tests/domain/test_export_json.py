"""A case as JSON: true to its published schema, whole, and readable by any program."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from checklists.case import Case, Mark, State
from checklists.errors import CaseError
from checklists.formats import render
from checklists.reading import read_file
from checklists.schema import make_schema
from tests.domain import strategies
from tests.domain.export_sample import CASE, NOW, export

VALIDATOR = Draft202012Validator(make_schema("case"))


def document(case: Case = CASE, *, words: bool = True) -> Any:
    return json.loads(render("json", export(case, words=words)))


def changed(**changes: Any) -> dict[str, Any]:
    """The sample with some keys of the case otherwise; `...` takes one away."""
    table = {**document()["case"], **changes}
    return {"schema": 1, "case": {key: value for key, value in table.items() if value is not ...}}


def test_a_program_finds_everything_where_the_schema_says() -> None:
    told = document()

    assert told["schema"] == 1
    assert told["case"]["name"] == "妈妈"
    assert told["case"]["answers"]["topics"] == ["pension-contributions", "medical-account"]
    assert told["case"]["items"]["bring-window/id-card"] == {
        "state": "done",
        "at": "2026-11-21T09:00:00.000+08:00",
        "note": "放在红包里\n别忘了",
        "note_at": "2026-11-21T09:00:00.000+08:00",
    }
    assert told["case"]["items"]["correct-record/apply"]["until"] == "2026-11-27"


@given(strategies.cases().filter(lambda case: bool(case.name)))
def test_every_case_fits_the_schema(case: Case) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(document(case))] == []


@pytest.mark.parametrize(
    "broken",
    [
        {"case": changed()["case"]},
        {"schema": 2, "case": changed()["case"]},
        changed(id=...),
        changed(id="K7Q2"),
        changed(name=""),
        changed(name="x" * 41),
        changed(created="2026-11-21"),
        changed(revision=-1),
        changed(answers=[]),
        changed(answers={"topics": "x"}),
        changed(items={"a/b": {"state": "finished"}}),
        changed(items={"a/b": {"until": "2026-11-21T09:00:00+08:00"}}),
        changed(items={"a/b": {"at": "2026-11-21T09:00:00"}}),
        changed(items={"a/b": {"note": ["x"]}}),
        changed(items={"a/b": {"reason": 1}}),
        changed(items=[]),
    ],
)
def test_what_the_schema_refuses_is_not_read_in_either(broken: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(broken)
    with pytest.raises(CaseError, match=r"x\.json"):
        read_file(json.dumps(broken).encode(), "x.json")


def test_what_json_cannot_say_comes_back_as_it_was() -> None:
    kept = {
        "day": date(2026, 11, 21),
        "time": time(7, 32),
        "moment": datetime(2026, 11, 21, tzinfo=UTC),
        "local": datetime(2026, 11, 21),
        "endless": float("inf"),
        "whole": 1,
        "broken": 1.0,
        "yes": True,
        "list": [{"day": date(2026, 1, 1)}, []],
        "posing": {"$toml": "2026-11-21"},
        "table": {"$toml": 1, "more": "x"},
    }
    case = replace(CASE, extra=kept, marks={"a/b": Mark(State.DONE, NOW, extra=kept)})

    (back,) = read_file(render("json", export(case)), "x.json")

    assert isinstance(back, Case)
    assert repr(back.extra) == repr(kept)  # for == takes 1, 1.0 and true for the same
    assert back == case
    assert VALIDATOR.is_valid(document(case))


def test_without_words_there_are_none() -> None:
    case = replace(CASE, extra={"colour": "red"})

    text = json.dumps(document(case, words=False), ensure_ascii=False)

    assert not [word for word in ("红包", "当地不要求", "缺一个月", "colour") if word in text]
