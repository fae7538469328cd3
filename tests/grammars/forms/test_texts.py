"""Sections of text: goals, opinions, policies, materials, results, notes and the head."""

import pytest

from tests.grammars.forms.drawn import HEAD, drawn, of, read, unplaced


def test_headings_above_their_texts() -> None:
    rows = (
        [("２　施策の概要", 10)],
        [("岬の保全を進める。", 10)],
        [("３　達成すべき目標", 10)],
        [("（１）岬を守る。\n（２）灯火を守る。", 10)],
        [("５　施策の分析", 10)],
        [("順調である。", 10)],
        [("６　次期目標等への反映の方向性", 10)],
        [("【施策】進める。【測定指標】続ける。", 10)],
    )
    for suffix in ("xlsx", "docx"):
        reading = read(drawn(*HEAD, *rows), suffix=suffix)
        assert of(reading, "overview") == [{"text": "岬の保全を進める。"}]
        assert [(g["number"], g["text"]) for g in of(reading, "goals")] == [
            ("1", "岬を守る。"),
            ("2", "灯火を守る。"),
        ]
        assert of(reading, "analysis") == [{"text": "順調である。"}]
        assert of(reading, "next_measure") == {"text": "進める。"}
        assert [one["text"] for one in of(reading, "next_indicators")] == ["続ける。"]
        assert unplaced(reading) == []


def test_a_row_of_headings_above_a_row_of_texts() -> None:
    rows = (["担当部局名", "作成責任者名", "評価実施時期"], ["海辺局", "浜野　渚", "令和６年８月"])
    reading = read(drawn(*HEAD, *rows, ["備考", "なし"]))
    assert (of(reading, "department"), of(reading, "author")) == ("海辺局", "浜野　渚")
    assert of(reading, "evaluated_on") == "2024-08"


def test_heading_and_text_in_one_cell() -> None:
    rows = ([("担当部局名：海辺局", 10)], [("評価実施時期：令和６年度中", 10)])
    for suffix in ("xlsx", "docx"):
        reading = read(drawn(*HEAD, *rows), suffix=suffix)
        assert of(reading, "department") == "海辺局"
        assert of(reading, "evaluated_on") == "令和６年度中"


def test_a_section_that_no_vocabulary_knows_belongs_to_no_other() -> None:
    rows = (
        ["達成すべき目標", ("岬を守る。", 9)],
        ["施策の必要性", ("岬は荒れやすい。", 9)],
        ["作成責任者名", ("", 9)],
        ["その他", ("思い出", 9)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert [goal["text"] for goal in of(reading, "goals")] == ["岬を守る。"]
    assert of(reading, "author") is None
    assert unplaced(reading) == ["施策の必要性岬は荒れやすい。", "その他思い出"]


@pytest.mark.parametrize(
    ("printed", "grade", "label"),
    [
        ("（各行政機関共通区分）\n③　相当程度進展あり", "3", "相当程度進展あり"),
        ("進展が大きくない（Ｃ）", "Ｃ", "進展が大きくない"),
        ("Ａ　目標達成", "Ａ", "目標達成"),
        ("目標超過達成", None, "目標超過達成"),
        ("（２）目標達成", "2", "目標達成"),
        ("□目標達成\n☑相当程度進展あり\n□進展が大きくない", None, "相当程度進展あり"),
        ("①目標達成\n○②相当程度進展あり", "2", "相当程度進展あり"),
    ],
)
def test_degrees_of_attainment(printed: str, grade: str | None, label: str) -> None:
    row = ["目標達成度合いの測定結果", (f"{printed}\n（判断根拠）\n伸びたため。", 9)]
    reading = read(drawn(*HEAD, row))
    found = of(reading, "attainment")
    assert (found.get("grade"), found["label"], found["basis"]) == (grade, label, "伸びたため。")
    assert unplaced(reading) == []


def test_levels_of_which_none_is_marked_are_no_result() -> None:
    row = ["目標達成度合いの測定結果", ("目標達成・相当程度進展あり・進展が大きくない", 9)]
    reading = read(drawn(*HEAD, row))
    assert of(reading, "attainment") is None
    assert unplaced(reading) == ["目標達成・相当程度進展あり・進展が大きくない"]


def test_the_reason_may_have_a_heading_of_its_own() -> None:
    rows = (
        [("評価結果", 1, 2), "目標の達成度合い", ("目標達成", 8)],
        [1, "判断根拠", ("全て達したため。", 8)],
    )
    found = of(read(drawn(*HEAD, *rows)), "attainment")
    assert found == {"label": "目標達成", "basis": "全て達したため。"}


def test_opinions_with_and_without_marks() -> None:
    lead = "岬の会における主な意見は、次のとおり。"
    for printed in (
        f"{lead}\n（１）暗い。\n（２）遠い。",
        f"{lead}\n・暗い。\n・遠い。",
        f"{lead}\n- 暗い。\n-遠い。",
        f"{lead}\n暗い。\n遠い。",
    ):
        reading = read(drawn(*HEAD, ["有識者の意見", (printed, 9)]))
        assert of(reading, "opinion_preamble") == {"text": lead}
        assert [one["text"] for one in of(reading, "opinions")] == ["暗い。", "遠い。"]
    reading = read(drawn(*HEAD, ["有識者の意見", ("灯火が暗いとの意見があった。", 9)]))
    assert of(reading, "opinion_preamble") is None
    assert [one["text"] for one in of(reading, "opinions")] == ["灯火が暗いとの意見があった。"]


@pytest.mark.parametrize("nothing", ["該当なし", "特になし", "－", "なし。"])
def test_sections_that_say_that_there_is_nothing(nothing: str) -> None:
    headings = ("有識者の意見", "使用した資料", "関連する閣議決定等", "備考")
    reading = read(drawn(*HEAD, *([heading, (nothing, 9)] for heading in headings)))
    for name in ("opinions", "materials", "cabinet_policies", "notes"):
        assert of(reading, name) == []
    assert reading.diagnostics == ()


def test_cabinet_policies() -> None:
    printed = (
        "①岬基本計画（第３次）（平成30年５月22日閣議決定）\n"
        "　　第２部３「岬」\n　　第２部５「灯火」\n"
        "②島の方針（令和３年６月11日関係閣僚会議決定）\n"
        "③施政方針演説（令和５年２月２日）\n　　「岬を次の世代に。」\n④岬の日の宣言"
    )
    reading = read(drawn(*HEAD, ["施策に関係する内閣の重要政策", (printed, 9)]))
    found = of(reading, "cabinet_policies")
    assert [(one["title"], one.get("date"), one.get("details", [])) for one in found] == [
        ("岬基本計画（第３次）", "平成30年５月22日", ["第２部３「岬」", "第２部５「灯火」"]),
        ("島の方針", "令和３年６月11日", []),
        ("施政方針演説", "令和５年２月２日", ["「岬を次の世代に。」"]),
        ("岬の日の宣言", None, []),
    ]
    assert unplaced(reading) == []


def test_materials() -> None:
    printed = (
        "・「岬の調べ」（港湾庁、令和５年３月）\n・灯火の台帳（港湾庁）\n"
        "　https://www.misaki.example/a.html\n・岬の地図"
    )
    reading = read(drawn(*HEAD, ["評価に使用した資料等", (printed, 9)]))
    found = of(reading, "materials")
    assert [(one["title"], one.get("publisher"), one.get("url")) for one in found] == [
        ("岬の調べ", "港湾庁、令和５年３月", None),
        ("灯火の台帳", "港湾庁", "https://www.misaki.example/a.html"),
        ("岬の地図", None, None),
    ]
    assert unplaced(reading) == []


def test_notes_keep_their_marks_and_figures_of_their_text() -> None:
    rows = (
        [("※１　7月の値である。", 10)],
        [("（注２）速報の値である。\n（注３）確報の値である。", 10)],
        [("＊　推計である。", 10)],
    )
    found = of(read(drawn(*HEAD, *rows)), "notes")
    assert [(note["mark"], note["text"]) for note in found] == [
        ("※１", "7月の値である。"),
        ("（注２）", "速報の値である。"),
        ("（注３）", "確報の値である。"),
        ("＊", "推計である。"),
    ]


@pytest.mark.parametrize(
    ("rows", "code", "ministry", "year"),
    [
        ([[("（港湾庁７－③）", 4)], [("令和５年度 政策評価書", 4)]], "港湾庁７－③", "港湾庁", 2023),
        ([[("【港湾庁R5-2】", 4)], [("R5年度政策評価書", 4)]], "港湾庁R5-2", "港湾庁", 2023),
        ([[("（港湾庁７－３）\n令和５年度政策評価書", 4)]], "港湾庁７－３", "港湾庁", 2023),
        ([[("2023年度政策評価書（令和６年度実施）", 4)]], None, None, 2023),
        (
            [[("令和５年度政策評価書", 4)], ["府省名", "港湾庁", "施策番号", "７－３"]],
            "７－３",
            "港湾庁",
            2023,
        ),
        ([[("外務省の政策評価書", 4)]], None, "外務省", None),
    ],
)
def test_the_head(
    rows: list[list[object]], code: str | None, ministry: str | None, year: int
) -> None:
    body = (["施策名", ("岬の保全", 3)], ["施策の概要", ("守る。", 3)], ["測定指標", ("なし", 3)])
    reading = read(drawn(*rows, *body))
    found = (of(reading, "code"), of(reading, "ministry"), of(reading, "fiscal_year"))
    assert found == (code, ministry, year)
    assert of(reading, "name") == "岬の保全"
