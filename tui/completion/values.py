"""The values a shell offers, a line each: the value, a tab, and what it is. Only what a kind needs is imported."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from checklists.errors import ShebaoError
from checklists.text import Text, clean
from tui.cli.permission import check_cases, check_command
from tui.completion import HIDDEN

if TYPE_CHECKING:
    from tui.cli.context import Context

Pairs = Iterator[tuple[str, str]]
"""Values with what they are."""


def print_values(context: Context, kind: str, arguments: Sequence[str]) -> int:
    """Print the values of a kind; nothing where something is wrong, as nobody is there to read why.

    Args:
        context: What commands work with.
        kind: Which values.
        arguments: What they depend on: for items the case.
    """
    find = KINDS.get(kind)
    if find is None:
        return 1
    try:
        check_command(context.policy, HIDDEN)
        pairs = list(find(context, arguments[0] if arguments else ""))
    except ShebaoError:
        return 1
    for value, about in pairs:
        print(f"{value}\t{clean(about)}")
    return 0


def _cases(context: Context, _: str) -> Pairs:
    """Yield nicknames that name one case and can be typed as one word, and every id; names need no content."""
    from collections import Counter

    from checklists.naming import fold
    from checklists.paths import cases_folder
    from checklists.store import Store

    check_cases(context.policy)
    cases, _damaged = Store(cases_folder(os.environ)).all()
    times = Counter(fold(case.name) for case in cases)
    for case in cases:
        name = clean(case.name).strip()
        if times[fold(name)] == 1 and not name.startswith("-"):
            yield name, case.id
        yield case.id, name


def _channels(context: Context, _: str) -> Pairs:
    for channel in context.library.channels.values():
        yield channel.id, channel.name.get(context.lang)


def _places(context: Context, _: str) -> Pairs:
    from tui.strings.screen import SECTIONS

    for channel in context.library.channels.values():
        name = channel.name.get(context.lang)
        yield channel.id, name
        for section in channel.guide:
            yield f"{channel.id}#{section.id.value}", f"{name}: {SECTIONS[section.id].get(context.lang)}"


def _items(context: Context, case: str) -> Pairs:
    for item_id, item, _planned in context.plan(context.case(case)).items():
        yield item_id, item.text.get(context.lang)


def _marks(context: Context, case: str) -> Pairs:
    from checklists.labels import STATES

    yield from _items(context, case)
    for state, word in STATES.items():
        yield state.value, word.get(context.lang)


def _ids(context: Context, _: str) -> Pairs:
    library = context.library
    holders: list[tuple[str, Text]] = [(each.id, each.title) for each in library.checklists.values()]
    holders += [(each.id, each.name) for each in library.channels.values()]
    holders += [(each.id, each.name) for each in library.regions.values()]
    holders += [(item_id, item.text) for item_id, item, _ in library.items()]
    for thing_id, text in holders:
        yield thing_id, text.get(context.lang)


def _answers(question_id: str) -> Callable[[Context, str], Pairs]:
    def options(context: Context, _: str) -> Pairs:
        question = context.library.questions.get(question_id)
        for option in question.options if question else ():
            yield option.id, option.text.get(context.lang)

    return options


KINDS: Mapping[str, Callable[[Context, str], Pairs]] = {
    "cases": _cases,
    "channels": _channels,
    "places": _places,
    "items": _items,
    "marks": _marks,
    "ids": _ids,
    **{question: _answers(question) for question in ("topics", "for_whom", "means", "status", "region")},
}
"""Every kind of value that is looked up while completing."""
