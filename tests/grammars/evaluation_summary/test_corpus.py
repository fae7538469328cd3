"""The real summary of ../shared: facts about it, its cites, and the same facts in other prints."""

import re
from itertools import product
from pathlib import Path

import pytest

from sesaku.grammars import evaluation_summary
from sesaku.model.evaluation import Measure
from sesaku.model.reading import Reading
from sesaku.model.walk import plain
from sesaku.reading import read
from sesaku.text.width import squeeze
from tests.grammars.evaluation_summary.checking import check, reading_of, texts_of
from tests.grammars.evaluation_summary.rendering import document_of

pytestmark = pytest.mark.shared

AMOUNTS = {
    "excluding_contributions": {
        2021: (3223, 2354),
        2022: (3034, 2754),
        2023: (5262, 4958),
        2024: (8174, None),
    },
    "contributions": {
        2021: (95663, 95280),
        2022: (99215, 98588),
        2023: (114862, 114680),
        2024: (77140, None),
    },
}
FIELDS = [None, None, None, None, 1, 1, 1, 1, 2, 2, 3, 3, 3, 6, 6, 8, 9, 9, 10]


@pytest.fixture(scope="module")
def path(shared: Path) -> Path:
    return next((shared / "corpus").glob("002_*.txt"))


@pytest.fixture(scope="module")
def reading(path: Path) -> Reading:
    return read(path)


def measure_of(reading: Reading) -> Measure:
    assert reading.content.measure is not None
    return reading.content.measure


def test_kind_and_coverage(reading: Reading) -> None:
    assert reading.detection.kind == "evaluation_summary"
    assert reading.coverage.share >= 0.995
    check(reading)


def test_counts(reading: Reading) -> None:
    measure = measure_of(reading)
    numbers = [str(number) for number in range(1, 12)]
    assert [goal.number for goal in measure.goals] == numbers
    assert [result.number for result in measure.results] == numbers
    assert [goal.number for goal in measure.next_goals] == numbers
    assert len(measure.notes) == 2
    assert measure.goal_preamble is not None
    assert measure.next_preamble is not None
    assert measure.overall is not None
    assert measure.fiscal_year is None


def test_opinions(reading: Reading) -> None:
    opinions = measure_of(reading).opinions
    expected = [(f"F{number}",) if number else () for number in FIELDS]
    assert [opinion.about for opinion in opinions] == expected


def test_budgets(reading: Reading) -> None:
    found: dict[str, dict[int, tuple[object, object]]] = {}
    for budget in measure_of(reading).budgets:
        assert budget.scope is not None
        assert budget.unit == "百万円"
        assert budget.total is not None
        assert budget.executed is not None
        years = found.setdefault(budget.scope, {})
        years[budget.fiscal_year] = (budget.total.value, budget.executed.value)
    assert found == AMOUNTS


def test_texts_are_those_of_the_source(path: Path, reading: Reading) -> None:
    measure = measure_of(reading)
    known = {
        squeeze(re.sub(r"^- (?:\d+ )?", "", line))
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("- ")
    }
    kept = (measure.goal_preamble, measure.overall, measure.next_preamble, *measure.notes)
    items = [item for item in texts_of(measure) if item not in kept]
    assert {squeeze(item.text) for item in items} == known


WIDTHS = (0, 28, 45, 60)
BLANKS = ("kept", "none", "all")
MARKS = ("kept", "bare", "brackets")


@pytest.mark.parametrize(("width", "blanks", "marks"), list(product(WIDTHS, BLANKS, MARKS)))
def test_the_same_facts_in_another_print(
    path: Path, reading: Reading, width: int, blanks: str, marks: str
) -> None:
    text = path.read_text("utf-8")
    if marks != "kept":
        number = r"\1 " if marks == "bare" else r"（\1）"
        text = re.sub(r"^- (\d+) ", number, text, flags=re.MULTILINE).replace("\n- ", "\n・")
    rows = [
        piece
        for line in text.split("\n")
        for piece in (
            [line[at : at + width] for at in range(0, len(line), width)]
            if width and "\t" not in line and line
            else [line]
        )
        if blanks == "kept" or piece.strip()
    ]
    text = ("\n\n" if blanks == "all" else "\n").join(rows)
    assert _facts(reading_of(evaluation_summary, document_of(text))) == _facts(reading)


def _facts(reading: Reading) -> object:
    """Return all values of a reading without cites, texts squeezed."""

    def bare(node: object) -> object:
        if isinstance(node, dict):
            return {
                key: bare(value)
                for key, value in node.items()
                if not key.endswith(("cite", "cites"))
            }
        if isinstance(node, list):
            return [bare(value) for value in node]
        return squeeze(node) if isinstance(node, str) else node

    return bare(plain(reading.content.measure))
