"""The settings of one person: read so that no fault in them stops the program, written so that nothing is lost."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from checklists.boundary import RefusedError, parse_toml, read_guarded
from checklists.errors import SaveError
from checklists.records import dataclass, names, replace, values
from checklists.text import Lang, Text, clean, is_clean

MAX_BYTES = 64 * 1024
"""Size of the largest settings file."""
LANGUAGE_VARIABLE = "SHEBAO_LANG"

_HEAD = "# 社保清单的设置，注释不会保留。 The settings of shebao; comments are not kept.\n"
_CHOICES: Mapping[str, tuple[str, ...]] = {"language": ("zh", "en", ""), "width": ("auto", "narrow", "wide")}
_THEME_MAX = 40
_PACKS_MAX = 20


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person settled once for all cases."""

    language: Literal["zh", "en", ""] = ""
    """Empty: not chosen."""
    theme: str = ""
    """Name of a theme; empty: the program's own."""
    width: Literal["auto", "narrow", "wide"] = "auto"
    """How many cells the terminal gives to characters of ambiguous width: `auto` asks it."""
    packs: tuple[str, ...] = ()
    """Folders of local packs, as full paths; only ever written by hand."""


def load(path: Path) -> tuple[Settings, list[Text]]:
    """Return the settings of one file, and what is wrong with it; what is wrong counts as not settled.

    Args:
        path: The file; it need not exist.
    """
    try:
        table = read_table(path)
    except RefusedError as error:
        return Settings(), [unreadable(path, error)]
    settings, faults = take(table, Settings())
    return settings, [faulty(path, key, fault) for key, fault in faults.items()]


def take(table: Mapping[str, Any], base: Settings) -> tuple[Settings, dict[str, Text]]:
    """Return the settings that a file holds on top of others, and what is wrong with it by key.

    Args:
        table: The file.
        base: What holds where the file says nothing, or nothing that can be used.
    """
    faults = {key: fault for key in names(Settings) if key in table and (fault := _fault(key, table[key]))}
    said: dict[str, Any] = {key: table[key] for key in names(Settings) if key in table and key not in faults}
    if "packs" in said:
        said["packs"] = tuple(said["packs"])
    return replace(base, **said), faults


def save(settings: Settings, path: Path, before: Settings | None = None) -> None:
    """Write the settings; keys that this version does not know stay, and so do the packs.

    Args:
        settings: All of them.
        path: The file; a link to one is followed, as many people keep their settings elsewhere.
        before: What held until now. Only what differs from it is written, so that nobody makes their own what the
            administrator or another session settled; nothing: all of them are written.

    Raises:
        SaveError: The disk refused, or the file has a fault that writing would wipe out.
        CaseError: Others may write in the folder.
    """
    from checklists.disk_errors import saving  # most commands only read them
    from checklists.files import private_folder

    path = _real(path)
    try:
        kept = {"packs": settings.packs, **(_table(before) if before else {})}
        chosen = {key: value for key, value in _table(settings).items() if key not in kept or value != kept[key]}
        data = _dump({**read_table(path), **chosen})
    except RefusedError as error:
        raise SaveError(_NOT_SAVED.format(path=_shown(path), fault=error.message)) from None
    except (ValueError, RecursionError):  # a value that can be read but not written again
        raise SaveError(_NOT_SAVED.format(path=_shown(path), fault=_UNKEEPABLE)) from None
    with saving(path), private_folder(path.parent, create=True) as folder:
        folder.sweep()
        folder.write(path.name, data)


def resolve_language(flag: str | None, environ: Mapping[str, str], settings: Settings) -> Lang:
    """Return the language to speak: as the command says, or the environment, or the settings; else Chinese.

    Args:
        flag: What was given with `--lang`.
        environ: `SHEBAO_LANG` may be written as a locale (`en_US.UTF-8`).
        settings: The person's settings.
    """
    for said in filter(None, (flag, environ.get(LANGUAGE_VARIABLE), settings.language)):
        match = re.match(r"(zh|en)(?![a-z])", said.strip().lower())
        if match:
            return "en" if match[1] == "en" else "zh"
    return "zh"


def read_table(path: Path) -> dict[str, Any]:
    """Return what the file of a person holds, nothing if there is none.

    Raises:
        RefusedError: It cannot be read or is not TOML.
    """
    path = _real(path)
    if not os.path.lexists(path):
        return {}
    return parse_toml(read_guarded(path, limit=MAX_BYTES))


def unreadable(path: Path, error: RefusedError) -> Text:
    """Return the complaint about a file that is not used."""
    return _UNREADABLE.format(path=_shown(path), fault=error.message)


def faulty(path: Path, key: str, fault: Text) -> Text:
    """Return the complaint about a key that is not used."""
    return _FAULTY.format(path=_shown(path), key=key, fault=fault)


def _table(settings: Settings) -> dict[str, Any]:
    return dict(zip(names(Settings), values(settings), strict=True))


def _dump(table: Mapping[str, Any]) -> bytes:
    """Return a file of settings that can be read again.

    Raises:
        ValueError, RecursionError: No such file can be made of the table.
    """
    import tomli_w

    data = (_HEAD + tomli_w.dumps(table)).encode()
    try:
        parse_toml(data)  # what was nested within a line becomes a head, which may have only so many dots
    except RefusedError as error:
        raise ValueError(str(error)) from None
    if len(data) > MAX_BYTES:
        raise ValueError("larger than what is read")
    return data


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))  # unlike `Path.resolve`, it has no quarrel with links in a circle


def _fault(key: str, value: object) -> Text | None:
    choices = _CHOICES.get(key)
    if choices:
        return None if value in choices else _CHOOSE.format(choices=", ".join(f'"{each}"' for each in choices))
    if key == "packs":
        return None if isinstance(value, list) and len(value) <= _PACKS_MAX and all(map(_is_path, value)) else _NO_PACKS
    fits = isinstance(value, str) and len(value) <= _THEME_MAX and is_clean(value)
    return None if fits else _NO_THEME


def _is_path(value: object) -> bool:
    return isinstance(value, str) and value.startswith("/") and is_clean(value)


def _shown(path: Path) -> str:
    return clean(str(path))


_UNREADABLE = Text("{path} 没有用上：{fault}", "{path} is not used: {fault}")
_FAULTY = Text("{path} 里的 {key} 没有用上：{fault}", "{path}: {key} is not used: {fault}")
_NOT_SAVED = Text(
    "{path} 没有存上，请先改好或删掉它：{fault}", "{path} was not saved; correct or delete it first: {fault}"
)
_CHOOSE = Text("只能是 {choices} 之一", "it must be one of {choices}")
_NO_THEME = Text("要写成引号里的主题名", "it must be the name of a theme, in quotes")
_NO_PACKS = Text(
    f'要写成完整路径的列表，如 ["/srv/packs/station"]，最多 {_PACKS_MAX} 个',
    f'it must be a list of full paths, such as ["/srv/packs/station"], at most {_PACKS_MAX}',
)
_UNKEEPABLE = Text(
    "有一个数太长，或者嵌套太深，或者内容太多",
    "a number is too long, something is nested too deeply, or it is too much",
)
