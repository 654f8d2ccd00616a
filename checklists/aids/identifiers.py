"""What digits can be: an identity number by its rules, a mobile phone, a bank card."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from checklists.text import Text


class Kind(StrEnum):
    """What was found."""

    ID = "id"
    """Identity number of a citizen, of 18 digits or the old 15."""
    PERMIT = "permit"
    """Residence permit of somebody from Hong Kong, Macao or Taiwan."""
    FOREIGN = "foreign"
    """Foreign permanent resident ID card, of 18 digits or the old three letters and twelve digits."""
    PHONE = "phone"
    """Mobile phone."""
    CARD = "card"
    """Bank card; the bank side of a social security card is one."""
    NEAR = "near"
    """An identity number but for its check digit: one digit may be mistyped. Pointed out, never masked."""

    @property
    def is_sure(self) -> bool:
        """Whether it is to be masked."""
        return self is not Kind.NEAR

    @property
    def shown(self) -> int:
        """How many characters of its end may be shown; the last four of an identity number tell the sex."""
        return 4 if self in (Kind.PHONE, Kind.CARD) else 2


LABELS = {
    Kind.ID: Text("身份证号", "ID number"),
    Kind.PERMIT: Text("居住证号", "residence permit number"),
    Kind.FOREIGN: Text("永久居留身份证号", "permanent residence card number"),
    Kind.PHONE: Text("手机号", "mobile number"),
    Kind.CARD: Text("银行卡号", "bank card number"),
    Kind.NEAR: Text("像身份证号的数字", "digits like an ID number"),
}

# GB/T 2260, and 81 to 83 of the residence permits.
_PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
# Nobody alive was born in 1880, but the standard's own specimen was.
_BIRTHDAY = "(?:18[89][0-9]|19[0-9]{2}|20[0-9]{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
IDENTITY = rf"(?:{_PROVINCE}[0-9]{{4}}|9{_PROVINCE}[0-9]{{3}}){_BIRTHDAY}[0-9]{{3}}[0-9X]"
"""Pattern of 18 digits which calendar and check digit have yet to confirm.

GB 11643: six digits of a place, the birthday, three of a sequence, the check digit. In the place of the place a
foreigner's card has a 9, two digits of a province and three of a nationality (National Immigration Administration,
card of 2023).
"""

_IDENTITY = re.compile(IDENTITY)
_OLD_IDENTITY = re.compile(rf"{_PROVINCE}[0-9]{{13}}")
_PHONE = re.compile(r"1[3-9][0-9]{9}")
# UnionPay and what was issued in China before it; Visa, Mastercard, JCB and old savings cards in their usual lengths.
_CARD = re.compile(r"(?:62|81|60)[0-9]{14,17}|(?:[459][0-9]|35)(?:[0-9]{14}|[0-9]{17})")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
"""GB 11643, which is ISO 7064 MOD 11-2."""
_DOUBLED = "0246813579"
"""Luhn's sum: each digit doubled, and its digits added."""


def identity_kind(digits: str, today: date) -> Kind | None:
    """Return whose identity number 18 digits are; nothing if the calendar or the check digit says that they are none.

    Args:
        digits: What `IDENTITY` matches.
        today: Nobody who has a number is born later.
    """
    if not _is_birthday(digits[6:14], today) or _check_digit(digits) != digits[17]:
        return None
    return {"8": Kind.PERMIT, "9": Kind.FOREIGN}.get(digits[0], Kind.ID)


def kind_of(digits: str, today: date) -> Kind | None:
    """Return what digits are that are no identity number of 18 digits.

    Args:
        digits: All of them, without separators; the last may be an X.
        today: Nobody who has a number is born later.
    """
    if _IDENTITY.fullmatch(digits) and _is_birthday(digits[6:14], today):
        return None if _check_digit(digits) == digits[17] or _is_credit_code(digits) else Kind.NEAR
    if _OLD_IDENTITY.fullmatch(digits) and _is_birthday(f"19{digits[6:12]}", today):
        return Kind.ID
    if _PHONE.fullmatch(digits):
        return Kind.PHONE
    return Kind.CARD if _CARD.fullmatch(digits) and _luhn_sum(digits) % 10 == 0 else None


def _is_birthday(digits: str, today: date) -> bool:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])) <= today
    except ValueError:
        return False


def _check_digit(digits: str) -> str:
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False)) % 11]


def _is_credit_code(digits: str) -> bool:
    """Tell whether 18 digits are the code of a firm or an office (GB 32100), some of which hold a date by accident."""
    return digits.isdecimal() and sum(int(digit) * 3**place for place, digit in enumerate(digits[:17])) % 31 == (
        -int(digits[17]) % 31
    )


def _luhn_sum(digits: str) -> int:
    return sum(map(int, digits[-1::-2])) + sum(int(_DOUBLED[int(digit)]) for digit in digits[-2::-2])
