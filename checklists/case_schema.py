"""The JSON Schema of a case exported as JSON, made from what its check asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from checklists.case import Answers, Case, Mark

Schema = dict[str, Any]

_MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$"
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_PATTERNS = {"date-time": _MOMENT, "date": _DAY}
"""What stands for a format, which a validator need not look at."""
_ITEMS = "The marks, by full item id."


def make_case_schema(docs: Callable[[type[object]], Mapping[str, str]]) -> Schema:
    """Return the schema.

    Args:
        docs: Returns what stands under each field of a dataclass.
    """
    from checklists.formats.json import SCHEMA
    from checklists.formats.toml_check import json_schema

    case = json_schema()
    given = case.pop("$defs")
    tables = {
        "Case": _table(case, Case, {**docs(Case), "items": _ITEMS}),
        "Answers": _table(given["Answers"], Answers, docs(Answers)),
        "Mark": _table(given["Mark"], Mark, docs(Mark)),
        "State": {key: given["State"][key] for key in ("description", "type", "enum")},
    }
    return {
        "description": "A case exported as JSON. Other keys are kept; a value that JSON cannot say is written as TOML "
        'in a table with the one key "$toml".',
        "type": "object",
        "properties": {
            "schema": {"description": "Version of the form.", "const": SCHEMA},
            "case": {"$ref": "#/$defs/Case"},
        },
        "required": ["schema", "case"],
        "$defs": tables,
    }


def _table(node: Schema, kind: type[object], docs: Mapping[str, str]) -> Schema:
    return {
        "description": (kind.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": {name: _key(value, docs.get(name, "")) for name, value in node["properties"].items()},
        "required": node.get("required", []),
    }


def _key(node: Schema, doc: str) -> Schema:
    """Return what one key takes; what is left out needs no default, and a format is told by a pattern as well."""
    kept = {key: value for key, value in node.items() if key not in ("title", "default")}
    pattern = {"pattern": _PATTERNS[node["format"]]} if "format" in node else {}
    return {**({"description": doc} if doc else {}), **kept, **pattern}
