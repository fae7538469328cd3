"""From a form to records: one reading for every form of the ministries' common kinds."""

import re
from typing import TYPE_CHECKING, NamedTuple

from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.grammars.forms.budgets import first_of, read_budgets
from sesaku.grammars.forms.context import Context
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.goals import read_all_goals
from sesaku.grammars.forms.head import Head, bare, head_of, is_head, ministry_in
from sesaku.grammars.forms.indicators import read_indicators
from sesaku.grammars.forms.joining import joined
from sesaku.grammars.forms.keywords import section_labels
from sesaku.grammars.forms.means import read_means
from sesaku.grammars.forms.means_unit import with_unit_of_budgets
from sesaku.grammars.forms.names import name_of
from sesaku.grammars.forms.notes import read_notes
from sesaku.grammars.forms.page_seams import sewn
from sesaku.grammars.forms.persons import in_charge
from sesaku.grammars.forms.quantities import Part, whole
from sesaku.grammars.forms.references import read_reference
from sesaku.grammars.forms.results import read_analysis, read_attainment, read_next
from sesaku.grammars.forms.section import UNKNOWN, Section
from sesaku.grammars.forms.sections import Parts, parts_of
from sesaku.grammars.forms.sheet import sheet_of
from sesaku.grammars.forms.sources import read_materials, read_policies
from sesaku.grammars.forms.texts import (
    one_line,
    passage_of,
    plain_text,
    read_date,
    read_opinions,
    read_overview,
)
from sesaku.grammars.forms.years import reference_year
from sesaku.model.evaluation import Measure, PolicyField
from sesaku.model.indicator import Indicator, ReferenceIndicator
from sesaku.model.means import FormMeans
from sesaku.model.reading import Content
from sesaku.model.values import Text

if TYPE_CHECKING:
    from sesaku.grammars.forms.contents import Contents


class _Grids(NamedTuple):
    indicators: tuple[Indicator, ...]
    references: tuple[ReferenceIndicator, ...]
    means: tuple[FormMeans, ...]


def read_form(document: Document, title: re.Pattern[str], *, ahead: bool = False) -> Content:
    """Read a form.

    Args:
        document: the form, from a workbook, a text document or a PDF.
        title: what its title says, width folded and white space gone.
        ahead: whether it was written before its own year was over.
    """
    sheet = sewn(sheet_of(document, lambda text: is_head(text, title)))
    head = head_of(sheet, title)
    printed = head.title.key if head.title is not None else ""
    context = Context(sheet, reference_year(printed, (cell.key for cell in sheet.cells)))
    named = (head.code, head.ministry)
    taken = {part.cell for part in named if part is not None} | set(head.repeated)
    if head.title is not None:
        taken.add(head.title)
    for cell in head.repeated:
        context.label(cell, "running-head")
    parts = parts_of(sheet, taken)
    headings = (one.heading for one in parts.sections if one.kind != UNKNOWN and not one.named)
    for cell in (*headings, *parts.units):
        context.label(cell)
    _note_inferred(context, parts)
    grids = _read_grids(context, parts)
    measure = _measure(context, parts, head, ahead=ahead)
    field = _field(context, parts, grids, measure)
    title_passage = head.title.passage(document) if head.title is not None else None
    if head.title is not None:
        context.label(head.title, "title")
    return Content(
        measure=measure,
        fields=(field,),
        title=one_line(title_passage),
        publisher=measure.ministry,
        date=measure.evaluated_on,
        furniture=tuple(context.furniture),
        diagnostics=context.collector.all(),
    )


def _note_inferred(context: Context, parts: Parts) -> None:
    """Say of headings whose wording is not known as what they were taken."""
    labels = section_labels()
    for cell, kind in parts.inferred.items():
        if kind in labels:
            passage = cell.passage(context.document)
            quote = one_line(passage)
            context.collector.add(
                "heading-inferred", passage.cite, quote=quote, section=labels[kind]
            )


def _cells(parts: Parts, kind: str) -> list[FormCell]:
    return [cell for section in parts.of(kind) for cell in section.cells]


def _plain_values(
    context: Context, parts: Parts, head: Head
) -> tuple[dict[str, str], dict[str, Cite]]:
    """Return the values of one line, and where they stand, by name."""
    plain: dict[str, str] = {}
    cites: dict[str, Cite] = {}
    named = name_of(parts)
    known = {"name": named.name if named else None}
    known |= {"ministry": _ministry(parts, head), "code": _code(parts, head), **in_charge(parts)}
    for name, part in known.items():
        if part is not None:
            plain[name] = context.text(part).text.replace("\n", "")
            cites[name] = context.cite(part)
            if name == "name":
                context.label_part(Part(part.cell, 0, part.start))
            if name in {"ministry", "code"}:
                _label_around(context, part)
    for name, kind in (("name", "measure_name"), ("department", ""), ("author", "")):
        if name in plain:
            continue
        passage = passage_of(context, parts, kind or name)
        if passage is not None:
            plain[name] = passage.text.replace("\n", "")
            cites[name] = passage.cite
    return plain, cites


def _measure(context: Context, parts: Parts, head: Head, *, ahead: bool) -> Measure:
    plain, cites = _plain_values(context, parts, head)
    evaluated, cite = read_date(context, parts, "evaluated_on")
    if cite:
        cites["evaluated_on"] = cite
    year = None
    if head.title is not None:
        cites["title"] = head.title.passage(context.document).cite
        year = reference_year(head.title.key, ())
    if year is not None and head.title is not None:
        cites["fiscal_year"] = cites["title"]
    preamble, opinions = read_opinions(context, _cells(parts, "opinions"))
    budgets = read_budgets(context, parts.of("budgets"), parts.of("means"))
    if ahead and year is not None:
        budgets = first_of(budgets, year)
    return Measure(
        name=plain.get("name"),
        ministry=plain.get("ministry"),
        code=plain.get("code"),
        department=plain.get("department"),
        author=plain.get("author"),
        fiscal_year=year,
        evaluated_on=evaluated,
        goals=read_all_goals(context, parts.of("goals"), parts.goals),
        attainment=read_attainment(context, parts),
        budgets=budgets,
        opinions=opinions,
        opinion_preamble=preamble,
        notes=read_notes(context, parts),
        cites=cites,
        policy=_policy(context, parts),
        goal_basis=plain_text(context, parts, "goal_basis"),
    )


def _policy(context: Context, parts: Parts) -> Text | None:
    """Return the policy that the measure belongs to: of a section, or after the name."""
    named = name_of(parts)
    if parts.of("policy") or named is None or named.policy is None:
        return plain_text(context, parts, "policy")
    context.label_part(Part(named.policy.cell, named.name.end, named.policy.start))
    context.label_part(Part(named.policy.cell, named.policy.end, named.policy.end + 1))
    passage = context.text(named.policy)
    return Text(passage.text, passage.cite)


def _ministry(parts: Parts, head: Head) -> Part | None:
    """Return the ministry: beside its label, in the form's number, or in the title."""
    for cell in _cells(parts, "ministry"):
        return whole(cell)
    if head.ministry is not None:
        return head.ministry
    return ministry_in(head.title) if head.title is not None else None


def _code(parts: Parts, head: Head) -> Part | None:
    for cell in _cells(parts, "measure_code"):
        return bare(cell)
    return head.code


def _label_around(context: Context, part: Part) -> None:
    """Note the brackets around a part as labels."""
    context.label_part(Part(part.cell, 0, part.start))
    context.label_part(Part(part.cell, part.end, len(part.cell.text)))


def _field(context: Context, parts: Parts, grids: _Grids, measure: Measure) -> PolicyField:
    following, indicators = read_next(context, parts)
    return PolicyField(
        number="1",
        name=measure.name or "",
        cite=measure.cites.get("name", ()),
        overview=read_overview(context, _cells(parts, "overview")),
        cabinet_policies=read_policies(context, _cells(parts, "cabinet_policies")),
        indicators=grids.indicators,
        reference_indicators=grids.references,
        analysis=read_analysis(context, parts),
        next_measure=following,
        next_indicators=indicators,
        materials=read_materials(context, _cells(parts, "materials")),
        means=with_unit_of_budgets(grids.means, measure.budgets),
    )


def _read_grids(context: Context, parts: Parts) -> _Grids:
    """Read the sections that have rows and columns of their own."""
    contents: list[Contents] = []
    indicators: list[Indicator] = []
    before: Section | None = None
    for section in parts.of("indicators", "reference_indicators"):
        references, found = read_indicators(context, section, before, indicators)
        contents += references
        indicators += found
        before = section
    read = tuple(read_reference(context, one) for one in contents)
    means = [one for section in parts.of("means") for one in read_means(context, section)]
    return _Grids(tuple(joined(context, indicators)), read, tuple(means))
