"""Forms whose measure is called 政策分野, in fiction."""

from tests.grammars.forms.drawn import HEAD, drawn, of, read, unplaced

_NEXT = "（政策分野）\n灯火の更新を急ぐ。\n（測定指標）\n指標を見直す。"


def test_the_field_is_the_name_where_no_other_is_printed() -> None:
    rows = (
        [("令和５年度実施政策　実績評価書", 10)],
        ["整理番号", ("港湾庁R５－３", 9)],
        ["政策分野", ("岬の保全", 5), "所管課", ("岬課", 3)],
        ["政策分野の概要", ("岬を守り、灯火を守る。", 9)],
        ["達成すべき目標", ("岬の灯火を守る。", 9)],
        ["政策への反映の方向性", (_NEXT, 9)],
    )
    reading = read(drawn(*rows))
    assert of(reading, "name") == "岬の保全"
    assert of(reading, "overview") == [{"text": "岬を守り、灯火を守る。"}]
    assert of(reading, "policy") is None
    assert of(reading, "next_measure")["text"] == "灯火の更新を急ぐ。"
    assert unplaced(reading) == []


def test_the_field_is_the_policy_where_the_measure_has_a_name() -> None:
    reading = read(drawn(*HEAD, ["政策分野", ("岬の政策", 9)]))
    assert of(reading, "name") == "岬の保全"
    assert of(reading, "policy")["text"] == "岬の政策"
