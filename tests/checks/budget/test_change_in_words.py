"""Rates of change in words against the table."""

import pytest

from sesaku.checks.budget import change_in_words as check
from tests.checks.cases import found, one_indicator, reasons

SERIES = {2018: "150人", 2019: "170人", 2020: "260人"}


def _case(sentence: str) -> dict[str, object]:
    case = one_indicator(years={2020: {"target": "灯台を公開する。"}})
    case["fields"][0] |= {
        "references": [{"number": "1", "name": "灯台の見学者数", "series": {"": SERIES}}],
        "analysis": {"1-1": sentence},
    }
    return case


def test_another_rate_than_the_tables() -> None:
    sentence = "平成30年度から令和2年度にかけて灯台の見学者数が約66％増加した。"
    (finding,) = found(check, _case(sentence))
    assert "73.3" in finding.message
    assert [one.text for one in finding.evidence] == [sentence, "150人", "260人"]


@pytest.mark.parametrize(
    "sentence",
    [
        "平成30年度から令和2年度にかけて灯台の見学者数が約73％増加した。",
        "令和元年度から令和2年度にかけて灯台の見学者数が52.9％増加した。",
    ],
)
def test_the_tables_rate(sentence: str) -> None:
    assert found(check, _case(sentence)) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "灯台の見学者数が約66％増加した。",
        "平成30年度から令和2年度にかけて桟橋の長さが約66％増加した。",
        "平成29年度から令和2年度にかけて灯台の見学者数が約66％増加した。",
        "灯台の公開を続けた。",
    ],
)
def test_not_applicable(sentence: str) -> None:
    assert found(check, _case(sentence)) == ()
    assert "rate of change" in reasons(check, _case(sentence))[0]
