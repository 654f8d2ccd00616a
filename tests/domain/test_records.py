"""Records behave as the frozen dataclasses of the standard library do, whose place they take."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from functools import cached_property
from types import ModuleType
from typing import Any, ClassVar

import pytest

from checklists import records


def classes(maker: ModuleType) -> tuple[Any, Any]:
    """Return a class and one that extends it, made by our decorator or by that of the standard library."""

    @maker.dataclass(frozen=True, slots=True)
    class Point:
        """A place."""

        DIMENSIONS: ClassVar[int] = 2

        x: int
        y: int = 0
        names: dict[str, str] = maker.field(default_factory=dict)
        origin: str = maker.field(default="", kw_only=True)

        @property
        def far(self) -> int:
            """How far it is."""
            return self.x + self.y

    @maker.dataclass(frozen=True, slots=True)
    class Named(Point):
        """A place that has a name."""

        name: str = "?"

        def __post_init__(self) -> None:
            object.__setattr__(self, "name", self.name.title())

    return Point, Named


OURS, THEIRS = classes(records), classes(dataclasses)
GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((1,), {}),
    ((1, 2), {}),
    ((1, 2, {"a": "b"}), {"origin": "here"}),
    ((), {"x": 1, "origin": "there"}),
]


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize(("args", "named"), GIVEN)
def test_an_instance_is_what_the_standard_library_makes(
    which: int, args: tuple[Any, ...], named: dict[str, Any]
) -> None:
    ours, theirs = OURS[which](*args, **named), THEIRS[which](*args, **named)
    assert repr(ours) == repr(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert dataclasses.asdict(dataclasses.replace(ours, y=7)) == dataclasses.asdict(dataclasses.replace(theirs, y=7))
    assert records.replace(ours, y=7) == dataclasses.replace(ours, y=7) != ours
    assert ours == OURS[which](*args, **named)
    assert ours.far == theirs.far
    assert OURS[which].DIMENSIONS == 2


@pytest.mark.parametrize(("args", "named"), [((), {}), ((1, 2, {}, "here"), {}), ((1,), {"z": 1}), ((1,), {"x": 1})])
def test_what_does_not_fit_is_refused_alike(args: tuple[Any, ...], named: dict[str, Any]) -> None:
    for point, _ in (OURS, THEIRS):
        with pytest.raises(TypeError, match=r"__init__\(\)"):
            point(*args, **named)


@pytest.mark.parametrize("which", [0, 1])
def test_a_class_is_described_alike(which: int) -> None:
    ours, theirs = OURS[which], THEIRS[which]
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__slots__ == theirs.__slots__
    assert ours.__qualname__ == theirs.__qualname__
    assert ours.__doc__ == theirs.__doc__
    assert records.names(ours) == tuple(field.name for field in dataclasses.fields(theirs))
    told = ("name", "type", "default", "kw_only", "init")
    for our_field, their_field in zip(dataclasses.fields(ours), dataclasses.fields(theirs), strict=True):
        assert [getattr(our_field, each) for each in told] == [getattr(their_field, each) for each in told]


def test_nothing_changes_once_it_is_made() -> None:
    point = OURS[0](1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.x = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.x
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.z = 2
    assert point == OURS[0](1)


def test_classes_of_equal_values_differ() -> None:
    assert OURS[0](1) != THEIRS[0](1)
    assert OURS[0](1) != OURS[1](1)


def test_defaults_are_not_shared() -> None:
    assert OURS[0](1).names is not OURS[0](1).names


def test_a_single_field_and_room_for_more() -> None:
    @records.dataclass(frozen=True)
    class Row:
        """One value, and what is made of it once."""

        cells: tuple[int, ...]

        @cached_property
        def total(self) -> list[int]:
            """The sum."""
            return [sum(self.cells)]

    row = Row((1, 2))
    assert row.total is row.total
    assert row == Row((1, 2)) != Row((2, 1))
    assert hash(row) == hash(Row((1, 2)))
    assert {row: 1}[Row((1, 2))] == 1
    assert records.values(row) == ((1, 2),)


def test_a_few_instances_compile_nothing_and_many_are_no_different(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[Any] = []
    make_init = records._make_init

    def counted(made: Any) -> Any:
        compiled.append(made)
        return make_init(made)

    monkeypatch.setattr(records, "_make_init", counted)
    _, named = classes(records)

    few = [named(number, origin="here", name="one") for number in range(10)]
    assert compiled == []
    many = [named(number, origin="here", name="one") for number in range(100)]
    assert compiled == [named]
    assert many[:10] == few
    assert {each.name for each in many} == {"One"}


def test_the_machinery_of_the_standard_library_stays_away_until_it_is_needed() -> None:
    program = "import sys, checklists.case; assert not {'dataclasses', 'inspect'} & {*sys.modules}, 'loaded'"
    subprocess.run([sys.executable, "-c", program], check=True)
