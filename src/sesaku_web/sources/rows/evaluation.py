"""Rows of a policy evaluation: measure, fields, indicators, years, opinions."""

from collections.abc import Iterator
from typing import Any

from sesaku_web.sources.rows.made import (
    Columns,
    Snapshot,
    cites_of,
    names_in,
    text,
    told_apart,
    without,
)

_SIDES = ("target", "result")


def measures(snapshot: Snapshot) -> Iterator[Columns]:
    """Yield the measure, where there is one."""
    measure = snapshot["measure"]
    if measure is None:
        return
    attainment = measure["attainment"] or {}
    plain = ("ministry", "code", "name", "department", "evaluated_on")
    yield {
        "subject": "measure",
        "cite": cites_of(measure),
        **{name: text(measure[name]) for name in plain},
        "fiscal_year": measure["fiscal_year"],
        "grade": text(attainment.get("grade")),
        "grade_label": text(attainment.get("label")),
        "data": dict(measure),
    }


def fields(snapshot: Snapshot) -> Iterator[Columns]:
    """Yield the policy fields."""
    subjects = told_apart(f"F{field['number']}" for field in snapshot["fields"])
    for subject, field in zip(subjects, snapshot["fields"], strict=True):
        yield {
            "subject": subject,
            "cite": field["cite"],
            "number": field["number"],
            "name": field["name"],
            "data": without(field, "indicators"),
        }


def indicators(snapshot: Snapshot) -> Iterator[Columns]:
    """Yield the indicators, each with what its field and the opinions say of it."""
    listed = list(numbered(snapshot))
    for place, (subject, field, indicator) in enumerate(listed):
        rating = indicator["rating"] or {}
        code = indicator["code"]
        yield {
            "subject": subject,
            "cite": indicator["cite"],
            "field_number": field["number"],
            "code": code,
            "name": indicator["name"],
            "main": indicator["main"],
            "kind": indicator["kind"],
            "grade": text(rating.get("grade")),
            "grade_cite": rating.get("cite", []),
            "goal_term": text((indicator["midterm_goal"] or {}).get("term")),
            "data": indicator,
            "analysis": _about(field, "analysis", code),
            "following": _about(field, "next_indicators", code),
            "around": {
                "before": _named(listed[place - 1]) if place else None,
                "after": _named(listed[place + 1]) if place + 1 < len(listed) else None,
                "opinions": [
                    {name: opinion[name] for name in ("subject", "number", "text", "cite")}
                    for opinion in opinions(snapshot)
                    if {subject, code, f"F{field['number']}"} & set(opinion["about"])
                ],
            },
        }


def _named(entry: tuple[str, dict[str, Any], dict[str, Any]]) -> dict[str, str]:
    subject, _field, indicator = entry
    return {"subject": subject, "name": indicator["name"]}


def _about(field: dict[str, Any], name: str, code: str) -> list[dict[str, Any]]:
    """Return the parts of a field about an indicator, each with its path within the field."""
    members = zip(names_in(field[name]), field[name], strict=True)
    return [
        {**part, "path": f"{name}/{called}"} for called, part in members if part["code"] == code
    ]


def yearly(snapshot: Snapshot) -> Iterator[Columns]:
    """Yield target and result of every year; ``indicator`` is the order of the indicator."""
    for place, (subject, _, indicator) in enumerate(numbered(snapshot)):
        for year in indicator["years"]:
            for side in _SIDES:
                content = year[side] or {}
                yield {
                    "subject": subject,
                    "cite": content.get("cite", []),
                    "indicator": place,
                    "fiscal_year": year["fiscal_year"],
                    "side": side,
                    **{name: text(content.get(name)) for name in ("raw", "unit", "relation")},
                    **{name: content.get(name) for name in ("value", "low", "high")},
                    "text": text(content.get("text")),
                    "printed": year[side] is not None,
                }


def opinions(snapshot: Snapshot) -> Iterator[Columns]:
    """Yield the remarks of outside experts."""
    for number, opinion in enumerate((snapshot["measure"] or {}).get("opinions", ()), 1):
        yield {
            "subject": f"opinion:{number}",
            "cite": opinion["cite"],
            "number": number,
            "text": opinion["text"],
            "about": opinion["about"],
        }


def numbered(snapshot: Snapshot) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield every indicator with its subject and its field."""
    pairs = [(field, one) for field in snapshot["fields"] for one in field["indicators"]]
    subjects = told_apart(indicator["code"] for _, indicator in pairs)
    for subject, (field, indicator) in zip(subjects, pairs, strict=True):
        yield subject, field, indicator
