"""The check of a case file that somebody edited or wrote: what is wrong, item by item and key by key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from checklists.boundary import echo
from checklists.case import NAME_MAX, REASON_MAX, State
from checklists.formats.faults import (
    BAD_ID,
    CASE_ID,
    DAY,
    EMPTY,
    FIRST_YEAR,
    ID_MAX,
    LAST_YEAR,
    MISSING,
    MOMENT,
    SHOWN,
    STATE,
    TIME_OR_DAY,
    TOO_LONG,
    UNCLEAN_ID,
    not_understood,
)
from checklists.formats.toml_read import ANSWERS
from checklists.text import Text, is_clean

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails


def check(table: Mapping[str, Any], file: str) -> dict[str, Any]:
    """Return the tables of a case file with every known value of its type; unknown keys stay.

    Args:
        table: The file as parsed, without its seal.
        file: Its name, for messages.

    Raises:
        CaseError: Something cannot be meant; the message names items and keys and never shows a value.
    """
    from pydantic import ValidationError

    try:
        return _model().model_validate(table).model_dump(exclude_unset=True)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=True)
        raise not_understood(file, [_fault(fault) for fault in faults[:SHOWN]], len(faults[SHOWN:])) from None


def json_schema() -> dict[str, Any]:
    """Return what pydantic says that a case looks like as JSON."""
    return _model().model_json_schema()


@cache
def _model() -> type[BaseModel]:
    from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field, create_model

    keep = ConfigDict(extra="allow", hide_input_in_errors=True, protected_namespaces=())
    moment = Annotated[
        AwareDatetime, Field(ge=datetime(FIRST_YEAR, 1, 1, tzinfo=UTC), lt=datetime(LAST_YEAR, 1, 1, tzinfo=UTC))
    ]
    day = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), lt=date(LAST_YEAR, 1, 1))]
    answer = Annotated[str, Field(max_length=ID_MAX)]
    item_id = Annotated[str, Field(max_length=ID_MAX), AfterValidator(_clean_id)]
    mark: Any = create_model(
        "Mark",
        __config__=keep,
        state=(State, State.TODO),
        at=(moment, None),
        reason=(Annotated[str, Field(max_length=REASON_MAX)], ""),
        until=(day, None),
        note=(str, ""),  # the size of the file is limit enough: a joined note may be longer than a typed one
        note_at=(moment, None),
    )
    kinds: Any = {
        name: (answer, "") if isinstance(empty, str) else (tuple[answer, ...], ()) for name, empty in ANSWERS.items()
    }
    return create_model(
        "Case",
        __config__=keep,
        id=(Annotated[str, Field(pattern=CASE_ID)], ...),
        name=(Annotated[str, Field(min_length=1, max_length=NAME_MAX)], ...),
        created=(moment, ...),
        at=(moment, None),
        revision=(Annotated[int, Field(ge=0, lt=2**63)], 0),
        answers=(create_model("Answers", __config__=keep, **kinds), None),
        items=(dict[item_id, mark], {}),
    )


def _clean_id(item_id: str) -> str:
    if not is_clean(item_id):
        raise ValueError("an id that drives a terminal")
    return item_id


def _fault(fault: ErrorDetails) -> Text:
    where = [echo(str(part), ID_MAX) for part in fault["loc"] if part != "[key]"]
    place = ": ".join(where[1:]) if where[0] == "items" and where[1:] else ".".join(where)
    context = fault.get("ctx", {})
    reason = _REASONS.get(fault["type"], _UNFIT).format(limit=context.get("max_length"))
    return Text("{place} {reason}", "{place} {reason}").format(place=place, reason=reason)


_UNFIT = Text("不是这里该有的内容", "does not belong there")
_NUMBER = Text("要写成整数", "must be a whole number")
_TABLE = Text("要写成一组键", "must be a table of keys")
_REASONS: Mapping[str, Text] = {
    "missing": MISSING,
    "enum": STATE,
    "string_type": Text("要写成引号里的文字", "must be text in quotes"),
    "string_too_long": TOO_LONG,
    "string_too_short": EMPTY,
    "string_pattern_mismatch": BAD_ID,
    "value_error": UNCLEAN_ID,
    "datetime_type": MOMENT,
    "datetime_parsing": MOMENT,
    "datetime_from_date_parsing": MOMENT,
    "timezone_aware": MOMENT,
    "date_type": DAY,
    "date_parsing": DAY,
    "date_from_datetime_parsing": DAY,
    "date_from_datetime_inexact": DAY,
    "greater_than_equal": TIME_OR_DAY,
    "less_than": TIME_OR_DAY,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": _NUMBER,
    "tuple_type": Text("要写成方括号里的列表", "must be a list in brackets"),
    "dict_type": _TABLE,
    "model_type": _TABLE,
}
