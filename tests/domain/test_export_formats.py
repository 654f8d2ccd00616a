"""The table of formats: all that is needed to add one, and nothing loaded before it is asked for."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checklists.errors import ShebaoError, UsageError
from checklists.formats import FORMATS, render, render_all
from checklists.reading import read_file
from checklists.text import LANGS, Lang, is_clean
from tests.domain.export_sample import CASE, export
from tests.domain.opened import text_of

BOM = b"\xef\xbb\xbf"
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("format_id", FORMATS)
def test_every_format_renders_and_is_named_in_both_languages(format_id: str) -> None:
    known = FORMATS[format_id]

    assert known.id == format_id
    assert known.suffix.startswith(".")
    assert known.label.zh != known.medium.zh
    assert known.label.en != known.medium.en
    assert known.holds
    assert known.reads in known.holds
    assert not known.preview or not FORMATS[known.preview].binary
    # What waits is in every one of them: in words, or by its id.
    assert re.search("提出更正申请|correct-record/apply", text_of(render(format_id, export())))


@pytest.mark.parametrize("format_id", ["html", "md", "toml"])
def test_what_may_be_read_back_names_every_item_by_its_id(format_id: str) -> None:
    for item_id, _, _ in export().plan.items():
        if format_id != "toml" or export().case.marks.get(item_id):
            assert item_id.encode() in render(format_id, export())


@pytest.mark.parametrize("format_id", FORMATS)
def test_a_file_is_the_same_however_often_it_is_made(format_id: str) -> None:
    assert render(format_id, export()) == render(format_id, export())


@pytest.mark.parametrize("format_id", FORMATS)
def test_old_windows_programs_get_plain_text_as_they_want_it(format_id: str) -> None:
    made = export()
    if FORMATS[format_id].plain:
        data, usual = render(format_id, replace(made, bom=True, crlf=True)), render(format_id, made)
        assert data.startswith(BOM)
        assert data.count(b"\r\n") == data.count(b"\n") == usual.count(b"\n")
        assert data[3:].replace(b"\r\n", b"\n") == usual
        return
    for wish in (replace(made, bom=True), replace(made, crlf=True)):
        with pytest.raises(UsageError) as refusal:
            render(format_id, wish)
        assert "txt" in refusal.value.message.zh


@pytest.mark.parametrize("format_id", FORMATS)
def test_several_cases_in_one_file_are_all_there_or_refused(format_id: str) -> None:
    both = [export(), export(replace(CASE, id="p3n8", name="爸爸"))]
    if not FORMATS[format_id].several:
        with pytest.raises(UsageError, match="csv"):
            render_all(format_id, both)
        return
    assert {"妈妈", "爸爸"} <= set(re.findall("妈妈|爸爸", text_of(render_all(format_id, both))))
    assert render_all(format_id, both[:1]) == render(format_id, both[0])


@pytest.mark.parametrize("format_id", [known.id for known in FORMATS.values() if known.reads])
@pytest.mark.parametrize("lang", LANGS)
def test_what_can_be_read_in_is_known_by_its_name_or_else_by_its_beginning(format_id: str, lang: Lang) -> None:
    data = render(format_id, export(lang=lang))
    by_name = read_file(data, f"x{FORMATS[format_id].suffix.upper()}")

    assert read_file(data, "download") == read_file(data, "x.dat", format_id) == by_name
    windows = data.removeprefix(BOM).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    assert read_file(BOM + windows, "download") == by_name
    assert by_name[0].id == "k7q2"


@pytest.mark.parametrize("format_id", [known.id for known in FORMATS.values() if not known.reads])
def test_what_cannot_be_read_in_is_refused_with_what_can(format_id: str) -> None:
    known = FORMATS[format_id]

    for file in (f"妈妈{known.suffix}", "download"):
        with pytest.raises(ShebaoError) as refusal:
            read_file(render(format_id, export()), file)
        assert file in refusal.value.message.zh
        assert is_clean(refusal.value.message.zh)
    with pytest.raises(UsageError, match="toml"):
        read_file(render(format_id, export()), f"妈妈{known.suffix}")


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as refusal:
        render("pdf\x1b[2J", export())

    assert is_clean(refusal.value.message.en)
    for known in FORMATS:
        assert known in refusal.value.message.zh
        assert known in refusal.value.message.en


def test_the_table_loads_no_renderer() -> None:
    script = (
        "import sys, checklists.formats, checklists.export, checklists.importing, checklists.reading;"
        "loaded = [name for name in sys.modules if name.startswith('checklists.formats.')];"
        "print(*loaded, *({'pydantic', 'xlsxwriter'} & sys.modules.keys()))"
    )

    loaded = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert loaded.stdout.split() == ["checklists.formats.forms"]
