"""Finding numbers in a plain text: four searches one after the other, each linear.

A search sees the text without what those before it have found. What is masked therefore leaves nothing behind that a
later scan would find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from checklists.aids.countries import COUNTRIES
from checklists.aids.digits import BLANK, COLON, JOINT, NONE, OTHER, OTHER_LETTER, Run, runs
from checklists.aids.grouping import is_one_identity, is_one_number
from checklists.aids.identifiers import IDENTITY, Kind, identity_kind, kind_of
from checklists.records import dataclass

SHORTEST = 11
"""Digits of the shortest number."""
_LONGEST = 23
"""Digits of the longest, with 0086 in front of it."""
_WHOLE = 18
"""Digits of an identity number."""

_IDENTITY = re.compile(f"(?=({IDENTITY}))")
_LETTERED = re.compile(
    r"(?<![A-Z0-9])(?:"
    r"[A-Z]{3}-?[0-9](?:[ -]?[0-9]){11}"
    # Apart from each other, three letters are a word: only the plainest grouping will do, and no date.
    r"|[A-Z]{3} (?!19|20)(?:[0-9]{12}|[0-9]{4} [0-9]{4} [0-9]{4})"
    r"|[A-Z](?:[ -][A-Z]){2}(?:[ -][0-9]){12}"
    r")(?![A-Z0-9])"
)
_CENTS = re.compile(r"\.[0-9]{2}(?![0-9])")
_DIALLED = ("0086", "86", "")
"""What may stand in front of a mobile phone."""


@dataclass(frozen=True, slots=True)
class Span:
    """A number and where it stands in the plain text."""

    kind: Kind
    start: int
    end: int


def find(plain: str, today: date) -> list[Span]:
    """Return the numbers in a plain text, in order; none overlaps another.

    Args:
        plain: The text as `digits.see` shows it.
        today: Nobody who has an identity number is born later.
    """
    found: list[Span] = []
    for search in (_identities, _lettered, _others, _others):
        if spans := list(search(plain, today)):
            plain = _without(plain, spans)
            found += spans
    return sorted(found, key=lambda span: span.start)


def _without(plain: str, spans: list[Span]) -> str:
    """Return a plain text with something that is no digit in the place of what was found."""
    pieces, end = [], 0
    for span in sorted(spans, key=lambda span: span.start):
        pieces += [plain[end : span.start], OTHER * (span.end - span.start)]
        end = span.end
    return "".join([*pieces, plain[end:]])


# Identity numbers of 18 digits: so much has to be right in them that they are found wherever they stand


def _identities(plain: str, today: date) -> Iterator[Span]:
    for run in runs(plain, _WHOLE):
        right = {match.start(): identity_kind(match[1], today) for match in _IDENTITY.finditer(run.units)}
        kinds = {start: kind for start, kind in right.items() if kind}
        for start in _apart(run, kinds):
            yield Span(kinds[start], run.at[start], run.at[start + _WHOLE - 1] + 1)


def _apart(run: Run, starts: dict[int, Kind]) -> Iterator[int]:
    """Yield the starts of those that can be read as one number each; where one is found, its neighbours get an edge."""
    taken = bytearray(len(run.units) + 1)
    edges: set[int] = set()
    for first in starts:
        waiting = [first]
        while waiting:
            start = waiting.pop()
            end = start + _WHOLE
            if start in starts and not (taken[start] or taken[end - 1]) and _reads_as_one(run, start, end, edges):
                taken[start:end] = b"\1" * _WHOLE
                edges |= {start, end}
                waiting += [start - _WHOLE, end]
                yield start


def _reads_as_one(run: Run, start: int, end: int, edges: set[int]) -> bool:
    separators = run.gaps[start + 1 : end].replace(NONE, "")
    whole = all(_is_edge(run, place) or place in edges for place in (start, end))
    return not separators or is_one_identity(run.pieces(start, end), separators, whole=whole)


def _is_edge(run: Run, place: int) -> bool:
    """Tell whether no digit is attached to another where one number ends and another may begin."""
    return place == len(run.units) or run.gaps[place] != NONE or "X" in run.units[place - 1 : place + 1]


# Foreigners' cards issued before December 2023: the country in letters, and twelve digits


def _lettered(plain: str, today: date) -> Iterator[Span]:
    for match in _LETTERED.finditer(plain):
        if re.sub("[^A-Z]", "", match[0]) in COUNTRIES:
            yield Span(Kind.FOREIGN, *match.span())


# All others


def _others(plain: str, today: date) -> Iterator[Span]:
    """Yield what a run consists of, word after word, or else the words that are numbers whatever stands beside them."""
    for run in runs(plain, SHORTEST):
        words = _words(run)
        found = _tiled(run, words, today)
        if found is None:
            found = [span for word in words if (span := _number(run, *word, today))]
        yield from found


def _words(run: Run) -> list[tuple[int, int]]:
    """Return what stands between blanks: first unit, and the unit after the last."""
    blanks = [index for index, gap in enumerate(run.gaps) if gap == BLANK]
    return list(pairwise([0, *blanks, len(run.units)]))


def _tiled(run: Run, words: list[tuple[int, int]], today: date) -> list[Span] | None:
    """Return the numbers that a run consists of; nothing if any of it is something else.

    A phone in three words may be three columns of a table by accident; with a fourth beside them it is that.
    """
    found: list[Span] = []
    index = 0
    while index < len(words):
        length, span = _first(run, words[index : index + _LONGEST], today)
        if span:
            found.append(span)
        elif not (_is_date(run, *words[index]) or _is_label(run, *words[index])):
            return None
        index += length
    return found


def _first(run: Run, words: list[tuple[int, int]], today: date) -> tuple[int, Span | None]:
    """Return the number that begins with the first word, and of how many words it is.

    Where several do, it is the shortest; of cards, and where every digit stands apart, the longest.
    """
    start, first_end = words[0]
    apart = first_end - start == 1
    best: tuple[int, Span | None] = (1, None)
    for count, (_, end) in enumerate(words, start=1):
        if end - start > _LONGEST:
            break
        span = _number(run, start, end, today)
        if span and (best[1] is None or best[1].kind is Kind.CARD or apart):
            best = (count, span)
    return best


def _number(run: Run, start: int, end: int, today: date) -> Span | None:
    """Return the number that a part of a run is as a whole."""
    if not SHORTEST <= end - start <= _LONGEST or _goes_on(run, start, end):
        return None
    for prefix in _DIALLED:
        first = start + len(prefix)
        kind = kind_of(run.units[first:end], today) if run.units.startswith(prefix, start) else None
        if kind and (kind is Kind.PHONE or not prefix):
            attached = bool(prefix) and run.gaps[first] == NONE
            separators = run.gaps[first + 1 : end].replace(NONE, "")
            reads = is_one_number(kind, run.pieces(first, end), separators, strict=attached)
            return Span(kind, run.at[start], run.at[end - 1] + 1) if reads else None
    return None


def _goes_on(run: Run, start: int, end: int) -> bool:
    """Tell whether a part of a run touches a letter, or is an amount with its cents."""
    if start == 0 and "A" <= run.before <= "Z":
        return True
    return end == len(run.units) and ("A" <= run.after[:1] <= "Z" or _CENTS.match(run.after) is not None)


def _is_date(run: Run, start: int, end: int) -> bool:
    """Tell whether a word is a day such as 2026-11-21, which may stand before a number."""
    lengths = [len(piece) for piece in run.pieces(start, end)]
    return len(lengths) == 3 and lengths[0] == 4 and max(lengths[1:]) <= 2


def _is_label(run: Run, start: int, end: int) -> bool:
    """Tell whether a word is the end of something else, as in 14:30 or 「电话1」, which may stand before a number."""
    attached = "A" <= run.before <= "Z" or run.before in (OTHER_LETTER, COLON)
    return start == 0 and end <= 2 and JOINT not in run.gaps[:end] and attached
