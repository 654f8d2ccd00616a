"""The case file: TOML that a person can read and edit, closed by a seal that tells a whole file from a cut one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from checklists.boundary import RefusedError, echo, parse_toml
from checklists.case import FORMAT, Case
from checklists.digests import sha256
from checklists.errors import CaseError, NewerError
from checklists.formats.toml_plain import read_plain
from checklists.formats.toml_read import UnkeepableError, build
from checklists.formats.toml_write import ItemTexts, lines, tidy
from checklists.records import dataclass
from checklists.text import Text, clean

MAX_BYTES = 1024 * 1024
"""Size of the largest case file."""

MIGRATIONS: tuple[Callable[[dict[str, Any]], object], ...] = ()
"""What makes of the tables of format 1 those of format 2, of those of 2 those of 3, and so on up to `FORMAT`."""

_HEAD = (
    "# 社保清单的档案，可以手工修改，注释不会保留。 A case of shebao: you may edit it by hand; comments are not kept.\n"
)
_SEAL_LINE = rb"(?m)^[ \t]*\[[ \t]*seal[ \t]*\]"


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a case file holds."""

    case: Case
    sealed: bool
    """Whether it is as the program wrote it; otherwise somebody edited or wrote it."""
    migrated: bool = False
    """Whether it was in an earlier format."""


def dump(case: Case) -> bytes:
    """Return a case as a file; its text is cleaned and its times cut to milliseconds, as `tidy` does."""
    return dump_tidy(tidy(case), ItemTexts())


def dump_tidy(case: Case, texts: ItemTexts) -> bytes:
    """Return a tidy case as a file.

    Args:
        case: The case.
        texts: What was written of its items before; takes in what is written of them now.
    """
    body = (_HEAD + "\n".join(lines(case, texts)) + "\n").encode()
    return body + _seal(body, len(case.marks))


def parse(data: bytes, file: str, *, allow_unsealed: bool = False) -> Parsed:
    """Return the case in a file.

    Args:
        data: The whole file; a byte order mark and any line ends are accepted.
        file: Its name, for messages.
        allow_unsealed: It comes from outside: take it without a seal, as somebody writes it by hand, and check it even
            with one, for whoever sends a file can seal it too.

    Raises:
        NewerError: It has a later format.
        CaseError: It is cut, or something in it cannot be meant as it stands; the message says where.
    """
    file = clean(file)
    if len(data) > MAX_BYTES:
        raise CaseError(_TOO_LARGE.format(file=file, limit=MAX_BYTES // 1024))
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if not (allow_unsealed or _has_seal(data) or _is_miswritten(data)):
        raise CaseError(_CUT.format(file=file))
    table = _table(data, file)
    seal = table.pop("seal", None)
    migrated = migrate(table, file)
    if not (allow_unsealed or _is_whole(seal)):
        raise CaseError(_CUT.format(file=file))
    sealed = _is_whole(seal) and _holds(data, seal["items"])
    if sealed and not allow_unsealed:
        with suppress(KeyError, TypeError, ValueError, AttributeError):
            return Parsed(build(table), sealed, migrated)
        # A seal is no signature: somebody sealed what we never wrote.
    return Parsed(checked(table, file), sealed, migrated)


def checked(table: Mapping[str, Any], file: str) -> Case:
    """Return the case in a table that somebody may have edited or written.

    Raises:
        CaseError: Something in it cannot be meant; the message names items and keys.
    """
    from checklists.formats.toml_check import check

    try:
        return build(check(table, file))
    except UnkeepableError as error:
        raise CaseError(_UNKEEPABLE.format(file=file, key=echo(str(error)))) from None


def _seal(body: bytes, items: int) -> bytes:
    return f'\n[seal]\nitems = {items}\nsha256 = "{sha256(body).hexdigest()}"\n'.encode()


def _has_seal(data: bytes) -> bool:
    return b"\n[seal]\n" in data or re.search(_SEAL_LINE, data) is not None


def _is_miswritten(data: bytes) -> bool:
    """Tell whether there is a seal, but one that only a person would write, whom the parser's word helps more."""
    from checklists.formats.toml_help import is_utf_16

    return is_utf_16(data) or "\u3010seal".encode() in data or "\uff3bseal".encode() in data


def _is_whole(seal: object) -> bool:
    """Tell whether a seal is all there, and not cut off itself."""
    match seal:
        case {"items": int(items), "sha256": str(digest)}:
            return 0 <= items <= MAX_BYTES and re.fullmatch(r"[0-9a-f]{64}", digest) is not None
    return False


def _holds(data: bytes, items: int) -> bool:
    body, _, _ = data.rpartition(b"\n[seal]\n")
    return body + _seal(body, items) == data


def _table(data: bytes, file: str) -> dict[str, Any]:
    plain = read_plain(data)
    if plain is not None:
        return plain
    try:
        return parse_toml(data)
    except RefusedError as error:
        from checklists.formats.toml_help import explain

        raise CaseError(explain(error.message, data, file)) from None


def migrate(table: dict[str, Any], file: str) -> bool:
    """Bring the tables of an earlier format to the present one, and tell whether there was anything to do.

    Raises:
        NewerError: They are in a later format.
        CaseError: They say no format, or are not what they were in theirs.
    """
    version = table.get("format")
    if type(version) is not int or version < 1:
        raise CaseError(_NO_FORMAT.format(file=file, version=FORMAT))
    if version > FORMAT:
        raise NewerError(_NEWER.format(file=file))
    try:
        for migration in MIGRATIONS[version - 1 :]:
            migration(table)
    except (KeyError, TypeError, ValueError, AttributeError):  # somebody edited it, and no check knows that format
        raise CaseError(_NOT_MIGRATED.format(file=file, version=version)) from None
    return version < FORMAT


_TOO_LARGE = Text(
    "{file} 超过 {limit} kB，不是档案文件：请换成正确的文件",
    "{file} is larger than {limit} kB and cannot be a case: give the right file",
)
_CUT = Text(
    "{file} 不完整，末尾的 [seal] 没有了（文件空了，或者断在半路）：请恢复旧版本；手写的文件请导入",
    "{file} is incomplete, [seal] at its end is missing (it is empty or was cut off): "
    "restore an earlier copy; a file written by hand has to be imported",
)
_NEWER = Text(
    "{file} 是新版本的程序写的：请先升级程序",
    "{file} was written by a newer version of the program: update the program first",
)
_NO_FORMAT = Text(
    "{file} 开头要有 format = {version}：请加上，或换成正确的文件",
    "{file} must say format = {version} at its beginning: add it, or give the right file",
)
_NOT_MIGRATED = Text(
    "{file} 是旧格式（format = {version}），里面有地方改坏了：请恢复旧版本，或改回去",
    "{file} has the earlier format {version}, and an edit broke it: restore an earlier copy, or take the edit back",
)
_UNKEEPABLE = Text(
    "{file} 里 {key} 的内容嵌套太深或数字太长，没法保留：请删掉它",
    "{file}: what {key} holds is nested too deeply or too long a number to be kept: delete it",
)
