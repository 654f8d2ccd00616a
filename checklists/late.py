"""Things by id that are read when they are first asked for: a start needs few of many."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

_Held = TypeVar("_Held")


def apart(plain: Mapping[str, Any]) -> dict[str, bytes]:
    """Return each thing by itself, for `Late`.

    Args:
        plain: The things by id, as `marshal` takes them.
    """
    return {key: marshal.dumps(each) for key, each in plain.items()}


class Late(Mapping[str, _Held]):
    """Things by id, each read when it is first asked for."""

    def __init__(self, rows: dict[str, Any], read: Callable[[Any], _Held]) -> None:
        """Take all of them, unread.

        Args:
            rows: What `apart` made of them.
            read: Makes one from what `apart` was given.
        """
        self._rows = rows
        self._read = read

    def __getitem__(self, key: str) -> _Held:
        held = self._rows[key]
        if isinstance(held, bytes):
            held = self._rows[key] = self._read(marshal.loads(held))
        return held  # type: ignore[no-any-return]

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return repr(dict(self))
