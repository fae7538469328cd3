"""Indicators 「測定指標」 of a form: their names, units, baselines, targets and yearly values."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sesaku.document.cite import Cite
from sesaku.grammars.cells import is_dash
from sesaku.grammars.forms.contents import Contents, Valued, contents_of, is_reference
from sesaku.grammars.forms.context import Context, label_brackets
from sesaku.grammars.forms.indicator_slots import Role
from sesaku.grammars.forms.joining import same_name
from sesaku.grammars.forms.months import with_months
from sesaku.grammars.forms.quantities import (
    Part,
    dated_value,
    is_mark,
    quantity_at,
    shape_of,
    text_at,
    whole,
)
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.units import note_unit_change, unit_of_values
from sesaku.grammars.forms.years import is_year, year_of_column
from sesaku.model.indicator import Accumulation, Indicator, IndicatorKind, YearlyValue
from sesaku.model.values import DatedValue, Quantity, Text, YearlyContent

_CUMULATIVE, _SINGLE = re.compile("累計|累積"), re.compile("単年度?|各年度ごと")

_MEANT_TEXT = 6
_LONGEST_MARK = 8


def read_indicators(
    context: Context,
    section: Section,
    before: Section | None = None,
    read: Sequence[Indicator] = (),
) -> tuple[list[Contents], list[Indicator]]:
    """Read a section of indicators.

    Args:
        context: the form.
        section: the section.
        before: the section that it may go on with, on another sheet.
        read: the indicators that stand before it: one without number is numbered by its order, or
            as the one of its name that the section goes on with.

    Returns:
        The blocks that are reference indicators, unread, and the indicators.
    """
    references: list[Contents] = []
    indicators: list[Indicator] = []
    for contents in contents_of(context, section, before):
        if is_reference(contents.block, section):
            references.append(contents)
        elif contents.is_indicator:
            order = str(len(read) + len(indicators) + 1)
            one = with_months(_indicator(context, contents, order))
            if contents.block.number is None:
                same = (other for other in read if same_name(other.name, one.name))
                again = next(same, None)
                one = replace(one, code=again.code) if again is not None else one
            indicators.append(one)
    return references, indicators


def _indicator(context: Context, contents: Contents, order: str) -> Indicator:
    block = contents.block
    name = context.name_of(block)
    kind = _kind_of(contents)
    qualitative = kind == "qualitative"
    cites: dict[str, Cite] = {}
    if block.number_part is not None:
        cites["code"] = context.cite(block.number_part)
    code = block.number or order
    mark = _mark(context, contents, cites)
    years = _years(context, contents, qualitative=qualitative)
    bounds = {
        side: _bound(context, contents, side, qualitative=qualitative)
        for side in ("baseline", "target")
    }
    unit = contents.unit.name if contents.unit else None
    if contents.unit and contents.unit.cite:
        cites["unit"] = contents.unit.cite
    if not qualitative:
        unit = unit or unit_of_values(bounds["baseline"], years, bounds["target"])
        note_unit_change(context, code, years, unit)
    return Indicator(
        code=code,
        name=name.text,
        main=False,
        kind=kind,
        midterm_goal=None,
        years=years,
        rating=None,
        cite=name.cite,
        unit=None if qualitative else unit,
        accumulation=_accumulation(context, contents, name.text, cites),
        baseline=bounds["baseline"],
        target=bounds["target"],
        mark=mark,
        rationale=_rationale(context, contents),
        cites=cites,
    )


def _kind_of(contents: Contents) -> IndicatorKind:
    """Say whether the values are mostly figures or mostly texts."""
    roles = {"baseline", "target", "yearly_target", "yearly_result"}
    parts = [value.apart.value for value in contents.values if value.role in roles]
    shapes = [(shape_of(part), part) for part in parts]
    numbers = sum(shape == "number" for shape, _ in shapes)
    texts = sum(shape == "text" and len(part.text) >= _MEANT_TEXT for shape, part in shapes)
    return "qualitative" if texts > numbers else "quantitative"


def _mark(context: Context, contents: Contents, cites: dict[str, Cite]) -> str | None:
    """Return the mark of the whole indicator; none where the form prints several."""
    cells = contents.single.get("mark", [])
    if len(cells) != 1 or len(cells[0].text) > _LONGEST_MARK:
        return None
    passage = cells[0].passage(context.document)
    cites["mark"] = passage.cite
    return passage.text


def _accumulation(
    context: Context, contents: Contents, name: str, cites: dict[str, Cite]
) -> Accumulation | None:
    """Say whether values add up over years, where the form says so: in the name or a column."""
    for cell in contents.single.get("accumulation", []):
        found = _said(cell.text)
        if found is not None:
            cites["accumulation"] = cell.passage(context.document).cite
            return found
        if is_dash(cell.text):
            context.label(cell, "none")
    found = _said(name)
    if found is not None:
        return found
    for value in contents.of("target"):
        if _CUMULATIVE.search(value.apart.value.text):
            return "cumulative"
    return None


def _said(text: str) -> Accumulation | None:
    cumulative, single = _CUMULATIVE.search(text), _SINGLE.search(text)
    if bool(cumulative) == bool(single):
        return None
    return "cumulative" if cumulative else "yearly"


def _rationale(context: Context, contents: Contents) -> Text | None:
    cells = contents.single.get("rationale", [])
    if not cells:
        return None
    passage = context.join(cells)
    return Text(passage.text, passage.cite)


def _bound(
    context: Context, contents: Contents, side: str, *, qualitative: bool
) -> DatedValue | None:
    """Return the baseline or the final target with its year."""
    role: Role = "baseline" if side == "baseline" else "target"
    year_role: Role = "baseline_year" if side == "baseline" else "target_year"
    found = contents.of(role)
    years = [value for value in found if is_year(value.apart.value.text)]
    values = [value for value in found if value not in years]
    if side == "target" and not values:
        values = [one for one in contents.of("yearly_target") if contents.final & {*one.years}]
    values.sort(key=lambda value: shape_of(value.apart.value) == "dash")
    if not values:
        return None
    chosen, *others = values
    for other in others:
        if shape_of(other.apart.value) == "dash":
            context.label(other.apart.value.cell, "none")  # no year
    year, cite = _year_of(context, chosen)
    for cell in (*contents.single.get(year_role, []), *(v.apart.value.cell for v in years)):
        label = year_of_column(cell.text)
        if label is not None:
            year, cite = context.year(label), cell.passage(context.document).cite
        elif is_dash(cell.text):
            context.label(cell, "none")
    return dated_value(context.sheet, chosen.apart.value, year, cite, qualitative=qualitative)


def _year_of(context: Context, value: Valued) -> tuple[int | None, Cite]:
    """Return the year that a value's own cell prints, else that of its headings."""
    apart = value.apart
    if apart.year is not None and apart.year_part is not None:
        return context.year(apart.year), context.cite(apart.year_part)
    return (context.year(value.years[0]) if value.years else None), ()


def _years(context: Context, contents: Contents, *, qualitative: bool) -> tuple[YearlyValue, ...]:
    """Return the yearly values; one merged over several years is the value of each of them."""
    _take_marks(contents)
    marks = {
        year: value for value in contents.of("yearly_mark") for year in _values_of(context, value)
    }
    roles: tuple[Role, ...] = ("yearly_target", "yearly_result")
    sides = {role: dict(_by_year(context, contents, role)) for role in roles}
    found: list[YearlyValue] = []
    for year in sorted({year for side in sides.values() for year in side} | set(marks)):
        contents_of_year = {
            role: _content(context, side[year], qualitative=qualitative)
            for role, side in sides.items()
            if year in side
        }
        yearly = YearlyValue(
            year, contents_of_year.get("yearly_target"), contents_of_year.get("yearly_result")
        )
        result = sides.get("yearly_result", {}).get(year)
        part = result.apart.mark if result is not None else None
        if year in marks and is_mark(marks[year].apart.value.text):
            part = marks[year].apart.value
        found.append(_marked(context, yearly, part))
    return tuple(found)


def _take_marks(contents: Contents) -> None:
    """Take marks in a row below results of the same years as those of the years."""
    results = contents.of("yearly_result")
    for value in results:
        below = any(
            other.years == value.years and other.apart.value.cell.top < value.apart.value.cell.top
            for other in results
        )
        if below and is_mark(value.apart.value.text):
            at = contents.values.index(value)
            contents.values[at] = value._replace(role="yearly_mark")


def _by_year(context: Context, contents: Contents, role: Role) -> Iterator[tuple[int, Valued]]:
    values = contents.of(role)
    if role == "yearly_result" and not values:
        values = [value for value in contents.of("other") if value.years]
        dated = Counter(year for value in values for year in value.years)
        values = [value for value in values if all(dated[year] == 1 for year in value.years)]
    for value in reversed(values):  # of two for one year the first holds
        for year in _values_of(context, value):
            yield year, value


def _values_of(context: Context, value: Valued) -> Iterable[int]:
    years = (context.year(label) for label in value.years)
    return [year for year in years if year is not None]


def _content(context: Context, value: Valued, *, qualitative: bool) -> YearlyContent:
    part = value.apart.value
    if value.apart.year_part is not None:  # the year is the column's: the bracket stays
        part = whole(part.cell)
    if qualitative and shape_of(part) == "text":
        return text_at(context.sheet, part)
    return quantity_at(context.sheet, part)


def _marked(context: Context, yearly: YearlyValue, part: Part | None) -> YearlyValue:
    """Add the mark of a year: to the result where that is a quantity, else to the year."""
    if part is None:
        return yearly
    label_brackets(context, part)
    passage = context.sheet.passage(*part)
    if isinstance(yearly.result, Quantity):
        result = replace(yearly.result, mark=passage.text)
        return replace(yearly, result=result, mark_cite=passage.cite)
    return replace(yearly, mark=passage.text, mark_cite=passage.cite)
