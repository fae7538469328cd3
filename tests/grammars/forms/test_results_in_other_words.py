"""The results of an evaluation and its sources below headings of other wordings, in fiction."""

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, drawn, of, read, unplaced


def test_what_follows_from_the_result_is_no_part_of_it() -> None:
    rows = (
        [
            ("評価結果", 1, 2),
            ("目標達成度合いの測定結果", 2),
            ("３（相当程度進展あり）\n（判断根拠）\n灯火が増えた。", 7),
        ],
        [1, ("評価結果を踏まえた今後の方針", 2), ("■施策\n灯火を増やす。", 7)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert of(reading, "attainment")["basis"] == "灯火が増えた。"
    assert of(reading, "next_measure")["text"] == "灯火を増やす。"
    assert unplaced(reading) == []


def test_a_grade_before_a_level_in_quotation_marks() -> None:
    rows = (["目標達成度合いの測定結果", ("Ｂ：「相当程度進展あり」", 9)],)
    found = of(read(drawn(*HEAD, *rows)), "attainment")
    assert (found["grade"], found["label"]) == ("Ｂ", "相当程度進展あり")


def test_references_are_materials() -> None:
    rows = (["参考文献等", ("○「灯火の調査」（港湾庁、令和５年３月）", 9)],)
    (one,) = of(read(drawn(*HEAD, *rows)), "materials")
    assert one["title"] == "灯火の調査"


def test_who_is_responsible_between_two_other_headings() -> None:
    rows = (
        [("担当課室名", 4), ("責任者名", 3), ("評価書の作成時期", 3)],
        [("岬課", 4), ("岬課長　岬　守", 3), ("令和６年９月", 3)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert (of(reading, "department"), of(reading, "author")) == ("岬課", "岬課長　岬　守")
    assert of(reading, "evaluated_on") == "2024-09"
    assert unplaced(reading) == []


def test_what_is_said_of_the_measure_and_of_its_indicators() -> None:
    text = "(1)施策について\n灯火を増やす。\n(2)測定指標について\n指標を見直す。"
    reading = read(drawn(*HEAD, ["今後の方向性", (text, 9)]))
    assert of(reading, "next_measure")["text"] == "灯火を増やす。"
    assert [one["text"] for one in of(reading, "next_indicators")] == ["指標を見直す。"]


def test_a_title_whose_kind_is_in_brackets() -> None:
    rows = ([("令和６年度　政策評価（事前分析表）", 10)], *SHEET_HEAD[2:])
    texts = (["測定指標", ("基準値", 4), ("目標値", 5)], ["１　灯火の数", ("10基", 4), ("20基", 5)])
    reading = read(drawn(*rows, *texts))
    assert reading.to_dict()["document"]["title"] == "令和６年度　政策評価（事前分析表）"
