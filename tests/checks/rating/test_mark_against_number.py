"""Marks beside results."""

import pytest

from sesaku.checks.rating import mark_against_number as check
from tests.checks.cases import found, one_indicator, reasons


def _case(target: str, result: str, mark: str | None) -> dict[str, object]:
    return one_indicator(years={2020: {"target": target, "result": result, "mark": mark}})


@pytest.mark.parametrize(
    ("target", "result", "mark"),
    [("20回", "18回", "○"), ("20回", "21回", "×"), ("3日以内", "5日", "○")],
)
def test_does_not_fit(target: str, result: str, mark: str) -> None:
    (finding,) = found(check, _case(target, result, mark))
    assert [one.text for one in finding.evidence] == [target, result, mark]


@pytest.mark.parametrize(
    ("target", "result", "mark"),
    [("20回", "20回", "○"), ("20回", "19回", "×"), ("3日以内", "2日", "○")],
)
def test_fits(target: str, result: str, mark: str) -> None:
    assert found(check, _case(target, result, mark)) == ()


@pytest.mark.parametrize("mark", [None, "△", "◎"])
def test_not_applicable(mark: str | None) -> None:
    assert "No year has a mark" in reasons(check, _case("20回", "18回", mark))[0]
