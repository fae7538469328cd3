"""Demands that the result never answers."""

import pytest

from sesaku.checks.target import unanswered as check
from tests.checks.cases import found, one_indicator, reasons

TARGET = (
    "灯台守の日記を復刻し、郷土資料館の巡回展示で紹介するとともに、索引と用語集を巻末に掲載する。"
)


def _case(target: str, result: str | None) -> dict[str, object]:
    return one_indicator(years={2020: {"target": [target], "result": result and [result]}})


def test_nothing_is_said_of_it() -> None:
    (finding,) = found(check, _case(TARGET, "絵葉書を二十枚作った。"))
    assert [one.role for one in finding.evidence] == ["target 2020", "result 2020"]
    assert finding.evidence[0].text == TARGET


@pytest.mark.parametrize(
    "result",
    [
        "日記を復刻し、郷土資料館で巡回展示を行い、巻末に索引と用語集を掲載した。",
        "灯台守の日記の復刻版を出し、資料館を巡回して展示した。用語集と索引は巻末に掲載した。",
    ],
)
def test_answered_in_other_words(result: str) -> None:
    assert found(check, _case(TARGET, result)) == ()


def test_aims_are_no_demands() -> None:
    aim = "若年層の造船技術の継承に貢献する。"
    assert found(check, _case(aim, "絵葉書を二十枚作った。")) == ()


@pytest.mark.parametrize(
    "circumstance",
    [
        "索引と用語集の増補、購読者の期待、資料館の予算等を総合的に勘案し、",
        "造船技術の継承の在り方も含め、",
        "索引と用語集は巻末に掲載され、",
    ],
)
def test_circumstances_are_no_demands(circumstance: str) -> None:
    assert found(check, _case(f"{circumstance}絵葉書を作る。", "絵葉書を二十枚作った。")) == ()


def test_by_what_means_is_part_of_the_demand() -> None:
    target = "郷土資料館の巡回展示や索引と用語集の配布を通じて、絵葉書を広める。"
    assert len(found(check, _case(target, "絵葉書を二十枚作り、広めた。"))) == 1


def test_not_applicable() -> None:
    assert reasons(check, _case(TARGET, None)) == [
        "No year has both a target and a result in words."
    ]
