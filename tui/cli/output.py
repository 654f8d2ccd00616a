"""What the commands print: data on standard output, messages on standard error, nothing that could drive a terminal."""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from collections.abc import Mapping

from checklists.text import Lang, Text, clean
from tui.cells import cells
from tui.wrap import wrap

SCHEMA = 1
"""Version of what `--json` prints; raised when a key changes its meaning or goes."""

_PIPED_WIDTH = 80
_MIN_WIDTH = 20


class Output:
    """Prints in one language, in plain lines that a screen reader can follow."""

    def __init__(self, lang: Lang) -> None:
        """Measure the terminal.

        Args:
            lang: The language of everything printed.
        """
        self.lang = lang
        columns = _columns() if sys.stdout and sys.stdout.isatty() else _PIPED_WIDTH
        self.width = max(columns, _MIN_WIDTH)

    def say(self, text: Text | str, **values: object) -> str:
        """Return a text in the language of the output, with its `{name}` fields filled in."""
        if isinstance(text, str):
            return text
        return (text.format(**values) if values else text).get(self.lang)

    def line(self, text: Text | str = "", *, lead: str = "", **values: object) -> None:
        """Print a text, broken at the width; the lines after the first stand under its beginning.

        Args:
            text: What to print; a `Text` in the language of the output. Line breaks in it are kept.
            lead: What stands before it, such as `  [x] `.
            values: What goes into the fields of a `Text`.
        """
        indent = " " * cells(lead)
        for number, line in enumerate(wrap(clean(self.say(text, **values), lines=True), self.width - len(indent))):
            print(f"{indent if number else clean(lead)}{line}".rstrip())

    def record(self, text: str) -> None:
        """Print one line unbroken, however long, because programs read it or it holds a path or command to copy."""
        print(clean(text))

    def json(self, data: Mapping[str, object]) -> None:
        """Print data for programs, with the version of its form."""
        import json

        # A control character inside a string is escaped by now, so cleaning takes away what only hides text.
        print(clean(json.dumps({"schema": SCHEMA, **data}, ensure_ascii=False, indent=2), lines=True))

    @property
    def on_terminal(self) -> bool:
        """Whether what is printed goes to a terminal."""
        return bool(sys.stdout and sys.stdout.isatty())

    def document(self, data: bytes) -> None:
        """Put an exported document on standard output as it is; a terminal gets it as text."""
        binary = getattr(sys.stdout, "buffer", None)
        if binary and not self.on_terminal:
            sys.stdout.flush()
            binary.write(data)
        else:
            print(clean(data.decode(), lines=True), end="")

    def message(self, text: Text | str, **values: object) -> None:
        """Print one line for the person on standard error."""
        if sys.stderr:
            print(clean(self._legible(text, **values)), file=sys.stderr)

    def _legible(self, text: Text | str, **values: object) -> str:
        """Return a text in the language of the output, or in English where standard error has no Chinese."""
        said = self.say(text, **values)
        try:
            said.encode(sys.stderr.encoding or "utf-8")
        except (UnicodeEncodeError, LookupError):
            return said if isinstance(text, str) else text.format(**values).en
        return said

    def ask(self, question: Text, **values: object) -> bool:
        """Ask for a yes on the terminal; anything else, also the end of input, is a no."""
        return self.answer(question, **values) in ("y", "yes", "是", "好")

    def answer(self, question: Text, **values: object) -> str:
        """Ask on the terminal and return what was answered, in small letters; empty at the end of input.

        Full-width letters, which an input method types, come back as plain ones.
        """
        print(clean(self.say(question, **values)), end=" ", file=sys.stderr, flush=True)
        return unicodedata.normalize("NFKC", sys.stdin.readline()).strip().lower()


def make_encodable() -> None:
    """Let a terminal whose encoding has no Chinese show escapes instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def is_interactive() -> bool:
    """Tell whether somebody is there to answer a question."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _columns() -> int:
    """Return the columns of the terminal as `shutil` does, which would bring what unpacks archives."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size().columns
    except OSError:
        return _PIPED_WIDTH
