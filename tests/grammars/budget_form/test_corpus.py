"""The real form that precedes the report of ../shared: its amounts, and nothing guessed."""

from pathlib import Path

import pytest

from sesaku.document.document import Document
from sesaku.grammars import budget_form
from sesaku.model.diagnostic import Collector
from sesaku.model.reading import Reading
from sesaku.readers import open_document
from tests.grammars.evaluation_summary.checking import check, reading_of
from tests.grammars.evaluation_summary.rendering import document_of

pytestmark = pytest.mark.shared

ROWS = [
    ("外務本省", 29_452_910, 32_323_711),
    ("外務本省", 4_753_731, 5_126_489),
    ("外務本省", 54_027_805, 54_349_436),
    ("在外公館", 219_251, 346_394),
]
TOTAL = (88_453_697, 92_146_030)
BLANK = (None, None)


@pytest.fixture(scope="module")
def document(shared: Path) -> Document:
    return open_document(next((shared / "corpus").glob("004_*.txt")))


@pytest.fixture(scope="module")
def reading(document: Document) -> Reading:
    end = next(line.start for line in document.lines if line.text.startswith(" 施策"))
    return reading_of(budget_form, document_of(document.text[:end]))


def test_kind_and_coverage(reading: Reading) -> None:
    assert reading.detection.confidence == 1.0
    assert reading.coverage.share == 1.0
    check(reading)


def test_amounts(reading: Reading) -> None:
    measure = reading.content.measure
    assert measure is not None
    form = measure.budget_form
    assert form is not None
    assert [(row.organisation, *(cell.value for cell in row.values)) for row in form.rows] == ROWS
    assert {row.account for row in form.rows} == {"一般"}
    totals = [tuple(cell.value for cell in total.values) for total in form.totals]
    assert totals == [TOTAL, BLANK, BLANK, BLANK, BLANK, TOTAL, BLANK, BLANK]
    assert {cell.raw for total in form.totals for cell in total.values if cell.value is None} == {
        ""
    }
    assert form.unit == "千円"
    assert len(form.columns) == 2


def test_what_the_print_leaves_open_is_null(reading: Reading) -> None:
    measure = reading.content.measure
    assert measure is not None
    form = measure.budget_form
    assert form is not None
    assert {row.item for row in form.rows} == {None}
    assert {total.label for total in form.totals} == {None}
    assert len(form.items) == 4
    assert measure.fiscal_year is None
    assert measure.evaluation_method is not None
    assert measure.evaluation_method.chosen is None
    codes = [d.code for d in reading.diagnostics]
    assert codes.count("budget-label-unresolved") == 2


def test_plain_values(reading: Reading) -> None:
    measure = reading.content.measure
    assert measure is not None
    assert measure.code == "⑦"
    assert measure.name is not None
    assert measure.attainment is not None
    assert measure.attainment.label == "相当程度進展あり"


def test_the_same_out_of_the_whole_report(document: Document, reading: Reading) -> None:
    end = next(at for at, line in enumerate(document.lines) if line.text.startswith(" 施策"))
    form = budget_form.read_form(document, document.lines[:end], Collector())
    assert form.measure == reading.content.measure


def test_the_report_is_no_form(document: Document) -> None:
    assert budget_form.detect(document).confidence < 0.5
