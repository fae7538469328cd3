"""Budgets of means, and what was executed of them in brackets of any kind."""

import pytest

from tests.grammars.forms.drawn import SHEET_HEAD, drawn, of, read, unplaced


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize("brackets", ["［］", "【】", "〔〕", "（）"])
def test_executions_in_brackets_of_any_kind(brackets: str, suffix: str) -> None:
    begin, end = brackets[0], brackets[1]
    head = f"予算額{begin}執行額{end}"
    rows = (
        [("達成手段", 5)],
        ["達成手段名", f"４年度{head}", f"５年度{head}", "６年度予算額", "概要"],
        ["灯台の塗り直し", f"1,200{begin}980{end}", f"1,300{begin}1,250{end}", "1,400", "塗る。"],
        ["岸の石積み", "－", f"300{begin}290{end}", "310", "積む。"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows), suffix=suffix)
    lights, stones = of(reading, "means")
    told = [
        (one["fiscal_year"], one["budget"]["raw"], one.get("executed", {}).get("raw"))
        for one in (*lights["budgets"], *stones["budgets"])
    ]
    assert told == [
        (2022, "1,200", "980"),
        (2023, "1,300", "1,250"),
        (2022, "－", None),
        (2023, "300", "290"),
    ]
    assert [one["initial"]["raw"] for one in (lights, stones)] == ["1,400", "310"]
    assert unplaced(reading) == []
