"""Numbers, marks and ranges in further signs, in fiction."""

import pytest

from sesaku.grammars.forms.means import codes_in
from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

GOAL: Rows = ([("達成すべき目標", 2), ("灯火を守る。", 8)],)


@pytest.mark.parametrize("said", ["参考１　", "参考①　", "参考値１：", "参考２．"])
def test_a_number_behind_the_word_marks_a_reference_indicator(said: str) -> None:
    rows = (
        [("測定指標", 1, 5), "指標", ("区分", 2), ("４年度", 3), ("５年度", 3)],
        [1, ("１　灯火の数", 1, 2), ("目標", 2), ("12基", 3), ("15基", 3)],
        [2, ("実績", 2), ("11基", 3), ("16基", 3)],
        [1, (f"{said}漁船の数（単位：隻）", 1, 2), ("実績", 2, 2), ("４年度", 3), ("５年度", 3)],
        [4, ("40", 3), ("38", 3)],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}
    (reference,) = of(reading, "reference_indicators")
    assert reference["name"] == "漁船の数（単位：隻）"
    values = [(one["fiscal_year"], one["raw"]) for one in reference["series"][0]["values"]]
    assert values == [(2022, "40"), (2023, "38")]


def test_a_year_behind_the_word_is_no_such_number() -> None:
    rows = (
        ["測定指標", "区分", "４年度", "５年度"],
        [("参考2020年版の海図の数", 1, 2), "目標", "12枚", "15枚"],
        [1, "実績", "11枚", "16枚"],
    )
    reading = read(drawn(*HEAD, *rows))
    assert [one["name"] for one in of(reading, "indicators")] == ["参考2020年版の海図の数"]
    assert of(reading, "reference_indicators") == []


def test_goals_with_small_roman_numbers() -> None:
    rows = ([("達成すべき目標", 2), ("ⅰ　岬を守る。\nⅱ　灯火を守る。", 8)],)
    reading = read(drawn(*HEAD, *rows))
    goals = [(goal["number"], goal["text"]) for goal in of(reading, "goals")]
    assert goals == [("ⅰ", "岬を守る。"), ("ⅱ", "灯火を守る。")]
    assert unplaced(reading) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("①～③", ("1", "2", "3")),
        ("①③", ("1", "3")),
        ("①、③～⑤", ("1", "3", "4", "5")),
        ("指標②", ("2",)),
        ("１～３", ("1", "2", "3")),
    ],
)
def test_codes_in_circles_have_ranges_too(text: str, codes: tuple[str, ...]) -> None:
    assert codes_in(text.translate({0xFF10 + at: str(at) for at in range(10)})) == codes


@pytest.mark.parametrize("dash", ["－", "―", "—", "-"])
def test_any_dash_is_a_mark_below_marks(dash: str) -> None:
    rows = (
        ["測定指標", "区分", "４年度", "５年度"],
        [("灯火の数", 1, 3), "目標値", "12基", "15基"],
        [1, "実績値", "11基", "16基"],
        [1, "達成状況", dash, "○"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert [year["result"]["mark"] for year in one["years"]] == [dash, "○"]


def test_goals_in_the_order_of_iroha() -> None:
    rows = ([("達成すべき目標", 2), ("イ　岬を守る。\nロ　灯火を守る。\nハ　港を守る。", 8)],)
    reading = read(drawn(*HEAD, *rows))
    goals = [(goal["number"], goal["text"]) for goal in of(reading, "goals")]
    assert goals == [("イ", "岬を守る。"), ("ロ", "灯火を守る。"), ("ハ", "港を守る。")]


def test_the_start_of_means_in_two_calendars() -> None:
    rows = (
        [("達成手段", 3), ("４年度", 2), ("５年度", 2), "関連する指標"],
        [("灯火の更新\n（2018年度（平成30年度））", 3), ("120", 2), ("130", 2), "1"],
        [("標識の更新\n（平成30年度（2018年度）開始）", 3), ("20", 2), ("30", 2), "2"],
    )
    means = of(read(drawn(*SHEET_HEAD, *GOAL, *rows)), "means")
    told = [(one["name"], one["start_year"]) for one in means]
    assert told == [("灯火の更新", 2018), ("標識の更新", 2018)]


def test_the_direction_of_measure_and_of_indicators_in_rows() -> None:
    rows = (
        ["反映の方向性（施策）", ("灯火の数を保つ。", 9)],
        ["反映の方向性（測定指標）", ("指標１は点検の回数に改める。", 9)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert of(reading, "next_measure") == {"text": "灯火の数を保つ。"}
    assert [one["text"] for one in of(reading, "next_indicators")] == [
        "指標１は点検の回数に改める。"
    ]


def test_a_wider_name_with_headings_of_its_own() -> None:
    rows = (
        [("測定指標", 1, 8), ("測定指標", 2), ("基準値", 1), "区分", ("４年度", 2), ("５年度", 2)],
        [1, ("1 灯火の数", 2, 2), ("10基\n（Ｒ３）", 1, 2), "目標値", ("12基", 2), ("15基", 2)],
        [4, "実績値", ("11基", 2), ("16基", 2)],
        [1, ("2 記録の普及", 3, 5), "年度", ("進捗状況（目標）", 2), ("進捗状況（実績）", 2)],
        [4, "基準", ("－", 4)],
        [4, "Ｒ４", ("６島に広げる。", 2), ("６島で用いた。", 2)],
        [4, "Ｒ５", ("10島に広げる。", 2), ("11島で用いた。", 2)],
        [4, "目標\n（Ｒ５）", ("全ての島で用いる。", 4)],
    )
    reading = read(drawn(*HEAD, *rows))
    lamps, records = of(reading, "indicators")
    assert yearly(lamps, "result") == {2022: "11基", 2023: "16基"}
    assert (records["code"], records["name"]) == ("2", "記録の普及")
    assert records["target"] == {"fiscal_year": 2023, "text": "全ての島で用いる。"}
    told = [(one["target"]["text"], one["result"]["text"]) for one in records["years"]]
    assert told == [("６島に広げる。", "６島で用いた。"), ("10島に広げる。", "11島で用いた。")]
    assert unplaced(reading) == []


@pytest.mark.parametrize("executed", ["", "110"])
def test_the_money_of_a_year_ahead_is_its_first_budget(executed: str) -> None:
    rows = (
        [
            ("施策の予算（千円）", 1, 3),
            "区分",
            ("令和４年度", 2),
            ("令和５年度", 2),
            ("令和６年度", 2),
        ],
        [1, "予算額", ("100", 2), ("120", 2), ("130", 2)],
        [1, "執行額", ("90", 2), ("115", 2), (executed, 2)],
    )
    *before, own = of(read(drawn(*SHEET_HEAD, *GOAL, *rows)), "budgets")
    assert [one["total"]["raw"] for one in before] == ["100", "120"]
    part = "total" if executed else "initial"
    assert own[part]["raw"] == "130"
    assert own.get("initial" if executed else "total") is None
