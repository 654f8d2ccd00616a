"""Random screens, written as Textual writes: a position, text between colours and their reset, line feeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from rich.cells import cell_len

PLAIN_LETTERS = (*"abcxyz019.,:;[]()<>#*+-_", *" " * 20)
WIDE_LETTERS = (*"养老保险查验记录，。「」ハ한⚡🙂",)
ODD_LETTERS = ("e\u0301", "o\u0308", "ﾊ", "“", "…", "①", "✓")
LETTERS = PLAIN_LETTERS + WIDE_LETTERS + ODD_LETTERS
"""Clusters that both emulators give as many cells as Rich does."""
COLOURS = ("", "31", "92", "44", "107", "38;5;196", "48;5;24", "38;2;10;200;30", "48;2;30;30;60")
MARKS = ("", "", "", "1", "2", "3", "4", "5", "7", "9")

Piece = tuple[str, int, str]
"""A cluster, its width in cells, and its colours as codes."""
Line = list[Piece]


class Artist:
    """Draws one screen again and again, each time a little differently."""

    def __init__(self, random: Random, columns: int, lines: int, letters: Sequence[str] = LETTERS) -> None:
        """Begin with a random screen.

        Args:
            random: Where all chance comes from.
            columns: Width of the screen.
            lines: Its height.
            letters: The clusters to draw with.
        """
        self._random = random
        self._columns = columns
        self._letters = letters
        self.screen = [self._line() for _ in range(lines)]

    def whole(self) -> str:
        """Return the whole screen, as it is."""
        return self._update([(y, 0, line) for y, line in enumerate(self.screen)])

    def frame(self) -> str:
        """Change something and return how that is drawn."""
        return self._random.choice((self._some_lines, self._some_texts, self._scrolled, self._recoloured))()

    def resize(self, columns: int, lines: int) -> None:
        """Begin anew in another size."""
        self._columns = columns
        self.screen = [self._line() for _ in range(lines)]

    def _some_lines(self) -> str:
        drawn = []
        for y in self._random.sample(range(len(self.screen)), self._random.randint(1, len(self.screen))):
            self.screen[y] = self._line()
            drawn.append((y, 0, self.screen[y]))
        return self._update(drawn)

    def _some_texts(self) -> str:
        drawn = []
        for y in self._random.sample(range(len(self.screen)), self._random.randint(1, len(self.screen))):
            line = self.screen[y]
            start = self._random.randrange(len(line))
            end = self._random.randint(start, min(start + 12, len(line)))
            column = sum(width for _, width, _ in line[:start])
            text = self._text(sum(width for _, width, _ in line[start:end]))
            line[start:end] = text
            drawn.append((y, column, text))
        return self._update(drawn)

    def _scrolled(self) -> str:
        """Move lines, as a list does when its cursor leaves the window; a few places differ besides."""
        top = self._random.randrange(max(len(self.screen) - 3, 1))
        bottom = self._random.randint(top + 1, len(self.screen))
        step = self._random.choice((1, 1, 1, 2, 3, -1, -1, -2))
        inside = self.screen[top:bottom]
        new = [self._line() for _ in range(min(abs(step), len(inside)))]
        inside = (inside[step:] + new if step > 0 else new + inside[:step])[: bottom - top]
        self.screen[top:bottom] = inside
        if self._random.random() < 0.5:
            self.screen[self._random.randrange(top, bottom)] = self._line()
        return self._update([(y, 0, self.screen[y]) for y in range(top, bottom)])

    def _recoloured(self) -> str:
        y = self._random.randrange(len(self.screen))
        self.screen[y] = [(text, width, codes) for codes in (self._codes(),) for text, width, _ in self.screen[y]]
        return self._update([(y, 0, self.screen[y])])

    def _line(self) -> Line:
        line = self._text(self._columns)
        if self._random.random() < 0.3:  # ends in blanks, as most lines do
            codes = self._codes()
            kept = self._random.randrange(len(line))
            line[kept:] = [(" ", 1, codes) for _, width, _ in line[kept:] for _ in range(width)]
        return line

    def _text(self, cells: int) -> Line:
        line: Line = []
        while cells:
            codes = self._codes()
            for letter in self._random.choices(self._letters, k=self._random.randint(1, 12)):
                width = cell_len(letter)
                # tmux puts a mark in the last column on the character before, where lines do not wrap.
                if width < cells or (width == cells and len(letter) == 1):
                    line.append((letter, width, codes))
                    cells -= width
        return line

    def _codes(self) -> str:
        return ";".join(filter(None, (self._random.choice(MARKS), self._random.choice(COLOURS))))

    def _update(self, texts: list[tuple[int, int, Line]]) -> str:
        """Return texts by line and column as Textual writes them: from the top, and in the end the cursor's place."""
        texts.sort(key=lambda text: text[:2])
        drawn = ""
        for y, x, line in texts:
            drawn += f"\x1b[{y + 1};{x + 1}H{_written(line)}" + ("\n" if y != texts[-1][0] else "")
        return drawn + f"\x1b[{self._random.randint(1, len(self.screen))};{self._random.randint(1, self._columns)}H"


def _written(line: Line) -> str:
    return "".join(f"\x1b[{codes}m{text}\x1b[0m" if codes else text for text, codes in _runs(line))


def _runs(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the texts of one colour."""
    start = 0
    for end in range(1, len(line) + 1):
        if end == len(line) or line[end][2] != line[start][2]:
            yield "".join(text for text, _, _ in line[start:end]), line[start][2]
            start = end
