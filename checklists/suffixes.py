"""Forms and the ends of file names: which form a name asks for, and a name with the end of another."""

from __future__ import annotations

from pathlib import Path

from checklists.formats import FORMATS, Format


def form_of(file: Path | str) -> Format | None:
    """Return the form by which a file's name ends; of two that fit, such as `.txt` and `.qr.txt`, the longer end."""
    name = Path(file).name.lower()
    fitting = [known for known in FORMATS.values() if name.endswith(known.suffix) and name != known.suffix]
    return max(fitting, key=lambda known: len(known.suffix), default=None)


def as_form(path: Path, form: Format) -> Path:
    """Return a path with the end of a form in place of its own."""
    known = form_of(path)
    stem = path.name[: -len(known.suffix)] if known else path.stem
    return path.with_name(stem + form.suffix)


def with_more(path: Path, more: str) -> Path:
    """Return a path with something added to the name before its end."""
    known = form_of(path)
    end = path.name[-len(known.suffix) :] if known else path.suffix
    return path.with_name(f"{path.name.removesuffix(end)}{more}{end}")
