"""What cases are called: short ids of our own, nicknames of the person's, and finding a case by either."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from checklists.case import Case
from checklists.errors import NotFoundError, UsageError
from checklists.text import Text, clean

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_LETTERS = "abcdefghjkmnpqrstuvwxyz"
_ALPHABET = f"23456789{_LETTERS}"
"""Without those that read alike: 0 and o, 1 and i and l."""
_LENGTH = 4
_NAMED = 5
"""Cases named in a refusal."""


def is_id(text: str) -> bool:
    """Tell whether a text can be the id of a case: one of ours, or what a person called a file."""
    return _ID.fullmatch(text) is not None


def new_id(taken: Collection[str]) -> str:
    """Return an id that is not taken; easy to tell over the telephone, and never a number."""
    from random import choice, choices  # only for a new case

    while True:
        new = choice(_LETTERS) + "".join(choices(_ALPHABET, k=_LENGTH - 1))
        if new not in taken:
            return new


def fold(name: str) -> str:
    """Return a name as it is compared: width, case and outer spaces do not matter."""
    return unicodedata.normalize("NFKC", clean(name)).casefold().strip()


def pick(cases: Sequence[Case], name: str) -> Case:
    """Return the case with a nickname.

    Raises:
        NotFoundError: No case has it.
        UsageError: Several have it.
    """
    found = [case for case in cases if fold(case.name) == fold(name)]
    if len(found) > 1:
        raise UsageError(_SEVERAL.format(name=clean(name), ids=", ".join(case.id for case in found)))
    if not found:
        raise not_found(cases, name)
    return found[0]


def not_found(cases: Sequence[Case], wanted: str) -> NotFoundError:
    """Return the refusal for a name or id that no case has; it names those that come near, or the first few."""
    from difflib import get_close_matches

    if not cases:
        return NotFoundError(_NONE.format(wanted=clean(wanted)))
    called = {spelling: case for case in cases for spelling in (case.id, fold(case.name))}
    near = [called[spelling] for spelling in get_close_matches(fold(wanted), called, n=_NAMED, cutoff=0.5)]
    shown = list(dict.fromkeys(f"{case.name} ({case.id})" for case in near or cases[:_NAMED]))
    return NotFoundError(_NOT_FOUND.format(wanted=clean(wanted), names=", ".join(shown)))


_SEVERAL = Text(
    "有几个档案都叫「{name}」，请用编号指明：{ids}",
    "Several cases are called {name}; say which by its id: {ids}",
)
_NONE = Text(
    "没有档案「{wanted}」，现在一个档案也没有：可以用 shebao new 建一个",
    "There is no case {wanted}, nor any other: make one with shebao new",
)
_NOT_FOUND = Text("没有档案「{wanted}」，可以用：{names}", "There is no case {wanted}; there is: {names}")
