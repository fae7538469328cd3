"""The fictional summaries of examples/, read whole."""

from pathlib import Path

import pytest

from sesaku.model.evaluation import Measure
from sesaku.reading import read
from tests.conftest import ROOT
from tests.grammars.evaluation_summary import golden
from tests.grammars.evaluation_summary.checking import check

FOLDER = ROOT / "examples" / "evaluation_summary"
PATHS = sorted(FOLDER.glob("*.txt"))


def measure_of(name: str) -> Measure:
    measure = read(FOLDER / name).content.measure
    assert measure is not None
    return measure


def test_goldens_are_not_written_by_the_way() -> None:
    assert not golden.REGENERATE


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_golden(path: Path) -> None:
    golden.compare("evaluation_summary", path)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_everything_is_placed_once(path: Path) -> None:
    reading = read(path)
    assert reading.detection.kind == "evaluation_summary"
    assert reading.coverage.share == 1.0
    check(reading)


def test_blank_dash_and_nought_are_three_things() -> None:
    budgets = {(b.fiscal_year, b.scope): b for b in measure_of("kankyo_koen.txt").budgets}
    cells = [
        budgets[2024, "contributions"].executed,
        budgets[2022, "contributions"].executed,
        budgets[2022, "excluding_contributions"].executed,
        budgets[2023, "excluding_contributions"].total,
    ]
    assert [(cell.raw, cell.value) for cell in cells if cell is not None] == [
        ("", None),
        ("－", None),
        ("0", 0),
        ("△35", -35),
    ]


def test_opinions_say_what_they_are_about() -> None:
    opinions = measure_of("kankyo_koen.txt").opinions
    assert [opinion.about for opinion in opinions] == [
        (),
        ("F1",),
        ("F2", "F3"),
        ("F2",),  # named by its words alone: 街路の樹木の植え替え
        ("3-2", "goal:1"),
    ]


def test_a_sentence_goes_on_after_a_page_break() -> None:
    results = measure_of("kowan_bosai.txt").results
    assert [result.number for result in results] == ["1", "2", "3"]
    assert "工法の見直しを進めている。" in results[0].text
    assert "・夜の部　延べ 21 回" in results[1].text, "bullets of another level stay inside"
    assert results[2].text.endswith("10 か所は高台にあり、浸水のおそれがない。")


def test_plain_values_side_by_side() -> None:
    measure = measure_of("kowan_bosai.txt")
    assert measure.department == "港政局港湾防災課"
    assert measure.evaluated_on == "2023-08"
    assert (measure.ministry, measure.code) == ("翠海省", "翠海省５－Ⅱ－３")
    assert measure.fiscal_year == 2023


def test_a_table_whose_rows_are_years() -> None:
    budgets = measure_of("toshokan_kyoten.txt").budgets
    assert [
        (b.fiscal_year, b.total and b.total.value, b.executed and b.executed.raw) for b in budgets
    ] == [(2018, 120, "118"), (2019, 125, "－"), (2020, 131, "")]


def test_what_is_missing_or_odd_is_said() -> None:
    diagnostics = {d.code: d.keys for d in read(FOLDER / "toshokan_kyoten.txt").diagnostics}
    assert diagnostics == {
        "fiscal-year-undecided": {},
        "item-number-unexpected": {"expected": 3, "printed": 4},
        "section-missing": {"section": "施策目標"},
    }
