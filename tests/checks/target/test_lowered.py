"""Numeric targets that move the easy way."""

import pytest

from sesaku.checks.target import lowered as check
from tests.checks.cases import found, one_indicator, reasons


def _case(targets: str, following: str = "") -> dict[str, object]:
    years = {
        2018 + at: {"target": target, "result": "9回"} for at, target in enumerate(targets.split())
    }
    case = one_indicator(years=years)
    if following:
        case["fields"][0]["next"] = [
            {"code": "1-1", "name": "灯台の点検", "change": "kept", "text": following}
        ]
    return case


@pytest.mark.parametrize(
    ("targets", "following", "said"),
    [
        ("20回 21回 16回", "", "令和2年度に引き下げ"),
        ("8位以内 8位以内 9位以内", "", "引き下げ"),
        ("20回 20回", "引き続き重要であり、年度目標を10回（動画を含む）とする。", "次期は10に"),
        ("9回 9回", "今後も必要な点検を目標とする。", "数値がありません"),
    ],
)
def test_easier(targets: str, following: str, said: str) -> None:
    (finding,) = found(check, _case(targets, following))
    assert said in finding.message
    assert all(target in finding.evidence[0].text for target in targets.split())


@pytest.mark.parametrize(
    ("targets", "following"),
    [
        ("20回 21回 22回", ""),
        ("9位以内 8位以内", ""),
        ("20回 20回", "年度目標を20回とする。"),
        ("42,400千人 4,250万人", ""),
        ("20回 20回", "今後も同程度の回数を目標とする。"),
        ("20回 20回", "昨年は10回であったが、点検を続ける。"),
    ],
)
def test_not_easier(targets: str, following: str) -> None:
    assert found(check, _case(targets, following)) == ()


def test_not_applicable() -> None:
    assert reasons(check, _case("20回")) == ["Fewer than two years have a numeric target."]
    assert "different units" in reasons(check, _case("20回 15件"))[0]
