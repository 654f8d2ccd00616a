"""Local packs over the bundled content: each is taken whole or refused whole, and what is bundled always opens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checklists import compiled, packs
from checklists.boundary import Faults
from checklists.errors import Problem
from checklists.library import Library
from checklists.pack_files import read_pack
from checklists.records import dataclass
from checklists.text import Text, clean

if TYPE_CHECKING:
    from checklists.model import Pack


@dataclass(frozen=True, slots=True)
class Refused:
    """A pack that is not used."""

    folder: Path
    problems: tuple[Problem, ...]
    """What is wrong with it, by file, item and key; at least one."""

    @property
    def message(self) -> Text:
        """One sentence that names the pack, its first fault and how to see them all."""
        first = Text(self.problems[0].line("zh"), self.problems[0].line("en"))
        return _REFUSED.format(folder=clean(str(self.folder)), first=first)


@dataclass(frozen=True, slots=True)
class Replaced:
    """Something that a pack put in the place of what was there."""

    id: str
    """Full item id; for the rest, list or file and name."""
    before: str
    """The pack it was from, by id; empty: bundled."""


@dataclass(frozen=True, slots=True)
class Used:
    """A pack that is laid over the content."""

    folder: Path
    pack: Pack
    added: int
    """How many items, ways in, sources and terms are new."""
    replaced: tuple[Replaced, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """The content with everything that its packs did to it."""

    library: Library
    used: tuple[Used, ...]
    refused: tuple[Refused, ...]


def load_content(
    folders: Sequence[Path], *, cache: Path | None = None, keep: bool = True
) -> tuple[Library, tuple[Refused, ...]]:
    """Return the bundled content with the local packs laid over it, and the packs that were refused.

    Args:
        folders: The packs; a later one is laid over those before it.
        cache: Where the compiled content of bundle and packs together is kept.
        keep: Whether it may be written there.

    Raises:
        ContentError: The bundled content has faults.
    """
    if not folders:
        return packs.load_library(cache=cache, keep=keep), ()
    faults = Faults()
    _, bundled = packs.read_files(packs.BUNDLED, faults)
    readable, unreadable = _read(folders)
    key = b""
    if cache and not faults.total:
        together = {
            f"{place}:{name}": data for place, files in enumerate(readable.values()) for name, data in files.items()
        }
        key = compiled.make_key({**bundled, **together})
        if library := compiled.read(cache, key):
            return library, unreadable
    survey = _lay_over(readable, unreadable)
    if key and cache and keep and survey.refused == unreadable:
        compiled.write(cache, key, survey.library)
    return survey.library, survey.refused


def survey_packs(folders: Iterable[Path]) -> Survey:
    """Return what `load_content` does, in full and without a cache: also what each pack adds and replaces."""
    return _lay_over(*_read(folders))


def _read(folders: Iterable[Path]) -> tuple[dict[Path, dict[str, bytes]], tuple[Refused, ...]]:
    readable = {}
    refused = []
    for folder in folders:
        faults = Faults()
        files = read_pack(folder, faults)
        if faults.total:
            refused.append(Refused(folder, tuple(faults.listed)))
        else:
            readable[folder] = files
    return readable, tuple(refused)


def _lay_over(readable: Mapping[Path, Mapping[str, bytes]], refused: tuple[Refused, ...]) -> Survey:
    # Parser, validator and checks come in only here: a start that finds its compiled content needs none of them.
    from checklists.contribution import faults_of, read_contribution
    from checklists.overlay import ids, lay_over

    library = packs.load_library()
    owners = dict.fromkeys(ids(library), "")
    used: list[Used] = []
    for folder, files in readable.items():
        faults = Faults()
        given = read_contribution(files, library, faults)
        if given:
            laid = lay_over(library, given)
            faults.add(*faults_of(given, library, laid))
        if not given or faults.total:
            refused = (*refused, Refused(folder, tuple(faults.listed)))
            continue
        names = list(ids(given))
        replaced = tuple(Replaced(name, owners[name]) for name in names if name in owners)
        used.append(Used(folder, given.pack, len(names) - len(replaced), replaced))
        owners |= dict.fromkeys(names, given.pack.id)
        library = laid
    return Survey(library, tuple(used), refused)


_REFUSED = Text(
    "本地内容包 {folder} 没有用上，其余内容照常：{first} 全部错误: shebao lint {folder}",
    "Local pack {folder} is not used, the rest of the content is: {first} All faults: shebao lint {folder}",
)
