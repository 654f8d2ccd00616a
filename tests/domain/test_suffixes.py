"""The ends of file names: the longer of two counts, whatever else is in the name stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklists.formats import FORMATS
from checklists.suffixes import as_form, form_of, with_more
from tests.domain.cli_world import Shebao


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("妈妈.qr.txt", "qr"),
        ("妈妈.TXT", "txt"),
        ("妈妈.2026-11-21.html", "html"),
        ("lists.csv/妈妈", None),
        ("妈妈.doc", None),
        (".md", None),
        ("", None),
    ],
)
def test_the_end_of_a_name_asks_for_a_form(name: str, form: str | None) -> None:
    found = form_of(name)

    assert (found and found.id) == form


@pytest.mark.parametrize(
    ("path", "form", "changed"),
    [("a/妈妈.qr.txt", "md", "a/妈妈.md"), ("妈妈.html", "qr", "妈妈.qr.txt"), ("妈妈", "csv", "妈妈.csv")],
)
def test_a_name_takes_the_end_of_another_form(path: str, form: str, changed: str) -> None:
    assert as_form(Path(path), FORMATS[form]) == Path(changed)


@pytest.mark.parametrize(("name", "longer"), [("a.qr.txt", "a-k7.qr.txt"), ("a.b.md", "a.b-k7.md"), ("a", "a-k7")])
def test_what_is_added_to_a_name_stands_before_its_end(name: str, longer: str) -> None:
    assert with_more(Path(name), "-k7") == Path(longer)


def test_the_name_of_the_file_asks_for_the_slip(mother: Shebao, tmp_path: Path) -> None:
    mother.ok("export", "妈妈", "-o", str(tmp_path / "a.qr.txt"))

    assert (tmp_path / "a.qr.txt").read_text().startswith("1/3 带什么\n- ")
