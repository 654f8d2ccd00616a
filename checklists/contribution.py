"""The bytes of a local pack's files in, what they contribute out, and everything that speaks against laying it over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TypeVar

from checklists.assembly import FileSet, Glossary, Sources
from checklists.boundary import Faults, echo
from checklists.changes import ChannelChange, ChecklistChange, RegionChange
from checklists.checks import check
from checklists.errors import Problem
from checklists.library import Library
from checklists.lint import lint
from checklists.model import Channel, Checklist, Pack, Region
from checklists.overlay import Contribution, own_part
from checklists.pack_files import PACK_FILE
from checklists.records import replace
from checklists.rules import Fault, id_faults
from checklists.text import Text

NAME_ZH_MAX = 12
"""Characters of a pack's Chinese name."""
NAME_EN_MAX = 24
"""Characters of its English name."""

Whole = TypeVar("Whole", Checklist, Channel, Region)
Change = TypeVar("Change", ChecklistChange, ChannelChange, RegionChange)


def read_contribution(files: Mapping[str, bytes], library: Library, faults: Faults) -> Contribution | None:
    """Return what a pack says, or nothing if a file of it does not fit its kind.

    Args:
        files: Name -> content.
        library: The content that the pack is to be laid over; what has an id there is a change, the rest is new.
        faults: Takes what is wrong.
    """
    taken = FileSet(files, faults)
    pack = taken.single(PACK_FILE, Pack)
    sources = taken.single("sources.toml", Sources)
    glossary = taken.single("glossary.toml", Glossary)
    reader = _Lists(taken, files, faults)
    checklists = reader.take("checklists", library.checklists, Checklist, ChecklistChange)
    channels = reader.take("channels", library.channels, Channel, ChannelChange)
    regions = reader.take("regions", library.regions, Region, RegionChange)
    if sources:
        faults.add(*_problems("sources.toml", id_faults(source.id for source in sources.source)))
    if pack is None or faults.total:
        return None
    return Contribution(
        pack=pack,
        checklists=checklists,
        channels=channels,
        regions=regions,
        sources={source.id: source for source in sources.source} if sources else {},
        terms=glossary.term if glossary else (),
    )


def faults_of(given: Contribution, library: Library, laid: Library) -> Iterator[Problem]:
    """Yield what speaks against a pack whose files are sound each by itself.

    Args:
        given: The pack.
        library: The content before it.
        laid: The content with the pack laid over it.
    """
    yield from _problems(PACK_FILE, _pack(given.pack, library))
    yield from (_renumbered(problem, given, laid) for problem in check(laid))
    yield from lint(own_part(library, given))


class _Lists:
    """Takes the files of one folder after another, each as a whole list or as a change of one that is there."""

    def __init__(self, taken: FileSet, files: Iterable[str], faults: Faults) -> None:
        self._taken = taken
        self._files = tuple(files)
        self._faults = faults

    def take(
        self, part: str, held: Mapping[str, Whole], whole: type[Whole], change: type[Change]
    ) -> dict[str, Whole | Change]:
        """Return the good files of a folder by file name without its ending.

        Args:
            part: The folder.
            held: What is there already.
            whole: What a new file is.
            change: What the file of something that is there is.
        """
        found: dict[str, Whole | Change] = {}
        for name in self._files:
            if not name.startswith(f"{part}/"):
                continue
            key = name[len(part) + 1 : -len(".toml")]
            if key in held:
                changed = self._taken.single(name, change, key)
                if changed:
                    self._faults.add(*_problems(name, _change(key, changed)))
                    found[key] = changed
            elif new := self._taken.single(name, whole, key):
                found[key] = new
            else:
                self._faults.add(*_meant(name, key, held))
        return found


def _change(key: str, change: ChecklistChange | ChannelChange | RegionChange) -> Iterator[Fault]:
    if change.id != key:
        yield "id", Text(f"与文件名{key}.toml不一致。", f"It differs from the file name {key}.toml.")
    match change:
        case ChecklistChange():
            written = [item.id for item in change.items]
        case ChannelChange():
            written = [item.id for section in change.guide for item in section.items]
        case RegionChange():
            written = [note.id for note in change.notes]
    yield from ((f"{key}/{where}", message) for where, message in id_faults(written))


def _meant(name: str, key: str, held: Iterable[str]) -> Iterator[Problem]:
    """Ask, about a new file that has faults, whether it was meant for something that is there."""
    near = get_close_matches(key, held, n=1)
    if near:
        yield Problem(name, "", _MEANT.format(near=near[0]))


def _pack(pack: Pack, library: Library) -> Iterator[Fault]:
    if pack.id in library.packs:
        yield "id", Text("另一个内容包用了这个编号。", "Another pack has this id.")
    else:
        yield from (("id", message) for _, message in id_faults([pack.id]))
    if not (pack.author or pack.office):
        yield "author", Text("写明author或office，谁写的。", "Name the author or the office that wrote it.")
    if len(pack.name.zh) > NAME_ZH_MAX or len(pack.name.en) > NAME_EN_MAX:
        yield "name", _LONG_NAME


def _renumbered(problem: Problem, given: Contribution, laid: Library) -> Problem:
    """Return a problem with the number that its way in or term has in the pack's own file."""
    match = re.match(r"(entry|term)\.(\d+)", problem.where)
    folder, _, file = problem.file.removesuffix(".toml").partition("/")
    if not match:
        return problem
    place = int(match[2]) - 1
    if match[1] == "term":
        mine: tuple[object, ...] = given.terms
        found: object = laid.terms[place]
    else:
        lists = (given.channels, laid.channels) if folder == "channels" else (given.regions, laid.regions)
        mine, found = lists[0][file].entries, replace(lists[1][file].entries[place], origin="")
    return replace(problem, where=f"{match[1]}.{mine.index(found) + 1}{problem.where[match.end() :]}")


def _problems(file: str, faults: Iterable[Fault]) -> list[Problem]:
    return [Problem(file, echo(where, 120), message) for where, message in faults]


_MEANT = Text(
    "要改的如果是{near}，文件名也要是{near}.toml。", "If this is to change {near}, the file must be called {near}.toml."
)
_LONG_NAME = Text(
    f"太长：中文最多{NAME_ZH_MAX}字，英文最多{NAME_EN_MAX}个字符，因为每条后面都要显示。",
    f"Too long: at most {NAME_ZH_MAX} Chinese and {NAME_EN_MAX} English characters, for it is shown beside every item.",
)
