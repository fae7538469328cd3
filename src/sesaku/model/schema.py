"""The JSON Schema of readings, made from the records' own declarations.

``python -m sesaku.model.schema > docs/reference/reading.schema.json`` writes it anew.
"""

import dataclasses
import json
import sys
import types
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from sesaku.document.cite import Cite
from sesaku.model.interchange import DiagnosticEntry, Interchange
from sesaku.model.reading import SCHEMA
from sesaku.model.tables.column import hints_of

_SCALARS: dict[object, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    types.NoneType: "null",
}
_OFFSET = {"type": "integer", "minimum": 0}
_PAGE = {"type": "integer", "minimum": 1}
_CITE = {
    "description": "Spans [start, end) of the canonical text, with the page where there are pages.",
    "type": "array",
    "items": {
        "type": "array",
        "prefixItems": [_OFFSET, _OFFSET, _PAGE],
        "items": False,
        "minItems": 2,
    },
}


def schema(*, strict: bool = False) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of ``sesaku-reading/1``.

    Args:
        strict: allow no keys that the records do not declare. Readers of the form should not be so
            strict, since keys may be added.
    """
    top = _record(Interchange, strict=strict)
    top["properties"]["schema"]["const"] = SCHEMA
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": SCHEMA,
        **top,
        "$defs": {
            "Cite": _CITE,
            **{
                record.__name__: _record(record, strict=strict)
                for record in records()
                if record is not Interchange
            },
        },
    }


def records(top: type = Interchange) -> list[type]:
    """Return the classes of record that a reading is made of, in the order of their names."""
    found: set[type] = set()
    pending = [top]
    while pending:
        record = pending.pop()
        if record not in found:
            found.add(record)
            pending.extend(part for hint in hints_of(record).values() for part in _within(hint))
    return sorted(found, key=lambda record: record.__name__)


def text() -> str:
    """Return the schema as it stands in docs/reference."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _record(record: type, *, strict: bool) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required = []
    for field in dataclasses.fields(record):
        if record is DiagnosticEntry and field.name == "keys":
            continue
        properties[field.name] = {
            "title": field.metadata["label"],
            "description": field.metadata["description"],
            **_type(hints_of(record)[field.name]),
        }
        if not field.metadata["sparse"]:
            required.append(field.name)
    summary = (record.__doc__ or "").split("\n", 1)[0]
    described: dict[str, Any] = {"description": summary, "type": "object"}
    described |= {"properties": properties, "required": required}
    if record is DiagnosticEntry:
        described["additionalProperties"] = {"type": ["string", "number", "null"]}
    elif strict:
        described["additionalProperties"] = False
    return described


def _type(hint: Any) -> dict[str, Any]:  # noqa: ANN401 - a type hint of any kind
    if hint in _SCALARS:
        return {"type": _SCALARS[hint]}
    if hint == Cite or dataclasses.is_dataclass(hint):
        return {"$ref": f"#/$defs/{'Cite' if hint == Cite else hint.__name__}"}
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is tuple:
        return {"type": "array", "items": _type(parts[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _type(parts[1])}
    return _union(parts)


def _union(parts: tuple[Any, ...]) -> dict[str, Any]:
    if not all(part in _SCALARS for part in parts):
        return {"anyOf": [_type(part) for part in parts]}
    names = [_SCALARS[part] for part in parts]
    # An integer is a number: where both are allowed, "number" says it.
    return {"type": [name for name in names if name != "integer" or "number" not in names]}


def _within(hint: Any) -> Iterator[type]:  # noqa: ANN401 - a type hint of any kind
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from _within(part)


if __name__ == "__main__":
    sys.stdout.write(text())
