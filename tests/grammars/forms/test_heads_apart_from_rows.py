"""Tables whose row of headings has a heading of its own at the side, above that of the rows."""

import pytest

from tests.grammars.forms.drawn import HEAD, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly


def _rows(above: str, beside: str, state: str) -> tuple[list[object], ...]:
    """Return two indicators, years down the rows; the second prints headings of its own."""
    return (
        [
            above,
            "指標名",
            "基準値",
            "年度",
            "目標値",
            "実績値",
            state,
            "最終目標値（目標年度）",
            "達成",
        ],
        [
            (beside, 1, 5),
            ("１　灯火の数", 1, 2),
            ("10基\n（３年度）", 1, 2),
            "４年度",
            ("12基以上", 1, 2),
            "11基",
            "×",
            ("20基以上\n（７年度）", 1, 2),
            ("△", 1, 2),
        ],
        [3, "５年度", 1, "16基", "－"],
        [
            1,
            ("２　灯台の公開", 1, 3),
            "基準（３年度）",
            "年度",
            "目標",
            ("実績", 2),
            "目標（７年度）",
            "達成",
        ],
        [
            2,
            ("公開の手順が定まっていない。", 1, 2),
            "４年度",
            "手順の案をまとめる。",
            ("手順の案を有識者に諮った。", 2),
            ("三つの灯台で公開が続いている。", 1, 2),
            ("○", 1, 2),
        ],
        [3, "５年度", "一つの灯台で試みる。", ("二つの灯台で試みた。", 2)],
    )


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize(
    ("above", "beside"),
    [("測定指標", "測定指標の状況"), ("測定指標", "測定指標"), ("指標", "測定指標の達成状況")],
)
@pytest.mark.parametrize("state", ["状況", "達成状況"])
def test_the_rows_have_the_headings_above_their_own(
    above: str, beside: str, state: str, suffix: str
) -> None:
    reading = read(drawn(*HEAD, *_rows(above, beside, state)), suffix=suffix)
    one, two = of(reading, "indicators")
    assert (one["name"], two["name"]) == ("灯火の数", "灯台の公開")
    assert (one["baseline"]["raw"], one["target"]["raw"]) == ("10基", "20基以上")
    assert yearly(one, "target") == {2022: "12基以上", 2023: "12基以上"}
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}
    assert [year["result"]["mark"] for year in one["years"]] == ["×", "－"]
    assert (one["mark"], two["mark"]) == ("△", "○")
    assert [year["target"]["text"] for year in two["years"]] == [
        "手順の案をまとめる。",
        "一つの灯台で試みる。",
    ]
    assert unplaced(reading) == []


def test_a_state_in_words_is_no_mark() -> None:
    rows = (
        ["測定指標", "基準値", "年度", "目標値", "実績値", "状況"],
        [
            ("１　灯火の数", 1, 2),
            ("10基\n（３年度）", 1, 2),
            "４年度",
            "12基",
            "11基",
            "工事が遅れた。",
        ],
        [2, "５年度", "15基", "16基", "○"],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}
    assert all("mark" not in year["result"] for year in one["years"])
    assert "工事が遅れた。" in unplaced(reading)
