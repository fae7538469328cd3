"""Texts of years below headings of their own, under a block with other ones, in fiction."""

import pytest

from tests.grammars.forms.drawn import HEAD, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

_BASELINE = "灯火の記録は島ごとに異なる。"
_TARGET = "全ての島で一つの記録を用いる。"
_LAMPS = (
    [("測定指標", 1, 9), ("(1) 点検した灯火の数（単位：基）", 2, 3), "基準", "目標", ("実績値", 2)],
    [3, "H26年度", "R元年度", "H30年度", "R元年度"],
    [3, "1,000", "9,000程度", "7,133", "8,962"],
)
_YEARS = (
    [3, "H30年度", "６島に広げる。", ("６島で用いた。", 2)],
    [3, "R元年度", "10島に広げる。", ("11島で用いた。", 2)],
)


@pytest.mark.parametrize("corner", ["", "年度", "区分"])
@pytest.mark.parametrize(
    ("target", "baseline"),
    [("到達目標：R元年度", "基準：H28年度"), ("R元年度（目標）", "H28年度（基準）")],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_headings_of_the_block_above_do_not_hold(
    corner: str, target: str, baseline: str, *, turned: bool
) -> None:
    bounds = [[3, target, (_TARGET, 3)], [3, baseline, (_BASELINE, 3)]]
    first, last = bounds[::-1] if turned else bounds
    rows = [[1, ("(2) 記録の普及", 2, 5), corner, "目標", ("実績", 2)], first, *_YEARS, last]
    reading = read(drawn(*HEAD, *_LAMPS, *rows))
    lamps, records = of(reading, "indicators")
    assert (lamps["baseline"]["raw"], lamps["target"]["raw"]) == ("1,000", "9,000程度")
    assert yearly(lamps, "result") == {2018: "7,133", 2019: "8,962"}
    assert records["baseline"] == {"fiscal_year": 2016, "text": _BASELINE}
    assert records["target"] == {"fiscal_year": 2019, "text": _TARGET}
    told = [(one["target"]["text"], one["result"]["text"]) for one in records["years"]]
    assert told == [("６島に広げる。", "６島で用いた。"), ("10島に広げる。", "11島で用いた。")]
    assert unplaced(reading) == []
