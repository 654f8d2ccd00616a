"""The table of formats: all that is needed to add one, and nothing loaded before it is asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from checklists.errors import UsageError
from checklists.formats import FORMATS, render
from checklists.text import is_clean
from tests.domain.export_sample import export

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("format_id", FORMATS)
def test_every_format_renders_and_is_named_in_both_languages(format_id: str) -> None:
    known = FORMATS[format_id]

    assert known.id == format_id
    assert known.suffix.startswith(".")
    assert known.label.zh != known.medium.zh
    assert known.label.en != known.medium.en
    assert render(format_id, export())


@pytest.mark.parametrize("format_id", ["html", "md", "toml"])
def test_what_may_be_read_back_names_every_item_by_its_id(format_id: str) -> None:
    for item_id, _, _ in export().plan.items():
        if format_id != "toml" or export().case.marks.get(item_id):
            assert item_id.encode() in render(format_id, export())


@pytest.mark.parametrize("format_id", FORMATS)
def test_a_file_is_the_same_however_often_it_is_made(format_id: str) -> None:
    assert render(format_id, export()) == render(format_id, export())


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as refusal:
        render("pdf\x1b[2J", export())

    assert is_clean(refusal.value.message.en)
    for known in FORMATS:
        assert known in refusal.value.message.zh
        assert known in refusal.value.message.en


def test_the_table_loads_no_renderer() -> None:
    script = (
        "import sys, checklists.formats, checklists.export, checklists.importing;"
        "print(*(name for name in sys.modules if name.startswith('checklists.formats.') or name == 'pydantic'))"
    )

    loaded = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert loaded.stdout.split() == []
