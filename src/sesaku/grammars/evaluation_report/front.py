"""The budget form 「政策評価調書（個別票）」 that may be bound in front of a report."""

import dataclasses
import re
from typing import NamedTuple

from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.grammars.budget_form import FormReading, read_form
from sesaku.grammars.rows import Row
from sesaku.model.budget import BudgetForm
from sesaku.model.diagnostic import Collector
from sesaku.model.evaluation import EvaluationMethod
from sesaku.model.reading import Furniture
from sesaku.model.values import Text

# any of these words is printed in the form and nowhere else before a report's title
_FORM = re.compile(r"予算科目|政策評価調書|個別票|政策ごとの予算額")


class Front(NamedTuple):
    """What stands in front of the report's own title."""

    form: BudgetForm | None
    method: EvaluationMethod | None
    furniture: tuple[Furniture, ...]


def read_front(document: Document, before: list[Row], collector: Collector) -> Front:
    """Read the rows before the report's title, if they are a budget form.

    What the form says of the measure (name, number, level) stays with the form: the report says it
    again in its own head.
    """
    if not before or not _FORM.search("".join(row.tight for row in before)):
        return Front(None, None, ())
    start, end = before[0].start, before[-1].end
    lines = [line for line in document.lines if start <= line.end and line.start < end]
    reading = read_form(document, lines, collector)
    return Front(_with_head(reading), reading.measure.evaluation_method, reading.furniture)


def _with_head(reading: FormReading) -> BudgetForm | None:
    measure, form = reading.measure, reading.measure.budget_form
    if form is None:
        return None
    level = measure.attainment
    return dataclasses.replace(
        form,
        policy=_text(measure.name, measure.cites.get("name", ())),
        number=_text(measure.code, measure.cites.get("code", ())),
        attainment=_text(level.label, level.cite) if level is not None else None,
    )


def _text(value: str | None, cite: Cite) -> Text | None:
    return Text(value, cite) if value else None
