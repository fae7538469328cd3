"""Dates in text, of both calendars."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku.text.dates import dates_in, fiscal_year_of


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("令和３年８月", ["2021-08"]),
        ("令和 ３ 年 ８ 月 １ 日", ["2021-08-01"]),
        ("R3.8.1", ["2021-08-01"]),
        ("H30.4", ["2018-04"]),
        ("R3/7", ["2021-07"]),
        ("令和3/7/18", ["2021-07-18"]),
        ("2021年7月18日", ["2021-07-18"]),
        ("２０２１年７月１８日", ["2021-07-18"]),
        ("2021/7/18", ["2021-07-18"]),
        ("2021.7.18", ["2021-07-18"]),
        ("2021-07-18", ["2021-07-18"]),
        ("2021/7", ["2021-07"]),
        ("令和元年", ["2019"]),
        ("令和元年５月１日", ["2019-05-01"]),
        ("平成三十一年四月三十日", ["2019-04-30"]),
        ("昭和64年1月7日", ["1989-01-07"]),
        ("令和元（2019）年７月", ["2019-07"]),
        ("2021年（令和３年）７月１日", ["2021-07-01"]),
        ("（令和元年 10月 閣議決定）", ["2019-10"]),
        ("令和３年７月末", ["2021-07"]),
        ("2024年2月29日", ["2024-02-29"]),
        ("平成30年12月～令和２年夏", ["2018-12", "2020"]),
        ("令和３年４月１日及び2022/3/31", ["2021-04-01", "2022-03-31"]),
        # no dates
        ("", []),
        ("８月１日", []),
        ("令和３年度", []),
        ("2021年度", []),
        ("令和３年２月30日", []),
        ("2023年2月29日", []),
        ("2021年13月", []),
        ("2021.7", []),
        ("3.14", []),
        ("192.168.1.1", []),
        ("20210718", []),
        ("2021-7-1818", []),
        ("明治５年", []),
        ("9999年12月", []),
        ("令和0年", []),
        ("10年間", []),
        ("1990年代", []),
    ],
)
def test_dates_in(text: str, dates: list[str]) -> None:
    assert [date.iso for date in dates_in(text)] == dates


def test_offsets_are_those_of_the_text() -> None:
    text = "　令和３年８月１日に公表し、Ｒ４．３．１に改めた。"
    assert [text[date.start : date.end] for date in dates_in(text)] == [
        "令和３年８月１日",
        "Ｒ４．３．１",
    ]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("令和３年度 政策評価書", 2021),
        ("令和３年度（2021年度）", 2021),
        ("令和３年３月", 2020),
        ("令和３年４月１日", 2021),
        ("令和３年度評価（令和４年８月公表）", 2021),
        ("令和３年", None),
        ("令和２・３年度", None),
        ("令和３年３月及び４年４月", 2020),
        ("令和３年３月及び令和３年４月", None),
        ("施策の概要", None),
    ],
)
def test_fiscal_year_of(text: str, year: int | None) -> None:
    assert fiscal_year_of(text) == year


@given(st.dates(dt.date(1989, 1, 8), dt.date(2100, 12, 31)))
def test_round_trip(day: dt.date) -> None:
    printed = f"平成{day.year - 1988}年{day.month}月{day.day}日"
    assert [date.iso for date in dates_in(printed)] == [day.isoformat()]
    assert [date.iso for date in dates_in(day.isoformat())] == [day.isoformat()]


@given(st.text(alphabet="令和元RH0123456789年月日度/.-（） 一二十", max_size=60))
def test_any_text_is_answered(text: str) -> None:
    assert all(0 <= date.start < date.end <= len(text) for date in dates_in(text))


GUESSES = {"13/8", "大化1年", "2021年/7"}
"""With "2021,7,18" and "2021・7・18", which may be lists: dates only by a guess."""


@pytest.mark.shared
def test_published_cases(shared: Path) -> None:
    lines = (shared / "data/normalise/dates_ja_timex.jsonl").read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    wanted = [
        (case["in"], case["timex3"].replace("-XX", ""))
        for case in cases
        if case["kind"] == "abstime_tagger"
        and len(case["timex3"]) == 10
        and case["timex3"][:4].isdigit()
        and case["in"] not in GUESSES
        and not {"・", ","} & set(case["in"])
    ]
    assert len(wanted) == 34
    for text, iso in wanted:
        assert [date.iso for date in dates_in(text)] == [iso], text


@pytest.mark.shared
def test_modern_cases_of_the_lunisolar_collection(shared: Path) -> None:
    """Of that collection only dates in the civil calendar are in scope."""
    lines = (shared / "data/normalise/wareki_sugi.jsonl").read_text("utf-8").splitlines()
    cases = [case for case in map(json.loads, lines) if "in" in case]
    wanted = [case for case in cases if "朔" not in case["in"] and "January" not in case["in"]]
    assert len(wanted) == 6
    for case in wanted:
        assert [date.iso for date in dates_in(case["in"])] == [case["civil"]], case
