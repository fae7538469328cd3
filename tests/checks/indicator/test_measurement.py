"""What is counted, in which unit, of what base."""

from typing import Any

import pytest

from sesaku.checks.indicator import (
    count_jumps,
    counted_otherwise,
    currency_changes,
    exclusion_added,
    period_changes,
    rate_without_base,
    unit_changes,
)
from tests.checks.cases import found, one_indicator, reasons


@pytest.mark.parametrize(
    "note",
    [
        "（注）令和元年度の実績値から遠隔点検を除く。",
        "（注）平成30年度以降は委託した点検を含まない。",
        "（注）平成30年度の測定指標「浮標の点検回数」における年度目標値",
    ],
)
def test_a_note_that_counts_otherwise(note: str) -> None:
    (finding,) = found(counted_otherwise, one_indicator(notes=[note]))
    assert (finding.subject, finding.category) == ("1-1", "measurement_changed")


def test_notes_that_count_alike() -> None:
    assert found(counted_otherwise, one_indicator(notes=["（注）速報値。遠隔点検を除く。"])) == ()
    assert reasons(counted_otherwise, one_indicator()) == ["It has neither notes nor an analysis."]


def _references(**series: str) -> dict[str, Any]:
    case = one_indicator()
    values = {year.removeprefix("y"): raw for year, raw in series.items()}
    case["fields"][0]["references"] = [{"number": "1", "name": "講習", "series": {"": values}}]
    return case


def test_a_unit_that_changes() -> None:
    (finding,) = found(unit_changes, _references(y2019="4か国", y2020="12名"))
    assert finding.subject == "1-1"
    assert "か国、名" in finding.message
    row = next(one for one in finding.evidence if one.role == "row")
    assert row.text.split() == ["4か国", "12名"]


def test_one_unit_in_full_and_half_width() -> None:
    assert found(unit_changes, _references(y2019="82％", y2020="83%")) == ()
    assert reasons(unit_changes, _references(y2019="82％", y2020="－")) == [
        "Fewer than two years have a unit."
    ]


def test_the_unit_of_a_numeric_indicator() -> None:
    years = {
        2019: {"target": "20回", "result": "20回"},
        2020: {"target": "20件", "result": "20回"},
    }
    (finding,) = found(unit_changes, one_indicator(years=years))
    assert [one.role for one in finding.evidence] == ["target 2019", "target 2020"]


def _results(*results: str) -> dict[str, Any]:
    years = {2018 + at: {"target": "続ける。", "result": text} for at, text in enumerate(results)}
    return one_indicator(years=years)


def test_something_left_out_in_one_year_only() -> None:
    case = _results(
        "点検講習の累計修了者数：164名であった。",
        "点検講習の累計修了者数：160名（連絡のない者を除く）であった。",
    )
    (finding,) = found(exclusion_added, case)
    assert "連絡のない者を除く" in finding.message
    assert [one.role for one in finding.evidence] == ["result 2019", "result 2018"]


def test_left_out_in_every_year() -> None:
    text = "点検講習の累計修了者数：160名（連絡のない者を除く）であった。"
    assert found(exclusion_added, _results(text, text)) == ()
    assert reasons(exclusion_added, _results("点検した。")) == [
        "The results leave nothing out of a count."
    ]


def _rate(*results: str, name: str = "会合への出席率", **more: Any) -> dict[str, Any]:  # noqa: ANN401 - a case's own keys
    years = {2018 + at: {"target": "100％", "result": raw} for at, raw in enumerate(results)}
    return one_indicator(name=name, years=years, **more)


def test_a_full_rate_without_its_base() -> None:
    (finding,) = found(rate_without_base, _rate("100％", "100%"))
    assert finding.subject == "1-1"


def test_a_rate_with_its_base_or_not_always_full() -> None:
    assert found(rate_without_base, _rate("100％", "98％")) == ()
    assert found(rate_without_base, _rate("100％", "100％", notes=["（注）12回中12回。"])) == ()
    assert reasons(rate_without_base, _rate("100回", "100回")) == [
        "It is no rate with results of two years."
    ]


VISITS = "見学会が開催され、延べ{}人の参加があった。"


def test_a_count_that_jumps() -> None:
    case = _results(VISITS.format("2,600"), VISITS.format("35,100"))
    (finding,) = found(count_jumps, case)
    assert "35,100人" in finding.message
    case["fields"][0]["analysis"] = {"1-1": "オンラインの参加により増加した。"}
    assert found(count_jumps, case) == ()


def test_a_count_that_does_not() -> None:
    assert found(count_jumps, _results(VISITS.format("2,600"), VISITS.format("5,100"))) == ()
    assert reasons(count_jumps, _results("点検した。", "点検した。")) == [
        "No two years in a row have a count that can be compared."
    ]


def test_calendar_and_fiscal_years() -> None:
    years = ("平成30年の灯台運営費は抑えた。", "令和元年度の灯台運営費は抑えた。")
    (finding,) = found(period_changes, _results(*years))
    assert "平成30年の灯台運営費" in finding.message
    alike = ("平成30年度の灯台運営費は抑えた。", "令和元年度の灯台運営費は抑えた。")
    assert found(period_changes, _results(*alike)) == ()
    assert reasons(period_changes, _results("平成30年の灯台運営費。", "点検した。")) == [
        "No words stand behind a year in two results."
    ]


def test_a_currency_that_changes() -> None:
    fund = "灯火基金（LFX）に対して{}を追加拠出した。"
    (finding,) = found(
        currency_changes, _results(fund.format("160万米ドル"), fund.format("15億円"))
    )
    assert "米ドルと円" in finding.message
    alike = _results(fund.format("160万米ドル"), fund.format("180万米ドル"))
    assert found(currency_changes, alike) == ()
    other = "見学会（VXY）に15億円を追加拠出した。"
    assert reasons(currency_changes, _results(fund.format("160万米ドル"), other)) == [
        "No two years tell the amount of one thing."
    ]
