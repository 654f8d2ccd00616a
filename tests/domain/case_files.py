"""A case and its file, right and wrong, for tests of the case file."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from checklists.case import Answers, Case, Mark, State
from checklists.errors import CaseError
from checklists.formats.toml import dump, parse
from tests.domain.strategies import CHINA

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


def edit(old: str, new: str, case: Case = CASE) -> bytes:
    """Return the file of a case after somebody replaced a piece of it."""
    text = dump(case).decode()
    assert old in text
    return text.replace(old, new).encode()


def by_hand(body: str) -> bytes:
    """Return a file that somebody wrote without a seal."""
    return f'format = 1\nid = "k7q2"\nname = "我"\ncreated = 2026-11-21T09:00:00+08:00\n{body}'.encode()


def refusal(data: bytes, *, allow_unsealed: bool = False) -> CaseError:
    with pytest.raises(CaseError) as caught:
        parse(data, FILE, allow_unsealed=allow_unsealed)
    return caught.value
