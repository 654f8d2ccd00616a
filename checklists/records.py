"""Frozen data classes that cost a start next to nothing: what the standard library makes at import is made when used.

`dataclass`, `field` and `replace` are used like those of `dataclasses`, and type checkers take them for those. There, a
frozen class takes half a millisecond, and the module itself half as long as all of Python. Here a class has its slots
at once; comparing, hashing and showing are the same functions for all classes; `__init__` is compiled once there are
more than a few instances, and `__dataclass_fields__` is made when somebody looks there, as pydantic does.
"""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import dataclass, field, replace
else:

    def dataclass(*, frozen: bool, slots: bool = False) -> Callable[[type], type]:
        """Make a class whose instances have the annotated fields and never change.

        The annotations must be text, as `from __future__ import annotations` leaves them.

        Args:
            frozen: True; it is written for those who read the class.
            slots: Whether there is room for the fields alone, and none for what a `cached_property` keeps.
        """
        assert frozen
        return partial(_record, room=() if slots else ("__dict__",))

    def field(*, default: Any = ..., default_factory: Callable[[], Any] | None = None, kw_only: bool = False) -> _Field:
        """Say of a field what an annotation and a default value cannot.

        Args:
            default: Its default value.
            default_factory: What makes its default value.
            kw_only: Whether it is given by name alone.
        """
        return _Field(default, default_factory, kw_only)

    def replace(record: Any, /, **changes: Any) -> Any:
        """Return a record like this one but for some fields."""
        return type(record)(**dict(zip(names(type(record)), values(record), strict=True)) | changes)


__all__ = ["dataclass", "field", "names", "replace", "values"]

_FEW = 40
"""Instances that are filled field by field: compiling `__init__` takes about as long."""


def names(kind: Any) -> tuple[str, ...]:
    """Return the names of the fields of such a class."""
    return tuple(kind.__shape__.fields)


def values(record: Any) -> tuple[Any, ...]:
    """Return the values of its fields, in the order of their names."""
    found = record.__shape__.values(record)
    return found if len(record.__shape__.fields) > 1 else (found,)


class _Field:
    """How a field is filled; the ellipsis stands for no default value."""

    __slots__ = ("default", "factory", "kw_only")

    def __init__(self, default: Any = ..., factory: Callable[[], Any] | None = None, kw_only: bool = False) -> None:
        self.default = default
        self.factory = factory
        self.kw_only = kw_only

    def fill(self) -> Any:
        """Return what it holds if nothing is given for it."""
        return self.factory() if self.factory else self.default


class _Shape:
    """What a class is made from."""

    __slots__ = ("fields", "plain", "values")

    def __init__(self, plain: type, fields: Mapping[str, _Field]) -> None:
        """Keep it.

        Args:
            plain: The class as it was written.
            fields: Its fields by name, those of the class it extends first.
        """
        self.plain = plain
        self.fields = fields
        self.values: Callable[[Any], Any] = attrgetter(*fields)
        """Returns the values of all fields of an instance, of a single field without a tuple around it."""


class _LateFields:
    """Stands for the fields as the standard library describes them, until somebody asks for them."""

    def __get__(self, instance: object, owner: Any) -> Any:
        import dataclasses

        plain = owner.__shape__.plain
        for name, given in owner.__shape__.fields.items():
            if isinstance(plain.__dict__.get(name), _Field):
                default = {"default_factory": given.factory} if given.factory else {}
                default |= {} if given.default is ... else {"default": given.default}
                setattr(plain, name, dataclasses.field(kw_only=given.kw_only, **default))
        described: Any = dataclasses.dataclass(frozen=True, init=False, repr=False, eq=False)(plain)
        owner.__dataclass_params__ = described.__dataclass_params__
        owner.__dataclass_fields__ = described.__dataclass_fields__
        return described.__dataclass_fields__


def _record(plain: Any, room: tuple[str, ...]) -> Any:
    """Return the class with slots for its fields, and for other things as named."""
    own = [name for name, kind in plain.__annotations__.items() if not kind.startswith("ClassVar[")]
    fields = dict(plain.__shape__.fields) if hasattr(plain, "__shape__") else {}
    for name in own:
        given = plain.__dict__.get(name, ...)
        fields[name] = given if isinstance(given, _Field) else _Field(given)
    body = {name: value for name, value in plain.__dict__.items() if name not in (*own, "__dict__", "__weakref__")}
    made: Any = type(plain)(
        plain.__name__,
        plain.__bases__,
        _SHARED
        | body
        | {
            "__slots__": (*own, *room),
            "__match_args__": tuple(name for name, given in fields.items() if not given.kw_only),
            "__shape__": _Shape(plain, fields),
            "__dataclass_fields__": _LateFields(),
        },
    )

    made.__init__ = _make_early_init(made)
    made.__qualname__ = plain.__qualname__
    return made


def _make_early_init(made: Any) -> Callable[..., None]:
    """Return an `__init__` that fills a few instances, and puts a compiled one in its place for all others."""
    few = iter(range(_FEW))

    def early_init(self: object, *args: object, **options: object) -> None:
        fields: dict[str, _Field] = made.__shape__.fields
        given = dict(zip(made.__match_args__, args, strict=False)) | options
        filled = given
        if given.keys() != fields.keys():
            filled = {name: given[name] if name in given else each.fill() for name, each in fields.items()}
        fits = len(given) == len(args) + len(options) and given.keys() <= filled.keys() and ... not in filled.values()
        if not fits or next(few, None) is None:  # what is wrong with the arguments, the compiled one says
            made.__init__ = _make_init(made)
            made.__init__(self, *args, **options)
            return
        for name, value in filled.items():
            object.__setattr__(self, name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    return early_init


def _make_init(made: Any) -> Callable[..., None]:
    """Compile the `__init__` of a class; the slots themselves are set, as a frozen instance sets nothing."""
    known: dict[str, Any] = {}
    parameters: dict[bool, list[str]] = {False: [], True: ["*"]}
    lines = []
    for name, given in made.__shape__.fields.items():
        known[f"set_{name}"] = getattr(made, name).__set__
        known[f"default_{name}"] = given.factory or given.default
        optional = given.factory or given.default is not ...
        parameters[given.kw_only].append(f"{name}=default_{name}" if optional else name)
        value = f"{name}() if {name} is default_{name} else {name}" if given.factory else name
        lines.append(f" set_{name}(self, {value})")
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    by_name = parameters[True] if len(parameters[True]) > 1 else []
    head = f"def __init__({', '.join(['self', *parameters[False], *by_name])}):"
    exec("\n".join([head, *lines]), known)
    return known["__init__"]  # type: ignore[no-any-return]


def _equal(self: Any, other: Any) -> Any:
    return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(values(self))


def _show(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__shape__.fields)
    return f"{type(self).__qualname__}({shown})"


def _refuse(self: object, name: str, value: object = None) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"{type(self).__qualname__} is frozen: {name}")


_SHARED = {"__eq__": _equal, "__hash__": _hash, "__repr__": _show, "__setattr__": _refuse, "__delattr__": _refuse}
