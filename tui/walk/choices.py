"""What can be done at a prompt: choices by number, letter or word, in half- or full-width form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from checklists.records import dataclass
from checklists.text import Text
from tui.strings import walk as words
from tui.walk.talk import Talk

_DIGITS = 10
"""No list has so many entries that their numbers have so many digits."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be done at a prompt."""

    id: str
    """The same as that of the command on the screen, where there is one."""
    letter: str
    word: Text
    """Said in a list of choices, and understood in both languages."""
    about: Text
    """One sentence, for the list of all."""
    others: tuple[str, ...] = ()
    """What is understood besides."""
    takes: bool = False
    """The answer to its first question may follow on the same line: `w 2026-11-27`."""


def fold(text: str) -> str:
    """Return an answer as it is compared: width, case, outer spaces and a full stop after it do not matter."""
    return unicodedata.normalize("NFKC", text).casefold().strip().rstrip(".。、,，)").strip() or text.strip()


def number_in(text: str, last: int) -> int:
    """Return the number that a text is, in digits of either width; 0 if it is none from 1 to `last`."""
    answer = fold(text)
    number = int(answer) if answer.isdecimal() and len(answer) < _DIGITS else 0
    return number if number <= last else 0


def find(choices: Sequence[Choice], typed: str, *, numbered: bool = True) -> tuple[Choice, str] | None:
    """Return the choice that was meant and what follows it on the line, or nothing.

    Args:
        choices: In the order of their numbers.
        typed: What was typed, not empty.
        numbered: Numbers name choices, from 1 on, and nothing else.
    """
    names: dict[str, Choice] = {}
    for number, choice in enumerate(choices, 1):
        spellings = [choice.letter, choice.word.zh, choice.word.en, *choice.others]
        names |= {fold(spelling): choice for spelling in ([*spellings, str(number)] if numbered else spellings)}
    whole = fold(typed)
    if whole in names:
        return names[whole], ""
    match = re.match(r"([/／])\s*(.+)|(\S+)\s+(.+)", typed.strip())
    if match:
        head, rest = (match[1], match[2]) if match[1] else (match[3], match[4])
        meant = names.get(fold(head))
        if meant and meant.takes:
            return meant, rest
    return None


def read_out(talk: Talk, choices: Sequence[Choice], *, numbered: bool = True) -> None:
    """Say every choice with its number, letter, word and sentence."""
    for number, choice in enumerate(choices, 1):
        lead = f"{number}. {choice.letter} " if numbered else f"{choice.letter} "
        talk.tell(words.LABELLED, lead=lead, label=choice.word, text=choice.about)
