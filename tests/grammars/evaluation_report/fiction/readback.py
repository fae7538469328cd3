"""The facts that were read: the same paths as in ``facts``, each with its cite where it has one."""

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

Record: TypeAlias = dict[str, Any]


class Read(NamedTuple):
    """A fact as read: its path, its value, and its cite (empty where the value has none)."""

    path: str
    value: object
    cite: list[list[int]]


def facts_read(measure: Record, fields: list[Record]) -> dict[str, Read]:
    """Return the facts of a reading in its JSON form."""
    found = list(_head(measure))
    for field in fields:
        found += _field(field)
    return {fact.path: fact for fact in found}


def _head(measure: Record) -> Iterator[Read]:
    cites = measure.get("cites") or {}
    for key in ("name", "ministry", "code", "fiscal_year", "department", "evaluated_on"):
        yield Read(key, measure.get(key), cites.get(key, []))
    yield _text("goals/preamble", measure.get("goal_preamble"))
    for purpose in measure["purposes"]:
        yield _text(f"purposes/{purpose['number']}", purpose)
    for goal in measure["goals"]:
        yield _text(f"goals/{goal['number']}", goal)
        yield Read(f"goals/{goal['number']}/purposes", "".join(goal["purposes"]), [])
    attainment = measure.get("attainment") or {}
    yield Read("attainment/grade", attainment.get("grade"), [])
    yield Read("attainment/label", attainment.get("label"), [])
    yield Read("attainment/basis", attainment.get("basis"), attainment.get("basis_cite", []))
    for place, note in enumerate(measure["notes"]):
        yield _text(f"notes/{place}", note)
    yield _text("opinions/preamble", measure.get("opinion_preamble"))
    for place, opinion in enumerate(measure["opinions"]):
        yield _text(f"opinions/{place}", opinion)
        if "測定指標" in opinion["text"]:
            yield Read(f"opinions/{place}/about", ",".join(opinion["about"]), [])
    for budget in measure["budgets"]:
        key = f"budgets/{budget['scope']}/{budget['fiscal_year']}"
        yield Read(f"{key}/unit", budget["unit"], [])
        for part in ("initial", "supplementary", "carryover", "total", "executed"):
            if budget.get(part) is not None:
                yield from _cell(f"{key}/{part}", budget[part])
    for place, entry in enumerate(measure["rating_summary"]):
        for name in ("code", "name", "main", "grade"):
            cite = entry["cite"] if name == "name" else []
            yield Read(f"ratings/{place}/{name}", entry[name], cite)


def _text(key: str, record: Record | None) -> Read:
    return Read(key, record and record["text"], record["cite"] if record else [])


def _cell(key: str, cell: Record) -> Iterator[Read]:
    yield Read(key, cell["raw"], cell.get("cite") or [])
    for name in ("value", "unit", "relation"):
        yield Read(f"{key}/{name}", cell.get(name), [])


def _field(field: Record) -> Iterator[Read]:
    key = f"fields/{field['number']}"
    yield Read(f"{key}/name", field["name"] or None, field["cite"])
    for place, item in enumerate(field["overview"]):
        yield _text(f"{key}/overview/{place}", item)
        yield Read(f"{key}/overview/{place}/number", item["number"], [])
    for place, policy in enumerate(field["cabinet_policies"]):
        mine = f"{key}/policies/{place}"
        yield Read(f"{mine}/title", policy["title"], policy["cite"])
        yield Read(f"{mine}/date", policy["date"], policy.get("date_cite", []))
        cites = policy.get("detail_cites", [])
        for number, (detail, cite) in enumerate(zip(policy["details"], cites, strict=True)):
            yield Read(f"{mine}/details/{number}", detail, cite)
    for indicator in field["indicators"]:
        yield from _indicator(f"{key}/indicators/{indicator['code']}", indicator)
    for place, reference in enumerate(field["reference_indicators"]):
        yield from _reference(f"{key}/references/{place}", reference)
    for analysis in field["analysis"]:
        yield from _analysis(f"{key}/analyses/{analysis['code']}", analysis)
    yield _text(f"{key}/measure", field.get("next_measure"))
    yield from _following(key, field["next_indicators"])
    for place, material in enumerate(field["materials"]):
        for name in ("publisher", "title", "url"):
            cite = material["cite"] if name == "title" else []
            yield Read(f"{key}/materials/{place}/{name}", material[name], cite)


def _indicator(key: str, indicator: Record) -> Iterator[Read]:
    yield Read(f"{key}/name", indicator["name"], indicator["cite"])
    yield Read(f"{key}/main", indicator["main"], [])
    yield Read(f"{key}/kind", indicator["kind"], [])
    rating = indicator.get("rating") or {}
    yield Read(f"{key}/rating", rating.get("grade"), rating.get("cite", []))
    goal = indicator.get("midterm_goal")
    if goal:
        if "text" in goal:
            yield _text(f"{key}/midterm", goal)
        else:
            yield from _cell(f"{key}/midterm", goal)
        yield Read(f"{key}/midterm/term", goal["term"], [])
    for year in indicator["years"]:
        yield Read(f"{key}/years/{year['fiscal_year']}", year["fiscal_year"], [])
        for side in ("target", "result"):
            yield from _content(f"{key}/years/{year['fiscal_year']}/{side}", year[side])
    for place, note in enumerate(indicator["notes"]):
        yield _text(f"{key}/notes/{place}", note)
    yield _text(f"{key}/source", indicator.get("source"))


def _content(key: str, content: Record | None) -> Iterator[Read]:
    if content is None:
        return
    if "raw" in content:
        yield from _cell(key, content)
        return
    yield _text(key, content)
    for place, item in enumerate(content["items"]):
        yield _text(f"{key}/items/{place}", item)
        yield Read(f"{key}/items/{place}/number", item["number"], [])


def _reference(key: str, reference: Record) -> Iterator[Read]:
    yield Read(f"{key}/name", reference["name"], reference["cite"])
    yield Read(f"{key}/number", reference["number"], [])
    for place, line in enumerate(reference["series"]):
        yield Read(f"{key}/lines/{place}/label", line["label"], line.get("cite", []))
        for cell in line["values"]:
            mine = f"{key}/lines/{place}/{cell['fiscal_year']}"
            yield Read(mine, cell["raw"], cell["cite"])
            yield Read(f"{mine}/value", cell["value"], [])
            yield Read(f"{mine}/unit", cell["unit"], [])
    for place, note in enumerate(reference["notes"]):
        yield _text(f"{key}/notes/{place}", note)
    yield _text(f"{key}/source", reference.get("source"))


def _analysis(key: str, analysis: Record) -> Iterator[Read]:
    yield _text(key, analysis)
    for place, means in enumerate(analysis["means"]):
        mine = f"{key}/means/{place}"
        yield Read(mine, means["number"], [])
        yield Read(f"{mine}/name", means["name"], [])
        yield Read(f"{mine}/years", ",".join(map(str, means["fiscal_years"])), [])


def _following(key: str, entries: list[Record]) -> Iterator[Read]:
    shown = [entry for entry in entries if entry["change"] != "retired"]
    for place, entry in enumerate(shown):
        mine = f"{key}/following/{place}"
        yield Read(f"{mine}/code", entry["code"], [])
        yield Read(f"{mine}/name", entry["name"], entry.get("name_cite", []))
        yield Read(f"{mine}/change", entry["change"], [])
        yield Read(f"{mine}/text", entry["text"], entry["cite"])
    for entry in entries:
        if entry["change"] == "retired":
            yield Read(f"{key}/retired/{entry['code']}", entry["name"], [])
