"""The real report of ../shared: its score against the gold, and facts about all of it."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from sesaku.model.evaluation import Measure
from sesaku.model.indicator import Indicator
from sesaku.model.reading import Reading
from sesaku.model.values import ItemisedText, Quantity, YearlyContent
from sesaku.reading import read

pytestmark = pytest.mark.shared

FORMS = (
    "evaluation_2021_f1-4.pdf",
    "evaluation_2021_f1-4_browser.pdf",
    "evaluation_2021_f1-4.docx",
)


@pytest.fixture(scope="module")
def report(shared: Path) -> Reading:
    return read(next((shared / "corpus").glob("004_*.txt")))


@pytest.fixture(scope="module")
def measure(report: Reading) -> Measure:
    assert report.content.measure is not None
    return report.content.measure


@pytest.fixture(scope="module")
def indicators(report: Reading) -> dict[str, Indicator]:
    return {
        indicator.code: indicator
        for field in report.content.fields
        for indicator in field.indicators
    }


def score(shared: Path, folder: Path, reading: Reading, *, with_text: bool) -> str:
    """Return what the scoring tool prints about a reading."""
    read_as = folder / "reading.json"
    read_as.write_text(json.dumps(reading.to_dict(), ensure_ascii=False), "utf-8")
    command = [
        sys.executable,
        str(shared / "tools" / "score_reading.py"),
        str(shared / "gold" / "evaluation_2021_fields_1_4.json"),
        str(read_as),
    ]
    if with_text:
        text = folder / "text.txt"
        text.write_bytes(reading.document.text.encode())
        command.append(str(text))
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    return run.stdout


def test_all_facts_of_the_gold_and_all_cites(shared: Path, tmp_path: Path, report: Reading) -> None:
    said = score(shared, tmp_path, report, with_text=True)
    assert "facts read exactly: 414/414 = 1.0000" in said
    assert "invented: 0" in said.splitlines()
    (line,) = (line for line in said.splitlines() if line.startswith("citations that hold:"))
    held, cites = line.split(":")[1].split("=")[0].split("/")
    assert int(held) == int(cites) > 1000


@pytest.mark.parametrize("name", FORMS)
def test_all_facts_in_other_prints(shared: Path, tmp_path: Path, name: str) -> None:
    said = score(shared, tmp_path, read(shared / "corpus-forms" / name), with_text=False)
    assert "facts read exactly: 414/414 = 1.0000" in said
    assert "invented: 0" in said.splitlines()


def test_nothing_of_the_report_is_missing(report: Reading, measure: Measure) -> None:
    fields = report.content.fields
    assert [field.number for field in fields] == [str(number) for number in range(1, 12)]
    found = [indicator for field in fields for indicator in field.indicators]
    assert len(found) == len({indicator.code for indicator in found}) == 39
    assert Counter(i.rating and i.rating.grade for i in found) == {"b": 36, "a": 3}
    assert len(measure.rating_summary) == 39
    assert len(measure.opinions) == 20
    assert len(measure.goals) == 11
    assert len(measure.budgets) == 8
    assert report.coverage.share >= 0.995


def test_list_of_ratings_says_what_the_indicators_say(
    measure: Measure, indicators: dict[str, Indicator]
) -> None:
    listed = {entry.code: (entry.main, entry.grade) for entry in measure.rating_summary}
    assert listed == {
        code: (indicator.main, indicator.rating and indicator.rating.grade)
        for code, indicator in indicators.items()
    }


def numbers(content: YearlyContent | None) -> tuple[float | None, str | None]:
    assert isinstance(content, Quantity)
    return content.value, content.relation


@pytest.mark.parametrize(
    ("code", "targets", "results", "relation"),
    [
        ("3-4", [82, 83, 83], [80.2, 78.3, 82], None),
        ("5-4", [10, 10, 7], [10, 4, 3], None),
        ("8-2", [8, 8, 8], [9, 14, 13], "at_most"),
    ],
)
def test_tables_of_values(
    indicators: dict[str, Indicator],
    code: str,
    targets: list[float],
    results: list[float],
    relation: str | None,
) -> None:
    indicator = indicators[code]
    assert indicator.kind == "quantitative"
    assert [year.fiscal_year for year in indicator.years] == [2018, 2019, 2020]
    assert [numbers(year.target) for year in indicator.years] == [(n, relation) for n in targets]
    assert [numbers(year.result) for year in indicator.years] == [(n, None) for n in results]
    assert indicator.midterm_goal is not None
    assert (indicator.midterm_goal.raw, indicator.midterm_goal.value) == ("－", None)


def test_term_of_a_midterm_goal(indicators: dict[str, Indicator]) -> None:
    terms = {code: i.midterm_goal.term for code, i in indicators.items() if i.midterm_goal}
    assert terms.pop("6-3") == "2025"


def test_table_whose_cells_are_texts(indicators: dict[str, Indicator]) -> None:
    indicator = indicators["7-3"]
    assert indicator.kind == "qualitative"
    cells = [cell for year in indicator.years for cell in (year.target, year.result)]
    texts = [cell for cell in cells if isinstance(cell, ItemisedText)]
    assert len(texts) == 6
    assert "".join(texts[1].text.split()) == "無投票採択"
    assert texts[3].text.startswith("全会一致採択")
    assert all(len(text.items) == 1 for text in texts)


def test_series_of_a_reference_indicator(report: Reading) -> None:
    (reference,) = report.content.fields[3].reference_indicators
    assert reference.number is None
    assert [series.label[0] for series in reference.series][:2] == ["①", "②"]
    first = reference.series[0]
    assert [(v.fiscal_year, v.value, v.unit) for v in first.values] == [
        (2017, 3, "か国"),
        (2018, 6, "か国"),
        (2019, 0, "か国"),
        (2020, 0, "か国"),
    ]
    for series in reference.series:
        assert [value.fiscal_year for value in series.values] == [2017, 2018, 2019, 2020]


def test_budgets(measure: Measure) -> None:
    found = {(b.scope, b.fiscal_year): b for b in measure.budgets}
    raws = {
        key: (b.total and b.total.raw, b.executed and b.executed.raw) for key, b in found.items()
    }
    assert raws == {
        ("excluding_contributions", 2018): ("2,879", "2,709"),
        ("excluding_contributions", 2019): ("2,970", "2,632"),
        ("excluding_contributions", 2020): ("3,055", "2,259"),
        ("excluding_contributions", 2021): ("", ""),
        ("contributions", 2018): ("－", "－"),
        ("contributions", 2019): ("－", "－"),
        ("contributions", 2020): ("105,298", "105,015"),
        ("contributions", 2021): ("", ""),
    }
    carried = found["excluding_contributions", 2020].carryover
    assert carried is not None
    assert carried.value == -217


def test_budget_form(measure: Measure) -> None:
    form = measure.budget_form
    assert form is not None
    assert form.unit == "千円"
    assert [[value.value for value in row.values] for row in form.rows] == [
        [29452910, 32323711],
        [4753731, 5126489],
        [54027805, 54349436],
        [219251, 346394],
    ]
    sums = [sum(row.values[column].value or 0 for row in form.rows) for column in range(2)]
    assert [value.value for value in form.totals[0].values] == sums == [88453697, 92146030]
    assert all(row.item is None for row in form.rows), "the print does not tie items to rows"


def test_troubles_that_are_said(report: Reading) -> None:
    assert Counter(d.code for d in report.diagnostics) == {
        "bracket-unclosed": 4,
        "budget-label-unresolved": 2,
        "code-reused": 2,
        "heading-displaced": 1,
        "heading-field-number": 1,
    }
