"""Years as labels and rows of headings name them."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku.text.wareki import civil_year, era_name, named_years, years_in, years_of


@pytest.mark.parametrize(
    ("label", "years"),
    [
        ("平成30･令和元・２年度", [2018, 2019, 2020]),
        ("平成 30 年度 令和元年度 令和２年度", [2018, 2019, 2020]),
        ("平成30年度 元年度 ２年度", [2018, 2019, 2020]),
        ("30年度 元年度 ２年度", [2018, 2019, 2020]),
        ("28年度 29年度 30年度 元年度", [2016, 2017, 2018, 2019]),
        ("29年度 30年度 令和元年度", [2017, 2018, 2019]),
        ("63年度 元年度", [1988, 1989]),
        ("平成31年度 2年度", [2019, 2020]),
        ("平成30年度 29年度 28年度", [2018, 2017, 2016]),
        ("令和５年度 ４年度 ３年度", [2023, 2022, 2021]),
        ("平成３年度 ２年度 元年度", [1991, 1990, 1989]),
        ("令和３～５年度", [2021, 2022, 2023]),
        ("平成30年度～令和２年度", [2018, 2019, 2020]),
        ("平成30年度から令和２年度にかけて", [2018, 2019, 2020]),
        ("H30～R2", [2018, 2019, 2020]),
        ("2018-20年度", [2018, 2019, 2020]),
        ("2018・19年度", [2018, 2019]),
        ("2018年度", [2018]),
        ("２０１８年度", [2018]),
        ("二〇一八年度", [2018]),
        ("FY2018", [2018]),
        ("2018 2019 2020", [2018, 2019, 2020]),
        ("2018（平成30）年度", [2018]),
        ("令和２（2020）年度", [2020]),
        ("令和２年度（2020年度）", [2020]),
        ("令和３年度", [2021]),
        ("令和三年度", [2021]),
        ("平成二十七年度", [2015]),
        ("令和元\n年度", [2019]),
        ("R3", [2021]),
        ("Ｒ３", [2021]),
        ("R1 R2 R3", [2019, 2020, 2021]),
        ("H30年度", [2018]),
        ("S63年度", [1988]),
        ("令３", [2021]),
        ("㋿３年度", [2021]),
        ("平成40年度", [2028]),
        ("３・令和４年度", [2021, 2022]),
        ("令和３、４の各年度", [2021, 2022]),
        ("令和３年８月", [2021]),
        ("令和3.7.18", [2021]),
        ("2021/7/18", [2021]),
        ("目標 令和元年度 ２年度 実績 令和元年度 ２年度", [2019, 2020, 2019, 2020]),
        # what only looks like a year
        ("", []),
        ("３年度 ４年度", []),
        ("元年度", []),
        ("－年度", []),
        ("10年間", []),
        ("５年", []),
        ("1990年代", []),
        ("2,018件", []),
        ("第30回", []),
        ("水平30", []),
        ("S3 形式", []),
        ("MR12", []),
        ("３ 令和４年度", [2022]),
        ("令和３年度・10件", [2021]),
        ("令和３年度 1,234 5,678", [2021]),
        ("令和２年度は５年ごとの調査の年", [2020]),
        ("令和２年度に３年ぶりの会合", [2020]),
        ("平成30年12月～令和２年夏", [2018, 2020]),
    ],
)
def test_years_in(label: str, years: list[int]) -> None:
    assert years_in(label) == years


def test_carried_era() -> None:
    assert years_in("３年度 ４年度", carried="令和") == [2021, 2022]
    assert years_in("30年度 元年度", carried="平成") == [2018, 2019]
    assert years_in("元年度", carried="平成") == []  # 1989 or 2019: the label does not say


def test_era_is_carried_over_other_text() -> None:
    assert years_in("平成30年度は５件、29年度は４件") == [2018, 2017]


@pytest.mark.parametrize(
    ("labels", "years"),
    [
        (["30年度", "元年度", "２年度"], [2018, 2019, 2020]),
        (["－年度", "令和３年度", "４年度", "目標"], [None, 2021, 2022, None]),
        (["令和３年度", "", "５年度"], [2021, None, 2023]),
        (["令和３・４年度", "５年度"], [None, 2023]),
        (["R5", "R6"], [2023, 2024]),
        ([], []),
    ],
)
def test_years_of(labels: list[str], years: list[int | None]) -> None:
    assert years_of(labels) == years


def test_named_years_say_where_and_how() -> None:
    text = "令和元・２年度と2021年の比較"
    named = named_years(text)
    assert [(year.value, text[year.start : year.end], year.fiscal) for year in named] == [
        (2019, "令和元", True),
        (2020, "２年度", True),
        (2021, "2021年", False),
    ]


@pytest.mark.parametrize(
    ("era", "number", "year"),
    [
        ("令和", "元", 2019),
        ("平成", "３０", 2018),
        ("R", "3", 2021),
        ("昭", "六十三", 1988),
        (None, "2018", 2018),
        ("元号", "3", None),
        ("令和", "三つ", None),
    ],
)
def test_civil_year(era: str | None, number: str, year: int | None) -> None:
    assert civil_year(era, number) == year


def test_era_name() -> None:
    assert [era_name(name) for name in ("令和", "Ｈ", "㍼", "x")] == ["令和", "平成", "昭和", None]


@given(st.integers(1, 60), st.sampled_from(["平成", "令和"]), st.sampled_from(["年度", " 年度"]))
def test_round_trip(number: int, era: str, suffix: str) -> None:
    printed = f"{era}{'元' if number == 1 else number}{suffix}"
    assert years_in(printed) == [civil_year(era, str(number))]


@given(st.text(alphabet="平成令和昭元RH0123456789年度月・、～－()（） \n一二十か", max_size=60))
def test_any_label_is_answered(label: str) -> None:
    named = named_years(label)
    assert all(0 <= year.start < year.end <= len(label) for year in named)
    assert all(before.end <= after.start for before, after in pairwise(named))
    assert len(years_of([label, label])) == 2


@pytest.mark.parametrize("piece", ["令和", "1 ", "元・", "2018・", "一", " ", "(", "令和1("])
def test_long_text_takes_no_long_time(piece: str) -> None:
    begun = time.process_time()
    years_in(piece * 20_000)
    assert time.process_time() - begun < 5
