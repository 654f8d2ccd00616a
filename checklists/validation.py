"""Tables from a content file in, frozen dataclasses out; what does not fit becomes faults that name item and key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from checklists.boundary import MAX_LISTED, Faults, echo
from checklists.changes import RegionChange
from checklists.errors import Problem
from checklists.model import Entry, Item, Option, Question, Region, RegionEntry, RegionNote, Section, Source, Term
from checklists.text import Text, is_clean

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

T = TypeVar("T")
Loc = tuple[int | str, ...]

# A file says `[[item]]` where the model says `items`. Swapping both ways makes a literal `items` an unknown key.
SWAP = {
    one: other
    for pair in (("item", "items"), ("entry", "entries"), ("option", "options"))
    for one, other in (pair, pair[::-1])
}
# The one field that is set when packs are laid over each other.
NOT_IN_FILES = "origin"
# Only where a file begins: further in, `note` is a key of its own.
SWAP_OUTERMOST = {**SWAP, "note": "notes", "notes": "note"}
_NESTED = {
    "items": Item,
    "entries": Entry,
    "notes": RegionNote,
    "options": Option,
    "guide": Section,
    "question": Question,
    "source": Source,
    "term": Term,
}


class Validator:
    """Checks the files of one pack and keeps what is wrong with them."""

    def __init__(self, faults: Faults) -> None:
        """Start without validators; each is built when its kind of file first comes.

        Args:
            faults: Takes what is wrong.
        """
        self._faults = faults
        self._adapters: dict[type, TypeAdapter[Any]] = {}

    def validate(self, kind: type[T], table: dict[str, Any], file: str, holder: str = "") -> T | None:
        """Return a file's content as a dataclass, or nothing if it has faults.

        Args:
            kind: The dataclass that the whole file is.
            table: The file as parsed.
            file: Its name inside the pack.
            holder: The id before the slash of this file's full item ids.
        """
        from pydantic import ValidationError

        shaped = _shape(table)
        before = self._faults.total
        for loc, text in _strings(shaped):
            if not is_clean(text):
                self._faults.add(Problem(file, _where(holder, shaped, loc), _unclean(text)))
            elif loc[-1] == text == NOT_IN_FILES:
                self._faults.add(Problem(file, _where(holder, shaped, loc), _unknown_key(kind, loc)))
        try:
            # As JSON: only there is pydantic strict about text, lists and yes-no, and still takes a list for a tuple.
            value: T = self._adapter(kind).validate_json(json.dumps(_jsonable(shaped)), strict=True)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            for detail in details[:MAX_LISTED]:
                self._faults.add(Problem(file, _where(holder, shaped, detail["loc"]), _reason(kind, detail)))
            self._faults.skip(len(details[MAX_LISTED:]))
            return None
        return value if self._faults.total == before else None

    def _adapter(self, kind: type) -> TypeAdapter[Any]:
        from pydantic import TypeAdapter

        if kind not in self._adapters:
            self._adapters[kind] = TypeAdapter(kind)
        return self._adapters[kind]


def json_schema(kind: type[object]) -> dict[str, Any]:
    """Return what pydantic says a dataclass looks like as JSON."""
    from pydantic import TypeAdapter

    return TypeAdapter(kind).json_schema()


def _shape(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the table with the model's names for its lists, and the guide as a list of sections."""
    shaped = _swap(table, SWAP_OUTERMOST)
    if isinstance(guide := shaped.get("guide"), dict):
        shaped["guide"] = [{"id": name, "items": items} for name, items in guide.items()]
    if isinstance(questions := shaped.get("question"), list):
        shaped["question"] = [_swap(each) if isinstance(each, dict) else each for each in questions]
    return shaped


def _swap(table: Mapping[str, Any], names: Mapping[str, str] = SWAP) -> dict[str, Any]:
    return {names.get(key, key): value for key, value in table.items()}


def _jsonable(value: object) -> object:
    """Return the value for JSON: a day as text, and 0 for numbers and times, which no key takes."""
    if isinstance(value, dict):
        return {key: _jsonable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_jsonable(each) for each in value]
    if isinstance(value, str | bool):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return 0


def _strings(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield every string with its place, keys included."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _strings(each, (*loc, index))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield (*loc, key), key
            yield from _strings(each, (*loc, key))


def _where(holder: str, shaped: object, loc: Loc) -> str:
    """Word a place: `bring-window/id-card: text.en` for what has an id, `entry.2.label.zh` for what has none."""
    here = shaped
    names: list[str] = []
    keys: list[str] = []
    for depth, part in enumerate(loc):
        section = keys[:1] == ["guide"] and not names
        if isinstance(part, int):
            here = here[part] if isinstance(here, list) else None
            name = here.get("id") if isinstance(here, dict) else None
            if not (isinstance(name, str) and name):
                keys.append(str(part + 1))
            elif section and len(keys) == 1:
                keys.append(echo(name))
            else:
                names, keys = [*names, echo(name)], []
        else:
            here = here.get(part) if isinstance(here, dict) else None
            if not (section and len(keys) == 2):  # the name and the list of a section are not written as keys
                keys.append(echo((SWAP if depth else SWAP_OUTERMOST).get(part, part)))
    path = "/".join([holder, *names] if holder and names else names)
    return ": ".join(each for each in (path, ".".join(keys)) if each)


def _unclean(text: str) -> Text:
    bad = next((char for char in text if not is_clean(char)), None)
    if bad is None:
        return Text("含有未合成的字符，重新打一遍。", "It has characters that are not composed (NFC); type it anew.")
    return Text(
        f"含有看不见的或控制终端的字符U+{ord(bad):04X}，删掉它。",
        f"It has a character that hides or steers, U+{ord(bad):04X}; delete it.",
    )


def _reason(kind: type[object], detail: ErrorDetails) -> Text:
    match detail["type"]:
        case "missing":
            language = _LANGUAGE.get(detail["loc"][-1])
            return language or Text("缺少这一项。", "It is missing.")
        case "unexpected_keyword_argument":
            return _unknown_key(kind, detail["loc"])
        case "enum":
            allowed = detail["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
            return Text(f"只能是其中之一：{allowed}。", f"It must be one of: {allowed}.")
        case "dataclass_type" if detail["ctx"]["class_name"] == "Text":
            return Text("要分中英文写：.zh = 和 .en =。", "It needs both languages: .zh = and .en =.")
        case other:
            return _EXPECTED.get(other, _UNFIT)


def _unknown_key(kind: type[object], loc: Loc) -> Text:
    from difflib import get_close_matches

    for part in loc[:-1]:
        if isinstance(part, str):
            in_region = kind in (Region, RegionChange) and part == "entries"
            kind = RegionEntry if in_region else _NESTED.get(part, Text)
    names = SWAP if loc[:-1] else SWAP_OUTERMOST
    known = [names.get(name, name) for name in _keys(kind)]
    key = str(loc[-1])
    if key in _keys(getattr(kind, "WHOLE", kind)) and key not in _keys(kind):
        return _FIXED
    close = get_close_matches(echo(names.get(key, key)), known, n=1)
    if close:
        return Text(f"没有这个键，是不是{close[0]}？", f"There is no such key; did you mean {close[0]}?")
    return Text(f"没有这个键，可用的：{', '.join(known)}。", f"There is no such key; there are: {', '.join(known)}.")


def _keys(kind: type[object]) -> list[str]:
    return [each.name for each in fields(kind) if each.name != NOT_IN_FILES]  # type: ignore[arg-type]


_FIXED = Text(
    "这份清单、渠道或地区已经有了，内容包只能加条目、换条目；删掉这个键。",
    "This list is there already, and a pack can only add or replace what is in it; delete this key.",
)
_LANGUAGE: Mapping[int | str, Text] = {
    "zh": Text("缺少中文。", "The Chinese wording is missing."),
    "en": Text("缺少英文。", "The English wording is missing."),
}
_DAY = Text("应为日期，如2026-11-21，不加引号。", "It must be a day such as 2026-11-21, without quotes.")
_EXPECTED = {
    "string_type": Text("应为文字，加引号。", "It must be text in quotes."),
    "bool_type": Text("只能是true或false，不加引号。", "It must be true or false, without quotes."),
    "date_type": _DAY,
    "date_parsing": _DAY,
    "tuple_type": Text("应为列表，写在方括号里。", "It must be a list in square brackets."),
    "dataclass_type": Text("应为一组键。", "It must be a table of keys."),
    "dict_type": Text("应为一组键。", "It must be a table of keys."),
}
_UNFIT = Text("不是这里该有的内容。", "This does not belong here.")
