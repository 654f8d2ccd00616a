"""Bilingual text, and the cleaning of text that is not ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, ClassVar, Literal

from checklists.records import dataclass

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or label in both languages."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = {"extra": "forbid", "strict": True}

    zh: str
    """The Chinese wording."""
    en: str
    """The English wording."""

    def get(self, lang: Lang) -> str:
        """Return the wording in one language."""
        return self.zh if lang == "zh" else self.en

    def format(self, **values: object) -> Text:
        """Return the text with `{name}` fields filled in, in both languages; a `Text` value goes in by language."""
        filled = {
            lang: {key: value.get(lang) if isinstance(value, Text) else value for key, value in values.items()}
            for lang in LANGS
        }
        return Text(self.zh.format(**filled["zh"]), self.en.format(**filled["en"]))


def same(text: str) -> Text:
    """Return a text that reads the same in both languages (a name, a number, a path)."""
    return Text(text, text)


def clean(text: str, *, lines: bool = False) -> str:
    """Return text without anything that could drive a terminal or hide what it says.

    Args:
        text: Text from a person, a file or a pack.
        lines: Keep line breaks; otherwise each becomes a space, as a tab always does.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):  # nothing hostile can be printed
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    return unicodedata.normalize("NFC", text.translate(_hostile()))


def spell_out(text: str, spelled: Callable[[str], str]) -> str:
    """Return text with every character that could drive a terminal or hide something spelled as the function says."""
    return _hostile_character().sub(lambda match: spelled(match[0]), text)


@cache
def _hostile_character() -> re.Pattern[str]:
    # Without surrogates, which no file can hold, spelled or not.
    return re.compile(f"[{''.join(chr(code) for code in _hostile() if not 0xD800 <= code < 0xE000)}]")


def is_clean(text: str, *, lines: bool = False) -> bool:
    """Tell whether cleaning would leave the text as it is."""
    return clean(text, lines=lines) == text


@cache
def _hostile() -> dict[int, None]:
    """Return what drives a terminal or hides text, as `str.translate` takes it.

    C0 and C1 controls, DEL, line and paragraph separators, bidi controls, the soft hyphen and other invisible
    formatting, lone surrogates, tags. Zero-width joiner (U+200D) and variation selectors stay: emoji need them.
    """
    return dict.fromkeys(
        [
            *range(0x09),
            *range(0x0B, 0x20),
            *range(0x7F, 0xA0),
            0x00AD,
            0x061C,
            0x180E,
            0x200B,
            0x200C,
            0x200E,
            0x200F,
            *range(0x2028, 0x202F),
            *range(0x2060, 0x2070),
            0xFEFF,
            *range(0xFFF9, 0xFFFC),
            *range(0x13430, 0x13440),
            *range(0x1BCA0, 0x1BCA4),
            *range(0x1D173, 0x1D17B),
            *range(0xD800, 0xE000),
            *range(0xE0000, 0xE0080),
        ]
    )
