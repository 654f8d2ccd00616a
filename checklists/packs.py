"""A pack on disk in, a checked library out: guarded reading, and a compiled copy so that checking happens only once."""

from __future__ import annotations

import os
from pathlib import Path

from checklists import compiled
from checklists.boundary import ID, Faults, RefusedError, echo, read_guarded
from checklists.errors import ContentError, Problem
from checklists.library import Library
from checklists.text import Text

BUNDLED = Path(__file__).parent / "content"
"""The content that comes with the program."""


def load_library(folder: Path = BUNDLED, *, cache: Path | None = None, keep: bool = True) -> Library:
    """Return the content of a pack, checked.

    First what each file says by itself is checked, and once every file can be read, how they fit together.

    Args:
        folder: The pack: `index.toml`, `questions.toml`, `sources.toml`, `glossary.toml`, `channels/`, `checklists/`,
            `regions/` if it has any, and `aliases.toml` once an item was renamed.
        cache: Where the compiled content is kept. It is used while it belongs to exactly these files, this program
            and this Python, and written anew otherwise; whatever is wrong with it, the pack itself is read.
        keep: Whether it may be written.

    Raises:
        ContentError: The pack has faults; it lists them.
    """
    faults = Faults()
    names, files = read_files(folder, faults)
    key = b""
    if cache and not faults.total:
        key = compiled.make_key(files)
        if library := compiled.read(cache, key):
            return library
    # Parser, validator and checks come in only here: a start that finds its compiled content needs none of them.
    from checklists.assembly import assemble

    assembled = assemble(names, files, faults)
    if assembled is None:
        raise _refusal(faults)
    if cache and keep:
        compiled.write(cache, key, assembled)
    return assembled


def read_files(folder: Path, faults: Faults) -> tuple[list[str], dict[str, bytes]]:
    """Return the names of all files of a pack, and the content of those that can be read by name.

    Args:
        folder: The pack.
        faults: Takes what is wrong.
    """
    names = _names(folder, faults)
    return names, _read(folder, names, faults)


def _names(folder: Path, faults: Faults) -> list[str]:
    """Return the names of all content files inside the pack, those in its folders as they are found."""
    names = ["index.toml", "questions.toml", "sources.toml", "glossary.toml"]
    if os.path.lexists(folder / "aliases.toml"):
        names.append("aliases.toml")
    for part in ("channels", "checklists", *(["regions"] if os.path.lexists(folder / "regions") else [])):
        try:
            found = sorted(entry.name for entry in (folder / part).iterdir())
        except OSError:
            faults.add(Problem(f"{part}/", "", Text("读不了这个目录。", "This folder cannot be read.")))
            continue
        for name in found:
            if not name.endswith(".toml") or name.startswith("."):
                continue
            if ID.fullmatch(name.removesuffix(".toml")):
                names.append(f"{part}/{name}")
            else:
                faults.add(Problem(f"{part}/{echo(name)}", "", _BAD_NAME))
    return names


def _read(folder: Path, names: list[str], faults: Faults) -> dict[str, bytes]:
    files = {}
    for name in names:
        try:
            files[name] = read_guarded(f"{folder}/{name}")
        except RefusedError as error:
            faults.add(Problem(name, "", error.message))
    return files


def _refusal(faults: Faults) -> ContentError:
    first = faults.listed[0]
    more = faults.total - len(faults.listed)
    message = Text("内容有{count}处错误，第一处：{first}", "Faults in the content: {count}. The first: {first}").format(
        count=faults.total, first=Text(first.line("zh"), first.line("en"))
    )
    if more:
        rest = Text("{message} 另有{more}处没有列出。", "{message} Another {more} are not listed.")
        message = rest.format(message=message, more=more)
    return ContentError(message, tuple(faults.listed))


_BAD_NAME = Text(
    "文件名只用小写字母、数字和连字符，后加.toml。",
    "A file name is lower-case letters, digits and hyphens, then .toml.",
)
