"""The content of a cycle as its print can say it; nothing that anybody wrote is left out.

A cycle is worked in by parts, so that its content holds what no document says: series of a
reference indicator that have no value yet, figures all told in sentences.
"""

from dataclasses import replace

from sesaku.model.indicator import Indicator, MidtermGoal, ReferenceIndicator, YearlyValue
from sesaku.model.reading import Content
from sesaku.model.snapshot import value_of
from sesaku.model.values import Quantity, Text, YearlyContent
from workbench.cycle.typed import value_from_text


def as_said(content: Content) -> Content:
    """Return a content as its print says it."""
    fields = tuple(
        replace(
            one,
            indicators=tuple(map(_indicator, one.indicators)),
            reference_indicators=tuple(map(_reference, one.reference_indicators)),
        )
        for one in content.fields
    )
    title = content.title
    if title is None and content.measure is not None:
        title = content.measure.name
    return replace(content, fields=fields, title=title)


def _reference(record: ReferenceIndicator) -> ReferenceIndicator:
    return replace(record, series=tuple(line for line in record.series if line.values))


def _indicator(record: Indicator) -> Indicator:
    """Return an indicator; one of figures that are all told in sentences is one of texts."""
    record = replace(record, source=_source(record.source))
    said = [part for year in record.years for part in (year.target, year.result) if part]
    if record.kind != "quantitative" or not said or any(map(_is_figure, said)):
        return record
    goal = record.midterm_goal
    return replace(
        record,
        kind="qualitative",
        midterm_goal=_goal(goal) if goal is not None and goal.raw else goal,
        years=tuple(_year(year) for year in record.years),
    )


def _source(source: Text | None) -> Text | None:
    """Return a source as a form prints it: one paragraph that says that it is one."""
    if source is None or source.text.lstrip("（(").startswith("出典"):
        return source
    return replace(source, text=f"（出典：{' '.join(source.text.split())}）")


def _is_figure(content: YearlyContent) -> bool:
    return isinstance(content, Quantity) and (content.value is not None or "。" not in content.raw)


def _year(year: YearlyValue) -> YearlyValue:
    return replace(year, target=_text(year.target), result=_text(year.result))


def _text(content: YearlyContent | None) -> YearlyContent | None:
    if not isinstance(content, Quantity):
        return content
    data = value_from_text(YearlyContent, content.raw, None, numeric=False)
    said: YearlyContent = value_of(YearlyContent, data)
    return said


def _goal(goal: MidtermGoal) -> MidtermGoal:
    return MidtermGoal(goal.raw, None, term=goal.term)
