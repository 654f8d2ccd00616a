"""What `doctor` looks at around the program: who could look in, what the machine demands, what was left behind."""

from __future__ import annotations

import os
import re
import resource
import stat
from collections.abc import Iterator
from pathlib import Path

from checklists import paths
from checklists.errors import ShebaoError
from checklists.policy import Policy, read_policy
from checklists.settled import load_settled, read_administrator
from checklists.text import Text
from tui.cli.checks import Check, owner
from tui.cli.context import Context
from tui.strings import doctor as words
from tui.terminal import guard

_DRAFT = re.compile(r"\..+\.tmp")


def check_home(_: Context) -> Iterator[Check]:
    """Look at whether others can look into the home folder, where exported files mostly are."""
    home = Path(os.environ.get("HOME") or Path.home())
    try:
        mode = stat.S_IMODE(home.stat().st_mode)
    except OSError as error:
        yield Check("home", False, words.HOME_UNREADABLE.format(path=home, reason=error.strerror))
        return
    text = words.HOME_OPEN if mode & 0o007 else words.HOME_WRITABLE if mode & 0o020 else words.HOME
    yield Check("home", text is words.HOME, text.format(path=home, mode=f"{mode:04o}"))


def check_process(_: Context) -> Iterator[Check]:
    """Look at what the process was started with, and whether it can leave a picture of its memory."""
    umask = guard.found.umask
    loose = not umask & 0o002
    yield Check("umask", not loose, (words.UMASK_LOOSE if loose else words.UMASK).format(umask=f"{umask:04o}"))
    core = resource.getrlimit(resource.RLIMIT_CORE)[0]
    dumps = core == resource.RLIM_INFINITY or core > 1
    yield Check("core", not dumps, words.CORE_DUMPS if dumps else words.NO_CORE)
    names = guard.found.variables
    text = words.VARIABLES.format(names=" ".join(names)) if names else words.NO_VARIABLES
    yield Check("variables", not names, text)


def check_policy(context: Context) -> Iterator[Check]:
    """Look at the administrator's settings and whether they can be trusted, and at what holds now."""
    file, own = paths.system_settings(paths.ADMINISTRATOR), paths.settings_file(os.environ)
    demanded = Policy()
    try:
        table = read_administrator(file)
        demanded, _ = read_policy(table)
        yield Check("system-settings", True, _system(file))
    except ShebaoError:
        pass  # told below, with the other complaints
    for complaint in load_settled(own, file).complaints:
        yield Check("settings", False, complaint)
    text = words.POLICIES[_name(context.policy)]
    if context.policy == demanded != Policy():
        text = words.DEMANDED.format(policy=text, path=file)
    yield Check("policy", True, text)


def check_leftovers(_: Context) -> Iterator[Check]:
    """Look at what sessions left that were cut short: drafts, changes that were never saved, damaged copies."""
    cases, pending = paths.cases_folder(os.environ), paths.pending_folder(os.environ)
    names = _names(cases)
    found = {
        words.DRAFTS: [name for name in names if _DRAFT.fullmatch(name)],
        words.DAMAGED: [name for name in names if ".damaged-" in name],
        words.PENDING: [name for name in _names(pending) if name.endswith(".toml")] if pending else [],
    }
    for text, left in found.items():
        if left:
            folder = pending if text is words.PENDING else cases
            yield Check("leftovers", False, text.format(count=len(left), path=folder, first=left[0]))
    if not any(found.values()):
        yield Check("leftovers", True, words.NO_LEFTOVERS)


def _system(file: Path) -> Text:
    try:
        status = file.stat()
    except OSError:
        return words.NO_SYSTEM.format(path=file)
    return words.SYSTEM.format(path=file, owner=owner(status.st_uid), mode=f"{stat.S_IMODE(status.st_mode):04o}")


def _name(policy: Policy) -> str:
    return next((name for name in ("kiosk", "guest", "shared") if getattr(policy, name)), "")


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []  # told where the folders were looked at
