"""The facts that a report holds: one path, one value. What was read is compared with these."""

from collections.abc import Iterator
from typing import TypeAlias

from tests.grammars.evaluation_report.fiction.content import (
    PARTS,
    Analysis,
    Block,
    Budget,
    Cell,
    Content,
    Indicator,
    Material,
    Next,
    Policy,
    PolicyField,
    Reference,
    Report,
)
from tests.grammars.evaluation_report.fiction.printing_field import means_printed
from tests.grammars.evaluation_report.fiction.style import Style

Fact: TypeAlias = tuple[str, object]


def facts_of(report: Report, style: Style) -> dict[str, object]:
    """Return the facts of a report; some texts hold years, which the style writes its own way."""
    found = dict(_head(report))
    for field in report.fields:
        found.update(_field(field, style))
    return found


def _head(report: Report) -> Iterator[Fact]:
    head = report.head
    yield "name", head.name
    yield "ministry", head.ministry
    yield "code", head.ministry + head.number
    yield "fiscal_year", head.fiscal_year
    yield "department", head.department
    if head.evaluated:
        yield "evaluated_on", f"{head.evaluated[0]}-{head.evaluated[1]:02}"
    if head.goals and head.goals[0].number is not None and head.purposes:
        first, second = head.purposes
        lead = f"{first}（①）とともに、{second}（②）するため、以下を達成する。"
        yield "goals/preamble", lead
        yield "purposes/①", first
        yield "purposes/②", second
    for goal in head.goals:
        yield f"goals/{goal.number}", goal.text
        yield f"goals/{goal.number}/purposes", "".join(goal.purposes)
    yield "attainment/grade", head.grade
    yield "attainment/label", head.label
    yield "attainment/basis", head.basis
    for place, text in enumerate(head.notes):
        yield f"notes/{place}", ("（※）", "（注１）", "（注２）")[place] + text
    yield "opinions/preamble", head.opinion_preamble if head.opinions else None
    for place, opinion in enumerate(head.opinions):
        yield f"opinions/{place}", opinion.text
        if opinion.about:
            yield f"opinions/{place}/about", ",".join(opinion.about)
    for table in head.budgets:
        yield from _budget(table)
    listed = [indicator for field in report.fields for indicator in field.indicators]
    for place, indicator in enumerate(listed):
        key = f"ratings/{place}"
        yield f"{key}/code", indicator.code
        yield f"{key}/name", indicator.name
        yield f"{key}/main", indicator.main
        yield f"{key}/grade", indicator.grade


def _budget(table: Budget) -> Iterator[Fact]:
    for part in PARTS:
        cells = table.rows.get(part, ())
        for place, year in enumerate(table.years):
            cell = cells[place] if place < len(cells) else Cell("")
            yield from _cell(f"budgets/{table.scope}/{year}/{part}", cell)
    for year in table.years:
        yield f"budgets/{table.scope}/{year}/unit", "百万円"


def _cell(key: str, cell: Cell) -> Iterator[Fact]:
    yield key, cell.raw
    yield f"{key}/value", cell.value
    yield f"{key}/unit", cell.unit
    yield f"{key}/relation", cell.relation


def _field(field: PolicyField, style: Style) -> Iterator[Fact]:
    key = f"fields/{field.number}"
    single = "-" not in field.indicators[0].code
    yield f"{key}/name", field.name if style.headings or single else None
    for place, item in enumerate(field.overview):
        yield f"{key}/overview/{place}", "".join(item.paragraphs)
        yield f"{key}/overview/{place}/number", _number(item.number)
    for place, policy in enumerate(field.policies):
        yield from _policy(f"{key}/policies/{place}", policy)
    for indicator in field.indicators:
        yield from _indicator(f"{key}/indicators/{indicator.code}", indicator)
    for place, reference in enumerate(field.references):
        yield from _reference(f"{key}/references/{place}", reference)
    for analysis in field.analyses:
        yield from _analysis(f"{key}/analyses/{analysis.code}", analysis, style)
    yield f"{key}/measure", "".join(field.measure) or None
    shown = [entry for entry in field.following if entry.change != "retired"]
    for place, entry in enumerate(shown):
        yield from _next(f"{key}/following/{place}", entry)
    for entry in field.following:
        if entry.change == "retired":
            yield f"{key}/retired/{entry.code}", entry.name
    for place, material in enumerate(field.materials):
        yield from _material(f"{key}/materials/{place}", material)


def _number(number: int | None) -> str | None:
    return None if number is None else str(number)


def _policy(key: str, policy: Policy) -> Iterator[Fact]:
    yield f"{key}/title", policy.title
    yield f"{key}/date", policy.date
    for place, detail in enumerate(policy.details):
        yield f"{key}/details/{place}", detail


def _indicator(key: str, indicator: Indicator) -> Iterator[Fact]:
    yield f"{key}/name", indicator.name
    yield f"{key}/main", indicator.main
    numeric = indicator.table and not indicator.worded
    yield f"{key}/kind", "quantitative" if numeric else "qualitative"
    yield f"{key}/rating", indicator.grade
    if indicator.midterm is not None:
        yield from _goal(f"{key}/midterm", indicator.midterm)
        yield f"{key}/midterm/term", _number(indicator.term)
    for year in indicator.years:
        yield f"{key}/years/{year.fiscal_year}", year.fiscal_year
        yield from _content(f"{key}/years/{year.fiscal_year}/target", year.target)
        yield from _content(f"{key}/years/{year.fiscal_year}/result", year.result)
    for place, note in enumerate(indicator.notes):
        yield f"{key}/notes/{place}", f"（注）{note}"
    yield f"{key}/source", indicator.source and f"（出典：{indicator.source}）"


def _goal(key: str, content: Content) -> Iterator[Fact]:
    if isinstance(content, Cell):
        yield from _cell(key, content)
    elif content is not None:
        yield key, text_of(content)


def _content(key: str, content: Content) -> Iterator[Fact]:
    if isinstance(content, Cell):
        yield from _cell(key, content)
    elif content is not None and text_of(content) == "－":
        yield from _cell(key, Cell("－"))
    elif content is not None:
        yield key, text_of(content)
        for place, item in enumerate(content):
            yield f"{key}/items/{place}", "".join(item.paragraphs)
            yield f"{key}/items/{place}/number", _number(item.number)


def text_of(block: Block) -> str:
    """Return the text of a block, numbers included."""
    return "".join((_number(item.number) or "") + "".join(item.paragraphs) for item in block)


def _reference(key: str, reference: Reference) -> Iterator[Fact]:
    yield f"{key}/name", reference.name
    yield f"{key}/number", _number(reference.number)
    for place, line in enumerate(reference.lines):
        yield f"{key}/lines/{place}/label", line.label
        for year, cell in zip(reference.years, line.cells, strict=True):
            yield f"{key}/lines/{place}/{year}", cell.raw
            yield f"{key}/lines/{place}/{year}/value", cell.value
            yield f"{key}/lines/{place}/{year}/unit", cell.unit
    for place, note in enumerate(reference.notes):
        yield f"{key}/notes/{place}", f"（注）{note}"
    yield f"{key}/source", reference.source and f"（出典：{reference.source}）"


def _analysis(key: str, analysis: Analysis, style: Style) -> Iterator[Fact]:
    text = ""
    place = 0
    for paragraph in analysis.paragraphs:
        text += paragraph.text
        if not paragraph.means:
            continue
        text += means_printed(paragraph.means, style)
        for each in paragraph.means:
            yield f"{key}/means/{place}", each.number
            yield f"{key}/means/{place}/name", each.name
            yield f"{key}/means/{place}/years", ",".join(map(str, each.years))
            place += 1
    yield key, text


def _next(key: str, entry: Next) -> Iterator[Fact]:
    yield f"{key}/code", entry.code
    yield f"{key}/name", entry.name
    yield f"{key}/change", entry.change
    yield f"{key}/text", "".join(entry.paragraphs)


def _material(key: str, material: Material) -> Iterator[Fact]:
    yield f"{key}/publisher", material.publisher
    yield f"{key}/title", material.title
    yield f"{key}/url", material.url
