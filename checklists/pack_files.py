"""A local pack's folder in, the bytes of its files out; whatever is not plainly a pack of ours is a fault."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from checklists.boundary import ID, Faults, RefusedError, distrust, echo, read_guarded
from checklists.errors import Problem
from checklists.text import Text

MAX_FILES = 100
"""Files of one pack."""
MAX_TOTAL = 1024 * 1024
"""Bytes of all files of one pack."""
PACK_FILE = "pack.toml"
FILES = (PACK_FILE, "sources.toml", "glossary.toml")
FOLDERS = ("channels", "checklists", "regions")

_MAX_NAMES = 1000
"""Names of one folder that are looked at."""


def find_packs(system: Path, settled: Iterable[str], given: Iterable[str]) -> tuple[Path, ...]:
    """Return the folders of all packs, each once; a later one is laid over those before it.

    Args:
        system: The folder whose folders are the administrator's packs; it need not exist.
        settled: Packs of the person's settings.
        given: Packs named when the program was started.
    """
    try:
        installed = sorted(entry.path for entry in os.scandir(system) if _is_pack(entry))
    except OSError:
        installed = []
    folders = [*installed, *settled, *given]
    # A pack that is named twice counts where it is named last, because that is nearest to the person.
    last = {os.path.realpath(folder): Path(folder) for folder in reversed(folders)}
    return tuple(reversed(last.values()))


def read_pack(folder: Path, faults: Faults) -> dict[str, bytes]:
    """Return the files of a pack by their names inside it, as far as they can be read.

    Args:
        folder: The pack.
        faults: Takes what is wrong.
    """
    names = _names(folder, faults)
    if len(names) > MAX_FILES:
        faults.add(Problem(f"{echo(folder.name)}/", "", _TOO_MANY))
        return {}
    files: dict[str, bytes] = {}
    for name in names:
        try:
            files[name] = read_guarded(folder / name, trusted=True)
        except RefusedError as error:
            faults.add(Problem(name, "", error.message))
        if sum(map(len, files.values())) > MAX_TOTAL:
            faults.add(Problem(f"{echo(folder.name)}/", "", _TOO_BIG))
            return {}
    return files


def _is_pack(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith(".") and (entry.is_dir(follow_symlinks=False) or entry.is_symlink())


def _names(folder: Path, faults: Faults) -> list[str]:
    """Return the names of all content files; what is no content but looks as if it were meant to be is a fault."""
    names = []
    for name, is_folder in _listed(folder, f"{echo(folder.name)}/", faults):
        if name in FILES and not is_folder:
            names.append(name)
        elif name in FOLDERS and is_folder:
            names += _content(folder / name, name, faults)
        elif is_folder or name in (*FILES, *FOLDERS) or name.endswith(".toml"):
            faults.add(Problem(echo(name) + "/" * is_folder, "", _NO_PLACE))
    if PACK_FILE not in names and not faults.total:
        faults.add(Problem(PACK_FILE, "", Text("没有这个文件，这里不是内容包。", "It is missing; this is no pack.")))
    return names


def _content(folder: Path, part: str, faults: Faults) -> list[str]:
    names = []
    for name, _ in _listed(folder, f"{part}/", faults):
        if ID.fullmatch(name.removesuffix(".toml")) and name.endswith(".toml"):
            names.append(f"{part}/{name}")
        elif name.endswith(".toml"):
            faults.add(Problem(f"{part}/{echo(name)}", "", _BAD_NAME))
    return names


def _listed(folder: Path, shown: str, faults: Faults) -> list[tuple[str, bool]]:
    """Return the names in a folder that can be trusted, in order, each with whether it is a folder."""
    try:
        status = folder.lstat()
        doubt = distrust(status) if stat.S_ISDIR(status.st_mode) else _NO_FOLDER
        found = [] if doubt else [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in os.scandir(folder)]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "?"
        doubt, found = _UNREADABLE.format(reason=reason), []
    if len(found) > _MAX_NAMES:
        doubt, found = _TOO_MANY, []
    if doubt:
        faults.add(Problem(shown, "", doubt))
    return sorted((name, is_folder) for name, is_folder in found if not name.startswith("."))


_NO_FOLDER = Text("不是文件夹（是链接或文件），换成文件夹本身。", "It is a link or a file; name the folder itself.")
_UNREADABLE = Text("读不了（{reason}），检查路径和权限。", "It cannot be read ({reason}); check path and permissions.")
_TOO_MANY = Text(f"文件多于{MAX_FILES}个，分成几个包。", f"It has more than {MAX_FILES} files; split it.")
_TOO_BIG = Text("文件合起来超过1 MB，分成几个包。", "Its files are larger than 1 MB together; split it.")
_NO_PLACE = Text(
    f"内容包里没有它的位置，只有{'、'.join((*FILES, *FOLDERS))}。",
    f"A pack has no place for it; it holds only {', '.join((*FILES, *FOLDERS))}.",
)
_BAD_NAME = Text(
    "文件名只用小写字母、数字和连字符，后加.toml。",
    "A file name is lower-case letters, digits and hyphens, then .toml.",
)
