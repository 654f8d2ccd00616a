"""A case as JSON, for programs: everything that the case file holds, to be read in again."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from checklists.case import FORMAT, Answers, Case, Mark
from checklists.formats.case_file import to_keep
from checklists.formats.toml_write import literal, moment, tidy
from checklists.records import names, values
from checklists.text import spell_out

if TYPE_CHECKING:
    from checklists.formats import Export

SCHEMA = FORMAT
"""Version of the form: that of the case file, whose tables it has."""
TOML = "$toml"
"""The one key of a table that stands for a value as TOML writes it, for what JSON cannot say: a day, a time, `inf`."""


def render(export: Export) -> bytes:
    """Return the case, without the person's own words if the export says so."""
    return dump(to_keep(export))


def dump(case: Case) -> bytes:
    """Return a case as JSON; its text is cleaned and its times cut to milliseconds, as in the case file."""
    case = tidy(case)
    document = {"schema": SCHEMA, "case": _case(case)}
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    return f"{spell_out(text, lambda character: json.dumps(character)[1:-1])}\n".encode()


def read(text: str, file: str) -> tuple[Case, ...]:
    """Return the case in a file.

    Raises:
        CaseError: It is not a case; the message says where.
    """
    from checklists.formats.json_read import read_case

    return (read_case(text, file),)


def _case(case: Case) -> dict[str, object]:
    answers = dict(zip(names(Answers), values(case.answers), strict=True))
    extra = dict(case.extra)
    unknown_answers = extra.pop("answers", {})
    return {
        "id": case.id,
        "name": case.name,
        "created": moment(case.created),
        **({"at": moment(case.at)} if case.at else {}),
        "revision": case.revision,
        **_unknown(extra),
        "answers": {name: answer for name, answer in answers.items() if answer} | _unknown(unknown_answers),
        "items": {item_id: _mark(mark) for item_id, mark in sorted(case.marks.items())},
    }


def _mark(mark: Mark) -> dict[str, object]:
    known = {
        "state": mark.state.value,
        "at": mark.at and moment(mark.at),
        "reason": mark.reason,
        "until": mark.until and mark.until.isoformat(),
        "note": mark.note,
        "note_at": mark.note_at and moment(mark.note_at),
    }
    return {name: value for name, value in known.items() if value} | _unknown(mark.extra)


def _unknown(extra: Mapping[str, object]) -> dict[str, object]:
    return {name: _value(value) for name, value in extra.items()}


def _value(value: object) -> object:
    """Return a value of an unknown key in such a way that it comes back as it was."""
    if isinstance(value, Mapping):
        return {TOML: literal(value)} if TOML in value else _unknown(value)
    if isinstance(value, list | tuple):
        return [_value(each) for each in value]
    if isinstance(value, str | bool | int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    return {TOML: literal(value)}
