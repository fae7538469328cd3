"""Numerals in kanji, circles and brackets, and the markers before items."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku.text.numerals import item_number, kanji_number, marker, roman_number


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("〇", 0),
        ("零", 0),
        ("七", 7),
        ("十", 10),
        ("二十三", 23),
        ("百八", 108),
        ("三千二百", 3200),
        ("千二百三四", 1234),
        ("二〇二一", 2021),
        ("一万", 10_000),
        ("壱萬弐阡", 12_000),
        ("二億三十", 200_000_030),
        ("一京二兆", 10_002_000_000_000_000),
        ("４千５百", 4500),
        ("8万5千", 85_000),
        ("1億2,000万", 120_000_000),
        ("１２３", 123),
        (" 12 ", 12),
    ],
)
def test_kanji_number(printed: str, value: int) -> None:
    assert kanji_number(printed) == value


@pytest.mark.parametrize(
    "printed",
    ["", "万", "億五", "三五十", "十百", "五万三億", "一万二万", "三人", "二つ", "千十百", "1.5万"],
)
def test_no_number(printed: str) -> None:
    assert kanji_number(printed) is None


def test_absurd_numeral_is_no_number() -> None:
    assert kanji_number("九" * 10_000) is None
    assert kanji_number("9" * 10_000) is None


@given(st.text(alphabet="〇一二三九十百千万億兆0５９,壱萬人", max_size=80))
def test_any_numeral_is_answered(text: str) -> None:
    value = kanji_number(text)
    assert value is None or value >= 0


@given(st.integers(0, 10**16 - 1))
def test_places_add_up(value: int) -> None:
    """Written group by group with 兆, 億 and 万, any number reads back."""
    printed = ""
    for exponent, unit in ((12, "兆"), (8, "億"), (4, "万"), (0, "")):
        group = value // 10**exponent % 10_000
        printed += f"{group}{unit}" if group else ""
    assert kanji_number(printed or "0") == value


@pytest.mark.shared
def test_published_cases(shared: Path) -> None:
    """Every published case of kanji to number, the impossible ones included."""
    path = shared / "data/normalise/kanji_numeral_geolonia.jsonl"
    cases = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    wanted = [case for case in cases if case["op"] == "kanji2number"]
    assert len(wanted) > 30
    for case in wanted:
        assert kanji_number(case["in"]) == case.get("out"), case


@pytest.mark.parametrize(
    ("printed", "value"),
    [("Ⅰ", 1), ("Ⅳ", 4), ("ⅸ", 9), ("XII", 12), ("iii", 3), ("ｉｖ", 4), ("xxxix", 39)],
)
def test_roman_number(printed: str, value: int) -> None:
    assert roman_number(printed) == value


@pytest.mark.parametrize("printed", ["", "iiii", "vx", "政", "ic", "ivi"])
def test_no_roman_number(printed: str) -> None:
    assert roman_number(printed) is None


@pytest.mark.parametrize(
    "printed", ["③", "❸", "⑶", "⒊", "㈢", "（３）", "３．", "Ⅲ", "iii", "三", "ウ", "c", "第３"]
)
def test_item_number(printed: str) -> None:
    assert item_number(printed) == 3


@pytest.mark.parametrize("printed", ["", "・", "政策", "½", "○"])
def test_no_item_number(printed: str) -> None:
    assert item_number(printed) is None


@pytest.mark.parametrize(
    ("text", "kind", "number", "printed", "rest"),
    [
        ("１ 施策の概要", "digit", 1, "１", "施策の概要"),
        ("１　施策の概要", "digit", 1, "１", "施策の概要"),
        ("10 か国", "digit", 10, "10", "か国"),
        ("１．概要", "digit", 1, "１．", "概要"),
        ("2.概要", "digit", 2, "2.", "概要"),
        ("３、", "digit", 3, "３、", ""),
        ("⒋概要", "digit", 4, "⒋", "概要"),
        ("5", "digit", 5, "5", ""),
        ("（１）会合", "bracketed", 1, "（１）", "会合"),
        ("( 12 ) 会合", "bracketed", 12, "( 12 )", "会合"),
        ("１）会合", "bracketed", 1, "１）", "会合"),
        ("⑴会合", "bracketed", 1, "⑴", "会合"),
        ("（十二）会合", "bracketed", 12, "（十二）", "会合"),
        ("〔１〕会合", "bracketed", 1, "〔１〕", "会合"),
        ("①会合", "circled", 1, "①", "会合"),
        ("⑳会合", "circled", 20, "⑳", "会合"),
        ("㊿会合", "circled", 50, "㊿", "会合"),
        ("❷ 会合", "circled", 2, "❷", "会合"),
        ("㋑会合", "circled", 2, "㋑", "会合"),
        ("Ⅱ 目的", "roman", 2, "Ⅱ", "目的"),
        ("Ⅱ．目的", "roman", 2, "Ⅱ．", "目的"),
        ("（ⅱ）目的", "roman", 2, "（ⅱ）", "目的"),
        ("iv) 目的", "roman", 4, "iv)", "目的"),
        ("（ｉ）目的", "roman", 1, "（ｉ）", "目的"),
        ("ア　背景", "kana", 1, "ア", "背景"),
        ("（イ）背景", "kana", 2, "（イ）", "背景"),
        ("ウ．背景", "kana", 3, "ウ．", "背景"),
        ("（ａ）背景", "letter", 1, "（ａ）", "背景"),
        ("b) 背景", "letter", 2, "b)", "背景"),
        ("ａ　背景", "letter", 1, "ａ", "背景"),
        ("第１ 総論", "ordinal", 1, "第１", "総論"),
        ("第二章　方針", "ordinal", 2, "第二章", "方針"),
        ("一　目的", "kanji", 1, "一", "目的"),
        ("・その他", "bullet", None, "・", "その他"),
        ("● その他", "bullet", None, "●", "その他"),
        ("○その他", "bullet", None, "○", "その他"),
        ("- その他", "bullet", None, "-", "その他"),
        ("　　２　方針", "digit", 2, "２", "方針"),
    ],
)
def test_marker(text: str, kind: str, number: int | None, printed: str, rest: str) -> None:
    found = marker(text)
    assert found is not None
    assert (found.kind, found.number, found.printed) == (kind, number, printed)
    assert text[found.length :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "",
        "　",
        "施策の概要",
        "３年度の実績",
        "10％以上",
        "1.5倍",
        "1,234",
        "1-1 指標",
        "-5",
        "（注）会合",
        "（令和３年度）",
        "ア行の語",
        "Ａ国の例",
        "e.g. 会合",
        "一般会計",
        "第１回会合",
        "※会合",
        "２０２１年",
    ],
)
def test_no_marker(text: str) -> None:
    assert marker(text) is None


@given(st.text(max_size=30))
def test_marker_lies_in_the_text(text: str) -> None:
    found = marker(text)
    if found:
        assert found.printed in text[: found.length]
        assert not text[found.length :][:1].isspace()
