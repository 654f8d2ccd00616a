"""The check of a case file that somebody edited or wrote: what is wrong, item by item and key by key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from checklists.boundary import echo
from checklists.case import NAME_MAX, REASON_MAX, State
from checklists.errors import CaseError
from checklists.formats.toml_read import ANSWERS
from checklists.text import Text, is_clean, same

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

_SHOWN = 5
"""Faults named in one message; the rest are counted."""
_ID = r"^[a-z0-9][a-z0-9-]{0,31}$"
_ID_MAX = 200
"""Characters in a full item id or in an answer."""
_FIRST, _LAST = 2000, 9000
"""Years between which a time can be meant; arithmetic at the end of the calendar fails."""


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
        raise CaseError(_message(faults, file)) from None


@cache
def _model() -> type[BaseModel]:
    from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field, create_model

    keep = ConfigDict(extra="allow", hide_input_in_errors=True, protected_namespaces=())
    moment = Annotated[
        AwareDatetime, Field(ge=datetime(_FIRST, 1, 1, tzinfo=UTC), lt=datetime(_LAST, 1, 1, tzinfo=UTC))
    ]
    day = Annotated[date, Field(ge=date(_FIRST, 1, 1), lt=date(_LAST, 1, 1))]
    answer = Annotated[str, Field(max_length=_ID_MAX)]
    item_id = Annotated[str, Field(max_length=_ID_MAX), AfterValidator(_clean_id)]
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
        id=(Annotated[str, Field(pattern=_ID)], ...),
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


def _message(faults: list[ErrorDetails], file: str) -> Text:
    shown = [_fault(fault) for fault in faults[:_SHOWN]]
    listed = Text("；".join(each.zh for each in shown), "; ".join(each.en for each in shown))
    more = _MORE.format(count=len(faults) - _SHOWN) if len(faults) > _SHOWN else same("")
    return _FAULTS.format(file=file, listed=listed, more=more)


def _fault(fault: ErrorDetails) -> Text:
    where = [echo(str(part), _ID_MAX) for part in fault["loc"] if part != "[key]"]
    place = ": ".join(where[1:]) if where[0] == "items" and where[1:] else ".".join(where)
    context = fault.get("ctx", {})
    reason = _REASONS.get(fault["type"], _UNFIT).format(limit=context.get("max_length"), states=", ".join(State))
    return Text("{place} {reason}", "{place} {reason}").format(place=place, reason=reason)


_FAULTS = Text(
    "{file} 有地方看不懂：{listed}{more}。请改好再打开",
    "{file} is not understood: {listed}{more}. Correct it and open it again",
)
_MORE = Text("；另有 {count} 处", "; and {count} more")
_UNFIT = Text("不是这里该有的内容", "does not belong there")
_MOMENT = Text("要写成 2026-11-21T09:12:03+08:00 这样的时间", "must be a time such as 2026-11-21T09:12:03+08:00")
_DAY = Text("要写成 2026-11-27 这样的日期", "must be a day such as 2026-11-27")
_TIME_OR_DAY = Text("不是可能的日期", "is not a day that can be meant")
_NUMBER = Text("要写成整数", "must be a whole number")
_TABLE = Text("要写成一组键", "must be a table of keys")
_REASONS: Mapping[str, Text] = {
    "missing": Text("没有写", "is missing"),
    "enum": Text("只能是 {states} 之一", "must be one of {states}"),
    "string_type": Text("要写成引号里的文字", "must be text in quotes"),
    "string_too_long": Text("超过 {limit} 个字", "is longer than {limit} characters"),
    "string_too_short": Text("不能空着", "must not be empty"),
    "string_pattern_mismatch": Text("只能用小写字母，数字和连字符", "may only have small letters, digits and hyphens"),
    "value_error": Text("的名字里有控制字符", "has control characters in its name"),
    "datetime_type": _MOMENT,
    "datetime_parsing": _MOMENT,
    "datetime_from_date_parsing": _MOMENT,
    "timezone_aware": _MOMENT,
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "greater_than_equal": _TIME_OR_DAY,
    "less_than": _TIME_OR_DAY,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": _NUMBER,
    "tuple_type": Text("要写成方括号里的列表", "must be a list in brackets"),
    "dict_type": _TABLE,
    "model_type": _TABLE,
}
