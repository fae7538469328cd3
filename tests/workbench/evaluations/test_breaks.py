from itertools import pairwise

import pytest

from workbench.evaluations.breaks import breaks_of

YEARS = [2018, 2019, 2020, 2021]


@pytest.mark.parametrize(
    ("note", "years"),
    [
        ("（注）令和２年度から集計の対象に離島を加えた。", {2020}),
        ("令和 元 年度 実績 以降 は、速 報値 を 除く。", {2019}),
        ("算出方法を令和３年度に変更した。", {2021}),
        ("平成30年度までは会計年度末の値を計上している。", {2019}),
        ("令和元年度までの値は旧定義による。令和２年度から新しい定義に変更した。", {2020}),
    ],
)
def test_a_note_announces_the_year(note: str, years: set[int]) -> None:
    found = breaks_of([note], YEARS)
    assert found.years == years
    assert not found.apart
    assert found.notes


@pytest.mark.parametrize(
    "note",
    [
        "（注）令和２年度は台風のため２回中止した。",
        "３年度前に申し込んだ者の割合",
        "令和元年度から令和３年度までの平均により算出した。",
        "目標値を令和２年度に見直した。",
        "出典：港湾統計（令和３年度）",
        "",
    ],
)
def test_other_notes_announce_nothing(note: str) -> None:
    found = breaks_of([note], YEARS)
    assert (found.years, found.apart, found.notes) == (frozenset(), False, ())


def test_a_change_without_a_year_sets_all_years_apart() -> None:
    found = breaks_of(["途中で集計方法を見直したため、単純な比較はできない。"], YEARS)
    assert found.apart
    assert all(found.between(a, b) for a, b in pairwise(YEARS))


def test_a_change_before_the_first_year_breaks_nothing() -> None:
    found = breaks_of(["平成25年度から対象を広げた。"], YEARS)
    assert not any(found.between(a, b) for a, b in pairwise(YEARS))


def test_another_unit_is_a_break() -> None:
    cells = [(2018, {"unit": "件"}), (2019, None), (2020, {"unit": "％"}), (2021, {"unit": "%"})]
    found = breaks_of([], YEARS, cells)
    assert found.years == {2020}
    assert found.between(2018, 2020)
    assert not found.between(2020, 2021)
