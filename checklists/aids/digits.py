"""Text as runs of digits, whatever the digits look like and whatever stands between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from checklists.records import dataclass

BLANK, JOINT = " ", "-"
"""The two kinds of separator: spaces of any width; dashes, underscores and middle dots."""
NONE, BEGIN = ".", "^"
"""In place of a separator: nothing is there, or the run begins."""
COLON, POINT = ":", "."
OTHER_LETTER, OTHER = "a", "|"
"""A letter that is not one of A to Z; anything else."""

_INVISIBLE = "~"
_JOINTS = frozenset("\u00b7\u2022\u2027\u2212\u2219\u22c5\u30fb\uff65")
"""Middle dots and the minus sign; dashes and underscores are known by their category."""
_LIKE_X = frozenset("\u00d7\u03a7\u03c7\u0425\u0445\u2715")
"""What is taken for the letter X: the multiplication sign, Greek chi, Cyrillic ha."""

_NO_SEPARATORS = {ord(BLANK): None, ord(JOINT): None}


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as it is searched: one plain character for each visible one."""

    plain: str
    """Digits, A to Z in capitals, and the signs above for everything else."""
    at: Sequence[int]
    """Where each of them stands in the text itself."""


def see(text: str) -> Seen:
    """Return a text as it is searched."""
    plain = text.translate({ord(char): _plain(char) for char in set(text)})
    if _INVISIBLE not in plain:
        return Seen(plain, range(len(plain)))
    at = [index for index, char in enumerate(plain) if char != _INVISIBLE]
    return Seen(plain.replace(_INVISIBLE, ""), at)


@dataclass(frozen=True, slots=True)
class Run:
    """Digits that may belong together: between two of them stands nothing, or one separator."""

    units: str
    """The digits alone; an X counts as one, because an identity number may end with it."""
    gaps: str
    """What stands before each unit."""
    at: Sequence[int]
    """Where each unit stands in the plain text."""
    before: str
    """The plain character before the run, empty at the very beginning."""
    after: str
    """The four plain characters after it, fewer at the very end."""

    def pieces(self, start: int, end: int) -> tuple[str, ...]:
        """Return the units from `start` to `end` as they are grouped."""
        cuts = [start, *(index for index in range(start + 1, end) if self.gaps[index] != NONE), end]
        return tuple(self.units[a:b] for a, b in pairwise(cuts))


def runs(plain: str, least: int) -> Iterator[Run]:
    """Yield the runs of digits in a plain text.

    Args:
        plain: The text.
        least: Digits of the shortest run that is wanted.
    """
    for match in re.finditer(f"[0-9](?:[ -]?[0-9X]){{{least - 1},}}", plain):
        text, start, end = match[0], match.start(), match.end()
        at = [start + index for index, char in enumerate(text) if char not in (BLANK, JOINT)]
        gaps = [plain[here - 1] if here - there > 1 else NONE for there, here in pairwise(at)]
        units = text.translate(_NO_SEPARATORS)
        yield Run(units, BEGIN + "".join(gaps), at, plain[start - 1 : start], plain[end : end + 4])


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    if char in _LIKE_X:
        return "X"
    shape = unicodedata.normalize("NFKC", char).upper()
    if shape in (COLON, POINT) or (len(shape) == 1 and "A" <= shape <= "Z"):
        return shape
    return _sign(char, unicodedata.category(char))


def _sign(char: str, category: str) -> str:
    """Return what stands for a character that is neither digit nor Latin letter."""
    if category in ("Cf", "Mn", "Me"):
        return _INVISIBLE
    if char in _JOINTS or category in ("Pd", "Pc"):
        return JOINT
    if char == "\t" or category == "Zs":
        return BLANK
    return OTHER_LETTER if category.startswith("L") else OTHER
