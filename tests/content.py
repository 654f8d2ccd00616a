"""The bundled content, read once for all tests of a process; it never changes."""

from __future__ import annotations

from functools import cache

from checklists.library import Library
from checklists.packs import load_library


@cache
def bundled() -> Library:
    """Return it, checked as when it is built."""
    return load_library()
