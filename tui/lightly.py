"""Modules of Python brought in without what they would bring along: for a short command that is a tenth of its time.

On 3.11, `datetime` makes each of its classes in Python and then drops them for those in C, and `pathlib` loads all that
is known of web and network addresses for the one method that makes an address of a path. Later versions do neither, so
that there nothing is left to do.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import ModuleType


def import_lightly() -> None:
    """Import `datetime` and `pathlib` as later versions of Python do; what is there already stays."""
    if sys.version_info >= (3, 12):
        return
    if "datetime" not in sys.modules:
        with suppress(ImportError):  # a Python that has it in Python alone
            import _datetime  # type: ignore[import-not-found]

            sys.modules["datetime"] = _datetime
    with standing_in("urllib.parse", quote_from_bytes=_quote_from_bytes):
        import pathlib  # noqa: F401


@contextmanager
def standing_in(name: str, **functions: Callable[..., str]) -> Iterator[None]:
    """Have another import find functions of ours in the place of a module; whoever asks for it later gets it as it is.

    Args:
        name: The module; if it is there already, it is used.
        functions: All that the other import takes from it.
    """
    if name in sys.modules:
        yield
        return
    module = ModuleType(name)
    vars(module).update(functions)
    sys.modules[name] = module
    try:
        yield
    finally:
        del sys.modules[name]


def _quote_from_bytes(data: bytes) -> str:
    from urllib.parse import quote_from_bytes

    return quote_from_bytes(data)
