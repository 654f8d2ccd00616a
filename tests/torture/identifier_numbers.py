"""Numbers of every kind, made at random, in every disguise that people and copying give them.

They name a place, a country or a bank that does not exist wherever the guard does not ask which, so that they belong to
nobody.
"""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from checklists.aids.identifiers import Kind

TODAY = date(2026, 11, 21)

Make = Callable[[random.Random], str]
Disguise = Callable[[str, random.Random], tuple[str, str, str]]
"""Returns what stands before the number, the number as it is written, and what stands after it."""

PROVINCES = [
    *map(str, (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71))
]
COUNTRIES = ("USA", "GBR", "KAZ", "JPN", "KOR", "DEU", "FRA", "RUS", "VNM", "THA", "IND", "AUS", "CAN", "BRA", "NGA")


def digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choices(string.digits, k=count))


def _birthday(chance: random.Random, first: date, last: date) -> date:
    return first + timedelta(days=chance.randrange((last - first).days))


def _checked(number: str) -> str:
    """Return 17 digits with their check digit: the one that makes the sum of powers of two come out as 1."""
    total = sum(int(digit) << (17 - place) for place, digit in enumerate(number))
    rest = (1 - total) % 11
    return number + ("X" if rest == 10 else str(rest))


def identity(chance: random.Random) -> str:
    """Return an identity number; no county has the number 99."""
    born = _birthday(chance, date(1905, 1, 1), TODAY)
    return _checked(f"{chance.choice(PROVINCES)}{digits(chance, 2)}99{born:%Y%m%d}{digits(chance, 3)}")


def old_identity(chance: random.Random) -> str:
    """Return an identity number as they were until 1999."""
    born = _birthday(chance, date(1905, 1, 1), date(1999, 10, 1))
    return f"{chance.choice(PROVINCES)}{digits(chance, 2)}99{born:%y%m%d}{digits(chance, 3)}"


def permit(chance: random.Random) -> str:
    """Return the number of a residence permit; the real ones have 0000 after the first two digits."""
    born = _birthday(chance, date(1920, 1, 1), TODAY)
    return _checked(f"{chance.choice(('81', '82', '83'))}0099{born:%Y%m%d}{digits(chance, 3)}")


def foreign(chance: random.Random) -> str:
    """Return the number of a foreigner's card; countries from 900 on are nobody's."""
    born = _birthday(chance, date(1920, 1, 1), TODAY)
    return _checked(f"9{chance.choice(PROVINCES)}{chance.randrange(900, 1000)}{born:%Y%m%d}{digits(chance, 3)}")


def old_foreign(chance: random.Random) -> str:
    """Return the number of a foreigner's card until 2023."""
    born = _birthday(chance, date(1920, 1, 1), date(1999, 12, 31))
    return f"{chance.choice(COUNTRIES)}{chance.choice(PROVINCES)}99{born:%y%m%d}{digits(chance, 2)}"


def phone(chance: random.Random) -> str:
    """Return a mobile number."""
    return f"1{chance.choice('3456789')}{digits(chance, 9)}"


def card(chance: random.Random) -> str:
    """Return the number of a bank card."""
    start, length = chance.choice((("62", 16), ("62", 19), ("62", 19), ("62", 17), ("62", 18), *_CARDS))
    number = start + digits(chance, length - len(start) - 1)
    total = 0
    for place, digit in enumerate(reversed(number)):
        total += sum(divmod(int(digit) * 2, 10)) if place % 2 == 0 else int(digit)
    return f"{number}{-total % 10}"


_CARDS = (("81", 16), ("4", 16), ("51", 16), ("55", 16), ("35", 16), ("9558", 19), ("4367", 19))

NUMBERS: Mapping[str, tuple[Kind, Make]] = {
    "identity": (Kind.ID, identity),
    "old identity": (Kind.ID, old_identity),
    "residence permit": (Kind.PERMIT, permit),
    "foreigner": (Kind.FOREIGN, foreign),
    "old foreigner": (Kind.FOREIGN, old_foreign),
    "phone": (Kind.PHONE, phone),
    "bank card": (Kind.CARD, card),
}

# Disguises


def _usual_pieces(number: str) -> list[str]:
    """Return a number in the pieces that its kind is usually written in."""
    if number[0].isalpha():
        return [number[:3], number[3:7], number[7:11], number[11:]]
    lengths = {11: (3, 4, 4), 15: (6, 6, 3), 16: (4,) * 4, 17: (4, 4, 4, 4, 1), 19: (4, 4, 4, 4, 3)}.get(len(number))
    if not lengths:
        lengths = (6, 8, 4) if "1880" < number[6:10] < "2027" else (4, 4, 4, 4, 2)
    ends = [sum(lengths[: index + 1]) for index in range(len(lengths))]
    return [number[end - length : end] for end, length in zip(ends, lengths, strict=True)]


def _joined(separator: str) -> Disguise:
    return lambda number, _: ("", separator.join(_usual_pieces(number)), "")


def _spread(separator: str) -> Disguise:
    return lambda number, _: ("", separator.join(number), "")


def _once(separators: str) -> Disguise:
    """Return a disguise with one separator somewhere after the third character."""

    def disguise(number: str, chance: random.Random) -> tuple[str, str, str]:
        place = chance.randrange(3, len(number) - 2)
        return "", number[:place] + chance.choice(separators) + number[place:], ""

    return disguise


def _in_script(zero: str) -> Disguise:
    """Return a disguise in other digits, of which the zero is given."""
    return lambda number, _: (
        "", "".join(chr(ord(zero) + int(each)) if each.isdigit() else each for each in number), ""
    )  # fmt: skip


def _fullwidth(number: str, chance: random.Random) -> tuple[str, str, str]:
    return "", "".join(chr(ord(each) + 0xFEE0) for each in number), ""


def _lower(number: str, chance: random.Random) -> tuple[str, str, str]:
    return "", number.lower(), ""


def _wide_x(number: str, chance: random.Random) -> tuple[str, str, str]:
    return "", number.replace("X", chance.choice("\uff38\uff58\u00d7\u2169")), ""


def _between_numbers(number: str, chance: random.Random) -> tuple[str, str, str]:
    """Put a number of no kind on either side."""
    separators = " \u3000\u00a0"
    before = chance.choice(("3", "2024", "202411", "2026-11-21", "12333")) + chance.choice(separators)
    return before, number, chance.choice(separators) + chance.choice(("7", "88", "2023", "5000"))


def _after_a_day(number: str, chance: random.Random) -> tuple[str, str, str]:
    day = date(2000, 1, 1) + timedelta(days=chance.randrange(9000))
    return f"{day} {chance.choice(('', '14:30 '))}", " ".join(_usual_pieces(number)), ""


DISGUISES: Mapping[str, Disguise] = {
    "as it is": _spread(""),
    "full-width": _fullwidth,
    "Arabic digits": _in_script("\u0660"),
    "mathematical digits": _in_script("\U0001d7ce"),
    "blanks": _joined(" "),
    "ideographic spaces": _joined("\u3000"),
    "no-break spaces": _joined("\u00a0"),
    "hyphens": _joined("-"),
    "en dashes": _joined("\u2013"),
    "underscores": _joined("_"),
    "middle dots": _joined("\u00b7"),
    "zero-width in groups": _joined("\u200b"),
    "every digit apart": _spread(" "),
    "every digit far apart": _spread("\u3000"),
    "every digit hyphened": _spread("-"),
    "zero-width everywhere": _spread("\u2060"),
    "one space somewhere": _once(" \u3000\u00a0"),
    "one dash somewhere": _once("-\u2014_\u00b7"),
    "one invisible somewhere": _once("\u200b\u200d\ufeff\u00ad"),
    "small letters": _lower,
    "another X": _wide_x,
    "between other numbers": _between_numbers,
    "after a day, in groups": _after_a_day,
}
