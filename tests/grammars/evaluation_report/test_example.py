"""The fictional reports of examples/, read whole, against their goldens."""

import json
from pathlib import Path

import pytest
import yaml

from sesaku.model.walk import plain
from sesaku.reading import read
from tests.conftest import ROOT
from tests.grammars.evaluation_summary import golden

KIND = "evaluation_report"
GOLDEN = ROOT / "tests" / "corpus" / KIND
PATHS = sorted((ROOT / "examples" / KIND).glob("*.txt"))


def told(path: Path) -> dict[str, object]:
    """Return what a golden holds: the head as other kinds have it, and the fields."""
    reading = read(path)
    fields = golden.bare(plain(reading.content.fields))
    return {**golden.told(reading), "fields": fields}


def test_goldens_are_not_written_by_the_way() -> None:
    assert not golden.REGENERATE


def test_there_is_an_example() -> None:
    assert PATHS


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_golden(path: Path) -> None:
    found = told(path)
    kept = GOLDEN / path.name / "reading.json"
    if golden.REGENERATE:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert found == json.loads(kept.read_text("utf-8"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_expected_by_hand(path: Path) -> None:
    """What a person reads off the print, written before any golden."""
    expected = yaml.safe_load((GOLDEN / path.name / "expected.yml").read_text("utf-8"))
    reading = read(path)
    measure = reading.content.measure
    assert measure is not None
    indicators = {i.code: i for field in reading.content.fields for i in field.indicators}
    assert {
        "kind": reading.detection.kind,
        "code": measure.code,
        "fiscal_year": measure.fiscal_year,
        "evaluated_on": measure.evaluated_on,
        "department": measure.department,
        "attainment": measure.attainment and measure.attainment.grade,
        "goals": {goal.number: list(goal.purposes) for goal in measure.goals},
        "fields": {field.number: field.name for field in reading.content.fields},
        "ratings": {c: i.rating and i.rating.grade for c, i in indicators.items()},
        "main": [code for code, indicator in indicators.items() if indicator.main],
        "values": {
            code: [
                [
                    year.fiscal_year,
                    getattr(year.target, "value", None),
                    getattr(year.result, "value", None),
                ]
                for year in indicator.years
            ]
            for code, indicator in indicators.items()
            if indicator.kind == "quantitative"
        },
        "next": [
            [entry.code, entry.change]
            for field in reading.content.fields
            for entry in field.next_indicators
        ],
        "opinions": [list(opinion.about) for opinion in measure.opinions],
        "diagnostics": [diagnostic.code for diagnostic in reading.diagnostics],
        "counts": {
            "indicators": len(indicators),
            "year cells": sum(2 * len(indicator.years) for indicator in indicators.values()),
            "budget years": len(measure.budgets),
            "opinions": len(measure.opinions),
            "materials": sum(len(field.materials) for field in reading.content.fields),
        },
        "urls": [m.url for field in reading.content.fields for m in field.materials if m.url],
    } == expected


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_everything_is_accounted_for(path: Path) -> None:
    assert read(path).coverage.share == 1.0
