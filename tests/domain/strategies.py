"""Cases as hypothesis may think them up: everything that a case can hold after it was read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from checklists.case import Answers, Case, Mark, State
from checklists.text import clean

CHINA = timezone(timedelta(hours=8))
ZONES = (CHINA, UTC, timezone(-timedelta(hours=3, minutes=30)))

ITEM_IDS = ("bring-window/id-card", "verify-records/contribution-months", "hall-window/take-number")


def texts(max_size: int = 40, *, lines: bool = False) -> st.SearchStrategy[str]:
    """Text as it is after cleaning; often Chinese, sometimes anything."""
    alphabet = st.one_of(st.sampled_from('妈妈的记录，缺一个月"\\\n=[]#'), st.characters(codec="utf-8"))
    return st.text(alphabet, max_size=max_size).map(lambda text: clean(text, lines=lines))


def times(pool: tuple[datetime, ...] = ()) -> st.SearchStrategy[datetime]:
    """Times in milliseconds; from a small pool, so that ties are common, if there is one."""
    if pool:
        return st.sampled_from(pool)
    return st.datetimes(
        datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.sampled_from(ZONES)
    ).map(lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000))  # fmt: skip


def values() -> st.SearchStrategy[Any]:
    """Values that a TOML file can hold and that are equal to themselves."""
    leaves = st.one_of(
        st.booleans(),
        st.integers(-(2**63), 2**63 - 1),
        st.floats(allow_nan=False),
        st.text(max_size=8),
        st.dates(),
        st.times(),
        st.datetimes(timezones=st.none() | st.sampled_from(ZONES)),
    )
    return st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | unknown(inner), max_leaves=5)


def unknown(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Tables under keys that no version knows."""
    return st.dictionaries(st.text(max_size=4).map("x-".__add__), inner, max_size=3)


def marks(pool: tuple[datetime, ...] = (), *, extra: bool = True) -> st.SearchStrategy[Mark]:
    """Marks in any state, also odd ones that only a hand could have written."""
    return st.builds(
        Mark,
        state=st.sampled_from(State),
        at=st.none() | times(pool),
        reason=st.sampled_from(("", "当地不要求")) | texts(8),
        until=st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1)),
        note=st.just("") | texts(30, lines=True),
        note_at=st.none() | times(pool),
        extra=unknown(values()) if extra else st.just({}),
    )


def answers() -> st.SearchStrategy[Answers]:
    """Answers, known to the content or not."""
    word = st.sampled_from(("", "hall-window", "proxy", "sc")) | texts(6)
    several = st.lists(word, max_size=3).map(tuple)
    return st.builds(Answers, several, word, word, word, word, several)


def cases(
    case_id: str = "k7q2", pool: tuple[datetime, ...] = (), *, extra: bool = True
) -> st.SearchStrategy[Case]:  # fmt: skip
    """Cases; with a pool of times and one id they are copies of one case that were changed apart."""
    return st.builds(
        Case,
        id=st.just(case_id),
        name=st.sampled_from(("妈妈", "我")) | texts(10),
        created=times(pool),
        answers=answers(),
        at=st.none() | times(pool),
        revision=st.integers(0, 10**6),
        marks=st.dictionaries(st.sampled_from(ITEM_IDS) | texts(6), marks(pool, extra=extra), max_size=4),
        extra=_case_extra() if extra else st.just({}),
    )


def _case_extra() -> st.SearchStrategy[dict[str, Any]]:
    in_answers = unknown(values()).filter(bool).map(lambda table: {"answers": table})
    return st.builds(lambda one, other: {**one, **other}, unknown(values()), st.just({}) | in_answers)
