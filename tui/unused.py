"""What Textual would load for what this program never does: a tenth of the time to the first frame, and of the memory.

asyncio brings TLS, and with it OpenSSL, though nothing here goes to the network; it works without where Python was
built without. The command palette is switched off, and brings most widgets there are. Nothing is ever put into the
folder for downloads, and no table of colours is drawn.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


class _StandIn(ModuleType):
    """Stands for a module: Textual takes classes and functions from it, which it may extend but never calls."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {"__module__": self.__name__})


@contextmanager
def left_out() -> Iterator[None]:
    """Leave it out while Textual is imported; whoever asks for it later gets it as it is."""
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    stand_ins = map(_StandIn, ("platformdirs", "rich.table", "textual.command"))
    absent = {"ssl": None, **{module.__name__: module for module in stand_ins}}
    for name in list(absent):
        if modules.setdefault(name, absent[name]) is not absent[name]:
            del absent[name]  # it is there already
    try:
        yield
    finally:
        for name in absent:
            del modules[name]
