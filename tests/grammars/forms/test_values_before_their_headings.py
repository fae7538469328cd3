"""Whether values are targets or results, said behind them, below them or on a later row."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize(
    ("upper", "lower"), [("実績値", "年度目標値"), ("実績", "目標"), ("実績値", "各年度の目標値")]
)
def test_a_column_behind_the_years_parts_targets_from_results(
    upper: str, lower: str, suffix: str
) -> None:
    rows = (
        [
            ("測定指標", 1, 6),
            ("指標", 1, 2),
            ("実績値及び目標値", 2),
            ("基準値", 1, 2),
            ("目標値", 1, 2),
            ("区分", 1, 2),
            ("達成", 1, 2),
        ],
        [2, "４年度", "５年度"],
        [
            1,
            ("１　灯火の数", 1, 2),
            "11基",
            "14基",
            ("10基\n（３年度）", 1, 2),
            ("15基\n（５年度）", 1, 2),
            upper,
            ("×", 1, 2),
        ],
        [2, "12基", "15基", 2, lower],
        [
            1,
            ("２　鐘の数", 1, 2),
            "－",
            "調査中",
            ("－", 1, 2),
            ("前年度以上\n（毎年度）", 1, 2),
            upper,
            ("－", 1, 2),
        ],
        [2, ("前年度以上", 2), 2, lower],
    )
    reading = read(drawn(*HEAD, *rows), suffix=suffix)
    first, second = of(reading, "indicators")
    assert yearly(first, "target") == {2022: "12基", 2023: "15基"}
    assert yearly(first, "result") == {2022: "11基", 2023: "14基"}
    assert (first["baseline"]["raw"], first["target"]["raw"]) == ("10基", "15基")
    assert [one["mark"] for one in (first, second)] == ["×", "－"]
    assert yearly(second, "target") == {2022: "前年度以上", 2023: "前年度以上"}
    assert yearly(second, "result") == {2022: "－", 2023: "調査中"}
    assert unplaced(reading) == []


def test_results_not_yet_there_leave_only_the_heading_behind_them() -> None:
    rows = (
        ["測定指標", "４年度", "５年度", "区分"],
        [("１　灯火の数", 1, 2), "12基", "15基", "目標"],
        [3, "実績"],
        [("２　鐘の数", 1, 2), "2個", "3個", "目標"],
        [1, "1個", 1, "実績"],
    )
    first, second = of(read(drawn(*SHEET_HEAD, *rows)), "indicators")
    assert yearly(first, "target") == {2022: "12基", 2023: "15基"}
    assert yearly(first, "result") == {}
    assert yearly(second, "result") == {2022: "1個"}


def test_a_target_of_several_years_where_the_last_one_follows_later() -> None:
    rows = (
        [("測定指標", 1, 6), ("１　灯火の数", 1, 6), "年度", "実績値", "目標値"],
        [2, "基準値（２年度）", "10基"],
        [2, "３年度", "11基", ("12基以上", 1, 2)],
        [2, "４年度", "12基"],
        [2, "５年度", "14基", "15基以上"],
        [2, "目標（５年度）", 1, "15基以上"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert yearly(one, "target") == {2021: "12基以上", 2022: "12基以上", 2023: "15基以上"}
    assert one["target"]["raw"] == "15基以上"
    assert one["target"]["fiscal_year"] == 2023


def test_a_reason_in_other_words_heads_a_column() -> None:
    rows = (
        [
            ("測定指標", 1, 2),
            ("目標", 2),
            ("年度ごとの目標値", 2),
            ("指標を選んだ理由並びに目標の水準及び時期の根拠", 1, 2),
        ],
        [1, "数値", "年度", "５年度", "６年度"],
        ["１　灯火の数", "20基", "６年度", "15基", "20基", "岬を照らすため選んだ。"],
        ["２　鐘の数", "5個", "６年度", "4個", "5個", "霧の日のため選んだ。"],
    )
    found = of(read(drawn(*SHEET_HEAD, *rows)), "indicators")
    assert [one["name"] for one in found] == ["灯火の数", "鐘の数"]
    assert [one["rationale"]["text"] for one in found] == [rows[2][5], rows[3][5]]
    assert yearly(found[0], "target") == {2023: "15基", 2024: "20基"}


def test_years_below_their_time_and_what_is_aimed_at() -> None:
    def block(name: str, *bounds: list[object]) -> list[list[object]]:
        first, *others = [
            *bounds,
            ["４年度", "案を作る。", "案を作った。"],
            ["５年度", "定める。", "定めなかった。"],
        ]
        return [
            [(name, 1, len(others) + 2), "時期", "取組の目標", "取組の実績", "達成状況"],
            [1, *first, ("×", 1, len(others) + 1)],
            *([1, *row] for row in others),
        ]

    rows = [
        *block(
            "(1)　灯火の計画の策定",
            ["現状\n（３年度）", ("計画がない。岬は暗い。", 2)],
            ["目指す姿\n（５年度）", ("計画が全ての岬にある。", 2)],
        ),
        *block("(2)　鐘の計画の策定", ["目指す姿\n（５年度）", ("鐘の計画が定まる。", 2)]),
    ]
    rows = [["測定指標" if at == 0 else 1, *row] for at, row in enumerate(rows)]
    rows[0][0] = ("測定指標", 1, len(rows))
    first, second = of(read(drawn(*HEAD, *rows)), "indicators")
    assert first["baseline"]["text"] == "計画がない。岬は暗い。"
    assert first["target"] == {"fiscal_year": 2023, "text": "計画が全ての岬にある。"}
    assert second["target"] == {"fiscal_year": 2023, "text": "鐘の計画が定まる。"}
    for one in (first, second):
        years = [(year["target"]["text"], year["result"]["text"]) for year in one["years"]]
        assert years == [("案を作る。", "案を作った。"), ("定める。", "定めなかった。")]


def test_whether_each_year_is_reached_in_a_row_of_its_own() -> None:
    rows = (
        ["業績指標", "事項", "４年度", "５年度", "目標値（目標年度）", "達否"],
        [("１　灯火の数", 1, 3), "目標", "12基", "15基", ("20基（６年度）", 1, 3), ("×", 1, 3)],
        [1, "実績", "13基", "14基"],
        [1, "達否", "○", "×"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert [year["result"]["mark"] for year in one["years"]] == ["○", "×"]
    assert one["mark"] == "×"


def test_a_year_on_a_line_above_the_value() -> None:
    rows = (
        [
            ("測定指標", 1, 3),
            "測定指標（単位）",
            "集計",
            "基準",
            "",
            "令和４年度",
            "令和５年度",
            "目標",
        ],
        [
            1,
            ("1. 灯台の点検（基）", 1, 2),
            ("累計", 1, 2),
            ("令和３年度\n12", 1, 2),
            "計画",
            "17",
            "21",
            ("令和５年度\n30以上", 1, 2),
        ],
        [4, "実績", "15", "20"],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert (one["baseline"]["fiscal_year"], one["baseline"]["raw"]) == (2021, "12")
    assert (one["target"]["fiscal_year"], one["target"]["raw"]) == (2023, "30以上")
    assert one["accumulation"] == "cumulative"
    assert unplaced(reading) == []


def test_what_was_planned_and_done_with_marks_beside_each_block() -> None:
    def block(name: str, top: str) -> list[list[object]]:
        first: list[object] = [(name, 1, 4), "年度", "予定した取組", "実施した取組", "進捗"]
        return [
            [(top, 1, 8), *first] if top else [1, *first],
            [2, "令和４年度", "案を作る。", "案を作った。", ("○", 1, 3)],
            [2, "令和５年度", "港に示す。", "港に示した。"],
            [2, "当初の状況\n（令和３年度）", ("決まりがない。", 2)],
        ]

    rows = [*block("①灯火の決まり", "目標の測定"), *block("②航路の決まり", "")]
    reading = read(drawn(*HEAD, *rows))
    for one in of(reading, "indicators"):
        assert one["mark"] == "○"
        assert one["baseline"]["fiscal_year"] == 2021
        assert [year["target"]["text"] for year in one["years"]] == ["案を作る。", "港に示す。"]
        assert [year["result"]["text"] for year in one["years"]] == ["案を作った。", "港に示した。"]
    assert unplaced(reading) == []
