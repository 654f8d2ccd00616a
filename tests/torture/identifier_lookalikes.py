"""What only looks like an identifier: dates, amounts, tables, made at random as people write and copy them."""

from __future__ import annotations

import random
import string
from collections.abc import Mapping
from datetime import datetime, timedelta

from tests.torture.identifier_numbers import PROVINCES, Make, digits


def _moment(chance: random.Random) -> datetime:
    return datetime(1990, 1, 1) + timedelta(seconds=chance.randrange(40 * 365 * 86400))


def _listed(chance: random.Random, make: Make, least: int, most: int) -> str:
    separator = chance.choice((" ", " ", "\u3000", "、", ",", "\n", "/", "; "))
    return separator.join(make(chance) for _ in range(chance.randint(least, most)))


def timestamp(chance: random.Random) -> str:
    forms = ("%Y%m%d%H%M%S", "%Y%m%d%H%M%S%f", "%Y%m%d_%H%M%S", "%Y%m%d-%H%M", "%y%m%d%H%M%S", "IMG_%Y%m%d_%H%M%S_001")
    moment = _moment(chance)
    seconds = str(int(moment.timestamp()))
    return chance.choice((*map(moment.strftime, forms), seconds, f"{seconds}{digits(chance, 3)}"))


def iso_date(chance: random.Random) -> str:
    forms = (
        "%Y-%m-%d",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%dT%H:%M:%S+08:00",
        "%Y%m%d",
        "%Y.%m.%d",
        "%Y/%m/%d",
        "%Y年%m月%d日",
    )
    return _listed(chance, lambda chance: _moment(chance).strftime(chance.choice(forms)), 1, 4)


def date_range(chance: random.Random) -> str:
    form = chance.choice(("%Y-%m-%d", "%Y%m%d", "%Y-%m", "%Y%m", "%y%m%d", "%Y.%m.%d", "%Y_%m_%d"))
    dash = chance.choice((" ", "-", "--", " - ", "~", "至", "\u2014", "_", " 到 "))
    one = lambda chance: dash.join(sorted(_moment(chance).strftime(form) for _ in range(2)))  # noqa: E731
    return _listed(chance, one, 1, 3)


def month_list(chance: random.Random) -> str:
    form = chance.choice(("%Y%m", "%Y-%m", "%y%m", "%y-%m", "%m", "%Y年%m月", "number"))
    if form == "number":
        months = sorted(chance.sample(range(1, 13), chance.randint(2, 12)))
        return chance.choice((" ", "-", "、", "_")).join(map(str, months * chance.randint(1, 3)))
    days = sorted(_moment(chance) for _ in range(chance.randint(2, 12)))
    return chance.choice((" ", "-", "、", "\u3000")).join(day.strftime(form) for day in days)


def amount(chance: random.Random) -> str:
    value = chance.randrange(1, 10 ** chance.randint(3, 7)) / 100
    return chance.choice((f"{value:.2f}", f"{value:,.2f}", f"{value:.2f}元", f"￥{value:.2f}", f"{int(value)}元"))


def amounts(chance: random.Random) -> str:
    return _listed(chance, amount, 1, 8)


def order_number(chance: random.Random) -> str:
    return chance.choice(("{}", "订单号{}", "NO.{}", "No {}", "单号: {}")).format(digits(chance, 12))


def landline(chance: random.Random) -> str:
    area = chance.choice(("010", "021", "028", "0755", "0571", "0898", "0991"))
    local = chance.choice("2345678") + digits(chance, 7)
    return chance.choice(
        ("12333", "12393", "12345", "12366", "95588", f"{area}-12333", f"{area}12393", f"{area}-{local}",
         f"{area}{local}", f"{area} {local[:4]} {local[4:]}", f"({area}){local}", f"{local[:4]}-{local[4:]}",
         f"{area}-{local}-{digits(chance, 3)}", f"400-{digits(chance, 3)}-{digits(chance, 4)}",
         f"+86 {area[1:]} {local}")
    )  # fmt: skip


def hotlines(chance: random.Random) -> str:
    return _listed(chance, landline, 1, 4)


_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(chance: random.Random) -> str:
    """Return a unified social credit code, every second one of digits alone (GB 32100)."""
    letters = _CREDIT if chance.random() < 0.5 else string.digits
    while True:
        place = f"{chance.choice(PROVINCES)}{chance.randrange(100):02d}{chance.randrange(100):02d}"
        code = chance.choice(("91", "92", "93", "11", "12", "51", "52")) + place + "".join(chance.choices(letters, k=9))
        total = sum(_CREDIT.index(sign) * pow(3, index, 31) for index, sign in enumerate(code))
        last = _CREDIT[-total % 31]
        if letters is _CREDIT or last.isdigit():
            return code + last


def table(chance: random.Random) -> str:
    """Return rows of a contribution record as they are copied from a page, tabs having become spaces."""
    month = chance.choice(("%Y%m", "%Y-%m", "%Y年%m月", "%Y/%m"))
    cents = chance.random() < 0.7
    numbered, firm = chance.random() < 0.5, chance.choice(("", "某某公司", "本市灵活就业"))
    base = chance.randrange(2000, 40000)
    rows = []
    for row in range(chance.randint(1, 12)):
        if chance.random() < 0.2:
            base = chance.randrange(2000, 40000)
        cells = [str(row + 1)] if numbered else []
        cells += [_moment(chance).strftime(month), *([firm] if firm else [])]
        shares = (1, 0.16, 0.08) if chance.random() < 0.8 else (1, 0.16, 0.08, 0.005, 0.02)
        cells += [f"{base * share:.2f}" if cents else str(round(base * share)) for share in shares]
        rows.append(" ".join([*cells, *(["正常"] if chance.random() < 0.3 else [])]))
    return "\n".join(rows)


HARMLESS_TEXTS: Mapping[str, Make] = {
    "timestamps": timestamp,
    "ISO dates": iso_date,
    "date ranges": date_range,
    "month lists": month_list,
    "amounts": amounts,
    "order numbers": order_number,
    "hotlines and landlines": hotlines,
    "contribution tables": table,
}

RANDOM_DIGITS: Mapping[str, Make] = {
    "credit codes": credit_code,
    "11 digits": lambda chance: digits(chance, 11),
    "15 digits": lambda chance: digits(chance, 15),
    "16 to 19 digits": lambda chance: digits(chance, chance.randint(16, 19)),
    "18 digits": lambda chance: digits(chance, 18),
    "whole amounts in a row": lambda chance: " ".join(
        str(chance.randrange(100, 20000)) for _ in range(chance.randint(2, 6))
    ),
    "day and whole amounts": lambda chance: " ".join(
        [f"{_moment(chance):%Y-%m-%d}", *(str(chance.randrange(100, 20000)) for _ in range(chance.randint(1, 4)))]
    ),
}
