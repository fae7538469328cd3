"""Headings of targets and results that name the results first: above, or before the brackets."""

import pytest

from sesaku.readers import pdf
from sesaku.readers.source import Source
from tests.grammars.forms.cites import reading_of
from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read
from tests.grammars.forms.paged import Print, printed
from tests.grammars.forms.test_layouts import yearly

HEADS = [
    "年度ごとの実績値（上段）・目標値（下段）",
    "上段：実績値\n下段：目標値",
    "年度ごとの実績値（括弧内は目標値）",
    "実績値（目標値）",
    "実績\n目標",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
def test_the_upper_value_is_the_result(head: str, suffix: str) -> None:
    rows: Rows = (
        [("測定指標", 1, 2), ("基準値", 1, 2), (head, 3), ("目標値", 1, 2)],
        [2, "３年度", "４年度", "５年度"],
        [("灯火の数", 1, 2), ("80基", 1, 2), "91基", "102基", "集計中", ("110基以上", 1, 2)],
        [2, "90基", "100基", "110基"],
        ["霧笛の数", "8基", "9基\n10基", "11基\n12基", "13基\n14基", "14基"],
    )
    canvas = drawn(*HEAD, *rows)
    if suffix == "pdf":
        reading = reading_of(pdf.read(Source("様式.pdf", printed([(canvas, 0)], Print(1400)))))
    else:
        reading = read(canvas, suffix=suffix)
    one, two = of(reading, "indicators")
    assert yearly(one, "result") == {2021: "91基", 2022: "102基", 2023: "集計中"}
    assert yearly(one, "target") == {2021: "90基", 2022: "100基", 2023: "110基"}
    assert yearly(two, "result") == {2021: "9基", 2022: "11基", 2023: "13基"}
    assert yearly(two, "target") == {2021: "10基", 2022: "12基", 2023: "14基"}


def test_single_values_of_years_to_come_and_in_brackets_are_targets() -> None:
    rows: Rows = (
        ["測定指標", "基準値", ("実績値（目標値）", 4), "目標値"],
        [2, "４年度", "５年度", "６年度", "７年度", "７年度"],
        ["灯火の数", "80基", "91基（90基）", "（95基）", "（100基）", "110基", "110基以上"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert yearly(one, "result") == {2022: "91基"}
    assert yearly(one, "target") == {2022: "90基", 2023: "95基", 2024: "100基", 2025: "110基"}
