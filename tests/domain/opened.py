"""What is inside an exported file, whatever its form."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile


def text_of(data: bytes) -> str:
    """Return a file as text; of a workbook all its parts, one after the other."""
    if not data.startswith(b"PK"):
        return data.decode()
    with ZipFile(BytesIO(data)) as parts:
        return "\n".join(parts.read(name).decode() for name in parts.namelist())


def spelled_in(text: str) -> str:
    """Return the characters that the form of a file spells so that they come out again."""
    spelled = re.findall(r"&#(\d+);|&#x([0-9a-fA-F]+);|_x([0-9a-fA-F]{4})_|\\u([0-9a-fA-F]{4})", text)
    return "".join(chr(int(found[0]) if found[0] else int("".join(found[1:]), 16)) for found in spelled)
