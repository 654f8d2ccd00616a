"""What Textual would load for what this program never does: a tenth of the time to the first frame, and of the memory.

asyncio brings TLS, and with it OpenSSL, though nothing here goes to the network; it works without where Python was
built without. The command palette is switched off, and brings most widgets there are.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


class _Palette(ModuleType):
    """Stands for the module of the command palette: Textual takes classes from it, to extend one and to call none."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {"__module__": self.__name__})


@contextmanager
def left_out() -> Iterator[None]:
    """Leave it out while Textual is imported; whoever asks for it later gets it as it is."""
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    absent = {"ssl": None, "textual.command": _Palette("textual.command")}
    for name in list(absent):
        if modules.setdefault(name, absent[name]) is not absent[name]:
            del absent[name]  # it is there already
    try:
        yield
    finally:
        for name in absent:
            del modules[name]
