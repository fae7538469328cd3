"""Tables of policy fields, indicators, their yearly values, and reference indicators."""

from collections.abc import Iterator

from sesaku.model.evaluation import PolicyField, RatingSummary
from sesaku.model.indicator import (
    Indicator,
    MidtermGoal,
    Rating,
    ReferenceIndicator,
    Series,
    SeriesValue,
    YearlyValue,
)
from sesaku.model.reading import Reading
from sesaku.model.tables.column import Row, column, given
from sesaku.model.tables.table import Table
from sesaku.model.values import DatedValue, ItemisedText, NumberedText, Quantity

FIELD = column(PolicyField, "number", name="field", label="個別分野")
CODE = column(Indicator, "code", name="indicator", label="測定指標")
QUANTITY = (
    column(Quantity, "raw"),
    column(Quantity, "value"),
    column(Quantity, "unit"),
    column(Quantity, "relation"),
    column(Quantity, "low"),
    column(Quantity, "high"),
    column(Quantity, "mark"),
)
_ROLE = "midterm_goal (中期目標), target (年度目標) or result (実績)."


def indicators_of(reading: Reading) -> Iterator[tuple[PolicyField, Indicator]]:
    """Yield every indicator with its policy field, in the order of the document."""
    for policy_field in reading.content.fields:
        for indicator in policy_field.indicators:
            yield policy_field, indicator


def _fields(reading: Reading) -> Iterator[Row]:
    for policy_field in reading.content.fields:
        yield Row((policy_field,), policy_field.cite)


def _indicators(reading: Reading) -> Iterator[Row]:
    for policy_field, indicator in indicators_of(reading):
        parts = (policy_field, indicator, indicator.midterm_goal, indicator.rating)
        yield Row(parts, indicator.cite)


def _ratings(reading: Reading) -> Iterator[Row]:
    measure = reading.content.measure
    for listed in measure.rating_summary if measure else ():
        yield Row((listed,), listed.cite)


def _yearly_values(reading: Reading) -> Iterator[Row]:
    for policy_field, indicator in indicators_of(reading):
        for year in indicator.years:
            for role, content in (("target", year.target), ("result", year.result)):
                parts = (policy_field, indicator, year, content)
                yield Row(parts, content.cite if content else (), {"role": role})


def _bounds(reading: Reading) -> Iterator[Row]:
    for policy_field, indicator in indicators_of(reading):
        for role, bound in (("baseline", indicator.baseline), ("target", indicator.target)):
            if bound is not None:
                yield Row((policy_field, indicator, bound), bound.cite, {"role": role})


def _items(reading: Reading) -> Iterator[Row]:
    for policy_field, indicator in indicators_of(reading):
        goal = indicator.midterm_goal
        for item in goal.items if goal else ():
            yield Row((policy_field, indicator, item), item.cite, {"role": "midterm_goal"})
        for year in indicator.years:
            for role, content in (("target", year.target), ("result", year.result)):
                for item in content.items if isinstance(content, ItemisedText) else ():
                    yield Row((policy_field, indicator, year, item), item.cite, {"role": role})


def _reference_indicators(reading: Reading) -> Iterator[Row]:
    for policy_field in reading.content.fields:
        for reference in policy_field.reference_indicators:
            yield Row((policy_field, reference), reference.cite)


def _reference_values(reading: Reading) -> Iterator[Row]:
    for policy_field in reading.content.fields:
        for reference in policy_field.reference_indicators:
            for series in reference.series:
                for value in series.values or (None,):
                    parts = (policy_field, reference, series, value)
                    yield Row(parts, value.cite if value else ())


FIELDS = Table(
    name="fields",
    label="個別分野",
    description="A policy field of the measure.",
    own=(column(PolicyField, "number"), column(PolicyField, "name")),
    make=_fields,
    cited=(PolicyField,),
)

INDICATORS = Table(
    name="indicators",
    label="測定指標",
    description="An indicator, with its mid-term goal and its rating.",
    own=(
        FIELD,
        column(Indicator, "code"),
        column(Indicator, "name"),
        column(Indicator, "main"),
        column(Indicator, "kind"),
        column(Rating, "grade", name="rating"),
        column(Rating, "cite", name="rating_cite", label="評価区分の典拠"),
        column(MidtermGoal, "text", name="goal_text", label="中期目標"),
        column(MidtermGoal, "raw", name="goal_raw", label="中期目標（原文）"),
        column(MidtermGoal, "value", name="goal_value", label="中期目標値"),
        column(MidtermGoal, "unit", name="goal_unit", label="中期目標の単位"),
        column(MidtermGoal, "relation", name="goal_relation", label="中期目標の関係"),
        column(MidtermGoal, "term", name="goal_term"),
        column(MidtermGoal, "cite", name="goal_cite", label="中期目標の典拠"),
        column(Indicator, "unit"),
        column(Indicator, "accumulation"),
        column(Indicator, "mark"),
        column(Indicator, "cites"),
    ),
    make=_indicators,
    cited=(Indicator,),
)

INDICATOR_BOUNDS = Table(
    name="indicator_bounds",
    label="基準値・目標値",
    description="The baseline or the final target of an indicator of a form.",
    own=(
        FIELD,
        CODE,
        given("role", "基準・目標", "baseline (基準値) or target (目標値)."),
        *(
            column(DatedValue, name)
            for name in ("fiscal_year", "text", "raw", "value", "unit", "relation", "low", "high")
        ),
        column(DatedValue, "year_cite"),
    ),
    make=_bounds,
    cited=(DatedValue,),
)

RATINGS = Table(
    name="rating_summary",
    label="達成状況一覧",
    description="A line of the list of ratings in the head of a report.",
    own=(
        column(RatingSummary, "code"),
        column(RatingSummary, "name"),
        column(RatingSummary, "main"),
        column(RatingSummary, "grade"),
    ),
    make=_ratings,
    cited=(RatingSummary,),
)

YEARLY_VALUES = Table(
    name="yearly_values",
    label="年度別の目標・実績",
    description="The target or the result of one indicator in one year.",
    own=(
        FIELD,
        CODE,
        column(Indicator, "name"),
        column(YearlyValue, "fiscal_year"),
        given("role", "目標・実績", _ROLE),
        column(ItemisedText, "text"),
        *QUANTITY,
        column(YearlyValue, "mark", name="year_mark"),
        column(YearlyValue, "mark_cite"),
    ),
    make=_yearly_values,
    cited=(ItemisedText, Quantity),
)

ITEMS = Table(
    name="items",
    label="目標・実績の項目",
    description="A numbered item of a mid-term goal, a target or a result.",
    own=(
        FIELD,
        CODE,
        column(YearlyValue, "fiscal_year"),
        given("role", "目標・実績", _ROLE),
        column(NumberedText, "number"),
        column(NumberedText, "text"),
    ),
    make=_items,
    cited=(NumberedText,),
)

REFERENCE_INDICATORS = Table(
    name="reference_indicators",
    label="参考指標",
    description="A reference indicator.",
    own=(FIELD, column(ReferenceIndicator, "number"), column(ReferenceIndicator, "name")),
    make=_reference_indicators,
    cited=(ReferenceIndicator,),
)

REFERENCE_VALUES = Table(
    name="reference_values",
    label="参考指標の値",
    description="A value of a reference indicator in one year.",
    own=(
        FIELD,
        column(ReferenceIndicator, "number"),
        column(ReferenceIndicator, "name"),
        column(Series, "label", name="series"),
        column(Series, "cite", name="series_cite", label="系列の典拠"),
        column(SeriesValue, "fiscal_year"),
        column(SeriesValue, "raw"),
        column(SeriesValue, "value"),
        column(SeriesValue, "unit"),
    ),
    make=_reference_values,
    cited=(SeriesValue,),
)
