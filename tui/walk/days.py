"""Days as people write them: 2026-11-27, 11-27, 11月27日, 10天, +10, tomorrow."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_FULL = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_SHORT = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_AHEAD = re.compile(r"\+\s*(\d{1,4})|(?:in\s+)?(\d{1,4})\s*(?:天|days?)\s*(?:以?后)?")
_WORDS = {"明天": 1, "tomorrow": 1, "后天": 2, "下周": 7, "next week": 7}


def parse_day(text: str, today: date) -> date | None:
    """Return the day that a text names, or nothing if it names none.

    Args:
        text: What was typed; digits may be full-width.
        today: The present day; a day without a year is the next one of that name.
    """
    text = unicodedata.normalize("NFKC", text).casefold().strip()
    if text in _WORDS:
        return today + timedelta(_WORDS[text])
    if match := _AHEAD.fullmatch(text):
        return today + timedelta(int(match[1] or match[2]))
    if match := _FULL.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _SHORT.fullmatch(text):
        month, day = int(match[1]), int(match[2])
        coming = (_date(year, month, day) for year in range(today.year, today.year + 9))
        return next((each for each in coming if each and each >= today), None)
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
