"""Content with something in every text that a pack can bring, and in every address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from checklists.model import Entry, Source
from checklists.text import Text

T = TypeVar("T")


def laced(content: T, lace: Callable[[str], str]) -> T:
    """Return content with every text and every address changed.

    Args:
        content: A library, or anything in one.
        lace: What is to stand in the place of a text.
    """
    return _laced(content, lace)  # type: ignore[return-value]


def _laced(content: object, lace: Callable[[str], str]) -> object:
    if isinstance(content, Text):
        return Text(lace(content.zh), lace(content.en))
    if isinstance(content, tuple):
        return tuple(_laced(each, lace) for each in content)
    if isinstance(content, dict):
        return {key: _laced(value, lace) for key, value in content.items()}
    if not is_dataclass(content) or isinstance(content, type):
        return content
    changed = {field.name: _laced(getattr(content, field.name), lace) for field in fields(content)}
    if isinstance(content, Entry):
        changed["value"] = content.value and lace(content.value)
    if isinstance(content, Source):
        changed["link"] = lace(content.link)
    return replace(content, **changed)
