"""Whether a result meets its target, by what is printed."""

import pytest

from sesaku.checks.rating.meeting import met
from sesaku.model.values import Quantity
from sesaku.text.quantity import parse


@pytest.mark.parametrize(
    ("target", "result", "answer"),
    [
        ("20回", "20回", True),
        ("20回以上", "19回", False),
        ("8位以内", "9位", False),
        ("8位", "3位", True),
        ("3日未満", "3日", False),
        ("75～80％", "78%", True),
        ("75～80％", "81％", False),
        ("42,400千人以上", "4,250万人", True),
        ("4,250万人以上", "41,784千人", False),
        ("20", "21", True),
        ("20回", "21件", None),
        ("20万人", "21", None),
        ("－", "21回", None),
        ("20回", "－", None),
        ("0件", "0件", True),
    ],
)
def test_met(target: str, result: str, answer: bool | None) -> None:  # noqa: FBT001 - a case
    assert met(_cell(target), _cell(result)) is answer


def _cell(raw: str) -> Quantity:
    parsed = parse(raw)
    return Quantity(
        raw, parsed.value, parsed.unit, parsed.relation, low=parsed.low, high=parsed.high
    )
