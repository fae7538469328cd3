"""What the audit's own checks ask of a draft, while it is written.

The checks run over the cycle's content laid out as a document, beside the values of the last
cycle. For one indicator only that indicator and what is said of it is looked at, which is quick;
what compares indicators with each other is asked of the field or the measure, and no check there
that answers for indicators alone. What was found is kept by a digest of all that it was found in.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from django.core.cache import cache

from sesaku.checks.audit import audit
from sesaku.checks.check import Check, Evidence, Finding
from sesaku.checks.definitions import CHECKS
from sesaku.checks.scales import Scale, scale_from
from sesaku.document.cite import Cite
from sesaku.model.evaluation import Measure
from sesaku.model.indicator import Indicator, YearlyValue
from sesaku.model.laid_out import laid_out
from sesaku.model.reading import Content, Coverage, Detection, Reading
from sesaku.model.snapshot import value_of
from sesaku.model.walk import cites_in
from sesaku_web.exceptions import NotFoundError
from sesaku_web.sources.models import IndicatorRow
from workbench.cycle.contents import Assembly
from workbench.cycle.layout import type_of
from workbench.cycle.models import Cell, Cycle, Dismissal, LoadedScale, Unit
from workbench.cycle.typed import Json, value_from_text
from workbench.cycle.workflow import Kind

_SIDES = frozenset({"target", "result"})
_PLACES = {
    "rating": "rating",
    "analysis": "analysis",
    "midterm goal": "midterm_goal",
    "name": "name",
    "note": "notes",
    "overview": "overview",
    "next": "next_indicators",
    "next name": "next_indicators",
    "next measure": "next_measure",
    "goal": "goals",
    "opinion": "opinions",
}
"""Which cell evidence stands in, by its role."""

_ALSO_OF_FIELDS = frozenset({"print-defect", "earlier-year-cited"})
_OF_WHOLE: tuple[Check, ...] = tuple(
    one for one in CHECKS if one.NEEDS != ("indicators",) or one.ID in _ALSO_OF_FIELDS
)
"""Checks that can find something about a field or the measure."""

_KEPT_SECONDS = 600
Found: TypeAlias = list[tuple[Finding, tuple[str, ...]]]
"""Findings, each with the keys of the cells that it rests on."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A finding about a draft.

    Attributes:
        finding: the question, with its message in both languages.
        keys: the cells that it rests on, the one in question first; those of the last cycle
            left out.
        state: open, dismissed, or review: it was dismissed when its evidence said something else.
        dismissal: by whom and why it was put aside; None where it was not.
    """

    finding: Finding
    keys: tuple[str, ...]
    state: str
    dismissal: Dismissal | None


def advice_for(
    cycle: Cycle,
    subject: str,
    typed: Mapping[str, str] | None = None,
    *,
    values: Mapping[str, Json] | None = None,
) -> list[Advice]:
    """Return what the checks ask about an indicator, a field or the measure.

    Args:
        cycle: the cycle.
        subject: of the unit.
        typed: text that is being typed, by key of the cell; it is looked at in place of what is
            stored.
        values: the same as values, for what is typed in several parts.

    Raises:
        NotFoundError: the cycle has no such unit.
        ConditionError: there is no cell of such a key, or the text can't be its value.
    """
    unit = cycle.units.living().filter(subject=subject).select_related("parent").first()
    if unit is None:
        raise NotFoundError(f"「{subject[:60]}」はこの評価の作業にありません。")
    assembly = Assembly(cycle, _wanted(cycle, unit))
    _overlay(assembly, unit, {**_read(assembly, unit, typed or {}), **(values or {})})
    last, scales = _last_values(cycle, assembly), scales_of(cycle)
    said = repr((cycle.name, cycle.document_kind, unit.pk, assembly.digest, last, scales))
    name = f"cycle-advice:{hashlib.sha256(said.encode('utf-8', 'backslashreplace')).hexdigest()}"
    found: Found | None = cache.get(name)
    if found is None:
        found = _found(assembly, unit, last, scales)
        cache.set(name, found, _KEPT_SECONDS)
    return _judged(cycle, found)


def _found(
    assembly: Assembly, unit: Unit, last: Mapping[str, Indicator], scales: Sequence[Scale]
) -> Found:
    """Ask the checks; return what they find about the unit, each with the cells it rests on."""
    content = assembly.content()
    if unit.kind == Kind.INDICATOR:
        content = _alone(content)
    content, before = _with_past(content, last)
    document, cited = laid_out(content, assembly.cycle.name)
    past = _past_cites(cited, before)
    reading = Reading(
        document,
        Detection(assembly.cycle.document_kind, 1.0, ()),
        cited,
        Coverage(len(document.text), len(document.text), 0, 0, 0),
    )
    checks = CHECKS if unit.kind == Kind.INDICATOR else _OF_WHOLE
    found = audit([reading], scales=scales, checks=checks).findings
    subjects = frozenset(one.subject for one in assembly.units)
    return [
        (one, _keys(one, past))
        for one in found
        if _about(one, unit, subjects) and not _past_alone(one, past)
    ]


def scales_of(cycle: Cycle) -> tuple[Scale, ...]:
    """Return the rating scales that were loaded for a cycle."""
    held = LoadedScale.objects.filter(cycle=cycle)
    return tuple(scale_from(one.source, one.name) for one in held)


def _wanted(cycle: Cycle, unit: Unit) -> list[str] | None:
    """Return the subjects of the units to look at; None for all."""
    if unit.kind == Kind.MEASURE:
        return None
    if unit.kind == Kind.FIELD:
        parts = cycle.units.living().filter(parent=unit)
        return ["measure", unit.subject, *parts.values_list("subject", flat=True)]
    parent = unit.parent
    return ["measure", unit.subject, *([parent.subject] if parent else [])]


def _read(assembly: Assembly, unit: Unit, typed: Mapping[str, str]) -> dict[str, Json]:
    """Return the values of texts that are typed."""
    cells = assembly.cells[unit.pk]
    numeric = "kind" in cells and cells["kind"].value == "quantitative"
    return {
        key: value_from_text(
            type_of(Kind(unit.kind), key),
            text,
            cells[key].value if key in cells else None,
            numeric=numeric,
        )
        for key, text in typed.items()
    }


def _overlay(assembly: Assembly, unit: Unit, values: Mapping[str, Json]) -> None:
    cells = assembly.cells[unit.pk]
    for key, value in values.items():
        held = cells.get(key)
        cells[key] = Cell(unit=unit, key=key, order=held.order if held else 0, value=value)


def _alone(content: Content) -> Content:
    """Return one indicator with what is needed to ask about it."""
    (held,) = content.fields
    measure = content.measure or Measure()
    codes = {one.code for one in held.indicators}
    kept = Measure(
        name=measure.name,
        ministry=measure.ministry,
        code=measure.code,
        fiscal_year=measure.fiscal_year,
        goals=measure.goals,
        attainment=measure.attainment,
        rating_summary=tuple(one for one in measure.rating_summary if one.code in codes),
        opinions=measure.opinions,
    )
    return Content(measure=kept, fields=(held,))


def _with_past(
    content: Content, last: Mapping[str, Indicator]
) -> tuple[Content, Mapping[str, frozenset[int]]]:
    """Put the last cycle's years before each indicator's own; return which those are, by code."""
    before: dict[str, frozenset[int]] = {}

    def longer(indicator: Indicator) -> Indicator:
        own = {year.fiscal_year for year in indicator.years}
        known = last.get(indicator.code)
        years = [year for year in known.years if year.fiscal_year not in own] if known else []
        before[indicator.code] = frozenset(year.fiscal_year for year in years)
        return replace(indicator, years=(*years, *indicator.years))

    if not last:
        return content, before
    fields = tuple(
        replace(one, indicators=tuple(longer(each) for each in one.indicators))
        for one in content.fields
    )
    return replace(content, fields=fields), before


def _last_values(cycle: Cycle, assembly: Assembly) -> dict[str, Indicator]:
    """Return the last cycle's indicators by what they are called in this one."""
    came = {
        unit.came_from: unit.subject
        for unit in assembly.units
        if unit.kind == Kind.INDICATOR and unit.came_from
    }
    if cycle.as_it_is or not came:
        return {}
    if cycle.previous is not None:
        units = cycle.previous.units.filter(subject__in=came).select_related("parent")
        above = {unit.parent.subject for unit in units if unit.parent}
        wanted = {"measure", *above, *(unit.subject for unit in units)}
        fields = Assembly(cycle.previous, wanted).content().fields
        found = [one for field in fields for one in field.indicators]
        return {came[one.code]: one for one in found if one.code in came}
    rows = IndicatorRow.objects.filter(reading=cycle.source_id, subject__in=came)
    return {came[row.subject]: value_of(Indicator, row.data) for row in rows}


def _past_cites(content: Content, before: Mapping[str, frozenset[int]]) -> frozenset[Cite]:
    """Return where the values of the last cycle stand in the document that was laid out."""
    years: Iterable[YearlyValue] = (
        year
        for field in content.fields
        for one in field.indicators
        for year in one.years
        if year.fiscal_year in before.get(one.code, ())
    )
    return frozenset(cite for year in years for cite in cites_in(year))


def _past_alone(finding: Finding, past: frozenset[Cite]) -> bool:
    cited = [one for one in finding.evidence if one.cite]
    return bool(cited) and all(_is_past(one, past) for one in cited)


def _is_past(evidence: Evidence, past: frozenset[Cite]) -> bool:
    spans = [span for cite in past for span in cite]
    return all(
        any(span.start <= one.start and one.end <= span.end for span in spans)
        for one in evidence.cite
    )


def _about(finding: Finding, unit: Unit, subjects: frozenset[str]) -> bool:
    if unit.kind != Kind.MEASURE:
        return finding.subject == unit.subject
    own = finding.subject.removeprefix("next:")
    return own == unit.subject or own not in subjects


def _judged(cycle: Cycle, found: Found) -> list[Advice]:
    standing = Dismissal.objects.filter(
        cycle=cycle,
        state=Dismissal.State.STANDING,
        identity__in=[one.identity for one, _ in found],
    ).select_related("by")
    known = {one.identity: one for one in standing}
    return [_advice(one, keys, known.get(one.identity)) for one, keys in found]


def _advice(finding: Finding, keys: tuple[str, ...], said: Dismissal | None) -> Advice:
    state = "open"
    if said is not None:
        state = "dismissed" if said.basis == finding.basis else "review"
    return Advice(finding, keys, state, said)


def _keys(finding: Finding, past: frozenset[Cite]) -> tuple[str, ...]:
    places = (_place(one) for one in finding.evidence if not _is_past(one, past))
    return tuple(dict.fromkeys(one for one in places if one))


def _place(evidence: Evidence) -> str | None:
    role, _, year = evidence.role.rpartition(" ")
    if role in _SIDES and year.isdecimal():
        return f"years/{year}/{role}"
    return _PLACES.get(evidence.role)
