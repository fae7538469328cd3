"""Grades in cells of their own and what changes next, by further wordings, in fictional forms."""

from tests.grammars.forms.drawn import HEAD, drawn, of, read, unplaced


def test_a_grade_in_a_cell_of_its_own() -> None:
    level = "相当程度進展あり"
    rows = (
        [("目標達成度合いの測定結果", 1, 2), "ランク", "Ｂ", ("各行政機関共通区分", 3), (level, 4)],
        [1, "判断根拠", ("灯火の数は増えた。", 8)],
    )
    reading = read(drawn(*HEAD, *rows))
    found = of(reading, "attainment")
    assert found == {"grade": "Ｂ", "label": level, "basis": "灯火の数は増えた。"}
    assert unplaced(reading) == []


def test_a_letter_beside_no_level_is_no_grade() -> None:
    rows = (["目標達成度合いの測定結果", "区分", "Ｂ", ("判断根拠", 2), ("灯火は増えた。", 5)],)
    assert "grade" not in of(read(drawn(*HEAD, *rows)), "attainment")


def test_what_changes_next_where_a_heading_that_is_not_known_stands_beside_its_own() -> None:
    text = "◆施策\n灯火の点検を続ける。\n◆測定指標\n指標１を終える。"
    rows = (
        [("施策の評価", 1, 3), ("達成度", 2), ("Ｂ（相当程度進展あり）", 7)],
        [1, ("分析・課題", 2), ("灯火の数は増えた。", 7)],
        [1, ("施策への反映（改善点）", 2), (text, 7)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert of(reading, "next_measure")["text"] == "灯火の点検を続ける。"
    assert [one["text"] for one in of(reading, "next_indicators")] == ["指標１を終える。"]


def test_a_performance_goal_names_the_measure_where_the_goals_have_a_heading_of_their_own() -> None:
    following = "（業績目標）\n灯火の点検を続ける。\n（業績指標）\n指標１を終える。"
    rows = (
        ["整理番号", ("３", 2), ("業績目標", 2), ("岬を守り続ける。", 5)],
        ["業績目標の説明", ("岬の灯火を守る。", 9)],
        ["達成すべき事項", ("１　灯火を絶やさない。\n２　航路を保つ。", 9)],
        ["達成の度合い", ("目標達成", 9)],
        ["今後の取組への反映", (following, 9)],
    )
    reading = read(drawn(*HEAD[:2], *rows))
    assert of(reading, "name") == "岬を守り続ける。"
    assert [one["text"] for one in of(reading, "goals")] == ["灯火を絶やさない。", "航路を保つ。"]
    assert [one["text"] for one in of(reading, "overview")] == ["岬の灯火を守る。"]
    assert of(reading, "attainment")["label"] == "目標達成"
    assert of(reading, "next_measure")["text"] == "灯火の点検を続ける。"
    assert [one["text"] for one in of(reading, "next_indicators")] == ["指標１を終える。"]
