"""Where the content carries the two founding articles, line by line: what was put right, settled or left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

from checklists.boundary import Faults, RefusedError, echo, parse_toml, read_guarded
from checklists.errors import ContentError, Problem
from checklists.library import Library
from checklists.model import STRICT
from checklists.records import dataclass
from checklists.rules import USED_TWICE, Fault, id_faults, source_faults, unknown
from checklists.text import LANGS, Text
from checklists.validation import Validator

COVERAGE = Path(__file__).parent / "content" / "coverage.toml"
"""The record that comes with the program."""

NOT_AS_WRITTEN = ("fix", "dated", "conflict")
"""Verdicts on lines that must not be carried as the articles have them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of a founding article."""

    id: str
    """`S1` to `S139`."""
    article: str
    """`A` or `B`."""
    quote: str
    """Its words."""
    verdict: str
    """`ok`, `local`, `trend`, or one of `NOT_AS_WRITTEN`."""
    note: str
    """What there is to say about it; may be empty."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that no item carries."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    """The line."""
    reason: Text


@dataclass(frozen=True, slots=True)
class Corrected:
    """Something often said that is not so."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    lines: tuple[str, ...]
    """The lines that say it; none where the fault is that neither article says anything."""
    said: Text
    right: Text
    items: tuple[str, ...]
    """Full ids of the items whose text puts it right."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """Something on which the two articles differ."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    lines: tuple[str, ...]
    """Lines of both articles."""
    settled: Text
    """What holds."""
    items: tuple[str, ...]
    """Full ids of the items whose text says so."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """A line that is loose or out of date in a word, which the items that carry it say right."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    """The line."""
    note: Text


@dataclass(frozen=True, slots=True)
class Coverage:
    """What `coverage.toml` holds."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    left_out: tuple[LeftOut, ...]
    corrected: tuple[Corrected, ...]
    settled: tuple[Settled, ...]
    noted: tuple[Noted, ...]


def load_coverage(path: Path = COVERAGE) -> Coverage:
    """Return the record of what was put right, settled and left out.

    Raises:
        ContentError: The file cannot be read, or has faults; it lists them.
    """
    faults = Faults()
    try:
        coverage = Validator(faults).validate(Coverage, parse_toml(read_guarded(path)), path.name)
    except RefusedError as error:
        faults.add(Problem(path.name, "", error.message))
        coverage = None
    if coverage is None:
        first = faults.listed[0]
        raise ContentError(Text(first.line("zh"), first.line("en")), tuple(faults.listed))
    return coverage


def load_lines(path: Path) -> tuple[Line, ...]:
    """Return the lines of the articles from a JSON list, in order."""
    return tuple(Line(**entry) for entry in json.loads(read_guarded(path)))


def carriers(library: Library) -> dict[str, tuple[str, ...]]:
    """Return the full ids of the items that carry each line."""
    found: dict[str, tuple[str, ...]] = {}
    for full_id, item, _ in library.items():
        for line in item.covers:
            found[line] = (*found.get(line, ()), full_id)
    return found


def check(coverage: Coverage, library: Library, lines: Iterable[Line]) -> list[Problem]:
    """Return every line without a place and every fault of the record itself.

    Args:
        coverage: The record.
        library: The content, whose items name the lines they carry.
        lines: All lines of both articles.
    """
    known = {line.id: line for line in lines}
    carried = carriers(library)
    faults = [
        *_named("left_out", ((entry.id, entry.reason) for entry in coverage.left_out), known),
        *_named("noted", ((entry.id, entry.note) for entry in coverage.noted), known),
        *_entries("corrected", coverage.corrected, library, known),
        *_entries("settled", coverage.settled, library, known),
        *_both_articles(coverage, known),
        *_places(coverage, known, carried),
    ]
    return [Problem(COVERAGE.name, echo(where, 120), message) for where, message in faults]


def _named(kind: str, entries: Iterable[tuple[str, Text]], known: Mapping[str, Line]) -> Iterator[Fault]:
    """Check what is said of single lines."""
    seen = set()
    for line, text in entries:
        if line in seen:
            yield f"{kind}/{line}", USED_TWICE
        if line not in known:
            yield f"{kind}/{line}", unknown(line, known)
        if not _worded(text):
            yield f"{kind}/{line}", _ONE_LANGUAGE
        seen.add(line)


def _entries(
    kind: str, entries: tuple[Corrected, ...] | tuple[Settled, ...], library: Library, known: Mapping[str, Line]
) -> Iterator[Fault]:
    for where, message in id_faults(entry.id for entry in entries):
        yield f"{kind}/{where}", message
    for entry in entries:
        texts = (entry.settled,) if isinstance(entry, Settled) else (entry.said, entry.right)
        if not all(map(_worded, texts)):
            yield f"{kind}/{entry.id}", _ONE_LANGUAGE
        for where, message in (
            *source_faults(library, entry.sources),
            *_items(library, entry),
            *_lines(library, entry, known),
        ):
            yield f"{kind}/{entry.id}: {where}", message


def _items(library: Library, entry: Corrected | Settled) -> Iterator[Fault]:
    """Check that what holds is said where a person reads it: with the reason and, for a correction, the source."""
    for name, listed in (("items", entry.items), ("sources", entry.sources)):
        if not listed:
            yield name, Text("一个也没有。", "There is none.")
    for item_id in entry.items:
        found = library.find(item_id)
        if not found:
            yield "items", unknown(item_id, (full_id for full_id, _, _ in library.items()))
        elif not found[0].why:
            yield "items", Text(f"{item_id}没有why。", f"{item_id} has no why.")
        elif isinstance(entry, Corrected) and not found[0].sources:
            yield "items", Text(f"{item_id}没有来源。", f"{item_id} has no source.")


def _lines(library: Library, entry: Corrected | Settled, known: Mapping[str, Line]) -> Iterator[Fault]:
    found = [library.find(item_id) for item_id in entry.items]
    carried = {line for each in found if each for line in each[0].covers}
    for line in entry.lines:
        if line not in known:
            yield "lines", unknown(line, known)
        elif line not in carried:
            yield "lines", Text(f"所列条目都没有收{line}。", f"None of the items named carries {line}.")


def _both_articles(coverage: Coverage, known: Mapping[str, Line]) -> Iterator[Fault]:
    for entry in coverage.settled:
        if len({known[line].article for line in entry.lines if line in known}) < 2:
            yield f"settled/{entry.id}: lines", Text("要列出两篇文章的句子。", "Name lines of both articles.")


def _places(coverage: Coverage, known: Mapping[str, Line], carried: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
    """Check that every line is carried or left out, and none carried that is neither sound nor put right."""
    out = {entry.id for entry in coverage.left_out}
    right = {entry.id for entry in coverage.noted}
    right |= {line for corrected in coverage.corrected for line in corrected.lines}
    right |= {line for settled in coverage.settled for line in settled.lines}
    for line in known.values():
        if line.id not in out | carried.keys():
            yield line.id, Text("没有条目收它，也没有说明为什么不收。", "No item carries it, and nothing says why not.")
        elif line.id in out and line.id in carried:
            by = ", ".join(carried[line.id])
            yield f"left_out/{line.id}", Text(f"其实收了：{by}。", f"It is carried after all: {by}.")
        elif line.verdict in NOT_AS_WRITTEN and line.id not in out | right:
            yield line.id, Text("要更正或作出定论。", "It has to be put right or settled.")
    for line_id in sorted(carried.keys() - known.keys()):
        yield f"{carried[line_id][0]}: covers", unknown(line_id, known)


def _worded(text: Text) -> bool:
    return all(text.get(lang).strip() for lang in LANGS)


_ONE_LANGUAGE = Text("要用两种语言说清楚。", "Say it in both languages.")
