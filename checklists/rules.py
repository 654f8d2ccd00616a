"""What the cross-checks of checklists and of channels have in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from checklists.boundary import ID, echo
from checklists.library import Library
from checklists.model import Item, When
from checklists.text import Text

Fault = tuple[str, Text]
"""A place inside a file, and what is wrong there."""

NO_ITEM = Text("一条也没有。", "It has no item.")
USED_TWICE = Text("编号用了两次。", "The id is used twice.")


def item_faults(library: Library, item: Item, list_when: When) -> Iterator[Fault]:
    """Yield what is wrong with an item wherever it stands; the places are its keys.

    Args:
        library: The content.
        item: The item.
        list_when: The condition of the list that holds it.
    """
    yield from when_faults(library, item.when, list_when)
    yield from source_faults(library, item.sources)


def id_faults(ids: Iterable[str]) -> Iterator[Fault]:
    """Yield the ids that are malformed or used twice; the place is the id itself."""
    for key, times in Counter(iter(ids)).items():
        if times > 1:
            yield echo(key), USED_TWICE
        if not ID.fullmatch(key):
            yield (
                echo(key),
                Text("编号只用小写字母、数字和连字符。", "An id is lower-case letters, digits and hyphens."),
            )


def when_faults(library: Library, when: When, outer: When | None = None) -> Iterator[Fault]:
    """Yield the parts of a condition that no answer can satisfy.

    Args:
        library: The content, for its questions.
        when: The condition.
        outer: A condition that must hold as well.
    """
    for name, answers in when.items():
        where = f"when.{echo(name)}"
        question = library.questions.get(name)
        if not question:
            yield where, unknown(name, library.questions)
            continue
        options = [option.id for option in question.options]
        yield from ((where, unknown(answer, options)) for answer in answers if answer not in options)
        if not answers:
            yield where, Text("没有列出答案，永远不会满足。", "It lists no answer, so it never holds.")
        required = (outer or {}).get(name)
        if required and not question.multiple and not set(required) & set(answers):
            yield (
                where,
                Text(
                    "与整张清单的条件矛盾，永远不会满足。",
                    "It contradicts the list's own condition, so it never holds.",
                ),
            )


def source_faults(library: Library, references: Iterable[str]) -> Iterator[Fault]:
    """Yield the sources that are not in `sources.toml` and the articles that are no number."""
    for reference in references:
        source, colon, article = reference.partition(":")
        if source not in library.sources:
            yield "sources", unknown(source, library.sources)
        if colon and not re.fullmatch(r"[1-9][0-9]{0,2}", article):
            yield (
                "sources",
                Text(f"{echo(reference)}：条号应为数字。", f"{echo(reference)}: the article must be a number."),
            )


def unknown(name: str, known: Iterable[str]) -> Text:
    """Word that a name is not known, with the nearest one that is, or all of them if they are few."""
    from difflib import get_close_matches

    names = [echo(each) for each in known]
    close = get_close_matches(echo(name), names, n=1)
    if close:
        return Text(f"没有{echo(name)}，是不是{close[0]}？", f"There is no {echo(name)}; did you mean {close[0]}?")
    if not names:
        return Text(f"没有{echo(name)}。", f"There is no {echo(name)}.")
    few = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
    return Text(f"没有{echo(name)}，可用的：{few}。", f"There is no {echo(name)}; there are: {few}.")
