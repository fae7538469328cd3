"""Indicators in layouts of many kinds: where a value stands says what it is."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, Rows, drawn, of, read, unplaced


def figure(
    raw: str, value: float | None = None, unit: str | None = None, **more: object
) -> dict[str, object]:
    said = {"raw": raw, "value": value, "unit": unit, **more}
    return {key: part for key, part in said.items() if part is not None}


def test_years_within_the_headings_themselves() -> None:
    head = [
        "測定指標",
        "基準値（30年度）",
        "令和元年度実績値",
        "２年度実績",
        "目標値（５年度）",
        "達成",
    ]
    row = ["１　灯火の数", "10基", "12基", "14基", "30基以上", "○"]
    reading = read(drawn(*HEAD, head, row))
    (one,) = of(reading, "indicators")
    assert one["baseline"] == {"fiscal_year": 2018, **figure("10基", 10, "基")}
    assert one["target"] == {
        "fiscal_year": 2023,
        **figure("30基以上", 30, "基", relation="at_least"),
    }
    assert [(year["fiscal_year"], year["result"]["value"]) for year in one["years"]] == [
        (2019, 12),
        (2020, 14),
    ]
    assert (one["code"], one["name"], one["unit"], one["mark"]) == ("1", "灯火の数", "基", "○")
    assert unplaced(reading) == []


def test_a_row_without_known_years_has_the_era_of_the_form() -> None:
    head = ["測定指標", "基準値", ("実績値", 3), "目標値"]
    years = [1, "－年度", "元年度", "２年度", "３年度", "毎年度"]
    (one,) = of(
        read(drawn(*HEAD, head, years, ["灯火", "－", "1基", "2基", "3基", "4基"])), "indicators"
    )
    assert [year["fiscal_year"] for year in one["years"]] == [2019, 2020, 2021]
    assert one["baseline"] == {"raw": "－"}
    assert one["target"] == figure("4基", 4, "基")


def test_target_and_result_in_one_cell() -> None:
    head = ["測定指標", "基準値", ("年度ごとの目標値（実績値）", 3), "目標値"]
    years = [1, "30年度", "元年度", "２年度", "３年度", "５年度"]
    row = ["１　灯火の数", "10基", "11基\n（12基）", "13基／14基", "16基\n（集計中）", "30基以上"]
    reading = read(drawn(*HEAD, head, years, row))
    (one,) = of(reading, "indicators")
    assert [(y["target"]["raw"], y["result"]["raw"]) for y in one["years"]] == [
        ("11基", "12基"),
        ("13基", "14基"),
        ("16基", "集計中"),
    ]
    assert unplaced(reading) == []


def test_numbers_in_a_column_of_their_own_and_groups_beside_them() -> None:
    head = ["達成目標", "番号", "測定指標", "基準値", ("実績値", 2), "目標値"]
    years = [3, "30年度", "元年度", "２年度", "５年度"]
    rows = (
        [("灯火を守る", 1, 2), "①", "灯火の数", "10基", "12基", "14基", "30基以上"],
        [1, "②", "点検の回数", "1回", "2回", "3回", "5回以上"],
    )
    reading = read(drawn(*HEAD, head, years, *rows))
    found = of(reading, "indicators")
    assert [(one["code"], one["name"]) for one in found] == [("1", "灯火の数"), ("2", "点検の回数")]
    assert [one["target"]["value"] for one in found] == [30, 5]
    assert of(reading, "goals") == []
    assert unplaced(reading) == ["灯火を守る"]


def test_a_heading_for_each_indicator() -> None:
    rows: list[list[object]] = []
    for number, name, mark in (("１", "灯火の数", "○"), ("２", "点検の数", "×")):
        rows += [
            [(f"測定指標{number}", 1, 3), (name, 1, 3), "基準値", ("実績値", 2), "目標値", "達成"],
            [2, "30年度", "元年度", "２年度", "５年度", (mark, 1, 2)],
            [2, "10基", "12基", "14基", "30基以上"],
        ]
    found = of(read(drawn(*HEAD, *rows)), "indicators")
    assert [(one["code"], one["name"], one["mark"]) for one in found] == [
        ("1", "灯火の数", "○"),
        ("2", "点検の数", "×"),
    ]
    assert [len(one["years"]) for one in found] == [2, 2]


def test_names_that_are_not_merged_over_their_rows() -> None:
    rows = (
        [("測定指標", 1, 4), ("１　灯火の数", 2), "基準値", ("実績値", 2), "目標値", "達成"],
        [1, 2, "30年度", "元年度", "２年度", "５年度", "×"],
        [1, 2, "10基", "12基", "14基", "30基以上"],
        [1, 2, "年度ごとの目標値", "11基", "13基"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert one["mark"] == "×"
    assert [(y["target"]["value"], y["result"]["value"]) for y in one["years"]] == [
        (11, 12),
        (13, 14),
    ]


def test_a_section_goes_on_over_sheets_with_or_without_its_headings() -> None:
    first = drawn(
        *HEAD,
        [
            ("測定指標", 1, 4),
            ("測定指標", 2, 2),
            ("基準値", 1, 2),
            ("区分", 1, 2),
            ("年度", 2),
            ("達成", 1, 2),
        ],
        [1, 2, 1, 1, "３年度", "４年度"],
        [1, ("１　灯火の数", 2, 2), ("10基\n（２年度）", 1, 2), "目標値", ("11基", 2), ("○", 1, 2)],
        [1, 2, 1, "実績値", "11基", "12基"],
    )
    second = drawn(
        [
            ("測定指標", 1, 2),
            ("２　点検の数", 2, 2),
            ("1回\n（２年度）", 1, 2),
            "目標値",
            "2回",
            "3回",
            ("×", 1, 2),
        ],
        [1, 2, 1, "実績値", "2回", "3回"],
        ["施策の分析", ("順調である。", 7)],
    )
    reading = read(first, second)
    found = of(reading, "indicators")
    assert [[y["target"]["value"] for y in one["years"]] for one in found] == [[11, 11], [2, 3]]
    assert [one["baseline"]["fiscal_year"] for one in found] == [2020, 2020]
    assert [one["text"] for one in of(reading, "analysis")] == ["順調である。"]


def test_the_same_indicator_on_two_sheets_is_one() -> None:
    def sheet(*cells: tuple[str, str]) -> Rows:
        return [
            ["測定指標", *(year for year, _ in cells)],
            ["１　灯火の数", *(value for _, value in cells)],
        ]

    first = drawn(*HEAD, *sheet(("３年度実績", "1基"), ("４年度実績", "2基")))
    second = drawn(*sheet(("５年度実績", "3基"), ("６年度実績", "4基")))
    (one,) = of(read(first, second), "indicators")
    assert [year["result"]["value"] for year in one["years"]] == [1, 2, 3, 4]


def test_values_of_all_shapes() -> None:
    head = ["測定指標", "基準値", ("実績値", 6), "目標値", "達成状況"]
    years = [1, "28年度", "29年度", "30年度", "令和元年度", "２年度", "３年度", "４年度", "毎年度"]
    row = [
        "１　来訪者（万人）",
        "約30",
        "31.5※１",
        "32.0（注２）",
        "○33",
        "34（×）",
        "30～35",
        "35超",
        "40以上",
        "△",
    ]
    reading = read(drawn(*HEAD, head, years, row))
    (one,) = of(reading, "indicators")
    assert one["unit"] == "万人"
    assert one["baseline"]["relation"] == "about"
    assert [year["result"] for year in one["years"]] == [
        figure("31.5※１", 31.5),
        figure("32.0（注２）", 32.0),
        figure("33", 33, mark="○"),
        figure("34", 34, mark="×"),
        figure("30～35", relation="between", low=30, high=35),
        figure("35超", 35, relation="more_than"),
    ]
    assert (one["target"], one["mark"]) == (figure("40以上", 40, relation="at_least"), "△")
    assert unplaced(reading) == []


def test_a_unit_that_changes_on_the_way() -> None:
    head = ["測定指標", ("実績値", 3), "目標値"]
    years = [1, "３年度", "４年度", "５年度", "５年度"]
    row = ["(1) 来訪者", "12千人", "13千人", "1.4万人", "2万人"]
    reading = read(drawn(*HEAD, head, years, row))
    (one,) = of(reading, "indicators")
    assert one["unit"] == "千人"
    assert [year["result"]["unit"] for year in one["years"]] == ["千人", "千人", "万人"]
    (found,) = reading.diagnostics
    assert (found.code, found.keys["indicator"], found.keys["fiscal_year"]) == (
        "unit-changes",
        "1",
        2023,
    )


def test_texts_with_years_to_their_left() -> None:
    rows = (
        [
            ("測定指標", 1, 4),
            ("１　岬の見守り", 1, 4),
            "年度",
            "進捗状況（目標）",
            "進捗状況（実績）",
            "達成状況",
        ],
        [2, "基準（２年度）", ("体制がない。", 2)],
        [2, "３年度", "体制を①町と②村で整える。", "整えた。", "○"],
        [2, "目標（５年度）", ("全ての岬で行う。", 2)],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert one["kind"] == "qualitative"
    assert one["baseline"] == {"fiscal_year": 2020, "text": "体制がない。"}
    assert one["target"] == {"fiscal_year": 2023, "text": "全ての岬で行う。"}
    (year,) = one["years"]
    assert (year["fiscal_year"], year["mark"]) == (2021, "○")
    assert year["target"]["text"] == "体制を①町と②村で整える。"
    assert year["result"]["text"] == "整えた。"


def test_a_column_that_no_vocabulary_knows_leaves_the_others_readable() -> None:
    head = ["測定指標", "測定の頻度", "基準値", ("実績値", 2), "目標値"]
    years = [2, "30年度", "元年度", "２年度", "５年度"]
    reading = read(drawn(*HEAD, head, years, ["１　灯火の数", "毎月", "1基", "2基", "3基", "4基"]))
    (one,) = of(reading, "indicators")
    assert (one["baseline"]["value"], one["target"]["value"], len(one["years"])) == (1, 4, 2)
    assert unplaced(reading) == ["測定の頻度", "毎月"]


def test_rationale_in_two_columns() -> None:
    head = ["測定指標", ("基準値", 2), ("目標値", 2), ("年度ごとの目標値（年度ごとの実績値）", 2)]
    reasons = ["測定指標の選定理由", "目標値（水準・目標年度）の設定の根拠"]
    years = [1, 1, "基準年度", 1, "目標年度", "５年度", "６年度"]
    row = ["１　灯火の数", "10基", "２年度", "30基", "８年度", "15基\n（16基）", "20基"]
    reading = read(
        drawn(*SHEET_HEAD, [*head, *reasons], years, [*row, "よく示す。", "推移による。"])
    )
    (one,) = of(reading, "indicators")
    assert one["rationale"]["text"] == "よく示す。\n推移による。"
    assert (one["baseline"]["fiscal_year"], one["target"]["fiscal_year"]) == (2020, 2026)
    assert [sorted(year) for year in one["years"]] == [
        ["fiscal_year", "result", "target"],
        ["fiscal_year", "target"],
    ]


@pytest.mark.parametrize(
    ("printed", "code", "name"),
    [
        ("１　灯火の数", "1", "灯火の数"),
        ("(2) 灯火の数", "2", "灯火の数"),
        ("③灯火の数", "3", "灯火の数"),
        ("指標４　灯火の数", "4", "灯火の数"),
        ("測定指標５：灯火の数", "5", "灯火の数"),
        ("６．灯火の数", "6", "灯火の数"),
        ("7 30の岬の灯火", "7", "30の岬の灯火"),
        ("30の岬の灯火", "1", "30の岬の灯火"),
        ("灯火の数", "1", "灯火の数"),
    ],
)
def test_numbers_before_names(printed: str, code: str, name: str) -> None:
    head = ["測定指標", "基準値", ("実績値", 2)]
    years = [1, "30年度", "元年度", "２年度"]
    (one,) = of(read(drawn(*HEAD, head, years, [printed, "1基", "2基", "3基"])), "indicators")
    assert (one["code"], one["name"]) == (code, name)


def test_reference_indicators_with_labelled_series() -> None:
    rows = (
        ["測定指標", "基準値", ("実績値", 2), "目標値"],
        [1, "30年度", "元年度", "２年度", "５年度"],
        ["１　灯火の数", "1基", "2基", "3基", "4基"],
        [("（参考指標）\n渡り鳥（単位：羽）", 1, 2), "岬", "1,200", "－"],
        [1, "島", "30", "調査中"],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "reference_indicators")
    assert one["name"] == "渡り鳥（単位：羽）"
    assert [(series["label"], series["values"]) for series in one["series"]] == [
        (
            "岬",
            [
                {"fiscal_year": 2019, **figure("1,200", 1200, "羽")},
                {"fiscal_year": 2020, "raw": "－"},
            ],
        ),
        (
            "島",
            [
                {"fiscal_year": 2019, **figure("30", 30, "羽")},
                {"fiscal_year": 2020, "raw": "調査中"},
            ],
        ),
    ]


def test_struck_and_blank_cells_give_no_value() -> None:
    canvas = drawn(
        *HEAD,
        ["測定指標", "基準値", ("実績値", 3)],
        [1, "２年度", "３年度", "４年度", "５年度"],
        ["１　灯火の数", "10基", "11基", "12基"],
    )
    canvas.boxes[-1].struck = True
    (one,) = of(read(canvas), "indicators")
    assert [year["fiscal_year"] for year in one["years"]] == [2021]


def test_a_heading_over_columns_of_several_kinds_says_nothing_of_a_line_below_the_table() -> None:
    rows = (
        ["測定指標", "基準値", ("実績値", 2), "目標値"],
        [1, "30年度", "元年度", "２年度", "５年度"],
        ["１　灯火の数", "1基", "2基", "3基", "4基"],
        ["施策の沿革", ("昔からの取組を引き継ぐ。", 4)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert len(of(reading, "indicators")) == 1
    assert unplaced(reading) == ["施策の沿革昔からの取組を引き継ぐ。"]


def test_digits_that_count_the_names_are_their_numbers() -> None:
    head = ["測定指標", "基準値", "令和元年度実績値", "目標値"]
    rows = [[f"{name}の数", "10基", "12基", "30基以上"] for name in ("1島", "2岬", "3峠")]
    found = of(read(drawn(*HEAD, head, *rows)), "indicators")
    assert [(one["code"], one["name"]) for one in found] == [
        ("1", "島の数"),
        ("2", "岬の数"),
        ("3", "峠の数"),
    ]
    rows[0][0] = "3島の数"
    found = of(read(drawn(*HEAD, head, *rows)), "indicators")
    assert [one["name"] for one in found] == ["3島の数", "2岬の数", "3峠の数"]


def test_a_text_that_is_wrapped_is_no_target_with_its_result() -> None:
    head = ["測定指標", "基準値", ("年度ごとの目標値（実績値）", 2), "目標値"]
    years = [1, "30年度", "元年度", "２年度", "５年度"]
    row = [
        "１　灯火の状況",
        "暗い。",
        "灯火を備える岬が増\nえる。",
        "全ての岬に灯火がある。",
        "続く。",
    ]
    (one,) = of(read(drawn(*HEAD, head, years, row)), "indicators")
    assert [year["target"]["text"].replace("\n", "") for year in one["years"]] == [
        "灯火を備える岬が増える。",
        "全ての岬に灯火がある。",
    ]
    assert all("result" not in year for year in one["years"])
