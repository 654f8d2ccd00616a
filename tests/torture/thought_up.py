"""Files that hypothesis thinks up: cases and packs with the right keys, and mostly the right values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from checklists.formats.toml import dump
from tests.domain.strategies import ITEM_IDS, cases, values

Taken = Callable[[str, bytes], object]
"""Takes the name of a door and a file for it."""

_IDS = st.sampled_from(("card", "slip", "apply", "bring-hall", "station", "hall", "s1", "e1", "Bad Id", ""))
_WORDS = st.fixed_dictionaries(
    {"zh": st.sampled_from(("带上卡", "先问", "")), "en": st.sampled_from(("Bring it", "Ask"))}
)
_LINKS = st.sampled_from(("#bring", "#steps", "hall#steps", "hall#steps/apply", "#nowhere", "nope#steps", "a#b#c"))
_DAYS = st.dates()
_TIMES = st.datetimes(timezones=st.just(UTC))


def _mostly(right: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What belongs somewhere, and now and then what does not."""
    return st.integers(0, 9).flatmap(lambda chance: right if chance else values())


_ITEM = st.fixed_dictionaries(
    {"id": _mostly(_IDS), "text": _mostly(_WORDS)},
    optional={
        "why": _mostly(_WORDS),
        "guide": _mostly(_LINKS),
        "branch": _mostly(_IDS),
        "when": _mostly(st.dictionaries(st.sampled_from(("for_whom", "topics", "nope")), st.lists(_IDS, max_size=2))),
        "sources": _mostly(st.lists(_IDS, max_size=2)),
        "reviewed": _mostly(_DAYS),
        "volatile": _mostly(st.booleans()),
    },
)
_CHECKLIST = st.fixed_dictionaries(
    {"id": _mostly(st.just("bring-hall")), "item": _mostly(st.lists(_ITEM, max_size=4))},
    optional={"title": _mostly(_WORDS), "stage": _mostly(st.sampled_from(("bring", "verify"))), "reviewed": _DAYS},
)
_STATES = st.sampled_from(("todo", "done", "na", "problem", "waiting", "gone"))
_MARK = st.fixed_dictionaries(
    {},
    optional={
        "state": _mostly(_STATES),
        "at": _mostly(_TIMES),
        "until": _mostly(_DAYS),
        "note": _mostly(st.text(max_size=20)),
        "note_at": _mostly(_TIMES),
        "reason": st.text(max_size=5),
    },
)
_FREE_CASE = st.fixed_dictionaries(
    {
        "format": _mostly(st.just(1)),
        "id": _mostly(st.just("k7q2")),
        "name": _mostly(st.text(max_size=9)),
        "created": _mostly(_TIMES),
    },
    optional={
        "at": _TIMES,
        "items": _mostly(st.dictionaries(st.sampled_from(ITEM_IDS) | st.text(max_size=9), _MARK, max_size=3)),
        "answers": _mostly(
            st.dictionaries(st.sampled_from(("topics", "channel", "region", "x")), values(), max_size=3)
        ),
    },
)


def think_up(count: int, start: int, take: Taken) -> None:
    """Have files thought up and hand each on.

    Args:
        count: How many, over all kinds.
        start: The seed.
        take: Takes each.
    """
    import tomli_w

    def sealed(case: Any) -> None:
        take("case", dump(case))

    def written(table: Any, door: str) -> None:
        try:
            data = tomli_w.dumps(table).encode()
        except (ValueError, RecursionError):  # a lone surrogate: no such file can be
            return
        take(door, data)

    each = max(1, count // 3)
    _hand_on(cases(), each, start, sealed)
    _hand_on(_FREE_CASE, each, start, lambda table: written(table, "import-toml"))
    _hand_on(_CHECKLIST, each, start, lambda table: written(table, "pack checklists/bring-hall.toml"))


def _hand_on(strategy: st.SearchStrategy[Any], count: int, start: int, take: Callable[[Any], object]) -> None:
    quietly = settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    @seed(start)
    @quietly
    @given(strategy)
    def hand_on(thought: Any) -> None:
        take(thought)

    hand_on()
