"""What stands in one cell of a table, or at one place of a list, as a value; and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from checklists import labels
from checklists.boundary import echo
from checklists.case import State
from checklists.errors import CaseError
from checklists.formats.faults import (
    BAD_ID,
    DAY,
    EMPTY,
    FIRST_YEAR,
    ID_MAX,
    LAST_YEAR,
    MOMENT,
    SHOWN,
    STATE,
    TIME_OR_DAY,
    TOO_LONG,
    UNCLEAN_ID,
    not_understood,
)
from checklists.formats.toml_write import milliseconds
from checklists.naming import is_id
from checklists.text import Text, clean, is_clean

_STATES = {state.value: state for state in State}
_STATES |= {words.get(lang): state for state, words in labels.STATES.items() for lang in ("zh", "en")}
_STATES |= {glyph: state for state, glyph in labels.GLYPHS.items()}
_DAY = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?: 0?0:00(?::00)?)?")


class UnfitError(ValueError):
    """A cell holds what cannot stand there."""

    def __init__(self, reason: Text) -> None:
        """Keep what is wrong, to follow the name of the place."""
        super().__init__(reason.en)
        self.reason = reason


class Faults:
    """What is wrong with a file, place by place: the first few in words, the rest counted."""

    def __init__(self, file: str) -> None:
        """Start without a fault.

        Args:
            file: The file's name.
        """
        self._file = file
        self._shown: dict[tuple[str, Text], list[int]] = {}
        """Lines by place and what is wrong there: a column that is wrong throughout is told once."""
        self._total = 0

    @contextmanager
    def at(self, line: int, place: str) -> Iterator[None]:
        """Take down what is unfit at a place, which is named by line and column or key."""
        try:
            yield
        except UnfitError as error:
            self.add(line, place, error.reason)

    def add(self, line: int, place: str, reason: Text) -> None:
        """Take down a fault."""
        self._total += 1
        if self._total <= SHOWN:
            self._shown.setdefault((echo(place), reason), []).append(line)

    def refuse(self) -> None:
        """Refuse the file if there was any fault.

        Raises:
            CaseError: There was; the message names file, line, place and what would be right.
        """
        if self._total:
            raise self.refusal()

    def refusal(self) -> CaseError:
        """Return the refusal."""
        shown = [_at_lines(place, reason, lines) for (place, reason), lines in self._shown.items()]
        return not_understood(self._file, shown, self._total - min(self._total, SHOWN))


def to_state(cell: str) -> State:
    """Return a state by its id, its word in either language, or its sign such as `[x]`; an empty cell is `todo`."""
    said = " ".join(cell.split()).lower()
    if said and said not in _STATES:
        raise UnfitError(STATE)
    return _STATES[said] if said else State.TODO


def to_day(cell: str) -> date | None:
    """Return a day, as we write it or as a spreadsheet makes of it: `2026-11-27`, `2026/11/27`; none if empty."""
    if not cell.strip():
        return None
    match = _DAY.fullmatch(cell.strip())
    if not match:
        raise UnfitError(DAY)
    year, month, day = map(int, match.groups())
    try:
        found = date(year, month, day)
    except ValueError:
        raise UnfitError(TIME_OR_DAY) from None
    _check_year(year)
    return found


def to_moment(cell: str) -> datetime | None:
    """Return a time with its offset; none if the cell is empty."""
    if not cell.strip():
        return None
    try:
        moment = datetime.fromisoformat(cell.strip())
    except ValueError:
        raise UnfitError(MOMENT) from None
    if moment.tzinfo is None:
        raise UnfitError(MOMENT)
    _check_year(moment.year)
    return milliseconds(moment)


def to_words(cell: str, limit: int) -> str:
    """Return a line that a person wrote, cleaned; `limit` is in characters."""
    words = clean(cell)
    if len(words) > limit:
        raise UnfitError(TOO_LONG.format(limit=limit))
    return words


def to_item_id(cell: str) -> str:
    """Return a full item id, known or not."""
    if not cell:
        raise UnfitError(EMPTY)
    if not is_clean(cell):
        raise UnfitError(UNCLEAN_ID)
    return to_words(cell, ID_MAX)


def to_case_id(cell: str) -> str:
    """Return the id of a case."""
    if not cell:
        raise UnfitError(EMPTY)
    if not is_id(cell):
        raise UnfitError(BAD_ID)
    return cell


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year < LAST_YEAR:
        raise UnfitError(TIME_OR_DAY)


def _at_lines(place: str, reason: Text, lines: list[int]) -> Text:
    listed = Text("、".join(map(str, lines)), ", ".join(map(str, lines)))
    return (_PLACE if len(lines) == 1 else _PLACES).format(line=listed, place=place, reason=reason)


_PLACE = Text("第 {line} 行 {place} {reason}", "line {line}, {place} {reason}")
_PLACES = Text("第 {line} 行 {place} {reason}", "lines {line}: {place} {reason}")
