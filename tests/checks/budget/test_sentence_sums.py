"""Figures within one sentence."""

import pytest

from sesaku.checks.budget import sentence_sums as check
from tests.checks.cases import asked, found, one_indicator, reasons


def _case(result: str) -> dict[str, object]:
    return one_indicator(years={2020: {"target": ["点検する。"], "result": [result]}})


@pytest.mark.parametrize(
    "result",
    [
        "故障率は9.5％から1.2ポイント低下した8.0％となった。",
        "海図を、東の国、西の国、南の国及び北の国の計5か国と交換した。",
        "若い灯台守20名中15名（70％）が実習を終えた。",
    ],
)
def test_does_not_fit(result: str) -> None:
    (finding,) = found(check, _case(result))
    assert finding.evidence[0].text == result


@pytest.mark.parametrize(
    "result",
    [
        "故障率は9.5％から1.2ポイント低下した8.3％となった。",
        "東の国、西の国、南の国及び北の国の計4か国と海図を交換した。",
        "若い灯台守20名中15名（75％）が実習を終えた。",
    ],
)
def test_fits(result: str) -> None:
    (tally,) = asked(check, _case(result)).tallies
    assert (tally.passed, tally.failed) == (1, 0)


def test_not_applicable() -> None:
    assert reasons(check, _case("点検を三回行った。")) == [
        "No sentence has figures that can be worked out."
    ]
