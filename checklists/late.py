"""Things that are read when they are first asked for: a start needs few of many."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, overload

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
        return held  # type: ignore[no-any-return]  # what marshal loads

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return repr(dict(self))


def folded(rows: tuple[Any, ...], fields: Sequence[str]) -> tuple[int, tuple[str, ...], bytes]:
    """Return a list of things in one piece, for `LateList`.

    Args:
        rows: The things in order, each a tuple as `marshal` takes it.
        fields: The name of each place of such a tuple.
    """
    used = tuple(name for place, name in enumerate(fields) if any(row[place] for row in rows))
    return len(rows), used, marshal.dumps(rows)


class LateList(Sequence[_Held]):
    """Things in order, read together when the first is asked for; how many there are is known before."""

    def __init__(
        self, count: int, used: tuple[str, ...], rows: bytes, read: Callable[[Any], tuple[_Held, ...]]
    ) -> None:
        """Take all of them, unread.

        Args:
            count: How many there are.
            used: Their fields that are not empty for all of them.
            rows: With the other two, what `folded` made of them.
            read: Makes all of them from what `folded` was given.
        """
        self._count = count
        self._used = used
        self._rows = rows
        self._read = read
        self._held: tuple[_Held, ...] | None = None

    def uses(self, field: str) -> bool:
        """Tell whether a field is not empty for all of them, reading none."""
        return field in self._used

    @overload
    def __getitem__(self, place: int) -> _Held: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[_Held, ...]: ...

    def __getitem__(self, place: int | slice) -> _Held | tuple[_Held, ...]:
        return self._all()[place]

    def __iter__(self) -> Iterator[_Held]:
        return iter(self._all())

    def __len__(self) -> int:
        return self._count

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, LateList | tuple) and self._all() == tuple(other))

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def _all(self) -> tuple[_Held, ...]:
        if self._held is None:
            self._held = self._read(marshal.loads(self._rows))
        return self._held


def uses(things: Sequence[_Held], field: str) -> bool:
    """Tell whether a field is not empty for all of some things; those that are yet to be read stay unread."""
    return things.uses(field) if isinstance(things, LateList) else any(getattr(each, field) for each in things)
