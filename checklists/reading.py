"""Reading cases from a file, whichever form it has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from checklists.errors import CaseError, UsageError
from checklists.formats import FORMATS, Format, find_format, module_of
from checklists.suffixes import form_of
from checklists.text import Text, clean

if TYPE_CHECKING:
    from checklists.case import Case
    from checklists.told import ToldCase

MAX_BYTES = 4 * 1024 * 1024
"""Size of the largest file that is read in; a table may hold many cases."""


def load_file(path: Path, format_id: str = "") -> tuple[Case | ToldCase, ...]:
    """Return what a file says of each case in it.

    Args:
        path: The file.
        format_id: What form it has; left out: what its name or its beginning says.

    Raises:
        UsageError: The file is missing, unreadable, too large or not a regular file, or of no form to be read in.
        CaseError: Something in it cannot be meant; the message says where.
    """
    from checklists.boundary import RefusedError, read_guarded

    try:
        data = read_guarded(path.expanduser(), limit=MAX_BYTES)
    except RefusedError as error:
        raise UsageError(_NOT_READ.format(path=clean(str(path)), why=error.message)) from None
    return read_file(data, str(path), format_id)


def read_file(data: bytes, file: str, format_id: str = "") -> tuple[Case | ToldCase, ...]:
    """Return what a file says of each case in it.

    Args:
        data: The whole file.
        file: Its name, for its form and for messages.
        format_id: As for `load_file`.

    Raises:
        UsageError, CaseError: As for `load_file`.
    """
    from checklists.boundary import RefusedError
    from checklists.encoding import decode

    named = find_format(format_id) if format_id else form_of(file)
    if named and named.binary:
        raise _not_for_reading(file)
    try:
        text = decode(data)
    except RefusedError as error:
        raise CaseError(_NOT_READ.format(path=clean(file), why=error.message)) from None
    if not text.strip():
        raise CaseError(_EMPTY.format(file=clean(file)))
    known = named if named and (named.reads or format_id) else _by_sign(text)
    if known is None or not known.reads:
        raise _not_for_reading(file)
    cases: tuple[Case | ToldCase, ...] = module_of(known).read(text, file)
    if not cases:
        raise CaseError(_NO_CASE.format(file=clean(file)))
    return cases


def is_file_name(word: str) -> bool:
    """Tell whether a word names a file to be read in, and not a case."""
    return "/" in word or form_of(word) is not None


def _by_sign(text: str) -> Format | None:
    return next((known for known in FORMATS.values() if known.sign and re.match(known.sign, text)), None)


def _not_for_reading(file: str) -> UsageError:
    readable = [known.id for known in FORMATS.values() if known.reads]
    known = Text("，".join(readable), ", ".join(readable))
    return UsageError(_NOT_FOR_READING.format(file=clean(file), known=known))


_NOT_READ = Text("没有读入 {path}：{why}", "{path} was not read: {why}")
_NOT_FOR_READING = Text(
    "{file} 不是能读入的格式，能读入的有：{known}。请用其中一种重新导出，或用 --format 指明",
    "{file} is in no format that can be read in, which are: {known}. Export it anew in one of them, or say with "
    "--format which it is",
)
_EMPTY = Text(
    "{file} 是空的：请换成导出的文件，或从头重新导出", "{file} is empty: give an exported file, or export it anew"
)
_NO_CASE = Text(
    "{file} 里没有档案：请换成导出的文件，或从头重新导出",
    "{file} holds no case: give an exported file, or export it anew",
)
