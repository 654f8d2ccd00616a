"""Texts that would drive a terminal, hide something, or be read as markup, and where each of them goes by turns."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence

JOINER = "\u200d"
"""Emoji are made with it."""
SHAPED = frozenset({*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD})
"""Format characters that are seen: signs around Arabic, Syriac and Kaithi numbers."""
SURROGATES = tuple(map(chr, (0xD800, 0xDBFF, 0xDC00, 0xDC80, 0xDFFF)))
CHUNK = 8
"""Characters that are tried in one text."""
PER_SLOT = 6
"""Texts in one place at a time."""


def is_hostile(character: str) -> bool:
    """Tell whether a character drives a terminal or hides text, by the rules of Unicode and not by those of `clean`."""
    kind = unicodedata.category(character)
    if kind == "Cf":
        return character != JOINER and ord(character) not in SHAPED
    return kind in ("Cc", "Cs", "Zl", "Zp")


CHARACTERS = (
    *(sign for sign in map(chr, range(sys.maxunicode + 1)) if is_hostile(sign) and not 0xD800 <= ord(sign) <= 0xDFFF),
    *SURROGATES,
)
"""Every control character and every bidi and invisible format character, and some surrogates."""


def leaks(text: str, allowed: str = "") -> list[str]:
    """Return the characters that must not come out, as they are spelled."""
    return sorted({f"U+{ord(sign):04X}" for sign in text if sign not in allowed and is_hostile(sign)})


_FAMILIES = (
    *(f"\x1b]{body}{end}" for body in ("0;owned", "52;c;c2VjcmV0", "8;;file:///etc/passwd", "4;1;?") for end in "\x07"),
    *("\x1b]2;owned\x1b\\", "\x1b]50;x\x9c", "\x9d0;owned\x9c", "\x9d52;c;c2VjcmV0\x07", "\x1b]0;unended"),
    *("\x1bP$qm\x1b\\", "\x1bP+q544e\x1b\\", "\x90$qm\x9c", "\x1b_Gi=1;AAAA\x1b\\", "\x9f x\x9c", "\x1b^x\x1b\\"),
    *("\x1bXx\x1b\\", "\x98x\x9c", "\x9ex\x9c", "\x1b[2J", "\x9b2J", "\x1b[31m", "\x9b31m", "\x1b[6n", "\x1b[c"),
    *("\x1b[?1049l", "\x1b[?1000h", "\x1b[20;1H", "\x1b[5i", "\x1b[21t", "\x1b[3;1r", "\x1bc", "\x1b#8", "\x1b(0"),
    *("\x1b[200~rm\x1b[201~", "\x1b[99999999999999m", "\x1b[;;;;;;;;;;;;;;;;m", "a\r\x1b[Kb", "a\x08\x08b", "\x0e\x0f"),
)
_CHUNKS = tuple(
    "".join(f"{sign}{'abcdefgh'[place]}" for place, sign in enumerate(CHARACTERS[start : start + CHUNK]))
    for start in range(0, len(CHARACTERS), CHUNK)
)
MARKUP = (
    *("[red]x", "[bold red]x[/]", "[/]", "[/nope]", "x[/bold]", "[/red]x[red]", "[red", "red]", "[]", "[ ]", "[x]"),
    *("[x] done", "[optional] step", "[b]b[/b]", "[b][i]b[/b][/i]", "[not bold]x", "[on red]x", "[blink]"),
    *("[@click=app.quit]x[/]", "[@click=app.exit(1)]x", "[@click='app.bell']x", "[@click=screen.dismiss(0)]x[/]"),
    *("[@click]x", "[@mouse.down=app.quit]x", "[@]x", "[$primary]x", "[$nope]x", "[$text on $error]x", "[#ff0000]x"),
    *("[#gg0000]x", "[rgb(1,2,3)]x", "[rgb(]x", "[link=file:///etc/passwd]x[/link]", "[link='https://e.org']x[/]"),
    *("[link]x", "[=]x", "[a=b]x", '["]x', "[']x", "\\[red]x", "\\\\[red]x", "C:\\[tmp]", "[[red]]x", "[red][/red][/]"),
    *("[重要]x", "[2024]", "a[0]", "[/0]", "[:smile:]", ":smile:", "[red]" * 9, "[/]" * 9, "**x**", "`x`", "<b>x</b>"),
    *("<script>x</script>", "&lt;b&gt;", "{zh}", "{0}", "%s", "$HOME", "=1+1", "@SUM(1)", "| a | b |", "[x](y:z)"),
)
TEXTS = (*_FAMILIES, *_CHUNKS, *MARKUP)
TURNS = -(-len(TEXTS) // PER_SLOT)
"""After so many turns every text has been in every place."""


class Slots:
    """What stands in each place of one turn, in the order in which places are asked for."""

    def __init__(self, turn: int, *, harmless: bool = False) -> None:
        """Begin with the first place.

        Args:
            turn: From 0 on.
            harmless: Give texts of the same width in which nothing is special.
        """
        self.given: list[Sequence[str]] = []
        self._turn = turn
        self._harmless = harmless

    def __call__(self, text: str = "") -> str:
        """Return what stands in the place of a text."""
        slot = len(self.given)
        start = self._turn * PER_SLOT + slot
        chosen = [TEXTS[(start + place) % len(TEXTS)] for place in range(PER_SLOT)]
        if self._harmless:
            chosen = [_harmless(each) for each in chosen]
        self.given.append([f"s{slot}{'abcdef'[place]}{each}z" for place, each in enumerate(chosen)])
        return " ".join(self.given[-1])


def _harmless(text: str) -> str:
    """Return a text of x that is laid out like another."""
    return "".join(_stand_in(sign) for sign in text)


def _stand_in(sign: str) -> str:
    if unicodedata.category(sign) == "Cf":
        return ""
    if sign.isspace():
        return "\n" if sign == "\n" else " "
    return "x"


def without_surrogates(text: str) -> str:
    """Return what a file can hold of a text."""
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cs")
