"""What `doctor` looks at."""

from __future__ import annotations

import os
import platform
import pwd
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from checklists import __version__
from checklists.errors import ContentError, ShebaoError
from checklists.model import review_due
from checklists.records import dataclass
from checklists.text import Text, same
from tui.cli.context import Context
from tui.cli.output import is_interactive
from tui.strings import doctor as words

if TYPE_CHECKING:
    from checklists.local_packs import Replaced
    from checklists.model import Pack

_NEVER_LINKS = ("cases", "pending")
"""Folders that the program refuses where they are links."""
_PACKAGES = ("textual", "pydantic", "tomli-w", "segno")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    id: str
    """What was looked at; the same in both languages."""
    ok: bool
    text: Text
    """What was found and, if it needs attention, what to do."""


def check_versions(_: Context) -> Iterator[Check]:
    """Look at the program, Python and the packages it needs, without importing them."""
    yield Check("shebao", True, same(f"shebao {__version__}"))
    yield Check("python", True, same(f"Python {platform.python_version()}"))
    for package in _PACKAGES:
        try:
            yield Check(package, True, same(f"{package} {version(package)}"))
        except PackageNotFoundError:
            yield Check(package, False, words.PACKAGE_MISSING.format(package=package))


def check_folders(_: Context) -> Iterator[Check]:
    """Look at whether the folders of the program are the person's own and closed to others."""
    from checklists.paths import cache_file, cases_folder, pending_folder, settings_file

    yield _check_folder("cases", cases_folder(os.environ))
    yield _check_folder("config", settings_file(os.environ).parent)
    yield _check_folder("cache", cache_file(os.environ).parent)
    if pending := pending_folder(os.environ):
        yield _check_folder("pending", pending)


def _check_folder(name: str, path: Path) -> Check:
    label = words.FOLDERS[name]
    if name in _NEVER_LINKS and path.is_symlink():
        return Check(name, False, words.LINK.format(label=label, path=path))
    try:
        status = path.stat()
    except FileNotFoundError:
        return Check(name, True, words.NOT_YET.format(label=label, path=path))
    except OSError as error:
        return Check(name, False, words.UNREADABLE.format(label=label, path=path, reason=error.strerror))
    if not stat.S_ISDIR(status.st_mode):
        return Check(name, False, words.NO_FOLDER.format(label=label, path=path))
    mode = stat.S_IMODE(status.st_mode)
    found = words.FOLDER.format(label=label, path=path, owner=owner(status.st_uid), mode=f"{mode:04o}")
    if status.st_uid != os.geteuid():
        return Check(name, False, words.FOREIGN.format(found=found))
    if mode & 0o077:
        return Check(name, False, words.OPEN.format(found=found, path=path))
    return Check(name, True, words.PRIVATE.format(found=found))


def owner(uid: int) -> str:
    """Return the name of a user, the number where there is none."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def check_terminal(context: Context) -> Iterator[Check]:
    """Look at whether the full screen can open here, and whether Chinese can be written."""
    from tui.terminal.preflight import refusal

    size = shutil.get_terminal_size()
    if is_interactive():
        refused = refusal(os.environ, sys.stdin, sys.stderr, (size.columns, size.lines), context.lang)
        found = words.TERMINAL.format(term=os.environ.get("TERM", ""), columns=size.columns, lines=size.lines)
        yield Check("terminal", refused is None, refused or found)
    else:
        yield Check("terminal", True, words.NO_TERMINAL)
    encoding = getattr(sys.stdout, "encoding", "") or ""
    writable = _can_encode(words.NO_TERMINAL.zh, encoding)
    found = words.ENCODING if writable else words.ENCODING_POOR
    yield Check("locale", writable, found.format(locale=_locale(), encoding=encoding))


def _locale() -> str:
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return next(filter(None, names), "C")


def _can_encode(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def check_content(context: Context) -> Iterator[Check]:
    """Look at whether the content loads, how much there is, and whether its review dates hold."""
    try:
        library, _ = context.content
    except ContentError as error:
        yield Check("content", False, error.message)
        return
    entries = [(item, holder) for _, item, holder in library.items()]
    oldest = min((item.reviewed or holder.reviewed for item, holder in entries), default="")
    yield Check(
        "content",
        True,
        words.CONTENT.format(
            channels=len(library.channels), checklists=len(library.checklists), items=len(entries), oldest=oldest
        ),
    )
    overdue = sum(review_due(item, holder.reviewed) <= context.today for item, holder in entries)
    if overdue:
        yield Check("review", False, words.OVERDUE.format(count=overdue))


def check_packs(context: Context) -> Iterator[Check]:
    """Look at every local pack: what it adds, what it puts in the place of something, or why it is not used."""
    from checklists.labels import pack_line
    from checklists.local_packs import survey_packs

    if not context.pack_folders:
        return
    try:
        survey = survey_packs(context.pack_folders)
    except ContentError:
        return  # said where the content was looked at
    for used in survey.used:
        details = {"pack": pack_line(used.pack), "folder": used.folder, "added": used.added}
        yield Check("pack", True, words.PACK.format(**details, replaced=len(used.replaced)))
        for replaced in used.replaced:
            yield Check("pack-replaces", True, replacement(used.pack, replaced, survey.library.packs))
    for refused in survey.refused:
        yield Check("pack", False, refused.message)


def replacement(pack: Pack, replaced: Replaced, packs: Mapping[str, Pack]) -> Text:
    """Return what a pack put in the place of what, in words.

    Args:
        pack: The pack.
        replaced: What it replaced.
        packs: All packs by id.
    """
    before = packs[replaced.before].name if replaced.before else words.BUNDLED
    return words.REPLACES.format(pack=pack.name, id=replaced.id, before=before)


def check_cases(context: Context) -> Iterator[Check]:
    """Look at whether every case can be read; a guest's session does not look at cases."""
    if context.policy.guest:
        yield Check("cases-read", True, words.CASES_CLOSED)
        return
    try:
        cases, damaged = context.store.all()
    except ShebaoError as error:
        yield Check("cases-read", False, error.message)
        return
    yield Check("cases-read", True, words.CASES.format(count=len(cases)))
    for fault in damaged:
        yield Check("case-damaged", False, fault.message)
