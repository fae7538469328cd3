"""Claims of effect and trend."""

from typing import Any

import pytest

from sesaku.checks.claim import (
    cause_asserted,
    earlier_year_cited,
    fall_unmentioned,
    miss_averaged,
    trend_not_in_figures,
    trend_without_figures,
)
from tests.checks.cases import found, one_indicator, reasons


def _case(results: str, analysis: str | None) -> dict[str, Any]:
    years = {
        2018 + at: {"target": "83％", "result": text} for at, text in enumerate(results.split())
    }
    case = one_indicator(years=years)
    if analysis:
        case["fields"][0]["analysis"] = {"1-1": analysis}
    return case


def test_a_trend_that_the_figures_do_not_show() -> None:
    (finding,) = found(
        trend_not_in_figures, _case("80.2％ 78.3％ 82％", "割合は着実に上向いている。")
    )
    assert "80.2％→78.3％→82％" in finding.message


@pytest.mark.parametrize(
    ("results", "analysis"),
    [
        ("78％ 80％ 82％", "割合は着実に上向いている。"),
        ("82％ 80％ 78％", "割合は減少している。"),
    ],
)
def test_a_trend_that_they_show(results: str, analysis: str) -> None:
    assert found(trend_not_in_figures, _case(results, analysis)) == ()


@pytest.mark.parametrize(
    ("results", "analysis"),
    [
        ("80％ 78％ 82％", "点検は有効であった。"),
        ("80％ 78％", "上昇している。"),
        ("80％ 78％ 82％", None),
    ],
)
def test_no_trend_to_judge(results: str, analysis: str | None) -> None:
    assert reasons(trend_not_in_figures, _case(results, analysis)) == [
        "It has no results of three years, or claims no trend."
    ]


def test_a_fall_that_nobody_mentions() -> None:
    case = _case(
        "講座を開いた（修了者数：計67名）。 講座を開いた（修了者数：計36名）。", "有効であった。"
    )
    (finding,) = found(fall_unmentioned, case)
    assert "67名→36名" in finding.message
    assert finding.category == "selective_or_unsupported"


@pytest.mark.parametrize(
    ("results", "analysis"),
    [
        ("講座を開いた（修了者数：計67名）。 講座を開いた（修了者数：計60名）。", "有効であった。"),
        (
            "講座を開いた（修了者数：計67名）。 講座を開いた（修了者数：計36名）。",
            "修了者は減ったが有効であった。",
        ),
        ("講座を開いた（修了者数：計3名）。 講座を開いた（修了者数：計1名）。", "有効であった。"),
    ],
)
def test_no_great_fall_or_one_that_is_mentioned(results: str, analysis: str) -> None:
    assert found(fall_unmentioned, _case(results, analysis)) == ()


def test_a_number_that_begins_its_sentence() -> None:
    case = _case(
        "25件の灯台協会による査察を受けた。 9件の灯台協会による査察を受けた。", "有効であった。"
    )
    (finding,) = found(fall_unmentioned, case)
    assert "25件→9件" in finding.message


def test_no_numbers_to_compare() -> None:
    case = _case("講座を開いた。 講座を休んだ。", "有効であった。")
    assert reasons(fall_unmentioned, case) == ["The results have no numbers that can be compared."]


@pytest.mark.parametrize(
    "analysis",
    [
        "海難は減った。これらは灯台の改修により安全が強化されたことの表れである。",
        "点検といった取組が海難の抑止に貢献したものであり、有効であった。",
    ],
)
def test_a_cause_stated_as_a_fact(analysis: str) -> None:
    (finding,) = found(cause_asserted, _case("点検した。", analysis))
    assert finding.subject == "1-1"


@pytest.mark.parametrize(
    "analysis",
    [
        "灯台の改修により安全が強化されたことの表れであると考えられる。",
        "点検は海難の抑止に貢献したものであり、他国の巡視も一因である。",
        "点検は海難の防止に資した。",
    ],
)
def test_room_for_other_causes(analysis: str) -> None:
    assert found(cause_asserted, _case("点検した。", analysis)) == ()
    assert reasons(cause_asserted, _case("点検した。", None)) == ["It has no analysis."]


RESULTS = "点検した。 点検した。 点検した。"


def test_a_record_of_an_earlier_year() -> None:
    case = _case(RESULTS, "平成30年の海難件数は統計開始以来最も低い件数となった。")
    (finding,) = found(earlier_year_cited, case)
    assert "平成30年" in finding.message


@pytest.mark.parametrize(
    "analysis",
    [
        "令和２年の海難件数は統計開始以来最も低い件数となった。",
        "平成30年の海難件数は最も低く令和２年まで最も低い水準にある。",
    ],
)
def test_a_record_of_the_last_year(analysis: str) -> None:
    assert found(earlier_year_cited, _case(RESULTS, analysis)) == ()


def test_no_record_no_answer() -> None:
    case = _case(RESULTS, "海難は最も低い水準にある。")
    assert reasons(earlier_year_cited, case) == ["No record of a year is named."]


def test_a_miss_covered_by_an_average() -> None:
    text = "令和２年度は目標の20名を下回ったが、３年間平均では22名と目標を上回った。"
    (finding,) = found(miss_averaged, _case(RESULTS, text))
    assert finding.subject == "1-1"
    assert found(miss_averaged, _case(RESULTS, "３年間平均は22名であった。")) == ()
    assert reasons(miss_averaged, _case(RESULTS, "有効であった。")) == [
        "The analysis speaks of no average."
    ]


def test_a_change_without_a_figure() -> None:
    (finding,) = found(trend_without_figures, {"results": ["見学の受入れ件数が年々増加した。"]})
    assert (finding.subject, finding.severity) == ("result:1", "low")


@pytest.mark.parametrize(
    "text", ["見学の受入れ件数が12件から20件に増加した。", "件数は２割増加した。"]
)
def test_a_change_with_its_figure(text: str) -> None:
    assert found(trend_without_figures, {"results": [text]}) == ()


def test_a_report_with_tables_has_checks_of_its_own() -> None:
    case = {**_case(RESULTS, None), "results": ["見学の受入れ件数が年々増加した。"]}
    assert reasons(trend_without_figures, case) == ["No result claims that a number changed."]
