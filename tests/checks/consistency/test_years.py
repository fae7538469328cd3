"""What analysis, results and tables say of one thing."""

from typing import Any

import pytest

from sesaku.checks.consistency import (
    count_in_table,
    figure_of_another_year,
    items_not_analysed,
    list_differs,
    one_thing_two_names,
    rating_in_list,
    total_of_years,
)
from sesaku.checks.consistency.years import dates_in
from tests.checks.cases import found, one_indicator, reasons


def _case(*results: str, analysis: str | None = None) -> dict[str, Any]:
    years = {2018 + at: {"target": "続ける。", "result": text} for at, text in enumerate(results)}
    case = one_indicator(years=years)
    if analysis:
        case["fields"][0]["analysis"] = {"1-1": analysis}
    return case


def test_a_month_decides_the_fiscal_year() -> None:
    dates = dates_in("平成30年３月、平成30年４月、平成30年度、令和元年")
    assert [(one.fiscal_year, one.month) for one in dates] == [
        (2017, 3),
        (2018, 4),
        (2018, None),
        (2019, None),
    ]


def test_a_figure_of_another_year() -> None:
    case = _case(
        "塗り直した。",
        "修繕に1,250万円を使った。",
        analysis="平成30年度には修繕に1,250万円を使った。",
    )
    (finding,) = found(figure_of_another_year, case)
    assert "平成30年度" in finding.message
    assert "令和元年度" in finding.message


def test_a_meeting_of_another_year() -> None:
    results = ("塗り直した。", "令和２年３月に灯台守の講座を開いた。")
    case = _case(*results, analysis="平成31年３月には灯台守の講座を開いた。")
    (finding,) = found(figure_of_another_year, case)
    assert "「講座」" in finding.message


@pytest.mark.parametrize(
    "analysis",
    [
        "令和元年度には修繕に1,250万円を使った。",
        "平成30年度は塗り直した。修繕に1,250万円を使った。",
        "平成30年度は12回塗った。",
        "（平成30年度：灯台維持費1,250万円（達成手段①））",
    ],
)
def test_figures_of_their_own_year(analysis: str) -> None:
    results = ("塗り直した。", "修繕に1,250万円を使い、12回塗った。")
    assert found(figure_of_another_year, _case(*results, analysis=analysis)) == ()


def test_no_texts_no_answer() -> None:
    assert reasons(figure_of_another_year, _case("塗り直した。")) == [
        "It has no analysis or no results as text."
    ]


def _counted(result: str, name: str = "灯台研究会の開催回数") -> dict[str, Any]:
    case = _case(result)
    series = {"": {2018: "3回"}}
    case["fields"][0]["references"] = [{"number": "1", "name": name, "series": series}]
    return case


def test_times_that_differ_from_the_table() -> None:
    (finding,) = found(count_in_table, _counted("研究会の報告に向け、検討を５回実施した。"))
    assert (finding.subject, finding.category) == ("1-1", "internal_contradiction")


def test_times_of_the_table() -> None:
    assert found(count_in_table, _counted("研究会を３回開催した。")) == ()
    assert reasons(count_in_table, _counted("第５回研究会を開催した。")) == [
        "No result states a number of such meetings."
    ]
    assert reasons(count_in_table, _counted("研究会を３回開催した。", "刊行物の部数")) == [
        "It counts no meetings."
    ]


PERIOD = "平成30年度から令和元年度の期間において、{}の事業を実施した。"


def test_a_total_that_no_years_give() -> None:
    case = _case("11件の事業を続けた。", "12事業を始めた。", analysis=PERIOD.format("16"))
    (finding,) = found(total_of_years, case)
    assert "11、12" in finding.message


@pytest.mark.parametrize("total", ["23", "11", "12"])
def test_a_total_that_some_years_give(total: str) -> None:
    case = _case("11件の事業を続けた。", "12事業を始めた。", analysis=PERIOD.format(total))
    assert found(total_of_years, case) == ()


def test_a_year_without_its_number() -> None:
    case = _case("11件の事業を続けた。", "続けた。", analysis=PERIOD.format("16"))
    assert reasons(total_of_years, case) == ["There is no total, or not every year has its number."]


ITEMS = ["岬の灯台の光源装置を更新する。", "退職灯台守の聞取調査を行い、回想記録集に収める。"]


def _items(analysis: str, items: list[str]) -> dict[str, Any]:
    case = one_indicator(years={2020: {"target": items, "result": items}})
    case["fields"][0]["analysis"] = {"1-1": analysis}
    return case


def test_an_item_that_the_analysis_leaves_out() -> None:
    (finding,) = found(items_not_analysed, _items("光源装置の更新は有効であった。", ITEMS))
    assert "項目2" in finding.message
    assert [one.role for one in finding.evidence] == ["analysis", "target 2020"]


def test_an_analysis_that_takes_up_all() -> None:
    text = "光源装置の更新と、回想記録集の刊行は有効であった。"
    assert found(items_not_analysed, _items(text, ITEMS)) == ()
    assert reasons(items_not_analysed, _items(text, ITEMS[:1])) == [
        "It has no analysis, or fewer than two target items."
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("三角灯火パートナーシップ・プログラム", "三角灯火パートナーシップ・プロジェクト"),
        ("第4回灯台管理者会議", "第4回灯台管理者会合"),
        ("第1回沿岸灯火対話", "第1回沿岸灯火政策対話"),
    ],
)
def test_one_thing_with_two_names(one: str, other: str) -> None:
    (finding,) = found(one_thing_two_names, _case(f"{one}を進めた。", f"{other}を終えた。"))
    assert one in finding.message
    assert other in finding.message


def test_two_things_with_two_names() -> None:
    case = _case("第４回灯台管理者会議を開いた。", "第５回灯台管理者会合を開いた。")
    assert found(one_thing_two_names, case) == ()
    assert reasons(one_thing_two_names, _case("点検した。")) == [
        "It names no programme and no numbered meeting."
    ]


def _lists(target: str, result: str) -> dict[str, Any]:
    return one_indicator(years={2020: {"target": target, "result": result}})


def test_a_list_that_differs_from_the_target() -> None:
    case = _lists(
        "対象地域（北島、南島及び東島）の点検。", "対象地域（南島、北島、東島及び西島）を点検。"
    )
    (finding,) = found(list_differs, case)
    assert "（西島）" in finding.message


def test_lists_of_the_same_names() -> None:
    target = "対象地域（北島、南島及び東島）の点検。"
    assert found(list_differs, _lists(target, "対象地域（南島、東島及び北島）を点検。")) == ()
    assert reasons(list_differs, _lists(target, "避難港（北島、南島及び西島）を点検。")) == [
        "No year has such lists in target and result."
    ]


@pytest.mark.parametrize(("listed", "count"), [("a", 1), ("b", 0)])
def test_the_rating_of_the_list(listed: str, count: int) -> None:
    case = {**one_indicator(), "ratings": [{"code": "1-1", "name": "灯台の点検", "grade": listed}]}
    assert len(found(rating_in_list, case)) == count


def test_an_indicator_that_is_not_listed() -> None:
    assert reasons(rating_in_list, one_indicator()) == ["It is not in the list, or has no rating."]
