"""Money left over, leaps, and years without figures."""

import pytest

from sesaku.checks.budget import execution as check
from tests.checks.cases import found, reasons


def _case(*rows: tuple[str, str]) -> dict[str, object]:
    return {
        "budgets": [
            {"year": 2018 + at, "initial": total, "total": total, "executed": spent}
            for at, (total, spent) in enumerate(rows)
        ]
    }


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("1,000", "799")], "79.9％"),
        ([("1,000", "900"), ("1,500", "1,400")], "1.50倍"),
        ([("1,000", "900"), ("490", "480")], "0.49倍"),
        ([("－", "－"), ("1,000", "900")], "「－」"),
        ([("1,000", "900"), ("△35", "20")], "△35と、零を下回って"),
    ],
)
def test_what_needs_a_word(rows: list[tuple[str, str]], said: str) -> None:
    (finding,) = found(check, _case(*rows))
    assert said in finding.message


def test_what_needs_none() -> None:
    assert found(check, _case(("1,000", "800"), ("1,499", "1,400"), ("760", "750"))) == ()


def test_a_year_still_open_may_have_less() -> None:
    assert found(check, _case(("1,000", "900"), ("400", ""))) == ()


def test_not_applicable() -> None:
    assert reasons(check, _case(("1,000", ""))) == ["No year has both a total and an execution."]
    assert reasons(check, {}) == ["The document has no budget."]
