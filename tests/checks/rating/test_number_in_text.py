"""Numbers in target texts that the result text falls short of."""

import pytest

from sesaku.checks.rating import number_in_text as check
from tests.checks.cases import found, one_indicator, reasons


def _case(target: str, result: str, rating: str | None = "b") -> dict[str, object]:
    return one_indicator(rating=rating, years={2020: {"target": [target], "result": [result]}})


@pytest.mark.parametrize(
    ("target", "result"),
    [
        ("若い灯台守15名を離島の灯台に派遣する。", "10名の若い灯台守を離島の灯台に派遣した。"),
        (
            "8か国・機関以上と海図交換の合同委員会を開く。",
            "三つの海の計7か国との間で海図交換の合同委員会を開いた。",
        ),
        ("灯台の故障率を10％以内に収める運営を行う。", "灯台の故障率は12％の運営となった。"),
    ],
)
def test_short_of_the_number(target: str, result: str) -> None:
    (finding,) = found(check, _case(target, result))
    assert [one.text for one in finding.evidence] == [target, result, "b"]


@pytest.mark.parametrize(
    ("target", "result"),
    [
        ("若い灯台守15名を離島の灯台に派遣する。", "16名の若い灯台守を離島の灯台に派遣した。"),
        (
            "若い灯台守15名を離島の灯台に派遣する。",
            "若い灯台守9名、老いた灯台守6名を離島の灯台に派遣した。",
        ),
        ("若い灯台守15名程度を離島の灯台に派遣する。", "10名の若い灯台守を離島の灯台に派遣した。"),
        ("若い灯台守15名を離島の灯台に派遣する。", "桟橋の塗替えに10名の職人を雇った。"),
        (
            "灯台の運営費を事業費の10％以内に収める。",
            "灯台の運営費を事業費の枠内とし、前年比25％減とした。",
        ),
    ],
)
def test_reached_or_not_the_same_thing(target: str, result: str) -> None:
    assert found(check, _case(target, result)) == ()


def test_not_applicable() -> None:
    assert reasons(check, _case("灯台を守る。", "灯台を守った。")) == [
        "Target and result texts have no numbers that can be compared."
    ]
    assert reasons(check, _case("15名を送る。", "9名を送った。", None)) == ["No rating is printed."]
