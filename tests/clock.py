"""The moment at which every test takes place."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=timezone(timedelta(hours=8)))


def frozen() -> datetime:
    """Return that moment; a clock to hand to whatever takes one."""
    return NOW
