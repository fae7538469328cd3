"""Values that share a cell, a line each, and values whose unit has a stroke: never one of two."""

import pytest

from sesaku.model.reading import Reading
from sesaku.readers import pdf
from sesaku.readers.source import Source
from tests.grammars.forms.cites import reading_of
from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read
from tests.grammars.forms.paged import Print, printed
from tests.grammars.forms.test_layouts import yearly

FORMATS = ["xlsx", "docx", "pdf"]
HEADS = [
    "上段：年度ごとの目標値\n下段：年度ごとの実績値",
    "年度ごとの目標値及び実績値",
    "目標値（上段）・実績値（下段）",
    "目標値\n実績値",
]


def read_as(rows: Rows, suffix: str) -> Reading:
    canvas = drawn(*HEAD, *rows)
    if suffix != "pdf":
        return read(canvas, suffix=suffix)
    return reading_of(pdf.read(Source("様式.pdf", printed([(canvas, 0)], Print(1400)))))


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("suffix", FORMATS)
def test_target_and_result_are_a_line_each(head: str, suffix: str) -> None:
    rows: Rows = (
        [("測定指標", 2, 2), ("単位", 1, 2), ("基準値", 1, 2), ("目標値", 1, 2), (head, 4)],
        [5, "３年度", "４年度", "５年度", "６年度"],
        [
            ("灯火の点検率", 2),
            "％",
            "71.3",
            "80～85",
            "80～85\n78.8",
            "82～85\n81",
            "90\n91.5",
            "95",
        ],
        [("鐘の数", 2), "基", "－", "48", "－\n－", "12\n9", "24\n25", "36"],
    )
    one, two = of(read_as(rows, suffix), "indicators")
    assert yearly(one, "target") == {2021: "80～85", 2022: "82～85", 2023: "90", 2024: "95"}
    assert yearly(one, "result") == {2021: "78.8", 2022: "81", 2023: "91.5"}
    assert yearly(two, "target") == {2021: "－", 2022: "12", 2023: "24", 2024: "36"}
    assert yearly(two, "result") == {2021: "－", 2022: "9", 2023: "25"}


@pytest.mark.parametrize("value", ["120\n118", "80～85\n78.8", "120人\n118人"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_two_lines_below_a_heading_of_one_value_are_never_one_figure(
    value: str, suffix: str
) -> None:
    rows: Rows = (
        ["測定指標", "基準値（３年度）", "４年度実績値", "目標値（６年度）"],
        ["１　灯火の数", "12", value, "20"],
    )
    (one,) = of(read_as(rows, suffix), "indicators")
    (year,) = one["years"]
    assert "value" not in year["result"]
    assert year["result"]["raw"].split() == value.split()


@pytest.mark.parametrize(
    ("raw", "unit"), [("1,250円/件", "円/件"), ("3.5件／日", "件／日"), ("40人/年", "人/年")]
)
def test_a_unit_with_a_stroke_behind_the_figure(raw: str, unit: str) -> None:
    rows: Rows = (
        [("測定指標", 1, 2), ("基準値", 1, 2), ("年度ごとの目標値（上段）・実績値（下段）", 2)],
        [2, "４年度", "５年度"],
        [("１　灯火の費用", 1, 2), ("60円/件", 1, 2), ("前年度未満", 2)],
        [2, raw, raw],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert [year["result"]["raw"] for year in one["years"]] == [raw, raw]
    assert one["years"][0]["result"]["unit"] == unit


@pytest.mark.parametrize(("first", "year"), [("H29", 2017), ("R1", 2019), ("R4", 2022)])
@pytest.mark.parametrize("value", ["14", "61.4%", "10未満"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_a_short_year_over_a_short_value(first: str, year: int, value: str, suffix: str) -> None:
    rows: Rows = (
        ["測定指標", "基準値", "４年度実績", "目標値（６年度）"],
        ["１　霧の日の待ち時間", f"{first}\n{value}", "12", "10"],
    )
    (one,) = of(read_as(rows, suffix), "indicators")
    assert (one["baseline"]["fiscal_year"], one["baseline"]["raw"]) == (year, value)


@pytest.mark.parametrize("suffix", FORMATS)
def test_two_values_beside_a_stroke_and_units_with_strokes_of_their_own(suffix: str) -> None:
    rows: Rows = (
        [("測定指標", 1, 2), ("基準値", 1, 2), ("目標値／実績値", 3), ("目標値", 1, 2)],
        [2, "３年度", "４年度", "５年度"],
        ["灯火の費用", "80円/基", "70円/基／71円/基", "60円/基／未集計", "50円/基／－", "50円/基"],
        ["灯火の点検率", "80％", "90％／91％", "95％／未集計", "100％／－", "100％"],
    )
    one, two = of(read_as(rows, suffix), "indicators")
    assert yearly(one, "target") == {2021: "70円/基", 2022: "60円/基", 2023: "50円/基"}
    assert yearly(one, "result") == {2021: "71円/基", 2022: "未集計", 2023: "－"}
    assert yearly(two, "target") == {2021: "90％", 2022: "95％", 2023: "100％"}
    assert yearly(two, "result") == {2021: "91％", 2022: "未集計", 2023: "－"}
