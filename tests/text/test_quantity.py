"""Numeric cells: one row a form of print."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku.text.quantity import Parsed, parse

NOTHING = Parsed()

FIGURES: list[tuple[str, float | int, str | None]] = [
    ("9.0月", 9.0, "月"),
    ("18月", 18, "月"),
    ("0", 0, None),
    ("５", 5, None),
    ("△0", 0, None),
    ("1,234", 1234, None),
    ("１，２３４，５６７", 1234567, None),
    ("1,234,\n567", 1234567, None),
    ("１２．５", 12.5, None),
    ("73.0％", 73.0, "％"),
    ("73 %", 73, "%"),
    ("△217", -217, None),
    ("▲ 3.5％", -3.5, "％"),
    ("－12", -12, None),
    ("−12", -12, None),
    ("-12.0", -12.0, None),
    ("＋4", 4, None),
    ("±0", 0, None),
    ("12 回", 12, "回"),
    ("7か国", 7, "か国"),
    ("７ヶ国", 7, "ヶ国"),
    ("３カ国・地域", 3, "カ国・地域"),
    ("3つ", 3, "つ"),
    ("1.5倍", 1.5, "倍"),
    ("8割", 8, "割"),
    ("0.4ポイント", 0.4, "ポイント"),
    ("60百万円", 60, "百万円"),
    ("3千円", 3, "千円"),
    ("125 万件", 125, "万件"),
    ("1.2億円", 1.2, "億円"),
    ("＄12", 12, "＄"),
    ("US$1.5億", 1.5, "US$億"),
    ("3,500万t-CO2/年", 3500, "万t-CO2/年"),
    ("12m²", 12, "m²"),
    ("12㎡", 12, "㎡"),
    ("3.2件／百万人", 3.2, "件／百万人"),
    ("4人当たり", 4, "人当たり"),
    ("第５位", 5, "位"),
    ("年12回", 12, "回"),
    ("延べ 120人", 120, "人"),
    ("合計：30件", 30, "件"),
    ("平均3.2", 3.2, None),
    ("10％増", 10, "％増"),
    ("3回開催", 3, "回"),
    ("80％を維持", 80, "％"),
    ("令和９年度までに80％", 80, "％"),
    ("2027年度 80％", 80, "％"),
    ("○ 85％", 85, "％"),
    ("85％ ○", 85, "％"),
    ("5弱", 5, "弱"),
    # 万 between figures is a place of the number, behind one figure it is the unit
    ("8万5千人", 85000, "人"),
    ("8 万 5 千人", 85000, "人"),
    ("1億2,000万円", 120_000_000, "円"),
    ("3億4千8百万円", 348_000_000, "円"),
    ("△1万2千", -12000, None),
    # kanji only where they are the whole cell
    ("三千", 3000, None),
    ("二〇二", 202, None),
    ("十二", 12, None),
    # notes and brackets belong to the raw text
    ("125 万件＊", 125, "万件"),
    ("94.2％※１", 94.2, "％"),
    ("94.2％ ※ 集計方法を変更", 94.2, "％"),
    ("2,151人（注２）", 2151, "人"),
    ("2,151人 注２", 2151, "人"),
    ("40件②", 40, "件"),
    ("12件（100％）", 12, "件"),
    ("12件\n（前年度比３件減）", 12, "件"),
    ("（見込み）85％", 85, "％"),
    ("（注１）85％", 85, "％"),
    ("（1,234）", 1234, None),
    ("(△217)", -217, None),
    ("〔12〕", 12, None),
    ("((12))", 12, None),
    ("12件（閉じない", 12, "件"),
]

EMPTY = [
    "",
    " ",
    "　",
    "－",
    "-",
    "―",
    "ー",
    "－（注）",
    "…",
    "・・・",
    "調査中",
    "集計中※１",
    "（注）",
    "（）",
    "未定",
    "△",
    "○",
    "×",
    "現状維持",
    "一",
    "一一",
    "〇",
    "〇〇",
    "百",
    "三千人の会場",
    "千葉支部",
    "①",
    # digits that are no figure
    "007",
    "12,34",
    "1,2345",
    "1.2.3",
    ".5",
    "5.",
    "1/3",
    "12：30",
    "2021/7/18",
    "2021年",
    "2021年度",
    "2019～2021年",
    "令和５年度",
    "３年度",
    "4月",
    "12月程度",
    "4月1日",
    "2年6か月",
    "8割5分",
    "10¹",
    "第２四半期",
    "1.5億3千",
    "2-1",
    "20～10％",
    "10％～",
    "～10％",
    # two figures, or a figure of which the cell says too much
    "（１）80",
    "10人当たり3件",
    "12件 100％",
    "前年度比10％増",
    "10％以上削減",
    "10件以上20件未満",
    "10～20％以上",
    "≧10以下",
    "10人～20％",
    "５つの会議で合意した。",
    "令和５年度に新たな枠組みを設け、10件の案件を扱う。",
    "ＧＡ12",
    "9" * 400,
    "9" * 5000,
    "1," * 200,
]

RELATIONS: list[tuple[str, Parsed]] = [
    ("８位以内", Parsed(8, "位", "at_most")),
    ("８月以内", Parsed(8, "月", "at_most")),
    ("8.5月未満", Parsed(8.5, "月", "less_than")),
    ("△1.0％以下", Parsed(-1.0, "％", "at_most")),
    ("80％を超えない", Parsed(80, "％", "at_most")),
    ("≦80", Parsed(80, None, "at_most")),
    ("90.0％以上", Parsed(90.0, "％", "at_least")),
    ("90％ 以上（毎年度）", Parsed(90, "％", "at_least")),
    ("90％以上を維持", Parsed(90, "％", "at_least")),
    ("90％以上とする", Parsed(90, "％", "at_least")),
    ("2回以上実施", Parsed(2, "回", "at_least")),
    ("50％を下回らない", Parsed(50, "％", "at_least")),
    ("少なくとも３件", Parsed(3, "件", "at_least")),
    ("令和７年度末までに80％以上", Parsed(80, "％", "at_least")),
    ("225万ha以上（令和元～５年度の累計）", Parsed(225, "万ha", "at_least")),
    ("10万人超", Parsed(10, "万人", "more_than")),
    ("5機関を超える", Parsed(5, "機関", "more_than")),
    ("＞5", Parsed(5, None, "more_than")),
    ("5％未満", Parsed(5, "％", "less_than")),
    ("5％を下回る", Parsed(5, "％", "less_than")),
    ("＜5", Parsed(5, None, "less_than")),
    ("約３千円", Parsed(3, "千円", "about")),
    ("20件程度", Parsed(20, "件", "about")),
    ("おおむね 20件", Parsed(20, "件", "about")),
    ("8割強", Parsed(8, "割", "about")),
    ("約90％以上", Parsed(90, "％", "at_least")),
    ("20件程度以上", Parsed(20, "件", "at_least")),
    ("220,957の内数", Parsed(None, None, "part_of")),
    ("220百万円の内数", Parsed(None, "百万円", "part_of")),
    ("220（内数）", Parsed(None, None, "part_of")),
    ("10～20％", Parsed(None, "％", "between", 10, 20)),
    ("10〜20％程度", Parsed(None, "％", "between", 10, 20)),
    ("10％～20％", Parsed(None, "％", "between", 10, 20)),
    ("10-20", Parsed(None, None, "between", 10, 20)),
    ("10件から20件", Parsed(None, "件", "between", 10, 20)),
    ("8万～10万人", Parsed(None, "万人", "between", 8, 10)),
    ("1,000～1,200人", Parsed(None, "人", "between", 1000, 1200)),
    ("△5～3％", Parsed(None, "％", "between", -5, 3)),
    ("±5％", Parsed(None, "％", "between", -5, 5)),
    ("±5％以内", Parsed(None, "％", "between", -5, 5)),
    ("前年度以上", Parsed(relation="at_least")),
    ("前年度実績以下", Parsed(relation="at_most")),
    ("過去５年平均以上", Parsed(relation="at_least")),
    ("前年度程度", Parsed(relation="about")),
]


@pytest.mark.parametrize(("raw", "value", "unit"), FIGURES)
def test_figure_and_unit(raw: str, value: float, unit: str | None) -> None:
    parsed = parse(raw)
    assert parsed == Parsed(value, unit)
    assert type(parsed.value) is type(value)


@pytest.mark.parametrize("raw", EMPTY)
def test_no_number_says_nothing(raw: str) -> None:
    assert parse(raw) == NOTHING


@pytest.mark.parametrize(("raw", "expected"), RELATIONS)
def test_relation(raw: str, expected: Parsed) -> None:
    assert parse(raw) == expected


@given(
    st.text(
        alphabet="0123456789０５,，.．△▲－-+～%％件万千億年月以上下内超約の（）()注※①②○ \n",
        max_size=40,
    )
)
def test_any_cell_is_answered(raw: str) -> None:
    parsed = parse(raw)
    assert (parsed.relation == "between") == (parsed.low is not None)
    assert (parsed.low is None) == (parsed.high is None)
    if parsed.relation in ("between", "part_of"):
        assert parsed.value is None
    if parsed.unit is not None:
        assert set(parsed.unit) <= set(raw)


@given(st.text(max_size=700))
def test_any_text_is_answered(raw: str) -> None:
    assert isinstance(parse(raw), Parsed)


@given(st.integers(-(10**12), 10**12), st.sampled_from(["", "件", "％", "万人", "百万円"]))
def test_round_trip(value: int, unit: str) -> None:
    printed = f"△{-value:,}{unit}" if value < 0 else f"{value:,}{unit}"
    assert parse(printed) == Parsed(value, unit or None)


@pytest.mark.shared
def test_gold_cells(shared: Path) -> None:
    """Every numeric cell of the forms' gold gives the gold's value, unit, relation and ends."""
    misses: list[Any] = []
    cells = 0
    for path in sorted((shared / "corpus-forms").glob("*.json")):
        pending: list[Any] = [json.loads(path.read_text("utf-8"))]
        while pending:
            node = pending.pop()
            pending.extend(node.values() if isinstance(node, dict) else [])
            pending.extend(node if isinstance(node, list) else [])
            if isinstance(node, dict) and isinstance(node.get("raw"), str):
                parsed = parse(node["raw"])._asdict()
                cells += 1
                keys = [key for key in parsed if key in node and (key != "unit" or node[key])]
                misses += [node for key in keys if node[key] != parsed[key]]
    assert cells > 200
    assert not misses
