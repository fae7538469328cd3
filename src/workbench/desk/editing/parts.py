"""Between a cell's value and what a form shows of it: one text, or the texts of its parts."""

import json
from collections.abc import Mapping
from typing import Any

from sesaku_web.exceptions import ConditionError
from workbench.cycle.layout import SPOKEN_OF, type_of
from workbench.cycle.models import Unit
from workbench.cycle.printing import text_of
from workbench.cycle.typed import tidied, value_from_json, value_from_text
from workbench.cycle.workflow import Kind
from workbench.desk.editing.form import Asked, Part
from workbench.desk.editing.grids import grid_in, shown_grid, year_in

Json = Any
Texts = dict[str, str]
YES = "1"
_MOST_PARTS = 40


def shown_text(asked: Asked | None, value: Json) -> str:
    """Return what the field of a cell shows."""
    if asked is not None and asked.parts:
        return json.dumps(shown_parts(asked, value), ensure_ascii=False)
    if asked is not None and asked.input == "flag":
        return YES if value else ""
    return text_of(value)


def shown_parts(asked: Asked, value: Json) -> Texts:
    """Return what the fields of a record show, by the name of the part."""
    held = value if isinstance(value, Mapping) else {}
    return {part.name: _shown(part, held, typed=asked.typed) for part in asked.parts}


def parts_in(asked: Asked, text: str) -> Texts:
    """Return the parts that a draft or a form sent as one text.

    Raises:
        ConditionError: it is no such text.
    """
    try:
        told = json.loads(text) if text else {}
    except ValueError as error:
        raise ConditionError(
            "送られた項目を読み取れません。ページを開き直してください。"
        ) from error
    if not isinstance(told, dict) or len(told) > _MOST_PARTS:
        raise ConditionError("送られた項目を読み取れません。ページを開き直してください。")
    return {part.name: tidied(str(told.get(part.name, ""))) for part in asked.parts}


def value_in(asked: Asked | None, unit: Unit, key: str, text: str, old: Json) -> Json:
    """Return the value that a form sent for a cell; None where it is blank.

    Args:
        asked: what asks for it; None for a year's target or result.
        unit: of the cell.
        key: of the cell.
        text: what was sent.
        old: the value that the form showed; what no field shows is kept of it.

    Raises:
        ConditionError: it cannot be a value of this cell.
    """
    kind = type_of(Kind(unit.kind), key)
    held = old if old is not None else _fresh(unit, key)
    numeric = is_numeric(unit)
    if asked is None:
        return value_from_text(kind, text, held, numeric=numeric)
    if asked.input == "flag":
        return text == YES
    if not asked.parts:
        return value_from_text(kind, text, held, numeric=numeric)
    record = dict(held) if isinstance(held, Mapping) else {}
    return _record(
        asked, kind, (parts_in(asked, text), shown_parts(asked, old)), record, numeric=numeric
    )


def is_numeric(unit: Unit) -> bool:
    """Whether a unit is a quantitative indicator."""
    return unit.cells.filter(key="kind", value="quantitative").exists()


def _shown(part: Part, held: Mapping[str, Json], *, typed: bool) -> str:
    if part.name == "text" and typed:
        return str(held.get("text") or held.get("raw") or "")
    if part.input == "grid":
        return shown_grid(part.name, held)
    said = held.get(part.name)
    if part.input in {"lines", "sentences"}:
        return "\n".join(map(text_of, said or ()))
    return text_of(said)


def _record(
    asked: Asked, kind: Json, texts: tuple[Texts, Texts], record: dict[str, Json], *, numeric: bool
) -> Json:
    """Return the record of the parts; those that were not touched stay as they are."""
    given, shown = texts
    if not any(given.values()):
        return None
    changed = {
        part.name: part for part in asked.parts if given[part.name] != tidied(shown[part.name])
    }
    for name, part in changed.items():
        if part.input == "grid":
            record |= grid_in(name, given[name], record)
        elif not (asked.typed and name == "text"):
            record[name] = _part(part, given[name])
    if asked.typed and "text" in changed and given["text"]:
        return value_from_text(kind, given["text"], record, numeric=numeric)
    if asked.typed and "text" in changed:
        kept = {name: record[name] for name in given if name != "text" and name in record}
        return value_from_json(kind, kept)
    return value_from_json(kind, record)


def _part(part: Part, text: str) -> Json:
    if part.input in {"lines", "sentences"}:
        lines = [line for line in text.split("\n") if line]
        return lines if part.input == "lines" else [{"text": line} for line in lines]
    if part.name in {"text", "name"}:
        return text
    if not text:
        return None
    if part.input in {"figure", "sentence"}:
        return {"raw" if part.input == "figure" else "text": text}
    return year_in(str(part.label), text) if part.input == "year" else text


def _fresh(unit: Unit, key: str) -> Json:
    """Return what a new member holds before anything is written: what it is about."""
    name = key.partition("/")[0]
    if name in SPOKEN_OF:
        return {"code": unit.subject if unit.kind == Kind.INDICATOR else None}
    return {}
