"""Saying and asking in plain lines: nothing but text goes out, nothing but lines come in."""

from __future__ import annotations

from collections.abc import Callable

from checklists.text import Lang, Text, clean
from tui.cells import cells, cut
from tui.strings import walk as words
from tui.wrap import wrap

Read = Callable[[], str | None]
"""Returns the next line without its end, or nothing if there will be no more."""
Write = Callable[[str], object]
"""Puts text where the person reads it, at once."""

UNREADABLE = "\ufffd"
"""What stands for bytes that are no text."""
_QUOTED = 40
"""Cells of an answer that is quoted."""


class EndedError(Exception):
    """No further answer will come."""


def short(typed: str) -> str:
    """Return what was typed as it is quoted in a refusal."""
    return cut(typed, _QUOTED)


class Talk:
    """One conversation in one language."""

    def __init__(self, lang: Lang, read: Read, write: Write, width: int = 80) -> None:
        """Begin.

        Args:
            lang: The language of everything said.
            read: Where answers come from.
            write: Where everything said goes.
            width: Cells of a line.
        """
        self.lang: Lang = lang
        self._read = read
        self._write = write
        self.width = width
        self._ahead: list[str] = []

    def say(self, text: Text | str, /, **values: object) -> str:
        """Return a text in the language in use, with its `{name}` fields filled in."""
        if isinstance(text, str):
            return text
        return (text.format(**values) if values else text).get(self.lang)

    def tell(self, text: Text | str = "", /, *, lead: str = "", **values: object) -> None:
        """Say something in a line or more.

        Args:
            text: What to say.
            lead: What stands before it; the lines after the first stand under the beginning of the text.
            values: What goes into the fields of a `Text`.
        """
        for line in self.lines(self.say(text, **values), lead):
            self._write(f"{line}\n")

    def lines(self, text: str, lead: str = "") -> list[str]:
        """Return a text as lines of at most the width; nothing in them could drive a terminal."""
        lead = clean(lead)
        indent = " " * cells(lead)
        broken = wrap(clean(text, lines=True), self.width - len(indent))
        return [f"{indent if number else lead}{line}".rstrip() for number, line in enumerate(broken)]

    def ask(self, question: Text | str, /, **values: object) -> str:
        """Ask and return the answer, cleaned and without outer spaces; empty if Enter alone was pressed.

        Raises:
            EndedError: No further answer will come.
        """
        if self._ahead:
            return self._ahead.pop()
        while True:
            *lines, last = self.lines(f"{self.say(question, **values)}>")
            for line in lines:
                self._write(f"{line}\n")
            self._write(f"{last} ")
            answer = self.next_line()
            if UNREADABLE not in answer:
                return answer.strip()
            self.tell(words.UNREADABLE)

    def next_line(self) -> str:
        """Return the next line that was typed, cleaned.

        Raises:
            EndedError: There is none.
        """
        answer = self._read()
        if answer is None:
            self._write("\n")
            raise EndedError
        return clean(answer)

    @property
    def is_answered(self) -> bool:
        """Whether the next question has its answer already."""
        return bool(self._ahead)

    def answer_ahead(self, answer: str) -> None:
        """Take the answer to the next question, the rest of a line such as `w 2026-11-27`; empty: there is none."""
        self._ahead = [answer] if answer else []
