"""The codes on paper: a few characters beside each printed item, by which what was ticked there is recorded here.

A code is `A3E`: two characters that stand for the item, and one that checks them. Which item the two stand for is
recorded once, in `content/codes.txt`, and never changes, so a sheet printed long ago means today what it meant then:
for every case, and for a blank list that was printed before there was one. An item that is not on record, because a
local pack added it, has a code made from its full id, which is longer so that two of them hardly ever meet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path

from checklists.boundary import RefusedError, read_guarded
from checklists.digests import sha256
from checklists.errors import ContentError, Problem
from checklists.library import Library
from checklists.model import SectionId
from checklists.text import Text

RECORD = Path(__file__).parent / "content" / "codes.txt"
"""Two characters and a full item id a line; lines are only ever added."""

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0 and O, no 1, I and L. A prime number of them, so that the check finds what it promises to find."""
_LETTERS = ALPHABET[8:]
_SHORT, _LONG = 2, 4
"""Characters before the check: of an item on record, and of any other."""

_MINUSES = "-\u2212\u2010\u2011\u2012\u2013\u2014"
_LINE = re.compile(f"([{ALPHABET}]{{{_SHORT}}}) ([a-z0-9-]+/[a-z0-9-]+)")


def check(data: str) -> str:
    """Return the character that checks others.

    Each place has its own weight, in arithmetic modulo the prime number of characters. So every single wrong character
    is found, and every swap of two.
    """
    return ALPHABET[-sum((place + 2) * ALPHABET.index(char) for place, char in enumerate(data)) % len(ALPHABET)]


def is_whole(code: str) -> bool:
    """Tell whether a code is of a length that there is, of characters that there are, and checks."""
    whole = len(code) in (_SHORT + 1, _LONG + 1) and set(code) <= set(ALPHABET)
    return whole and check(code[:-1]) == code[-1]


def tidy(typed: str) -> tuple[str, bool]:
    """Return a typed word as a code is written, and whether a minus stood before it.

    An input method may have made it full-width, and a keyboard lower-case; the minus may be any of those in use.
    """
    word = unicodedata.normalize("NFKC", typed).strip().upper()
    code = word.lstrip(_MINUSES)
    return code, code != word


def free_codes(taken: Iterable[str]) -> Iterator[str]:
    """Yield the pairs of characters that are not taken, in the order in which they are given out."""
    used = set(taken)
    # A letter comes first as long as there are such pairs: that tells a code from a number at a glance.
    for first, second in (*product(_LETTERS, ALPHABET), *product(ALPHABET[: -len(_LETTERS)], ALPHABET)):
        if first + second not in used:
            yield first + second


@cache
def recorded(path: Path = RECORD) -> Mapping[str, str]:
    """Return the full item id of each pair of characters on record, the id as it was at that time.

    Raises:
        ContentError: The record cannot be read, or a line of it is none.
    """
    try:
        lines = read_guarded(path).decode(errors="replace").splitlines()
    except RefusedError as error:
        raise _refusal(path, "", error.message) from None
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if not match or match[1] in found:
            raise _refusal(path, str(number), _BAD_LINE)
        found[match[1]] = match[2]
    return found


def markable(library: Library) -> Iterator[str]:
    """Yield the full id of everything that can be marked: items of checklists to work through, and steps of guides."""
    for checklist in library.checklists.values():
        if not checklist.reference:
            yield from (f"{checklist.id}/{item.id}" for item in checklist.items)
    for channel in library.channels.values():
        yield from (f"{channel.id}/{item.id}" for item in channel.section(SectionId.STEPS).items)


class Codes:
    """The codes of all that can be marked, as the content is now."""

    def __init__(self, library: Library) -> None:
        """Look up what is on record.

        Args:
            library: The content; an item that was renamed keeps the code of its earlier id.
        """
        self._library = library
        self._items = {data: library.aliases.get(item_id, item_id) for data, item_id in recorded().items()}
        self._short: dict[str, str] = {}
        for data, item_id in self._items.items():
            self._short.setdefault(item_id, data)

    def of(self, item_id: str) -> str:
        """Return the code of an item by full id."""
        data = self._short.get(item_id) or _long(item_id)
        return data + check(data)

    def find(self, code: str) -> tuple[str, ...]:
        """Return the full ids that a code stands for: one, or none; more only if two of local packs happen to meet."""
        if not is_whole(code):
            return ()
        data = code[:-1]
        if len(data) == _SHORT:
            return (self._items[data],) if data in self._items else ()
        return tuple(item_id for item_id in markable(self._library) if _long(item_id) == data)

    def nearest(self, typed: str, item_ids: Iterable[str]) -> list[tuple[str, str]]:
        """Return code and full id of the items whose code was perhaps meant, the likeliest first.

        Args:
            typed: What was typed, tidied.
            item_ids: The items that can have been meant.
        """
        codes = [(self.of(item_id), item_id) for item_id in item_ids]
        near = [(code, item_id) for code, item_id in codes if _one_slip_apart(typed, code)]
        return sorted(near, key=lambda pair: pair[0][:-1] != typed[: len(pair[0]) - 1])


def _long(item_id: str) -> str:
    number = int.from_bytes(sha256(item_id.encode()).digest())
    data = ""
    for _ in range(_LONG):
        number, place = divmod(number, len(ALPHABET))
        data += ALPHABET[place]
    return data


def _one_slip_apart(typed: str, code: str) -> bool:
    """Tell whether one wrong, missing or additional character, or one swap, makes the one out of the other."""
    if len(typed) == len(code):
        differing = [place for place, pair in enumerate(zip(typed, code, strict=True)) if pair[0] != pair[1]]
        if len(differing) == 2:
            one, other = differing
            return typed[one] == code[other] and typed[other] == code[one]
        return len(differing) <= 1
    shorter, longer = sorted((typed, code), key=len)
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def _refusal(path: Path, where: str, message: Text) -> ContentError:
    problem = Problem(path.name, where, message)
    return ContentError(Text(problem.line("zh"), problem.line("en")), (problem,))


_BAD_LINE = Text(
    "这一行应为两个字符的代码和条目的完整编号，代码不能重复。",
    "The line must be a code of two characters and a full item id, and no code comes twice.",
)
