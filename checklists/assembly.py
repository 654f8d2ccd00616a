"""Bytes of all files in, a library out: parsing, validation, the index, and at last the cross-checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, TypeVar

from checklists.boundary import Faults, RefusedError, echo, parse_toml
from checklists.checks import check
from checklists.errors import Problem
from checklists.library import Library
from checklists.model import STRICT, Channel, Checklist, Question, Region, Source, Stage, Term
from checklists.records import dataclass
from checklists.rules import USED_TWICE
from checklists.text import Text
from checklists.validation import Validator

T = TypeVar("T")
Named = TypeVar("Named", Question, Source)

_STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Index:
    """What `index.toml` holds: the ids of all files, in the order in which they are shown."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    channels: tuple[str, ...]
    checklists: tuple[str, ...]
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Questions:
    """What `questions.toml` holds."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    question: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """What `sources.toml` holds."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    source: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """What `glossary.toml` holds."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    term: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Aliases:
    """What `aliases.toml` holds; a pack that never renamed an item has none."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    aliases: Mapping[str, str]


def assemble(names: Iterable[str], files: Mapping[str, bytes], faults: Faults) -> Library | None:
    """Return the library that the files make together, or nothing if there are faults, which are added.

    Args:
        names: Names of all files of the pack, also of those that could not be read.
        files: Name -> content.
        faults: What is wrong so far; takes what else is.
    """
    pack = FileSet(files, faults)
    index = pack.single("index.toml", Index)
    questions = pack.single("questions.toml", Questions)
    sources = pack.single("sources.toml", Sources)
    glossary = pack.single("glossary.toml", Glossary)
    renamed = pack.single("aliases.toml", Aliases)
    channels = pack.folder("channels", Channel)
    checklists = pack.folder("checklists", Checklist)
    regions = pack.folder("regions", Region)
    if index:
        _compare(index.channels, "channels", names, faults)
        _compare(index.checklists, "checklists", names, faults)
        _compare(index.regions, "regions", names, faults)
    if faults.total or not (index and questions and sources and glossary):
        return None
    library = Library(
        questions=_by_id(questions.question, "questions.toml", faults),
        channels={key: channels[key] for key in index.channels},
        checklists={
            key: checklists[key]
            for key in sorted(index.checklists, key=lambda key: _STAGES.index(checklists[key].stage))
        },
        sources=_by_id(sources.source, "sources.toml", faults),
        terms=glossary.term,
        aliases=renamed.aliases if renamed else {},
        regions={key: regions[key] for key in index.regions},
    )
    faults.add(*check(library))
    return None if faults.total else library


class FileSet:
    """The files of one pack, taken one kind after another."""

    def __init__(self, files: Mapping[str, bytes], faults: Faults) -> None:
        """Take nothing yet.

        Args:
            files: Name -> content.
            faults: Takes what is wrong with what is taken.
        """
        self._files = files
        self._faults = faults
        self._validator = Validator(faults)

    def single(self, name: str, kind: type[T], holder: str = "") -> T | None:
        """Return one file, or nothing if it has faults."""
        if name not in self._files:
            return None
        try:
            table = parse_toml(self._files[name])
        except RefusedError as error:
            self._faults.add(Problem(name, "", error.message))
            return None
        return self._validator.validate(kind, table, name, holder)

    def folder(self, part: str, kind: type[T]) -> dict[str, T]:
        """Return the good files of a folder by file name without its ending."""
        stems = [name[len(part) + 1 : -len(".toml")] for name in self._files if name.startswith(f"{part}/")]
        values = {stem: self.single(f"{part}/{stem}.toml", kind, stem) for stem in stems}
        return {stem: value for stem, value in values.items() if value is not None}


def _compare(listed: tuple[str, ...], part: str, names: Iterable[str], faults: Faults) -> None:
    """Note every file that the index lists twice, lists in vain, or leaves out."""
    present = {name[len(part) + 1 : -len(".toml")] for name in names if name.startswith(f"{part}/")}
    for key, times in Counter(listed).items():
        if times > 1:
            faults.add(Problem("index.toml", part, _LISTED_TWICE.format(key=echo(key))))
        if key not in present:
            faults.add(Problem("index.toml", part, _NO_FILE.format(file=f"{part}/{echo(key)}.toml")))
    for key in sorted(present - set(listed)):
        faults.add(Problem(f"{part}/{echo(key)}.toml", "", _NOT_LISTED.format(part=part)))


def _by_id(things: tuple[Named, ...], file: str, faults: Faults) -> dict[str, Named]:
    found: dict[str, Named] = {}
    for thing in things:
        if thing.id in found:
            faults.add(Problem(file, echo(thing.id), USED_TWICE))
        found[thing.id] = thing
    return found


_LISTED_TWICE = Text("{key}列了两次。", "{key} is listed twice.")
_NO_FILE = Text("列了{file}，却没有这个文件。", "{file} is listed, but there is no such file.")
_NOT_LISTED = Text("index.toml的{part}里没有它，加进去。", "It is not in index.toml; add it to {part}.")
