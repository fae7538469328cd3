"""Remarks and what the outlook says of them."""

from typing import Any

import pytest

from sesaku.checks import audit
from sesaku.checks.opinion import remark_unanswered as check
from sesaku.checks.written import reading_of
from tests.checks.cases import found, one_indicator, reasons

REQUEST = "潮位観測の記録を漁協に公開し、港湾施設の耐震診断と併せて検討して欲しい。"
ANSWER = "潮位観測の記録を漁協に公開し、港湾施設の耐震診断を行う。"


def _case(remark: str, outlook: str, *about: str) -> dict[str, Any]:
    case = one_indicator()
    case["opinions"] = [{"text": remark, "about": list(about)}]
    case["fields"][0]["next"] = [
        {"code": "1-1", "name": "灯台の点検", "change": "kept", "text": outlook}
    ]
    return case


def test_a_request_without_an_answer() -> None:
    (finding,) = found(check, _case(REQUEST, "引き続き点検に取り組む。", "1-1"))
    assert (finding.subject, finding.category) == ("opinion:1", "remark_unanswered")
    assert finding.evidence[0].role == "opinion"


def test_a_request_that_the_outlook_takes_up() -> None:
    assert found(check, _case(REQUEST, ANSWER, "1-1")) == ()
    assert found(check, _case(REQUEST, ANSWER)) == ()


@pytest.mark.parametrize(
    ("remark", "reason"),
    [
        ("灯台守の努力は高く評価できる。", "It praises and asks for nothing."),
        (
            "「港湾の耐震は果たすべき責務である」との指摘は重要である。",
            "It praises and asks for nothing.",
        ),
        ("引き続き取り組んで欲しい。", "The request has no words of its own to tell an answer by."),
    ],
)
def test_not_applicable(remark: str, reason: str) -> None:
    assert reasons(check, _case(remark, "引き続き点検に取り組む。", "1-1")) == [reason]
    assert reasons(check, one_indicator()) == ["The document has no remarks."]


def test_a_later_report_may_answer() -> None:
    asked = _case(REQUEST, "引き続き点検に取り組む。", "1-1")
    later = {**one_indicator(years={2023: {"target": ANSWER, "result": "行った。"}}), "year": 2024}
    readings = [reading_of(asked), reading_of(later, "後.txt")]
    assert audit(readings, checks=(check,)).findings == ()
    other = {**later, "measure": "別の施策"}
    readings = [reading_of(asked), reading_of(other, "後.txt")]
    assert len(audit(readings, checks=(check,)).findings) == 1
