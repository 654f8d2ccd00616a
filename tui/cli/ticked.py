"""Reading which items are meant: full ids, and the codes that are printed beside the items on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from checklists.case import State
from checklists.codes import Codes, is_whole, tidy
from checklists.errors import UsageError
from checklists.records import dataclass
from checklists.text import Text, same
from tui.cli.lookup import find_planned, not_found, see_list
from tui.strings import cli as words

if TYPE_CHECKING:
    from checklists.library import Library
    from checklists.model import Item
    from checklists.plan import Plan

_MINUS = re.compile("^[-\uff0d\u2212]+")
_BETWEEN = re.compile("[\\s,\uff0c\u3001;\uff1b]+")
"""What people write between codes besides the space that the shell takes away."""
_TAKEN_BACK = re.compile(
    f"-([0-9A-Za-z０-９Ａ-Ｚａ-ｚ]{{2,6}}|[a-z0-9-]+/[a-z0-9-]+)(?:{_BETWEEN.pattern}.*)?", re.DOTALL
)
_VALUED = ("--state", "--reason", "--until")
"""Options whose value is the argument after them."""
_LIKE_A_CODE = re.compile("[A-Z0-9]{1,6}")
_NEAREST = 3
"""Items offered at most where a code is wrong."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """One item that was named."""

    item_id: str
    item: Item
    back: bool
    """A minus stood before it: what was recorded is to be taken back."""


def free_minus(arguments: list[str]) -> list[str]:
    """Return the arguments with `-C2D` as the parser lets it through: with the minus of an input method."""
    before = ["", *arguments]
    return [
        f"\uff0d{argument[1:]}" if _TAKEN_BACK.fullmatch(argument) and option not in _VALUED else argument
        for option, argument in zip(before, arguments, strict=False)
    ]


def apart(given: Iterable[str]) -> list[str]:
    """Return the words one by one where somebody wrote several in one, as in `A3E,B7Y`."""
    return [word for each in given for word in _BETWEEN.split(each) if word]


def full_id(library: Library, word: str) -> str:
    """Return the full id that a word stands for: that of its code on paper, or the word itself if it is none."""
    found = Codes(library).find(tidy(word)[0]) if "/" not in word else ()
    return found[0] if len(found) == 1 else word


def read_items(library: Library, plan: Plan, given: Iterable[str], case_name: str) -> list[Ticked]:
    """Return the items that were named, each once.

    Args:
        library: All content.
        plan: What applies to the case.
        given: Full ids and codes, as typed.
        case_name: How the case was named on the command line.

    Raises:
        UsageError: One of them cannot be meant; then none is.
    """
    reader = _Reader(library, plan, case_name)
    found: dict[str, Ticked] = {}
    for ticked in [reader.read(word) for word in given]:
        if ticked and found.setdefault(ticked.item_id, ticked).back != ticked.back:
            raise UsageError(words.BOTH_WAYS.format(item=ticked.item_id))
    wrong = list(reader.wrong)
    if reader.unknown:
        codes = _joined(words.COMMA, [same(code) for code in dict.fromkeys(reader.unknown)])
        wrong.append(words.NO_CODE.format(code=codes, see=see_list(case_name)))
    if wrong:
        raise UsageError(_joined(words.SPACE, [*wrong, words.NOTHING_MARKED]))
    return list(found.values())


class _Reader:
    def __init__(self, library: Library, plan: Plan, case_name: str) -> None:
        self.wrong: list[Text] = []
        """What is to be said about codes that are none: all of them at once, so that the paper is looked at once."""
        self.unknown: list[str] = []
        """Those that are like none that there is."""
        self._library = library
        self._plan = plan
        self._case_name = case_name
        self._codes = Codes(library)
        self._planned = {item_id: item for item_id, item, _ in plan.items()}

    def read(self, word: str) -> Ticked | None:
        """Return the item that a word names, or nothing if it is no code that there is."""
        if "/" in word:
            item_id = _MINUS.sub("", word)
            return Ticked(item_id, self._find(item_id), item_id != word)
        code, back = tidy(word)
        if self._is_rather_a_state(word, code):
            raise not_found(words.ITEM_OR_STATE, word, [*State, *self._planned], see_list(self._case_name))
        found = self._codes.find(code)
        if len(found) != 1:
            self._refuse(code, found)
            return None
        try:
            return Ticked(found[0], self._find(found[0]), back)
        except UsageError as error:
            raise UsageError(words.ABOUT_CODE.format(code=code, fault=error.message)) from None

    def _find(self, item_id: str) -> Item:
        return find_planned(self._plan, self._library, item_id, self._case_name)

    def _is_rather_a_state(self, word: str, code: str) -> bool:
        if not _LIKE_A_CODE.fullmatch(code):
            return True
        return not is_whole(code) and code.isalpha() and bool(get_close_matches(word.lower(), State, n=1))

    def _refuse(self, code: str, found: tuple[str, ...]) -> None:
        """Take down what is wrong with a code, with the items that may have been meant."""
        near = self._codes.nearest(code, self._planned)[:_NEAREST]
        if found:
            self.wrong.append(words.CODE_TWICE.format(code=code, ids=" ".join(found)))
        elif near:
            meant = [words.CODE_AND_TEXT.format(code=each, text=self._planned[item_id].text) for each, item_id in near]
            self.wrong.append(words.WRONG_CODE.format(code=code, near=_joined(words.OR_THIS, meant)))
        else:
            self.unknown.append(code)


def _joined(between: Text, texts: list[Text]) -> Text:
    return Text(between.zh.join(text.zh for text in texts), between.en.join(text.en for text in texts))
