"""Elements of a web page, built so that plain text cannot get in unescaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_OWN_LINE = frozenset({"dd", "div", "dl", "footer", "h1", "h2", "h3", "header", "li", "main", "p", "section", "ul"})
_VOID = frozenset({"input"})
"""Elements with nothing inside and no end."""


class Html(str):
    """Markup that is already safe; any other string is plain text and gets escaped."""

    __slots__ = ()


def element(tag: str, *children: str, **attributes: str) -> Html:
    """Return one element.

    Args:
        tag: Its name.
        children: What is inside; plain text is escaped.
        attributes: By name, with `_` for `-` and `class_` for `class`; an empty value leaves the attribute out.
    """
    attrs = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items() if value
    )
    if tag in _VOID:
        return Html(f"<{tag}{attrs}>")
    end = "\n" if tag in _OWN_LINE else ""
    return Html(f"<{tag}{attrs}>{together(children)}</{tag}>{end}")


def together(children: Iterable[str]) -> Html:
    """Return the children one after the other, plain text escaped."""
    return Html("".join(child if isinstance(child, Html) else escape(child) for child in children))


def quoted(text: str) -> str:
    """Return plain text as a string in a style sheet; whatever is no letter or digit goes in by number."""
    return '"' + "".join(char if char.isalnum() else f"\\{ord(char):x} " for char in text) + '"'


def with_breaks(text: str) -> Html:
    """Return plain text with its line breaks."""
    return Html("<br>".join(escape(line) for line in text.splitlines()))
