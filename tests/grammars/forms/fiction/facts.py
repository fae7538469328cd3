"""The facts of a form and those of its reading, flattened so that they can be compared."""

import unicodedata
from typing import Any

from tests.grammars.forms.fiction.content import Fact, Form, Indicator
from tests.grammars.forms.fiction.style import Style

Facts = dict[str, Any]

_ACCUMULATED = {"cumulative": "（累計）", "yearly": "（単年度）"}


def squeeze(text: object) -> str:
    """Return a text without white space, width folded."""
    return "".join(unicodedata.normalize("NFKC", str(text)).split())


def facts_of(form: Form, style: Style, *, ex_ante: bool) -> Facts:
    """Return the facts that a form prints in a style."""
    facts: Facts = {
        "ministry": form.ministry,
        "code": form.ministry + form.number,
        "name": form.name,
        "fiscal_year": form.year,
        "department": form.department,
        "author": form.author,
        "evaluated_on": form.evaluated,
        "overview": form.overview,
        "goals": [list(goal) for goal in form.goals],
        "policies": [[title, date, *details] for title, date, details in form.policies],
        "notes": [list(note) for note in form.notes],
        "unit": form.budget_unit,
    }
    if style.all_levels:
        form.grade = None
    for at, one in enumerate(form.indicators):
        facts |= {
            f"indicator {at + 1} {key}": value
            for key, value in _indicator(one, style, ex_ante=ex_ante).items()
        }
    facts["indicators"] = len(form.indicators)
    if form.reference is not None:
        name = form.reference.name
        if style.units == "name" and form.reference.unit:
            name += f"（単位：{form.reference.unit}）"
        facts["reference"] = name
        for year, fact in form.reference.results.items():
            facts[f"reference {year}"] = _figure(fact, style, form.reference.unit)
    facts |= _sheet(form) if ex_ante else _evaluated(form)
    return folded(facts)


def _evaluated(form: Form) -> Facts:
    facts: Facts = {
        "level": [form.grade, form.level],
        "basis": form.basis,
        "analysis": form.analysis,
        "next_measure": form.next_measure,
        "next_indicators": form.next_indicators,
        "preamble": form.preamble if form.opinions else None,
        "opinions": form.opinions,
        "materials": [list(material) for material in form.materials],
    }
    if form.level is None:
        for key in ("basis", "analysis", "next_measure", "next_indicators"):
            facts[key] = None
        facts["level"] = None
    for year, parts in form.budgets.items():
        for part, fact in parts.items():
            facts[f"budget {year} {part}"] = [fact["raw"], fact["value"]]
    return facts


def _sheet(form: Form) -> Facts:
    facts: Facts = {"policy": form.policy, "goal_basis": form.goal_basis}
    for year, parts in form.budgets.items():
        for part in ("total", "executed") if "total" in parts else ("initial",):
            facts[f"budget {year} {part}"] = [parts[part]["raw"], parts[part]["value"]]
    for at, one in enumerate(form.means):
        key = f"means {at + 1}"
        facts[key] = [one["number"], one["name"], one["start"], one["text"], one["review"]]
        facts[f"{key} indicators"] = one["indicators"]
        facts[f"{key} initial"] = [form.year, one["initial"]["raw"], one["initial"]["value"]]
        for year, (budget, executed) in one["budgets"].items():
            facts[f"{key} {year} budget"] = [budget["raw"], budget["value"]]
            if executed is not None:
                facts[f"{key} {year} executed"] = [executed["raw"], executed["value"]]
    return facts


def _indicator(one: Indicator, style: Style, *, ex_ante: bool) -> Facts:
    name = one.name
    if style.units == "name" and one.unit:
        name += f"（単位：{one.unit}）"
    figures = [one.baseline, *one.targets.values(), *one.results.values(), one.target]
    printed = any(fact.get("unit") for fact in figures)
    facts: Facts = {
        "name": name,
        "code": one.code,
        "kind": one.kind,
        "accumulation": one.accumulation,
        "unit": one.unit if printed or style.units != "cell" else None,
    }
    for side, fact in (("baseline", one.baseline), ("target", one.target)):
        facts[side] = [fact["fiscal_year"], *_value(fact, style, one.unit)]
    for year in one.years:
        if year in one.targets:
            facts[f"{year} target"] = _value(one.targets[year], style, one.unit)
        if year in one.results and not (
            style.layout == "one_cell" and one.kind == "qualitative" and year in one.targets
        ):
            facts[f"{year} result"] = _value(one.results[year], style, one.unit)
    if style.layout == "row_labels" and style.yearly_marks and one.kind == "quantitative":
        for year, mark in one.marks.items():
            facts[f"{year} mark"] = mark
    if style.mark_column and style.layout != "stacked":
        facts["mark"] = one.mark
    if style.layout == "stacked":
        facts["rationale"] = one.rationale
    return facts


def _value(fact: Fact, style: Style, unit: str | None) -> list[Any]:
    if "text" in fact:
        return [fact["text"]]
    return _figure(fact, style, unit)


def _figure(fact: Fact, style: Style, unit: str | None) -> list[Any]:
    raw = fact["raw"]
    if style.units != "cell" and fact["unit"]:
        raw = raw.replace(fact["unit"], "", 1)
    return [raw, fact["value"], fact["relation"], unit if fact["value"] is not None else None]


def facts_read(reading: dict[str, Any]) -> Facts:
    """Return the facts of a reading as JSON."""
    measure, field = reading["measure"], reading["fields"][0]
    facts: Facts = {
        key: measure.get(key)
        for key in ("ministry", "code", "name", "fiscal_year", "department", "author")
    }
    facts |= {
        "evaluated_on": measure["evaluated_on"],
        "overview": "".join(item["text"] for item in field["overview"]),
        "goals": [[goal["number"], goal["text"]] for goal in measure["goals"]],
        "policies": [
            [one["title"], one["date"], *one["details"]] for one in field["cabinet_policies"]
        ],
        "notes": [[note.get("mark"), note["text"]] for note in measure["notes"]],
        "unit": next((budget["unit"] for budget in measure["budgets"]), None),
        "indicators": len(field["indicators"]),
    }
    for at, one in enumerate(field["indicators"], 1):
        facts |= {f"indicator {at} {key}": value for key, value in _indicator_read(one).items()}
    for one in field["reference_indicators"]:
        facts["reference"] = one["name"]
        for series in one["series"]:
            for value in series["values"]:
                facts[f"reference {value['fiscal_year']}"] = [
                    value["raw"],
                    value["value"],
                    None,
                    value["unit"],
                ]
    facts |= _evaluated_read(measure, field)
    facts |= _sheet_read(measure, field)
    return folded(facts)


def _evaluated_read(measure: dict[str, Any], field: dict[str, Any]) -> Facts:
    attained = measure["attainment"] or {}
    facts: Facts = {
        "level": [attained["grade"], attained["label"]] if attained else None,
        "basis": attained.get("basis"),
        "analysis": "".join(one["text"] for one in field["analysis"]) or None,
        "next_measure": (field["next_measure"] or {}).get("text"),
        "next_indicators": "".join(one["text"] for one in field["next_indicators"]) or None,
        "preamble": (measure.get("opinion_preamble") or {}).get("text"),
        "opinions": [one["text"] for one in measure["opinions"]],
        "materials": [[one["title"], one["publisher"], one["url"]] for one in field["materials"]],
    }
    for budget in measure["budgets"]:
        for part in ("initial", "supplementary", "carryover", "total", "executed"):
            if budget[part] is not None and budget[part]["raw"]:
                value = [budget[part]["raw"], budget[part]["value"]]
                facts[f"budget {budget['fiscal_year']} {part}"] = value
    return facts


def _sheet_read(measure: dict[str, Any], field: dict[str, Any]) -> Facts:
    facts: Facts = {key: (measure.get(key) or {}).get("text") for key in ("policy", "goal_basis")}
    for at, one in enumerate(field.get("means", []), 1):
        key = f"means {at}"
        keys = ("number", "name", "start_year", "text", "review_number")
        facts[key] = [one[name] for name in keys]
        facts[f"{key} indicators"] = one["indicators"]
        initial = one["initial"]
        if initial is not None:
            facts[f"{key} initial"] = [initial["fiscal_year"], initial["raw"], initial["value"]]
        for budget in one["budgets"]:
            for side in ("budget", "executed"):
                if budget[side] is not None:
                    value = [budget[side]["raw"], budget[side]["value"]]
                    facts[f"{key} {budget['fiscal_year']} {side}"] = value
    return facts


def _indicator_read(one: dict[str, Any]) -> Facts:
    unit = one.get("unit")
    facts: Facts = {key: one.get(key) for key in ("name", "code", "kind", "accumulation", "mark")}
    facts["unit"] = unit
    for side in ("baseline", "target"):
        if one.get(side):
            facts[side] = [one[side]["fiscal_year"], *_value_read(one[side], unit)]
    for year in one["years"]:
        for side in ("target", "result"):
            if year[side] is not None:
                facts[f"{year['fiscal_year']} {side}"] = _value_read(year[side], unit)
        mark = (year["result"] or {}).get("mark") or year.get("mark")
        if mark:
            facts[f"{year['fiscal_year']} mark"] = mark
    facts["rationale"] = (one.get("rationale") or {}).get("text")
    return facts


def _value_read(value: dict[str, Any], unit: str | None) -> list[Any]:
    if value.get("text") is not None:
        return [value["text"]]
    own = value["unit"] or unit
    return [
        value["raw"],
        value["value"],
        value["relation"],
        own if value["value"] is not None else None,
    ]


def folded(facts: Facts) -> Facts:
    """Return facts with their texts squeezed; those that say nothing are left out."""
    return {
        key: folded
        for key, value in facts.items()
        if (folded := _fold(value)) not in (None, [], "")
    }


def _fold(value: object) -> Any:  # noqa: ANN401 - any fact
    if isinstance(value, str):
        return squeeze(value)
    if isinstance(value, list | tuple):
        return [_fold(member) for member in value]
    return value
