"""Second headings at the side of a table of indicators, which name none, in fiction."""

from collections.abc import Sequence

import pytest

from sesaku.model.reading import Reading
from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

WORDINGS = (
    "指標ごとの状況",
    "指標の状況",
    "各指標の進捗",
    "測定指標の達成状況",
    "指標ごとの目標と実績",
    "個々の指標の状況",
)
VALUES = ["基準値", "目標値", "４年度", "５年度", "達成"]
LIGHTS = ["10基", "20基", "12基", "15基", "○"]
BOATS = ["１隻", "４隻", "２隻", "３隻", "△"]


def _check(reading: Reading) -> None:
    indicators = of(reading, "indicators")
    assert [(one["code"], one["name"]) for one in indicators] == [
        ("1", "灯火の数"),
        ("2", "小舟の数"),
    ]
    for one, values in zip(indicators, (LIGHTS, BOATS), strict=True):
        assert (one["baseline"]["raw"], one["target"]["raw"], one["mark"]) == (
            *values[:2],
            values[4],
        )
        assert yearly(one, "result") == {2022: values[2], 2023: values[3]}
    assert unplaced(reading) == []


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize("side", WORDINGS)
@pytest.mark.parametrize(
    ("heads", "names"),
    [
        (["指標名"], (["灯火の数"], ["小舟の数"])),
        ([1], (["１　灯火の数"], ["２　小舟の数"])),
        ([1], (["灯火の数"], ["小舟の数"])),
        (["番号", "指標"], (["１", "灯火の数"], ["２", "小舟の数"])),
        ([2], (["１", "灯火の数"], ["２", "小舟の数"])),
    ],
)
def test_beside_the_heading(side: str, heads: Sequence[object], names: Rows, suffix: str) -> None:
    rows = (
        [("測定指標", 1, 3), (side, 1, 3), *heads, *VALUES],
        [2, *names[0], *LIGHTS],
        [2, *names[1], *BOATS],
    )
    _check(read(drawn(*HEAD, *rows), suffix=suffix))


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize("side", WORDINGS)
def test_below_the_heading(side: str, suffix: str) -> None:
    rows = (
        ["測定指標", 1, *VALUES],
        [(side, 1, 2), "１　灯火の数", *LIGHTS],
        [1, "２　小舟の数", *BOATS],
    )
    _check(read(drawn(*HEAD, *rows), suffix=suffix))


@pytest.mark.parametrize("side", WORDINGS)
@pytest.mark.parametrize("heading", [("測定指標", 7), ("評価の内容", 7)])
def test_below_a_bar_over_the_table(side: str, heading: tuple[str, int]) -> None:
    rows = (
        [heading],
        [(side, 1, 3), "指標名", *VALUES],
        [1, "灯火の数", *LIGHTS],
        [1, "小舟の数", *BOATS],
    )
    found = of(read(drawn(*HEAD, *rows)), "indicators")
    assert [one["name"] for one in found] == ["灯火の数", "小舟の数"]


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize("side", WORDINGS)
def test_beside_blocks_with_headings_of_their_own(side: str, suffix: str) -> None:
    def block(name: str, first: str, last: str) -> Rows:
        return (
            [2, (name, 1, 3), "基準値", "区分", "４年度", "５年度", "目標値"],
            [3, (first, 1, 2), "目標", "11", "13", (last, 1, 2)],
            [4, "実績", "12", "14"],
        )

    rows = [*block("１　灯火の数", "10基", "20基"), *block("２　小舟の数", "9隻", "15隻")]
    rows[0] = [("測定指標", 1, 6), (side, 1, 6), *rows[0][1:]]
    reading = read(drawn(*HEAD, *rows), suffix=suffix)
    indicators = of(reading, "indicators")
    assert [(one["name"], one["baseline"]["raw"]) for one in indicators] == [
        ("灯火の数", "10基"),
        ("小舟の数", "9隻"),
    ]
    for one in indicators:
        assert yearly(one, "target") == {2022: "11", 2023: "13"}
        assert yearly(one, "result") == {2022: "12", 2023: "14"}
    assert unplaced(reading) == []


@pytest.mark.parametrize("name", ["健康指標の改善状況", "各指標の達成状況", "景気動向指標の推移"])
def test_a_name_that_speaks_of_indicators(name: str) -> None:
    rows = (
        [("測定指標", 1, 3), (name, 1, 3), "基準値", "区分", "４年度", "５年度", "目標値"],
        [2, ("10基", 1, 2), "目標", "11", "13", ("20基", 1, 2)],
        [3, "実績", "12", "14"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert (one["name"], one["target"]["raw"]) == (name, "20基")


def test_a_text_that_speaks_of_the_indicators_is_none_of_them() -> None:
    rows = (
        ["測定指標", "基準値", "５年度"],
        ["灯火の数", "10基", "15基"],
        ["各指標の状況", ("灯火の数は増えた。", 2)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert [one["name"] for one in of(reading, "indicators")] == ["灯火の数"]
    assert unplaced(reading) == ["灯火の数は増えた。"]
