"""All real JUDGIT! sheets of ../shared: nothing lost, nothing changed, every value cited."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sesaku.model.reading import Reading
from sesaku.model.review import Project
from sesaku.model.values import Quantity
from sesaku.model.walk import cites_in
from sesaku.reading import read
from tests.grammars.review_sheet.cited import check_cites, leaves

pytestmark = pytest.mark.shared

SHEETS, OUTCOMES, OUTPUTS, BUDGETS, PAYEES = 1441, 2126, 1326, 7205, 25225
TEXTS = {
    "事業ID": "project_id",
    "ID": "sheet_id",
    "事業番号": "number",
    "事業名": "name",
    "公開年度": "fiscal_year",
    "府省庁": "ministry",
    "担当部局庁": "bureau",
    "担当課室": "division",
    "作成責任者": "author",
    "開始年度": "start_year",
    "終了年度": "end_year",
    "事業目的": "purpose",
    "事業概要": "overview",
    "url": "url",
    "定量的な目標が設定できない理由": "no_target_reason",
}
AMOUNTS = {
    "当初予算": "initial",
    "補正予算": "supplementary",
    "前年度から繰越し": "carried_in",
    "翌年度へ繰越し": "carried_out",
    "予備費等": "reserve",
    "予算計": "total",
    "執行額": "executed",
    "要求額": "requested",
}
PAYEE = {
    "年度": "fiscal_year",
    "グループ": "group",
    "番号": "number",
    "支出先名": "name",
    "法人番号": "corporate_number",
    "業務概要": "work",
}


class Read(NamedTuple):
    """A sheet as the standard library reads it, and as we do."""

    source: dict[str, Any]
    project: Project


@pytest.fixture(scope="module")
def readings(shared: Path) -> dict[str, tuple[list[dict[str, Any]], Reading]]:
    found = {}
    for path in sorted((shared / "data" / "judgit").glob("*.jsonl.gz")):
        lines = gzip.decompress(path.read_bytes()).decode().splitlines()
        found[path.name] = ([json.loads(line) for line in lines], read(path))
    return found


@pytest.fixture(scope="module")
def pairs(readings: dict[str, tuple[list[dict[str, Any]], Reading]]) -> list[Read]:
    return [
        Read(source, project)
        for sources, reading in readings.values()
        for source, project in zip(sources, reading.content.projects, strict=True)
    ]


def text(value: object) -> object:
    """Return a source's value as a plain field holds it."""
    if isinstance(value, str):
        return value if value.strip() else None
    return None if value is None else str(value)


def amount(item: Quantity | None) -> object:
    return "missing" if item is None else item.value


def test_all_sheets_are_there(pairs: list[Read]) -> None:
    assert len(pairs) == SHEETS
    assert sum(len(project.outcomes) for _, project in pairs) == OUTCOMES
    assert sum(len(project.outputs) for _, project in pairs) == OUTPUTS
    assert sum(len(project.budgets) for _, project in pairs) == BUDGETS
    assert sum(len(project.payees) for _, project in pairs) == PAYEES


def test_plain_values(pairs: list[Read]) -> None:
    for source, project in pairs:
        for label, field in TEXTS.items():
            value = getattr(project, field)
            assert (value if value is None else str(value)) == text(source.get(label)), label
        parts = [source.get(f"事業番号{number}") for number in range(1, 6)]
        assert [part.text for part in project.number_parts] == [part for part in parts if part]
        assert project.full_number == "-".join(part for part in parts if part)
        assert [item.text for item in project.accounts] == source["会計区分"]
        assert [item.name for item in project.methods] == source["実施方法"]
        assert [item.text for item in project.major_policies] == (source["主要施策"] or [])
        assert [other.label for other in project.others] == ["_src"]


def test_budgets(pairs: list[Read]) -> None:
    for source, project in pairs:
        for printed, budget in zip(source["予算"], project.budgets, strict=True):
            assert budget.fiscal_year == printed["年度"]
            for label, field in AMOUNTS.items():
                assert amount(getattr(budget, field)) == printed.get(label, "missing")
            assert budget.others == ()


def test_payees(pairs: list[Read]) -> None:
    for source, project in pairs:
        for printed, payee in zip(source["支出先"], project.payees, strict=True):
            for label, field in PAYEE.items():
                value = getattr(payee, field)
                assert (value if value is None else str(value)) == text(printed[label])
            assert amount(payee.amount) == printed["支出額"]
            assert payee.others == ()


def test_outcomes(pairs: list[Read]) -> None:
    for source, project in pairs:
        for printed, outcome in zip(source["アウトカム"], project.outcomes, strict=True):
            assert outcome.goal == text(printed["成果目標"])
            assert outcome.indicator == text(printed["成果指標"])
            assert outcome.unit == text(printed["単位"])
            assert outcome.target_year == printed["目標最終年度"]
            target = printed["目標値"]
            assert outcome.target is not None
            assert outcome.target.raw == (target or "")
            assert outcome.target.value == (None if target is None else float(target))
            for cell, year in zip(printed["成果実績"], outcome.years, strict=True):
                assert year.fiscal_year == cell["年度"]
                assert amount(year.result) == cell["成果実績"]
                assert amount(year.target) == cell["目標値"]
                assert year.expected is None


def test_outputs(pairs: list[Read]) -> None:
    for source, project in pairs:
        for printed, output in zip(source["アウトプット"], project.outputs, strict=True):
            assert output.indicator == text(printed["活動指標"])
            assert output.unit == text(printed["単位"])
            for cell, year in zip(printed["活動実績"], output.years, strict=True):
                assert year.fiscal_year == cell["年度"]
                assert amount(year.result) == cell["活動実績"]
                assert amount(year.expected) == cell["当初見込み"]
                assert year.target is None


def test_earlier_sheets(pairs: list[Read]) -> None:
    for source, project in pairs:
        for printed, earlier in zip(
            source["関連する過去のレビューシート"], project.predecessors, strict=True
        ):
            parts = [printed[f"事業番号{number}"] for number in range(1, 4)]
            assert [part.text for part in earlier.number_parts] == [part for part in parts if part]
            assert (earlier.fiscal_year, earlier.ministry) == (printed["年度"], printed["府省庁"])


def test_every_leaf_is_cited_once_and_no_other(pairs: list[Read]) -> None:
    for source, project in pairs:
        spans = [span for cite in cites_in(project) for span in cite]
        printed = [leaf for leaf in leaves(source) if leaf is not None and str(leaf).strip()]
        assert len(spans) == len(set(spans)) == len(printed)


def test_everything_is_accounted_for(
    readings: dict[str, tuple[list[dict[str, Any]], Reading]],
) -> None:
    for _, reading in readings.values():
        assert reading.coverage.share == 1.0
        assert {found.code for found in reading.diagnostics} <= {"budget-total-differs"}


def test_cites_give_their_values(
    readings: dict[str, tuple[list[dict[str, Any]], Reading]],
) -> None:
    for _, reading in readings.values():
        for project in reading.content.projects[::5]:
            check_cites(reading, project)


def samples(shared: Path) -> Iterator[Path]:
    return (shared / "data" / "judgit" / "samples").glob("*.json")


def test_samples_in_full(shared: Path) -> None:
    found = list(samples(shared))
    assert len(found) == 8
    for path in found:
        reading = read(path)
        (project,) = reading.content.projects
        source = json.loads(path.read_text("utf-8"))
        assert reading.content.title == source["事業名"]
        assert reading.coverage.share == 1.0
        for entry in reading.document.entries:
            if isinstance(entry.value, str):
                reading.document.verify(entry.value, entry.cite)
        check_cites(reading, project)
        spans = [span for cite in cites_in(project) for span in cite]
        assert len(spans) == len([leaf for leaf in leaves(source) if leaf != ""])
