"""Earlier copies of a case file (three, a minute apart or more, and the last of each day for a week), and damage."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from itertools import count

from checklists.case import Case
from checklists.errors import CaseError, DamagedError, NewerError
from checklists.files import Folder, Signature
from checklists.formats import toml
from checklists.records import dataclass
from checklists.text import Text

KEPT = 3
"""Copies by the minute."""
DAYS = 7
"""Copies by the day."""
APART = 60
"""Seconds between copies by the minute."""


@dataclass(frozen=True, slots=True)
class Generation:
    """An earlier copy that is sound."""

    name: str
    """Its file name."""
    written: datetime
    case: Case


def read_case(folder: Folder, file: str) -> tuple[toml.Parsed, Signature]:
    """Return the case in a file, and the file's signature.

    Raises:
        DamagedError: It is cut or cannot be understood.
        CaseError: It is not a file to trust, or a newer version wrote it.
        OSError: The system refused.
    """
    data, signature = folder.read(file, toml.MAX_BYTES)
    try:
        return toml.parse(data, str(folder.path / file)), signature
    except NewerError:
        raise
    except CaseError as error:
        generations = find_generations(folder, file)
        fault = Text(error.message.zh.rstrip("。"), error.message.en.rstrip("."))
        message = (_COPIES if generations else _NO_COPY).format(fault=fault, count=len(generations))
        raise DamagedError(message, generations) from None


def set_aside(folder: Folder, file: str, now: datetime) -> None:
    """Give a damaged file a name under which it is kept."""
    damaged = f"{file}.damaged-{now:%Y%m%d-%H%M%S}"
    names = folder.names()
    numbered = (f"{damaged}-{number}" for number in count(2))
    folder.rename(file, damaged if damaged not in names else next(name for name in numbered if name not in names))


def rotate(folder: Folder, file: str, now: datetime, *, always: bool) -> str:
    """Keep a copy of a case file that is about to be replaced, if it is time for one, and return the name of the last.

    Args:
        folder: Where it is.
        file: Its name.
        now: The wall clock.
        always: Keep a copy even if the last one is not a minute old.

    Raises:
        OSError: The system refused; every copy there was is still there.
    """
    newest = folder.signature(f"{file}.bak-1")
    if newest and not always and 0 <= now.timestamp() - newest.mtime_ns / 1e9 < APART:
        return f"{file}.bak-1"
    data, signature = folder.read(file, toml.MAX_BYTES)
    with folder.draft(f"{file}.bak-1", data) as draft:
        for number in range(KEPT - 1, 0, -1):
            with suppress(FileNotFoundError):
                folder.rename(f"{file}.bak-{number}", f"{file}.bak-{number + 1}")
        folder.rename(draft, f"{file}.bak-1")
    if (day := written_at(signature).date()) < now.date():
        _keep_day(folder, file, day, data)
    return f"{file}.bak-1"


def find_generations(folder: Folder, file: str) -> tuple[Generation, ...]:
    """Return the earlier copies of a case file that can be read, the latest first."""
    found = []
    for name in folder.names():
        if name.startswith((f"{file}.bak-", f"{file}.day-")):
            with suppress(CaseError, OSError):
                data, signature = folder.read(name, toml.MAX_BYTES)
                found.append(Generation(name, written_at(signature), toml.parse(data, name).case))
    return tuple(sorted(found, key=lambda each: (each.case.revision, each.written), reverse=True))


def written_at(signature: Signature) -> datetime:
    """Return when a version of a file was written, in local time."""
    return datetime.fromtimestamp(signature.mtime_ns / 1e9).astimezone()


def _keep_day(folder: Folder, file: str, day: date, data: bytes) -> None:
    name = f"{file}.day-{day.isoformat()}"
    if not folder.signature(name):
        with folder.draft(name, data) as draft:
            folder.rename(draft, name)
    for old in [each for each in folder.names() if each.startswith(f"{file}.day-")][:-DAYS]:
        folder.remove(old)


_COPIES = Text(
    "{fault}。有 {count} 份旧版本，可以在全屏首页恢复",
    "{fault}. Earlier copies that the home screen can restore: {count}",
)
_NO_COPY = Text("{fault}。没有旧版本可以恢复", "{fault}. There is no earlier copy to restore")
