"""Names, numbers and labels."""

from typing import Any

import pytest

from sesaku.checks.text import (
    abbreviation_two_names,
    era_impossible,
    list_incomplete,
    means_number,
    print_defect,
)
from tests.checks.cases import found, one_indicator, reasons


def _said(*results: str, analysis: str | None = None) -> dict[str, Any]:
    years = {
        2018 + at: {"target": "点検を続ける。", "result": text} for at, text in enumerate(results)
    }
    case = one_indicator(years=years)
    if analysis:
        case["fields"][0]["analysis"] = {"1-1": analysis}
    return case


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("北海灯火監視機構（NLO）", "北海灯火観測機関（NLO）"),
        ("沿岸灯火網（CLN）", "沿岸太平洋灯火網（CLN）"),
        ("灯火専門家（LEG）", "灯火専門家グループ(LEG)"),
        ("世界灯火税関（WLC）", "協力理事会（世界灯火関税：WLC）"),
    ],
)
def test_an_abbreviation_of_two_names(one: str, other: str) -> None:
    (finding,) = found(
        abbreviation_two_names, _said(f"今年は{one}に出た。", f"今年は{other}に出た。")
    )
    assert finding.category == "labelling_or_text_error"
    assert len(finding.evidence) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第２回灯火会議（LCX）", "第３回灯火会議（LCX）"),
        ("国際連合灯火基金（UNL）", "国連灯火基金（UNL）"),
        ("灯台局ホームページ（HP）", "水路部のホームページ（HP）"),
        ("灯火フォーラム（LFX）", "灯火フォーラム（LFY）"),
    ],
)
def test_one_name_with_and_without_words_before(one: str, other: str) -> None:
    case = _said(f"今年は{one}に出た。", f"今年は{other}に出た。")
    assert found(abbreviation_two_names, case) == ()


def test_the_kind_of_a_thing_is_no_second_name() -> None:
    case = _said("霧笛調査会議（FSG）に出た。", "今年は所長級会合（FSG）に出た。")
    assert found(abbreviation_two_names, case) == ()


def test_no_abbreviation_no_answer() -> None:
    assert reasons(abbreviation_two_names, _said("点検した。")) == ["No name has an abbreviation."]


@pytest.mark.parametrize(
    "text", ["平成31年５月に点検した。", "令和元年２月に開いた。", "令和元（2018）年に始めた。"]
)
def test_an_era_that_does_not_fit(text: str) -> None:
    assert len(found(era_impossible, _said(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "平成31年４月に点検し、令和元年５月に終えた。",
        "令和元（2019）年に始めた。",
        "平成31年度に始めた。令和元年５月に終えた。",
    ],
)
def test_an_era_that_fits(text: str) -> None:
    assert found(era_impossible, _said(text)) == ()


def test_no_dates_no_answer() -> None:
    assert reasons(era_impossible, _said("点検した。")) == ["No date has its era and month."]


def test_a_number_lost_from_a_list() -> None:
    case = _said(
        "第11号、第12号、第13号及び第14号に基づく告示。",
        analysis="第11号、第12号及び第13号に基づく告示。",
    )
    (finding,) = found(list_incomplete, case)
    assert "第14号" in finding.message


def test_lists_of_other_things_and_whole_lists() -> None:
    results = "第11号、第12号、第13号及び第14号に基づく告示。"
    assert (
        found(list_incomplete, _said(results, analysis="第11号、第12号及び第13号を改めた告示。"))
        == ()
    )
    assert found(list_incomplete, _said(results, analysis=results)) == ()
    assert reasons(list_incomplete, _said("点検した。")) == [
        "Results and analysis do not both list numbers."
    ]


def _means(*means: dict[str, Any], analysis: str = "点検に資した。") -> dict[str, Any]:
    case = _said("点検した。", analysis=analysis)
    case["fields"][0]["means"] = {"1-1": list(means)}
    return case


def test_a_means_with_two_numbers_for_one_year() -> None:
    one = {"number": "②", "name": "灯台維持費", "years": [2019, 2020]}
    other = {"number": "③", "name": "灯台維持費", "years": [2020]}
    (finding,) = found(means_number, _means(one, other))
    assert "②と③" in finding.message
    later = {**other, "years": [2021]}
    assert found(means_number, _means(one, later)) == ()


def test_a_means_under_another_label() -> None:
    one = {"number": "②", "name": "灯台維持費", "years": [2020]}
    (finding,) = found(
        means_number, _means(one, analysis="点検に資した（灯台維持費（達成指標②））。")
    )
    assert "達成指標" in finding.message
    assert (
        found(means_number, _means(one, analysis="点検に資した（灯台維持費（達成手段②））。")) == ()
    )
    assert reasons(means_number, _said("点検した。")) == ["The analyses name no means."]


@pytest.mark.parametrize(
    ("code", "keys", "subject", "severity"),
    [
        ("heading-field-number", {"printed": "1", "expected": "9"}, "F9", "medium"),
        ("code-duplicate", {"indicator": "1-1"}, "1-1", "medium"),
        ("bracket-unclosed", {"bracket": "（"}, "1-1", "info"),
    ],
)
def test_what_the_reading_noticed(
    code: str, keys: dict[str, str], subject: str, severity: str
) -> None:
    case = _said("点検した（岬の灯台。")
    case["diagnostics"] = [{"code": code, "at": "（岬", "keys": keys}]
    (finding,) = found(print_defect, case)
    assert (finding.subject, finding.severity) == (subject, severity)
    assert "点検した（岬の灯台" in finding.evidence[0].text


def test_other_diagnostics_are_the_readers_own() -> None:
    case = _said("点検した。")
    case["diagnostics"] = [{"code": "text-unplaced", "at": "点検", "keys": {"quote": "点検"}}]
    assert found(print_defect, case) == ()
    assert reasons(print_defect, {}) == ["The document has no indicators."]
