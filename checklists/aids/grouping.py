"""How people group digits: whether pieces side by side are one number or a list of amounts, months or dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from checklists.aids.digits import BLANK, JOINT
from checklists.aids.identifiers import Kind

_REST = ((), (1,), (2,), (3,))
_USUAL: dict[Kind, frozenset[tuple[int, ...]]] = {
    Kind.ID: frozenset({(6, 6, 3), (6, 8, 1)}),
    Kind.PHONE: frozenset({(3, 4, 4), (4, 4, 3)}),
    Kind.CARD: frozenset((4, 4, 4, 4, *rest) for rest in _REST),
    Kind.NEAR: frozenset({(6, 12), (6, 8, 4), (6, 4, 4, 4), (3, 3, 4, 4, 4), (4, 4, 4, 4, 2)}),
}
"""The lengths of the pieces in which a number is usually written."""
_LONG = 6
"""Digits of a piece that no monthly amount has."""
_SAME = 1.05
"""Four amounts whose largest is at most so many times the smallest are a base that hardly changed."""

_NUMBER = re.compile(r"[1-9][0-9]{1,5}")
"""An amount, a month, a year: no zero in front."""
_SHORT = re.compile(r"0?[1-9]|1[0-2]")
_SHORT_MONTH = re.compile(r"[0-9]{2}(?:0[1-9]|1[0-2])")
_SHORT_DAY = re.compile(rf"{_SHORT_MONTH.pattern}(?:0[1-9]|[12][0-9]|3[01])")
_YEAR = re.compile(r"(?:19[4-9]|20[0-4])[0-9]")
_MONTH = rf"{_YEAR.pattern}(?:0[1-9]|1[0-2])"
_STAMP = re.compile(rf"{_MONTH}(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9])?")
_DATE = re.compile(rf"{_MONTH}(?:0[1-9]|[12][0-9]|3[01])?|{_STAMP.pattern}")
"""A month, a day, a time of day after it: 202301, 20230115, 20230115134500."""
_HOTLINE = "12[0-9]{3}|9[56][0-9]{3}"
_LOCAL = "[2-8][0-9]{6,7}"
_DIALLED = re.compile(rf"{_HOTLINE}|[48]00[0-9]{{7}}|{_LOCAL}|0[0-9]{{2,3}}(?:{_HOTLINE}|{_LOCAL})")
"""A hotline or a landline, such as 12333, 02812333, 4001234567, 62345678, 01062345678."""


def is_one_number(kind: Kind, pieces: Sequence[str], separators: str, *, strict: bool = False) -> bool:
    """Tell whether pieces are one number and not a list of several.

    What is a phone or a card by its digits alone may be a row of a table by accident, so it has to be grouped as one.

    Args:
        kind: What the digits would be.
        pieces: The digits as they are grouped.
        separators: What stands between them, a character each; a blank also stands between the columns of a table.
        strict: Take only the groupings in which such a number is usually written.
    """
    lengths = tuple(map(len, pieces))
    if len(pieces) == 1 or set(lengths) == {1}:
        return True
    usual = lengths in _USUAL[kind]
    if len(set(separators)) > 1 and not (usual and kind is Kind.PHONE):
        return False
    if usual:
        return not (all(map(_SHORT_MONTH.fullmatch, pieces)) or (BLANK in separators and _are_amounts(pieces)))
    if strict or any(map(_DATE.fullmatch, pieces)) or _are_dialled(pieces, separators):
        return False
    if BLANK in separators:
        return len(pieces) == 2 and max(lengths) >= _LONG and not _are_amounts(pieces)
    return not _is_calendar(lengths)


def is_one_identity(pieces: Sequence[str], separators: str, *, whole: bool) -> bool:
    """Tell whether pieces that make a right identity number are one, and not a row of a table by accident.

    Such digits say so much that any grouping will do, but for what a row of a table looks like; one separator alone
    makes no row.

    Args:
        pieces: The digits as they are grouped.
        separators: What stands between them, a character each.
        whole: Whether no digit is attached to either end.
    """
    lengths = tuple(map(len, pieces))
    if not whole:
        return lengths == (6, 8, 4) and BLANK not in separators
    if lengths in _USUAL[Kind.NEAR] and len(set(separators)) == 1:
        return True
    if len(pieces) == 2:
        return not any(map(_STAMP.fullmatch, pieces))
    if _has_date_column(lengths, separators) or _has_other_date(pieces) or all(map(_SHORT_DAY.fullmatch, pieces)):
        return False
    if _are_dialled(pieces, separators):
        return False
    return BLANK not in separators or not all(map(_NUMBER.fullmatch, pieces))


def _has_date_column(lengths: Sequence[int], separators: str) -> bool:
    """Tell whether what would be the birthday is a column of its own: `20230115`, or `2023-01-15` between blanks."""
    ends = list(accumulate(lengths))
    between = dict(zip(ends, separators, strict=False))
    inside = {end: mark for end, mark in between.items() if 6 <= end <= 14}
    if inside.keys() == {6, 14}:
        return tuple(lengths) not in ((6, 8, 4), (6, 8, 3, 1))
    return inside == {6: BLANK, 10: JOINT, 12: JOINT, 14: BLANK}


def _has_other_date(pieces: Sequence[str]) -> bool:
    """Tell whether a day or a month, such as `20230115` or `2023-01`, stands where no birthday can be."""
    place = 0
    for piece, following, third in zip(pieces, (*pieces[1:], ""), (*pieces[2:], "", ""), strict=False):
        month = _YEAR.fullmatch(piece) and _SHORT.fullmatch(following)
        if month and (place != 6 or _YEAR.fullmatch(third)):
            return True
        if place != 6 and _DATE.fullmatch(piece):
            return True
        place += len(piece)
    return False


def _is_calendar(lengths: Sequence[int]) -> bool:
    """Tell whether pieces joined by dashes look like months, days, or a date that begins with its year."""
    return max(lengths) <= 2 or (lengths[0] == 4 and lengths[1] <= 2)


def _are_dialled(pieces: Sequence[str], separators: str) -> bool:
    """Tell whether pieces are hotlines and landlines, one of them at least a hotline or with its area code."""
    words = [pieces[0]]
    for separator, piece in zip(separators, pieces[1:], strict=True):
        if separator == JOINT:
            words[-1] += piece
        else:
            words.append(piece)
    return all(map(_DIALLED.fullmatch, words)) and any(len(word) not in (7, 8) or word[0] == "0" for word in words)


def _are_amounts(pieces: Sequence[str]) -> bool:
    """Tell whether pieces are rather sums of money: round ones, or four that hardly differ."""
    if not all(map(_NUMBER.fullmatch, pieces)):
        return False
    if all(piece[-1] == "0" for piece in pieces) or (len(pieces) >= 4 and len(set(pieces[:4])) <= 2):
        return True
    return len(pieces) == 4 and int(max(pieces)) <= _SAME * int(min(pieces))
