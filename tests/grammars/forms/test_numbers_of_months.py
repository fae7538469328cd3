"""12月 as a number of months where the unit or other values say so, and as a date elsewhere."""

import pytest

from tests.grammars.forms.drawn import HEAD, drawn, of, read

VALUES = ["基準値", "目標値", "５年度"]


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize(
    ("name", "unit"),
    [("審査の期間", "月"), ("審査の期間", "か月"), ("審査の期間", "ヶ月"), ("審査の期間", "箇月")],
)
def test_a_unit_in_a_column(name: str, unit: str, suffix: str) -> None:
    rows = (
        ["測定指標", "単位", *VALUES],
        [name, unit, "12月", "約10月", "11月"],
        ["灯火の数", "基", "1", "2", "3"],
    )
    one, other = of(read(drawn(*HEAD, *rows), suffix=suffix), "indicators")
    assert (one["unit"], one["baseline"]["raw"], one["baseline"]["value"]) == (unit, "12月", 12)
    assert (one["baseline"]["unit"], one["target"]["raw"]) == ("月", "約10月")
    assert (one["target"]["value"], one["years"][0]["result"]["value"]) == (10, 11)
    assert other["baseline"]["value"] == 1


@pytest.mark.parametrize("unit", ["月", "単位：か月", "ヶ月"])
def test_a_unit_in_the_name(unit: str) -> None:
    rows = (["測定指標", *VALUES], [f"審査の期間（{unit}）", "12月", "10月", "11月"])
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert (one["baseline"]["value"], one["target"]["value"]) == (12, 10)


@pytest.mark.parametrize("other", ["9.5月", "18か月", "10月以内", "13月"])
def test_another_value_that_counts_months(other: str) -> None:
    rows = (["測定指標", *VALUES], ["審査の期間", "12月", other, "11月"])
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert (one["baseline"]["value"], one["years"][0]["result"]["value"]) == (12, 11)
    assert one["target"]["raw"] == other


@pytest.mark.parametrize(
    ("name", "unit"),
    [("審査の期間", "－"), ("計画の公表時期", "月"), ("計画の策定月", "月"), ("開催の回数", "回")],
)
def test_months_of_the_year(name: str, unit: str) -> None:
    rows = (["測定指標", "単位", *VALUES], [name, unit, "12月", "10月", "11月"])
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert one["baseline"] == {"raw": "12月"}
    assert "value" not in one["years"][0]["result"]


@pytest.mark.parametrize("value", ["12月末", "令和５年３月", "３月31日", "６月公表"])
def test_dates_among_numbers_of_months(value: str) -> None:
    rows = (["測定指標", "単位", *VALUES], ["審査の期間", "月", "12月", "10月", value])
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert "value" not in one["years"][0]["result"]
