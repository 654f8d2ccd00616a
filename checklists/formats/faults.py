"""What is wrong with a case that somebody wrote or edited, in words that every form it can come in has in common."""

from __future__ import annotations

from collections.abc import Sequence

from checklists.case import State
from checklists.errors import CaseError
from checklists.text import Text, clean, same

SHOWN = 5
"""Faults named in one message; the rest are counted."""
FIRST_YEAR, LAST_YEAR = 2000, 9000
"""Years from and before which a time can be meant; arithmetic at the end of the calendar fails."""
ID_MAX = 200
"""Characters in a full item id or in an answer."""
CASE_ID = r"^[a-z0-9][a-z0-9-]{0,31}$"


def not_understood(file: str, faults: Sequence[Text], more: int) -> CaseError:
    """Return the refusal of a file.

    Args:
        file: Its name.
        faults: The first faults, each with its place.
        more: How many others there are.
    """
    listed = Text("；".join(fault.zh for fault in faults), "; ".join(fault.en for fault in faults))
    others = _MORE.format(count=more) if more else same("")
    return CaseError(_FAULTS.format(file=clean(file), listed=listed, more=others))


_FAULTS = Text(
    "{file} 有地方看不懂：{listed}{more}。请改好再打开",
    "{file} is not understood: {listed}{more}. Correct it and open it again",
)
_MORE = Text("；另有 {count} 处", "; and {count} more")

MISSING = Text("没有写", "is missing")
EMPTY = Text("不能空着", "must not be empty")
STATE = Text("只能是 {states} 之一", "must be one of {states}").format(states=", ".join(State))
TOO_LONG = Text("超过 {limit} 个字", "is longer than {limit} characters")
BAD_ID = Text("只能用小写字母，数字和连字符", "may only have small letters, digits and hyphens")
UNCLEAN_ID = Text("的名字里有控制字符", "has control characters in its name")
MOMENT = Text("要写成 2026-11-21T09:12:03+08:00 这样的时间", "must be a time such as 2026-11-21T09:12:03+08:00")
DAY = Text("要写成 2026-11-27 这样的日期", "must be a day such as 2026-11-27")
TIME_OR_DAY = Text("不是可能的日期", "is not a day that can be meant")
