"""What holds for a run: the administrator's settings for everybody, the person's on top, and the policy of both."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

from checklists import settings as files
from checklists.boundary import RefusedError, distrust, echo, parse_toml, read_guarded
from checklists.policy import KEYS, Policy, read_policy
from checklists.records import dataclass
from checklists.settings import Settings
from checklists.text import Text, clean

_FOR_EVERYBODY = ("language", "theme", "width", *KEYS)
"""What an administrator can settle; packs have a folder of their own."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds for a run."""

    settings: Settings
    policy: Policy
    complaints: tuple[Text, ...]
    """What is wrong with the files; what is wrong counts as not settled."""


def load_settled(person: Path, administrator: Path) -> Settled:
    """Return what holds; a policy that the administrator demands stays, whatever the person's file says.

    Args:
        person: The file of the person; it need not exist.
        administrator: The file for everybody on this machine; it need not exist.
    """
    complaints: list[Text] = []
    table = _table(administrator, complaints, trusted=True)
    complaints += [files.faulty(administrator, echo(key), _UNKNOWN) for key in table if key not in _FOR_EVERYBODY]
    settings, demanded = _taken(
        {key: table[key] for key in _FOR_EVERYBODY if key in table}, Settings(), administrator, complaints
    )
    settings, chosen = _taken(_table(person, complaints), settings, person, complaints)
    return Settled(settings, demanded | chosen, tuple(complaints))


def read_administrator(path: Path) -> dict[str, Any]:
    """Return what the administrator's file holds, nothing if there is none.

    Raises:
        RefusedError: Somebody else can have written it or put it there, it cannot be read, or it is not TOML.
    """
    try:
        folder = path.parent.stat()
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise RefusedError(_HIDDEN.format(reason=error.strerror or "?")) from None
    if doubt := distrust(folder):
        raise RefusedError(_FOLDER.format(mode=f"{stat.S_IMODE(folder.st_mode):04o}", doubt=doubt))
    return parse_toml(read_guarded(path, limit=files.MAX_BYTES, trusted=True))


def _table(path: Path, complaints: list[Text], *, trusted: bool = False) -> dict[str, Any]:
    try:
        return read_administrator(path) if trusted else files.read_table(path)
    except RefusedError as error:
        complaints.append(files.unreadable(path, error))
        return {}


def _taken(table: dict[str, Any], base: Settings, path: Path, complaints: list[Text]) -> tuple[Settings, Policy]:
    settings, faults = files.take(table, base)
    policy, doubts = read_policy(table)
    complaints += [files.faulty(path, key, fault) for key, fault in faults.items()]
    complaints += [_DOUBTFUL.format(path=clean(str(path)), key=key) for key in doubts]
    return settings, policy


_UNKNOWN = Text(
    f"没有这个键，可以写 {'、'.join(_FOR_EVERYBODY)}", f"there is no such key; there is {', '.join(_FOR_EVERYBODY)}"
)
_DOUBTFUL = Text(
    "{path} 里的 {key} 只能是 true 或 false，先当作 true",
    "{path}: {key} must be true or false, and counts as true until it is",
)
_HIDDEN = Text(
    "看不了（{reason}），请管理员让大家能读它。",
    "It cannot be looked at ({reason}); the administrator should let everybody read it.",
)
_FOLDER = Text("它的文件夹（权限 {mode}）{doubt}", "Its folder (mode {mode}): {doubt}")
