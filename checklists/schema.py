"""JSON Schemas of the files, made from the model: for editors, for whoever writes a pack or reads an exported case."""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from checklists.assembly import Glossary, Questions, Sources
from checklists.boundary import ID
from checklists.case import Answers
from checklists.case_schema import make_case_schema
from checklists.changes import ChannelChange, ChecklistChange, RegionChange
from checklists.model import (
    Channel,
    Checklist,
    Entry,
    Item,
    Option,
    Pack,
    Question,
    Region,
    RegionEntry,
    RegionNote,
    SectionId,
    Source,
    Term,
)
from checklists.records import names
from checklists.text import Text
from checklists.validation import NOT_IN_FILES, SWAP, SWAP_OUTERMOST, json_schema

Schema = dict[str, Any]

_KINDS: Mapping[str, tuple[type[object], type[object] | None]] = {
    "channel": (Channel, ChannelChange),
    "checklist": (Checklist, ChecklistChange),
    "region": (Region, RegionChange),
    "sources": (Sources, None),
    "glossary": (Glossary, None),
    "questions": (Questions, None),
    "pack": (Pack, None),
}
"""What a whole file is, and what a pack's file for something that is there already is."""
KINDS = (*_KINDS, "case")
"""The kinds of file that there is a schema of: those of content, and an exported case."""

_NESTED = (Item, Entry, Option, Question, RegionEntry, RegionNote, Source, Term, Text)
_ID = f"^{ID.pattern}$"
_QUESTIONS = [name for name in names(Answers) if name != "channel"]
_SECTIONS = [section.value for section in SectionId]
_SHAPES: Mapping[str, Schema] = {
    "id": {"pattern": _ID},
    "branch": {"pattern": _ID},
    "guide": {"pattern": rf"^({ID.pattern})?#({'|'.join(_SECTIONS)})(/{ID.pattern})?$"},
    "sources": {"items": {"type": "string", "pattern": rf"^{ID.pattern}(:[1-9][0-9]{{0,2}})?$"}},
    "covers": {"items": {"type": "string", "pattern": "^S[1-9][0-9]{0,2}$"}},
    "for_channels": {"items": {"type": "string", "pattern": _ID}},
    "channels": {"items": {"type": "string", "pattern": _ID}},
    "about": {"items": {"type": "string", "pattern": rf"^{ID.pattern}(/{ID.pattern}|#({'|'.join(_SECTIONS)}))$"}},
    "means": {"items": {"type": "string", "pattern": _ID}},
    "when": {"propertyNames": {"enum": _QUESTIONS}},
    "zh": {"minLength": 1},
    "en": {"minLength": 1},
}
"""What is asked of a key beyond its type, wherever it stands."""


def make_schema(kind: str) -> Schema:
    """Return the schema of one kind of file: content as it is written in TOML, a case as JSON.

    Args:
        kind: One of `KINDS`.
    """
    if kind == "case":
        return {**_head(kind), **make_case_schema(_docs)}
    whole, change = _KINDS[kind]
    made = _tables(whole)
    schema = {
        **_head(kind),
        **made.pop("$root"),
        "$defs": made,
    }
    if kind == "questions":
        made["Question"]["properties"]["id"] = {"enum": _QUESTIONS, "description": "What `when` and a case call it."}
    if kind == "pack":
        schema["anyOf"] = [{"required": ["author"]}, {"required": ["office"]}]
    if kind == "channel":
        _write_guide(schema)
    return _or_change(schema, _tables(change)["$root"]) if change else schema


def _head(kind: str) -> Schema:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"shebao: {kind}"}


def schema_text(kind: str) -> str:
    """Return the schema of one kind of file as it is printed and shipped."""
    return json.dumps(make_schema(kind), ensure_ascii=False, indent=2) + "\n"


def _tables(kind: type[object]) -> dict[str, Schema]:
    """Return pydantic's schema of a file by the names of its classes, the file itself as `$root`, put in file terms."""
    given = json_schema(kind)
    classes = {each.__name__: each for each in _NESTED} | {"$root": kind}
    tables: dict[str, Schema] = {"$root": given, **given.pop("$defs", {})}
    return {name: _table(node, classes.get(name), outermost=name == "$root") for name, node in tables.items()}


def _table(node: Schema, kind: type[object] | None, *, outermost: bool) -> Schema:
    if kind is None:  # a list of words
        return {key: node[key] for key in ("description", "type", "enum") if key in node}
    names = SWAP_OUTERMOST if outermost else SWAP if kind is Question else {}
    docs = _docs(kind)
    return {
        "description": node["description"],
        "type": "object",
        "properties": {
            names.get(name, name): _key(name, value, docs.get(name, ""))
            for name, value in node["properties"].items()
            if name != NOT_IN_FILES
        },
        "required": [names.get(name, name) for name in node.get("required", ())],
        "additionalProperties": False,
    }


def _key(name: str, node: Schema, doc: str) -> Schema:
    """Return what one key takes: TOML has no null, and what is left out needs no default."""
    kept = next((each for each in node.get("anyOf", ()) if each.get("type") != "null"), node)
    kept = {key: value for key, value in kept.items() if key not in ("title", "default")}
    return {**({"description": doc} if doc else {}), **kept, **_SHAPES.get(name, {})}


def _write_guide(schema: Schema) -> None:
    """Write the guide as it stands in the file: a list of items under the name of each section."""
    item = schema["$defs"]["Item"]
    item["properties"] = {key: value for key, value in item["properties"].items() if key not in ("branch", "guide")}
    for name in ("Section", "SectionId"):
        del schema["$defs"][name]
    section = {"type": "array", "items": {"$ref": "#/$defs/Item"}}
    schema["properties"]["guide"] = {
        "description": schema["properties"]["guide"]["description"],
        "type": "object",
        "properties": dict.fromkeys(_SECTIONS, section),
        "additionalProperties": False,
    }


def _or_change(schema: Schema, change: Schema) -> Schema:
    """Return the schema of a whole file widened to a pack's change, which says less and may not touch the head."""
    whole: Schema = {"description": schema["description"], "required": schema["required"]}
    if "guide" in schema["properties"]:
        whole["properties"] = {"guide": {"required": _SECTIONS}}
    fixed = [key for key in schema["properties"] if key not in change["properties"]]
    changed = {
        "description": change["description"],
        "required": change["required"],
        "properties": dict.fromkeys(fixed, False),
    }
    return {**schema, "required": ["id"], "anyOf": [whole, changed]}


def _docs(kind: type[object]) -> dict[str, str]:
    """Return what stands under each field of a dataclass and of those it is made from."""
    found: dict[str, str] = {}
    for each in reversed(kind.__mro__[:-1]):
        body = ast.parse(textwrap.dedent(inspect.getsource(each))).body[0]
        assert isinstance(body, ast.ClassDef)
        found |= dict(_documented(body.body))
    return found


def _documented(statements: list[ast.stmt]) -> Iterable[tuple[str, str]]:
    for field, below in pairwise(statements):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(doc))):
                yield name, doc
