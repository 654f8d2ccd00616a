"""What is inside an exported file, whatever its form."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile


def text_of(data: bytes) -> str:
    """Return a file as text; of a workbook all its parts, one after the other."""
    if not data.startswith(b"PK"):
        return data.decode()
    with ZipFile(BytesIO(data)) as parts:
        return "\n".join(parts.read(name).decode() for name in parts.namelist())
