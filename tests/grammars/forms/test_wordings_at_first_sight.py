"""What the parts of a form may be called, and who is in charge of it, in fiction."""

import pytest

from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced

_TITLE: Rows = ([("令和５年度実施施策に係る政策評価書", 10)],)
_TABLE: Rows = (
    [("測定指標", 2), "基準値", "目標値", "４年度", "５年度"],
    [("１　灯火の数（基）", 2), "10", "20", "12", "16"],
)


@pytest.mark.parametrize(
    ("name", "date", "places"),
    [
        ("方針・計画等の名称", "年月日", "関係部分（抜粋）"),
        ("名称", "決定日", "関係部分"),
        ("計画等", "決定日", "関係部分"),
        ("閣議決定・演説等の名称", "閣議決定日", "記載内容"),
    ],
)
@pytest.mark.parametrize("heading", ["関係する内閣の重要政策", "重要政策"])
def test_columns_of_policies(heading: str, name: str, date: str, places: str) -> None:
    rows: Rows = (
        [(heading, 1, 3), (name, 3), (date, 3), (places, 3)],
        [1, ("岬の計画", 3), ("令和２年４月１日", 3), ("第３「岬」", 3)],
        [1, ("峠の方針", 3), ("令和４年６月７日", 3), ("第１「峠」", 3)],
        *_TABLE,
    )
    reading = read(drawn(*HEAD, *rows))
    cape, pass_ = of(reading, "cabinet_policies")
    assert (cape["title"], cape["date"], cape["details"]) == (
        "岬の計画",
        "令和２年４月１日",
        ["第３「岬」"],
    )
    assert pass_["title"] == "峠の方針"
    assert unplaced(reading) == []


@pytest.mark.parametrize("arrow", ["→", "⇒"])
def test_an_arrow_before_the_places_in_a_policy(arrow: str) -> None:
    printed = (
        f"①岬の計画（令和２年４月１日閣議決定）\n　{arrow}第３「岬」\n"
        f"②峠の方針（令和４年６月７日閣議決定）\n　{arrow}第１「峠」"
    )
    reading = read(drawn(*HEAD, ["内閣の重要政策", (printed, 9)], *_TABLE))
    policies = of(reading, "cabinet_policies")
    assert [policy["title"] for policy in policies] == ["岬の計画", "峠の方針"]
    assert [policy["details"] for policy in policies] == [["第３「岬」"], ["第１「峠」"]]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("相談の件数（千件／年）", "千件／年"),
        ("事故の発生率（件／10万人）", "件／10万人"),
        ("灯の共同購入を行う桟橋の数（累計、桟橋）", "桟橋"),
        ("灯台守の割合（年間）", None),
        ("灯台の見回り（昼／夜）", None),
    ],
)
def test_units_in_a_name(name: str, unit: str | None) -> None:
    rows = (["測定指標", "目標値", "４年度", "５年度"], [f"１　{name}", "20", "12", "16"])
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert one.get("unit") == unit


@pytest.mark.parametrize("called", ["（※１）", "※１", "（＊１）"])
def test_notes_called_by_a_mark_in_brackets(called: str) -> None:
    rows = (*_TABLE, [(f"{called}　灯火は改修中のものを除く。", 10)])
    (note,) = of(read(drawn(*HEAD, *rows)), "notes")
    assert note["text"] == "灯火は改修中のものを除く。"
    assert note["mark"] == called


@pytest.mark.parametrize(
    ("first", "leads"),
    [
        ("岬政策懇談会（令和５年７月３日）の主な意見", True),
        ("外部の有識者からの意見の概要：", True),
        ("灯火を増やすべきとの意見", False),
    ],
)
def test_a_line_that_names_the_opinions_leads_in(first: str, leads: bool) -> None:  # noqa: FBT001 - a case
    printed = f"{first}\n灯火の数は岬ごとに数えてほしい。"
    reading = read(drawn(*HEAD, *_TABLE, ["学識経験者の知見", (printed, 9)]))
    preamble = of(reading, "opinion_preamble")
    assert (preamble is not None and preamble["text"] == first) is leads
    assert len(of(reading, "opinions")) == (1 if leads else 2)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("港湾庁　７－３", "７－３"),
        ("港湾庁　Ｃ－１", "Ｃ－１"),
        ("（港湾庁７－３）", "港湾庁７－３"),
    ],
)
def test_the_number_of_a_measure_beside_its_ministry(printed: str, code: str) -> None:
    reading = read(drawn([(printed, 10)], *_TITLE, ["施策名", ("岬の保全", 9)], *_TABLE))
    assert (of(reading, "ministry"), of(reading, "code")) == ("港湾庁", code)


@pytest.mark.parametrize(
    ("ministry", "number"), [("府省庁名", "番　号"), ("評価実施機関", "施策の番号")]
)
def test_ministry_and_number_beside_their_headings(ministry: str, number: str) -> None:
    rows = (
        [ministry, ("港湾庁", 4), number, ("港７－(2)", 4)],
        ["施策名", ("岬の保全", 9)],
        *_TABLE,
    )
    reading = read(drawn(*_TITLE, *rows))
    assert (of(reading, "ministry"), of(reading, "code")) == ("港湾庁", "港７－(2)")


@pytest.mark.parametrize(
    "row",
    [
        ["担当・責任者", ("灯火局岬課", 4), ("岬課長　波野　渚", 5)],
        ["担当部局及び作成責任者名", ("灯火局岬課\n岬課長　波野　渚", 9)],
        ["作成責任者・担当課", ("岬課長　波野　渚", 4), ("灯火局岬課", 5)],
    ],
)
def test_department_and_author_behind_one_heading(row: list[object]) -> None:
    reading = read(drawn(*HEAD, row, *_TABLE))
    assert (of(reading, "department"), of(reading, "author")) == ("灯火局岬課", "岬課長　波野　渚")
    assert unplaced(reading) == []


def test_the_reason_of_what_stands_above_it() -> None:
    rows = (
        ["達成すべき目標", ("岬の灯火を守る。", 9)],
        ["その根拠", ("岬保全計画による。", 9)],
        *_TABLE,
        ["達成度合い", ("Ｂ　目標達成", 9)],
        ["その根拠", ("灯火の数が目標に達した。", 9)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert of(reading, "goal_basis")["text"] == "岬保全計画による。"
    assert of(reading, "attainment")["basis"] == "灯火の数が目標に達した。"


@pytest.mark.parametrize("holding", ["施策の評価", "評価の結果"])
def test_what_holds_attainment_and_analysis(holding: str) -> None:
    rows: Rows = (
        *_TABLE,
        [(holding, 1, 2), "達成度合い", ("Ｂ　目標達成", 8)],
        [1, "分析", ("灯火は順調に増えた。", 8)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert of(reading, "attainment")["label"] == "目標達成"
    assert [one["text"] for one in of(reading, "analysis")] == ["灯火は順調に増えた。"]
