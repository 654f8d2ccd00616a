"""How the files of a pack fit together: ids, questions, conditions, branches, links and sources. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields

from checklists.boundary import ID, echo
from checklists.case import Answers
from checklists.channel_checks import channel_faults
from checklists.errors import Problem
from checklists.library import Library
from checklists.model import Checklist, Item, Question, Stage
from checklists.region_checks import region_faults
from checklists.rules import NO_ITEM, Fault, id_faults, item_faults, source_faults, unknown, when_faults
from checklists.text import Text

RECHECK = "recheck"
"""Id of the last item of every correction: that the record itself is now right."""

_FULL_ID = re.compile(f"(?:{ID.pattern})/(?:{ID.pattern})")
_SEVERAL = {field.name: isinstance(field.default, tuple) for field in fields(Answers) if field.name != "channel"}
"""Every question a case can hold, and whether it can hold several answers to it."""


def check(library: Library) -> list[Problem]:
    """Return every fault of a library whose files are sound each by itself, file by file.

    A thing's file is told by its key in the library: `channels/<key>.toml`, `checklists/<key>.toml`,
    `regions/<key>.toml`.
    """
    problems = [
        *_problems("questions.toml", _questions(library)),
        *_problems("sources.toml", id_faults(library.sources)),
        *_problems("glossary.toml", _terms(library)),
        *_problems("aliases.toml", _aliases(library)),
    ]
    for key, channel in library.channels.items():
        problems += _problems(f"channels/{key}.toml", channel_faults(library, key, channel))
    for key, checklist in library.checklists.items():
        problems += _problems(f"checklists/{key}.toml", _checklist(library, key, checklist))
    for key, region in library.regions.items():
        problems += _problems(f"regions/{key}.toml", region_faults(library, key, region))
    return problems


def _problems(file: str, faults: Iterable[Fault]) -> list[Problem]:
    return [Problem(file, echo(where, 120), message) for where, message in faults]


def _questions(library: Library) -> Iterator[Fault]:
    for question in library.questions.values():
        if question.id in _SEVERAL:
            yield from ((f"{question.id}: {where}", message) for where, message in _question(question))
        else:
            yield question.id, unknown(question.id, _SEVERAL)


def _question(question: Question) -> Iterator[Fault]:
    options = [option.id for option in question.options]
    if not options:
        yield "option", Text("没有选项。", "It has no options.")
    yield from id_faults(options)
    yield from (("default", unknown(answer, options)) for answer in question.default if answer not in options)
    if question.multiple != _SEVERAL[question.id]:
        yield (
            "multiple",
            Text(
                f"这里应为{str(_SEVERAL[question.id]).lower()}。",
                f"It must be {str(_SEVERAL[question.id]).lower()} here.",
            ),
        )
    elif len(question.default) > 1 and not question.multiple:
        yield "default", Text("只能选一项。", "Only one answer can be given.")


def _terms(library: Library) -> Iterator[Fault]:
    seen = set()
    for number, term in enumerate(library.terms, start=1):
        if term.term.zh in seen:
            yield f"term.{number}", Text("这个词已经有了。", "This term is there already.")
        seen.add(term.term.zh)
        yield from ((f"term.{number}.{where}", message) for where, message in source_faults(library, term.sources))


def _aliases(library: Library) -> Iterator[Fault]:
    """Check that every earlier id is out of use and leads straight to an item."""
    for old, new in library.aliases.items():
        where = f"aliases.{old}"
        if not _FULL_ID.fullmatch(old):
            yield where, Text("应为完整编号：清单/条目。", "It must be a full id: list/item.")
        if library.find(old):
            yield where, Text("这一条还在，不能改名。", "This item is still there; it has not been renamed.")
        if new in library.aliases:
            yield (
                where,
                Text(f"{echo(new)}也改过名，写现在的编号。", f"{echo(new)} was renamed too; write its present id."),
            )
        elif not library.find(new):
            yield where, unknown(new, (full_id for full_id, _, _ in library.items()))


def _checklist(library: Library, key: str, checklist: Checklist) -> Iterator[Fault]:
    if checklist.id != key:
        yield "id", Text(f"与文件名{key}.toml不一致。", f"It differs from the file name {key}.toml.")
    if key in library.channels:
        yield "id", Text("有渠道用了这个编号。", "A channel has this id.")
    if not checklist.items:
        yield "item", NO_ITEM
    for where, message in id_faults(item.id for item in checklist.items):
        yield f"{key}/{where}", message
    for channel in checklist.for_channels:
        if channel not in library.channels:
            yield "for_channels", unknown(channel, library.channels)
    yield from when_faults(library, checklist.when)
    for item in checklist.items:
        for where, message in (
            *item_faults(library, item, checklist.when),
            *_branch(library, checklist, item),
            *_link(library, checklist, item),
        ):
            yield f"{key}/{item.id}: {where}", message
    if checklist.stage is Stage.CORRECT:
        yield from _correction(library, checklist)


def _branch(library: Library, checklist: Checklist, item: Item) -> Iterator[Fault]:
    if checklist.stage is not Stage.VERIFY:
        if item.branch is not None:
            yield "branch", Text("只有verify清单的条目可以有branch。", "Only items of verify checklists have a branch.")
        return
    corrections = [each.id for each in library.checklists.values() if each.stage is Stage.CORRECT]
    if item.branch is None and checklist.reference:
        return
    if item.branch is None:
        yield "branch", Text("缺少更正清单。", "The correction checklist is missing.")
    elif item.branch not in corrections:
        yield "branch", unknown(item.branch, corrections)


def _link(library: Library, checklist: Checklist, item: Item) -> Iterator[Fault]:
    """Check that a link leads somewhere, on whichever channel the checklist can be used with."""
    if item.guide is None:
        return
    channels = [key for key in library.channels if key in checklist.for_channels or not checklist.for_channels]
    for channel in channels if item.guide.startswith("#") else ("",):
        if not library.target(item.guide, channel):
            yield (
                "guide",
                Text(f"{channel}没有这一处。", f"There is no such place{f' in {channel}' if channel else ''}."),
            )


def _correction(library: Library, checklist: Checklist) -> Iterator[Fault]:
    """Check that a correction can be opened by a problem, and ends only with its recheck."""
    if not checklist.items or checklist.items[-1].id != RECHECK:
        yield "item", Text("最后一条的编号应为recheck。", "The id of the last item must be recheck.")
    elif checklist.items[-1].when:
        yield (
            f"{checklist.id}/{RECHECK}: when",
            Text("复查人人都要做，不能有条件。", "Everybody rechecks; it has no condition."),
        )
    for key, value in (("for_channels", checklist.for_channels), ("when", checklist.when)):
        if value:
            yield key, Text("更正清单由问题打开，不能有条件。", "A problem opens a correction; it has no condition.")
    if not any(item.branch == checklist.id for each in library.checklists.values() for item in each.items):
        yield "id", Text("没有条目的branch打开它。", "No item's branch opens it.")
