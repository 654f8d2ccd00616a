"""Reading our task lists back from Markdown, as notes programs leave them: ids and stamps stand in comments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from checklists import labels
from checklists.case import NAME_MAX, REASON_MAX, State
from checklists.formats import words
from checklists.formats.cells import Faults, UnfitError, to_case_id, to_day, to_item_id, to_moment, to_words
from checklists.formats.drafts import Drafts
from checklists.formats.markdown import CASE, NOTE, RECORDED, STATE
from checklists.text import LANGS, Text, clean
from checklists.told import Told, ToldCase

_LINE_MAX = 16 * 1024
"""Characters of the longest line that is looked at; ours are far shorter."""
_BOXES: Mapping[str, State] = {glyph[1]: state for state, glyph in labels.GLYPHS.items()} | {"X": State.DONE}

_TASK = re.compile(r"\s*[-*+]\s+\[(.)\](.*)")
# A short code of ours behind the text; in text of others the sign around it is escaped.
_CODE = re.compile(r"\s+`[0-9A-Z]{2,8}`$")
_GLYPH = re.compile(r"\\?\[\\?([-!>])\\?\]\s*")
_STRUCK = re.compile(r"~~(.*)~~\s*(.*)")
_WHY_NOT = re.compile(rf"[（(]\s*(?:{labels.STATES[State.NA].zh}|{labels.STATES[State.NA].en})\s*[：:](.*)[）)]")
_DAY = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_NOTE = re.compile(rf"\s+[-*+]\s+(?:{labels.NOTE.zh}|{labels.NOTE.en})\s*[：:]\s*(.*)")
_MORE = re.compile(r"\s+(?![-*+]\s|\d+[.)]\s)(\S.*)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TITLES = [words.TITLE.get(lang).partition("{name}")[0] for lang in LANGS]


@dataclass(slots=True)
class _Item:
    line: int
    id: str
    box: str
    text: str
    note: list[str] = field(default_factory=list)
    in_note: bool = False


def read_lists(text: str, file: str) -> tuple[ToldCase, ...]:
    """Return what the lists of a file say of each case in it.

    Args:
        text: The file.
        file: Its name, for messages.

    Raises:
        CaseError: Something in it cannot be meant; the message says on which line.
    """
    reader = _Reader(Faults(file))
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) <= _LINE_MAX:
            reader.take(number, line)
    return reader.finish()


class _Reader:
    """Goes through a file line by line."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.drafts = Drafts(faults)
        self.items: list[_Item] = []
        """Those of the case that is being read."""
        self.stamps: dict[str, Told] = {}
        """Its times and checks, by item."""
        self.in_stamps = False

    def take(self, number: int, line: str) -> None:
        if self.in_stamps and "<!--" not in line:
            self.take_stamps(number, line)
            return
        self.in_stamps = line.strip() == f"<!-- {RECORDED}"
        before, comment = _split_comment(line)
        task = _TASK.fullmatch(before) if len(comment) == 1 else None
        if len(comment) == 2 and comment[0] == CASE:
            self.start(number, before, comment[1])
        elif task:
            self.items.append(_Item(number, comment[0], task[1], _CODE.sub("", task[2].strip())))
        elif self.items:
            _take_note(self.items[-1], line)

    def take_stamps(self, number: int, line: str) -> None:
        """Take the times and checks of an item, or the end of them."""
        if line.strip() == "-->":
            self.in_stamps = False
        elif words := line.split():
            with self.faults.at(number, words[0]):
                self.stamps[words[0]] = _stamped(words[1:])

    def start(self, number: int, title: str, case_id: str) -> None:
        """Hand over the case before and go on with another."""
        self.hand_over()
        name = ""
        with self.faults.at(number, CASE):
            case_id = to_case_id(case_id)
            title = _unescape(title.strip().lstrip("#").strip())
            begin = next((begin for begin in _TITLES if title.startswith(begin)), "")
            name = to_words(title.removeprefix(begin), NAME_MAX)
        self.drafts.open(case_id, name)

    def hand_over(self) -> None:
        """Hand over the items of the case that was being read."""
        for item in self.items:
            with self.faults.at(item.line, item.id):
                item_id = to_item_id(item.id)
                state, reason, until = _state(item.box, item.text)
                note = "\n".join(_unescape(_without_break(line)) for line in item.note)
                told = replace(
                    self.stamps.get(item_id, Told()),
                    state=state,
                    reason=reason,
                    until=until,
                    note=clean(note, lines=True),
                )
                self.drafts.add(item.line, item_id, told)
        self.items, self.stamps = [], {}

    def finish(self) -> tuple[ToldCase, ...]:
        self.hand_over()
        self.faults.refuse()
        return self.drafts.cases()


def _take_note(item: _Item, line: str) -> None:
    """Take a line under an item, if it is the note or goes on with it."""
    begun, more = _NOTE.fullmatch(line), _MORE.fullmatch(line)
    if begun and not item.note:
        item.note.append(begun[1])
    elif more and item.in_note:
        item.note.append(more[1])
    item.in_note = bool(begun or (more and item.in_note))


def _split_comment(line: str) -> tuple[str, list[str]]:
    """Return a line without the comment at its end, and the words of the comment."""
    before, begun, comment = line.rstrip().rpartition("<!-- ")
    if not begun or not comment.endswith(" -->") or before.endswith("\\"):
        return line, []
    return before, comment.removesuffix(" -->").split()


def _stamped(stamps: list[str]) -> Told:
    told = Told()
    for stamp in stamps:
        name, _, value = stamp.partition("=")
        at, _, check = value.rpartition("/")
        if name == STATE:
            told = replace(told, at=to_moment(at), check=check)
        elif name == NOTE:
            told = replace(told, note_at=to_moment(at), note_check=check)
    return told


def _state(box: str, text: str) -> tuple[State, str, date | None]:
    """Return the state that a box and the sign after it tell, with the reason or the date."""
    if box not in _BOXES:
        raise UnfitError(_BAD_BOX)
    state = _BOXES[box]
    glyph = _GLYPH.match(text)
    struck = _STRUCK.fullmatch(text)
    if state is State.TODO and glyph:
        state = _BOXES[glyph[1]]
    elif state is State.DONE and struck:
        state = State.NA
    if state is State.NA and struck:
        why_not = _WHY_NOT.fullmatch(struck[2])
        return state, to_words(_unescape(why_not[1].strip()) if why_not else "", REASON_MAX), None
    if state is State.WAITING:
        day = _DAY.search(re.split("[：:]", text, maxsplit=1)[0])
        return state, "", to_day(day[0]) if day else None
    return state, "", None


def _without_break(line: str) -> str:
    """Return a line without the backslash that breaks it; an even number of them are escaped ones."""
    line = line.rstrip()
    return line[:-1] if (len(line) - len(line.rstrip("\\"))) % 2 else line


def _unescape(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


_BAD_BOX = Text("的方框里只能是空格、x、-、! 或 >", "may have only a space, x, -, ! or > in its box")
