"""Years of headings: with and without era, found by the year of the form."""

import pytest

from sesaku.grammars.forms.years import is_year, reference_year, year_in


@pytest.mark.parametrize(
    ("printed", "near", "year"),
    [
        ("元年度", 2023, 2019),
        ("30年度", 2023, 2018),
        ("30年度", 1995, 2018),
        ("30年度", None, None),
        ("2年度", 2023, 2020),
        ("12年度", 2024, 2030),
        ("28年度", 2022, 2016),
        ("令和3年度", None, 2021),
        ("平成31年度", None, 2019),
        ("R5年度", None, 2023),
        ("H30", None, 2018),
        ("2021年度", None, 2021),
        ("令和元年度(2019年度)", None, 2019),
        ("令和5年度末", None, 2023),
        ("昭和54年度", None, 1979),
        ("三年度", 2023, 2021),
        ("毎年度", 2023, None),
        ("-年度", 2023, None),
        ("目標(5年度)", 2023, 2023),
    ],
)
def test_years_of_labels(printed: str, near: int | None, year: int | None) -> None:
    label = year_in(printed)
    assert label is not None
    assert label.value(near) == year


@pytest.mark.parametrize(
    "printed", ["令和3年6月", "12件", "3年度から5年度", "1.5", "", "年度", "30"]
)
def test_what_is_no_single_year(printed: str) -> None:
    assert year_in(printed) is None


@pytest.mark.parametrize(
    ("printed", "whole"),
    [("(28年度)", True), ("毎年度", True), ("28年度実績", False), ("70計画", False)],
)
def test_labels_that_are_years_and_nothing_else(printed: str, whole: bool) -> None:  # noqa: FBT001 - a case
    assert is_year(printed) is whole


def test_the_year_of_a_form() -> None:
    assert reference_year("令和5年度実施施策に係る政策評価書(令和6年度実施)", ()) == 2023
    assert reference_year("政策評価書", ("令和3年度", "令和4年度", "令和9年度", "件")) == 2022
    assert reference_year("5年度の評価書", ()) is None
