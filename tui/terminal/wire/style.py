"""How a cell looks, and the shortest sequence that makes a terminal draw so."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Style(NamedTuple):
    """Attributes and colours of a cell; colours are kept as the codes they were set with."""

    flags: int = 0
    """One bit for each of `_ATTRIBUTES`."""
    front: str = ""
    """Code of the colour of the text, such as `31` or `38;5;208`; empty for the terminal's own."""
    back: str = ""
    """Code of the colour behind it."""


PLAIN = Style()
"""What a reset leaves."""

_ATTRIBUTES = (
    ("1", "22"),  # bold
    ("2", "22"),  # faint
    ("3", "23"),  # italic
    ("4", "24"),  # underlined
    ("21", "24"),  # doubly underlined
    ("5", "25"),  # blinking
    ("6", "25"),  # blinking fast
    ("7", "27"),  # reversed
    ("8", "28"),  # hidden
    ("9", "29"),  # struck through
    ("53", "55"),  # overlined
)
"""Codes that turn each attribute on and off; two that share the code for off go off together."""

_ON = {on: 1 << bit for bit, (on, _) in enumerate(_ATTRIBUTES)}
_OFF: dict[str, int] = {}
for _code, _off in _ATTRIBUTES:
    _OFF[_off] = _OFF.get(_off, 0) | _ON[_code]
_SEEN_ON_BLANKS = _ON["4"] | _ON["21"] | _ON["7"] | _ON["9"] | _ON["53"]
_FRONT = frozenset(str(code) for code in (*range(30, 38), *range(90, 98)))
_BACK = frozenset(str(code) for code in (*range(40, 48), *range(100, 108)))
_REST_OF_COLOUR = {"5": 2, "2": 4}
"""How many more codes follow `38` or `48`: an index into the palette, or red, green and blue."""


@lru_cache(1024)
def styled(style: Style, codes: str) -> Style:
    """Return the style after a sequence that sets colours and attributes; codes that mean nothing here are ignored.

    Args:
        style: The style before.
        codes: What stands between `CSI` and `m`: numbers with semicolons between.
    """
    flags, front, back = style
    values = iter(codes.split(";"))
    for code in values:
        if code.strip("0") == "":
            flags, front, back = PLAIN
        elif code in _ON:
            flags |= _ON[code]
        elif code in _OFF:
            flags &= ~_OFF[code]
        elif code in ("38", "48"):
            kind = next(values, "")
            colour = ";".join((code, kind, *(next(values, "0") for _ in range(_REST_OF_COLOUR.get(kind, 1) - 1))))
            if kind in _REST_OF_COLOUR:
                front, back = (colour, back) if code == "38" else (front, colour)
        elif code in _FRONT or code == "39":
            front = "" if code == "39" else code
        elif code in _BACK or code == "49":
            back = "" if code == "49" else code
    return Style(flags, front, back)


@lru_cache(1024)
def of_blank(style: Style) -> Style:
    """Return what of a style is seen where nothing is written: the colour behind, unless lines or reversal show too."""
    return style if style.flags & _SEEN_ON_BLANKS else Style(back=style.back)


@lru_cache(1024)
def draws_blank(pen: Style, blank: Style) -> bool:
    """Tell whether a blank written in one style looks as it should.

    Args:
        pen: The style in use.
        blank: What `of_blank` said of the style wanted.
    """
    return of_blank(pen) == blank


@lru_cache(1024)
def blank_pen(pen: Style, blank: Style) -> Style:
    """Return the nearest style to one in use in which a blank looks as it should."""
    if draws_blank(pen, blank):
        return pen
    return blank if blank.flags else Style(pen.flags & ~_SEEN_ON_BLANKS, pen.front, blank.back)


@lru_cache(4096)
def change(pen: Style | None, style: Style) -> str:
    """Return the shortest sequence from one style to another.

    Args:
        pen: The style in use; nothing where it is unknown.
        style: The style wanted.
    """
    if pen == style:
        return ""
    if style == PLAIN:
        return "\x1b[m"
    anew = ["0", *(on for on, _ in _ATTRIBUTES if style.flags & _ON[on]), style.front, style.back]
    ways = [_sequence(anew)]
    if pen is not None:
        ways.append(_sequence(_difference(pen, style)))
    return min(ways, key=len)


def _difference(pen: Style, style: Style) -> list[str]:
    codes = []
    gone = pen.flags & ~style.flags
    new = style.flags & ~pen.flags
    for code, bits in _OFF.items():
        if gone & bits:
            codes.append(code)
            new |= style.flags & bits  # goes off with the one that is gone
    codes += [on for on, _ in _ATTRIBUTES if new & _ON[on]]
    codes += [style.front or "39"] if style.front != pen.front else []
    codes += [style.back or "49"] if style.back != pen.back else []
    return codes


def _sequence(codes: list[str]) -> str:
    return f"\x1b[{';'.join(filter(None, codes))}m"
