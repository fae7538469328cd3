"""Which values of the model are cells of which unit, and what a cell's key means.

A key is a path: ``rationale`` (a plain value or one record), ``goals/1`` (a member of a list),
``years/2024/target`` (of an indicator). Analyses and what becomes of an indicator stand with the
indicator whose code they name, those of the whole field with the field.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from sesaku.model.evaluation import Analysis, Measure, NextIndicator, PolicyField
from sesaku.model.indicator import Indicator
from sesaku.model.values import YearlyContent
from sesaku_web.exceptions import ConditionError
from workbench.cycle.workflow import Kind

RECORDS: Mapping[Kind, type] = {
    Kind.MEASURE: Measure,
    Kind.FIELD: PolicyField,
    Kind.INDICATOR: Indicator,
}
"""The record of the model that a unit is."""

SIDES = ("target", "result", "mark")
DOCUMENT = ("title", "publisher", "date")
"""What is said of the document itself; cells of the measure."""

RATING_REASON = "rating_reason"
"""Why an indicator is rated so; its note in print, as the model has no place of its own."""

SPOKEN_OF: Mapping[str, type] = {"analysis": Analysis, "next_indicators": NextIndicator}
"""Lists of a field whose members belong to the indicator that they name by code."""

_NOT_CELLS = {
    Kind.MEASURE: {"cites"},
    Kind.FIELD: {"cite", "indicators"},
    Kind.INDICATOR: {"cite", "cites", "years"},
}
_MORE: Mapping[Kind, Mapping[str, Any]] = {
    Kind.MEASURE: dict.fromkeys(DOCUMENT, str),
    Kind.FIELD: {},
    Kind.INDICATOR: {RATING_REASON: str},
}


@cache
def values(kind: Kind) -> Mapping[str, Any]:
    """Return the plain values and single records of a unit: name to type, without None."""
    found = {
        name: _without_none(hint)
        for name, hint in _hints(kind).items()
        if get_origin(hint) is not tuple
    }
    return {**found, **_MORE[kind]}


@cache
def lists(kind: Kind) -> Mapping[str, Any]:
    """Return the lists of a unit: name to the type of a member."""
    found = {
        name: get_args(hint)[0] for name, hint in _hints(kind).items() if get_origin(hint) is tuple
    }
    return {**found, **(SPOKEN_OF if kind is Kind.INDICATOR else {})}


def type_of(kind: Kind, key: str) -> Any:  # noqa: ANN401 - a type hint of any kind
    """Return the type of a cell's value, None aside.

    Raises:
        ConditionError: such a unit has no such cell.
    """
    name, _, member = key.partition("/")
    if kind is Kind.INDICATOR and name == "years":
        year, _, side = member.partition("/")
        if is_year(year) and side in SIDES:
            return str if side == "mark" else YearlyContent
    elif member and name in lists(kind):
        return lists(kind)[name]
    elif not member and name in values(kind):
        return values(kind)[name]
    raise ConditionError(f"「{key[:60]}」という欄はありません。欄の名前を確かめてください。")


def year_of(key: str) -> int | None:
    """Return the fiscal year of a yearly cell; None for any other."""
    name, _, rest = key.partition("/")
    year = rest.partition("/")[0].partition("~")[0]
    return int(year) if name == "years" and year.isdecimal() else None


def is_year(name: str) -> bool:
    """Whether this names a year; the second one of the same year is called 2019~2."""
    year, _, again = name.partition("~")
    return len(year) == 4 and year.isdecimal() and (not again or again.isdecimal())  # noqa: PLR2004 - a year has four digits


def is_target(key: str) -> bool:
    """Whether a cell says what is to be reached; a change after approval is published."""
    return key in {"midterm_goal", "target"} or (
        key.startswith("years/") and key.endswith("/target")
    )


def is_optional(kind: Kind, name: str) -> bool:
    """Whether the model lets a plain value be None."""
    hint = _hints(kind).get(name)
    return hint is None or type(None) in get_args(hint)


def _hints(kind: Kind) -> dict[str, Any]:
    hints = get_type_hints(RECORDS[kind])
    return {
        name: hint
        for name, hint in hints.items()
        if name not in _NOT_CELLS[kind] and not name.endswith("_cite")
    }


def _without_none(hint: Any) -> Any:  # noqa: ANN401 - a type hint of any kind
    """Return the type that is left of ``X | None``; a closed list of words is text."""
    parts = [part for part in get_args(hint) if part is not type(None)]
    if get_origin(hint) is Literal:
        return str
    if len(parts) == 1 and type(None) in get_args(hint):
        return _without_none(parts[0])
    return hint
