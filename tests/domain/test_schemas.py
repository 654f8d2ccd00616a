"""The JSON Schemas: made from the model, shipped as they are made, true of every file, and able to say no."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checklists.packs import BUNDLED
from checklists.schema import KINDS, make_schema, schema_text
from checklists.text import LANGS, Lang
from tests.domain.cli_world import Shebao
from tui.strings.cli import SCHEMAS

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "schema"
EXAMPLE = ROOT / "docs" / "example-pack"


def as_json(value: Any) -> Any:
    """Return what a TOML file holds as JSON has it: a day as text."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file of a pack that there is a schema of, with its kind."""
    for kind in KINDS:
        for path in (*folder.glob(f"{kind}.toml"), *sorted(folder.glob(f"{kind}s/*.toml"))):
            yield kind, path


def faults(kind: str, table: dict[str, Any]) -> list[str]:
    return [error.json_path for error in Draft202012Validator(make_schema(kind)).iter_errors(as_json(table))]


def checklist(**changes: Any) -> dict[str, Any]:
    """A checklist that is right, with some keys otherwise; None leaves one out."""
    text = {"zh": "带证件", "en": "Bring it"}
    table: dict[str, Any] = {
        "id": "bring-x",
        "stage": "bring",
        "title": text,
        "reviewed": "2026-11-21",
        "item": [{"id": "id-card", "text": text}],
    }
    return {key: value for key, value in (table | changes).items() if value is not None}


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_and_is_shipped_as_it_is_made(kind: str) -> None:
    Draft202012Validator.check_schema(make_schema(kind))

    shipped = (SHIPPED / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text(kind), f"out of date: shebao schema {kind} > schema/{kind}.schema.json"


def test_nothing_else_is_shipped() -> None:
    assert {path.name for path in SHIPPED.iterdir()} == {f"{kind}.schema.json" for kind in KINDS}


@pytest.mark.parametrize("folder", [BUNDLED, EXAMPLE], ids=["bundled", "example"])
def test_every_file_fits_its_schema(folder: Path) -> None:
    checked = list(files(folder))

    assert len(checked) >= 4
    for kind, path in checked:
        assert faults(kind, tomllib.loads(path.read_text(encoding="utf-8"))) == [], path


@pytest.mark.slow
def test_the_bundled_files_fit_as_whole_files() -> None:
    for kind, path in files(BUNDLED):
        schema = make_schema(kind)
        whole = {**schema, "anyOf": schema["anyOf"][:1]} if kind in ("channel", "checklist", "region") else schema
        table = as_json(tomllib.loads(path.read_text(encoding="utf-8")))
        assert [error.message for error in Draft202012Validator(whole).iter_errors(table)] == [], path


def test_a_change_of_a_list_says_less_and_may_not_touch_its_head() -> None:
    item = checklist()["item"]

    assert faults("checklist", checklist()) == []
    assert faults("checklist", {"id": "bring-x", "item": item}) == []
    assert faults("checklist", checklist(stage=None)) == ["$"]
    assert faults("checklist", {"id": "bring-x"}) == ["$"]
    assert faults("channel", {"id": "hall-window", "guide": {"trouble": item}}) == []
    assert faults("channel", {"id": "hall-window", "summary": checklist()["title"]}) == ["$"]
    assert faults("region", {"id": "sh", "note": item}) == []
    assert faults("region", {"id": "sh", "reviewed": "2026-11-21", "name": checklist()["title"]}) == []


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"stage": "bringing"}, "$.stage"),
        ({"id": "Bring X"}, "$.id"),
        ({"title": {"zh": "带什么"}}, "$.title"),
        ({"title": {"zh": "带什么", "en": ""}}, "$.title.en"),
        ({"titel": "x"}, "$"),
        ({"items": []}, "$"),
        ({"when": {"for_who": ["proxy"]}}, "$.when"),
        ({"when": {"for_whom": "proxy"}}, "$.when.for_whom"),
        ({"item": [{"id": "x", "text": {"zh": "带", "en": "Bring"}, "guide": "#bringing"}]}, "$.item[0].guide"),
        ({"item": [{"id": "x", "text": {"zh": "带", "en": "Bring"}, "sources": ["a:b"]}]}, "$.item[0].sources[0]"),
        ({"item": [{"id": "x", "text": {"zh": "带", "en": "Bring"}, "local": "yes"}]}, "$.item[0].local"),
        ({"item": [{"id": "x", "text": {"zh": "带", "en": "Bring"}, "origin": "me"}]}, "$.item[0]"),
        ({"item": [{"text": {"zh": "带", "en": "Bring"}}]}, "$.item[0]"),
    ],
)
def test_what_is_wrong_is_found_where_it_stands(changes: dict[str, Any], where: str) -> None:
    assert where in faults("checklist", checklist(**changes))


@pytest.mark.parametrize(
    ("kind", "table", "where"),
    [
        ("channel", {"id": "x", "guide": {"step": []}}, "$.guide"),
        ("channel", {"id": "x", "guide": {"steps": [{"id": "a", "text": {"zh": "a", "en": "a"}, "branch": "b"}]}}, "$"),
        ("channel", {"id": "x", "entry": [{"kind": "fax", "label": {"zh": "a", "en": "a"}}]}, "$.entry[0].kind"),
        ("pack", {"id": "x", "name": {"zh": "a", "en": "a"}, "reviewed": "2026-11-21"}, "$"),
        ("questions", {"question": [{"id": "shoe_size", "text": {"zh": "a", "en": "a"}, "option": []}]}, "$.question"),
        ("sources", {"source": [{"id": "x", "kind": "lore"}]}, "$.source[0].kind"),
    ],
)
def test_other_kinds_say_no_as_well(kind: str, table: dict[str, Any], where: str) -> None:
    assert any(path.startswith(where) for path in faults(kind, table))


def test_a_channel_has_all_seven_sections_or_is_a_change() -> None:
    path = BUNDLED / "channels" / "hall-window.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    del table["guide"]["safety"]

    assert faults("channel", table) == ["$"]


def test_every_key_that_is_not_plain_is_explained() -> None:
    """An editor shows the descriptions; the item is what everybody writes."""
    item = make_schema("checklist")["$defs"]["Item"]

    assert {key for key, value in item["properties"].items() if "description" not in value} == set()


def test_the_command_prints_the_schema_and_lists_the_kinds(shebao: Shebao) -> None:
    assert shebao.ok("schema", "pack") == schema_text("pack")
    assert [line.split()[0] for line in shebao.ok("schema").splitlines()] == list(KINDS) == list(SCHEMAS)
    assert shebao("schema", "packs").code == 2


@pytest.mark.parametrize("lang", LANGS)
def test_a_schema_reads_the_same_in_both_languages(shebao: Shebao, lang: Lang) -> None:
    assert json.loads(shebao.ok("schema", "checklist", "--lang", lang)) == make_schema("checklist")
