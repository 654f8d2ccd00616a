"""Choosing from a numbered list, one thing or several; long lists are read out a page at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checklists.records import dataclass
from checklists.text import Text
from tui.strings import walk as words
from tui.walk.choices import fold, number_in
from tui.walk.talk import Talk, short

PAGE = 9
"""Options read out at a time."""
_REST = 2
"""So few left over go onto the same page."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen."""

    text: Text
    detail: Text | None = None
    """Said after it."""
    chosen: bool = False
    """It was chosen before."""


def plain(texts: Sequence[Text]) -> list[Option]:
    """Return texts as options."""
    return [Option(text) for text in texts]


def pick(
    talk: Talk, question: Text, options: Sequence[Option], *, free: bool = False, skip: Text | None = None
) -> int | str | None:
    """Ask for one of several options.

    Args:
        talk: The conversation.
        question: The question.
        options: What can be chosen.
        free: An answer in words of one's own is taken as well.
        skip: What Enter means once all options were read out; nothing: going back.

    Returns:
        The place of the option, the words of one's own, or nothing for going back; an empty text for Enter with `skip`.
    """
    shown = 0
    while True:
        if not shown and not talk.is_answered:
            talk.tell(question)
            shown = _read_page(talk, options, 0)
        typed = talk.ask(_prompt(talk, options, shown, free=free, skip=skip))
        place = place_of(options, typed)
        if not typed and shown < len(options):
            shown = _read_page(talk, options, shown)
        elif not typed and skip:
            return ""
        elif not typed or fold(typed) in words.BACK:
            return None
        elif fold(typed) in words.HELP:
            talk.tell(words.HOW_TO_PICK)
            shown = 0
        elif place is not None:
            return place
        elif free and not re.fullmatch(r"\d+|[a-z]", fold(typed)):
            return typed
        else:
            talk.tell(words.NO_SUCH_OPTION, typed=short(typed), numbers=words.numbers(len(options)))


def pick_several(talk: Talk, question: Text, options: Sequence[Option]) -> list[int] | None:
    """Ask for any number of options.

    Args:
        talk: The conversation.
        question: The question.
        options: What can be chosen; those chosen before stay so if Enter alone is pressed.

    Returns:
        The places of the options, or nothing for going back.
    """
    before = [place for place, option in enumerate(options) if option.chosen]
    shown = 0
    while True:
        if not shown:
            talk.tell(question)
            shown = _read_page(talk, options, 0, size=len(options))
        keep = words.ENTER_KEEP if before else words.ENTER_SKIP
        typed = talk.ask(words.PICK_SEVERAL, numbers=words.numbers(len(options)), enter=keep)
        if not typed:
            return before
        if fold(typed) in words.BACK:
            return None
        if fold(typed) in words.NONE_OF_THEM:
            return []
        if fold(typed) in words.HELP:
            talk.tell(words.HOW_TO_PICK_SEVERAL)
            shown = 0
            continue
        pieces = [typed] if place_of(options, typed) is not None else re.split(r"[\s,，、;；+]+", typed.strip())
        places = [place_of(options, piece) for piece in pieces]
        if None not in places:
            return sorted({place for place in places if place is not None})
        wrong = next(piece for piece, place in zip(pieces, places, strict=True) if place is None)
        talk.tell(words.NO_SUCH_OPTION, typed=short(wrong), numbers=words.numbers(len(options)))


def place_of(options: Sequence[Option], typed: str) -> int | None:
    """Return the place of the option that a number, a letter or its words name, or nothing."""
    answer = fold(typed)
    if answer.isdecimal():
        number = number_in(typed, len(options))
        return number - 1 if number else None
    for place, option in enumerate(options):
        if answer and answer in (fold(option.text.zh), fold(option.text.en), _LETTERS[place : place + 1]):
            return place
    return None


def _read_page(talk: Talk, options: Sequence[Option], start: int, size: int = PAGE) -> int:
    """Say the next options and return how many have been said."""
    end = min(start + size, len(options))
    end = len(options) if len(options) - end <= _REST else end
    for number in range(start, end):
        option = options[number]
        text = talk.say(option.text)
        if option.detail:
            text = talk.say(words.WITH_DETAIL, text=text, detail=option.detail)
        if option.chosen:
            text = talk.say(words.CHOSEN, text=text)
        talk.tell(text, lead=f"{number + 1}. ")
    return end


def _prompt(talk: Talk, options: Sequence[Option], shown: int, *, free: bool, skip: Text | None) -> str:
    own = words.OR_OWN_WORDS if free else Text("", "")
    more = words.ENTER_MORE.format(count=len(options) - shown) if 0 < shown < len(options) else None
    numbers = words.numbers(len(options))
    return talk.say(words.PICK, numbers=numbers, own=own, enter=more or skip or words.ENTER_BACK)
