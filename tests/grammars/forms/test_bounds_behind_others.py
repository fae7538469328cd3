"""Last targets below reasons or behind baselines, values before their years, and strokes."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, Rows, drawn, of, read, unplaced

SUFFIXES = ["xlsx", "docx", "pdf"]
REASON = "近隣の港で沈んだ舟の数から求めた。"


def _card(name: str, *, words: bool = False) -> Rows:
    first, last = ("岸を歩く。", "岸の全てを歩き終える。") if words else ("8", "20以上")
    baseline = "誰も歩いていない" if words else "5"
    return (
        [(name, 6)],
        [1, "５年度", "６年度", "７年度", ("目標設定の根拠", 2)],
        [
            "目標",
            first,
            "岬を歩く。" if words else "10",
            "終える。" if words else "20",
            (REASON, 2, 2),
        ],
        ["実績", "岸を歩いた。" if words else "9"],
        ["基準", (f"{baseline}（２年度）", 2), "最終目標", (f"{last}（７年度）", 2)],
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_last_target_below_a_reason_is_no_part_of_it(suffix: str) -> None:
    rows = (*_card("指標①　灯火の数（単位：基）"), *_card("指標②　岸の見回り", words=True))
    lights, walks = of(read(drawn(*SHEET_HEAD, *rows), suffix=suffix), "indicators")
    assert lights["target"]["raw"] == "20以上"
    assert walks["target"]["text"] == "岸の全てを歩き終える。"
    assert walks["baseline"]["text"] == "誰も歩いていない"
    for one in (lights, walks):
        assert one["rationale"]["text"].replace("\n", "") == REASON
        assert one["target"]["fiscal_year"] == 2025
        assert one["baseline"]["fiscal_year"] == 2020


@pytest.mark.parametrize("year", ["令和２年度", "平成30年度", "令和元年度"])
@pytest.mark.parametrize("value", ["44", "8", "120"])
def test_a_bare_value_before_the_year_of_it(value: str, year: str) -> None:
    rows = (
        [("指標①　灯火の数（単位：基）", 4)],
        [1, "５年度", "６年度", "７年度"],
        ["目標", "50", "60", "70"],
        ["実績", "52"],
        ["基準", f"{value}（{year}）", "最終目標", "70（令和７年度）"],
    )
    (one,) = of(read(drawn(*SHEET_HEAD, *rows)), "indicators")
    assert (one["baseline"]["raw"], one["target"]["raw"]) == (value, "70")
    wanted = {"令和２年度": 2020, "平成30年度": 2018, "令和元年度": 2019}
    assert one["baseline"]["fiscal_year"] == wanted[year]
    assert one["target"]["fiscal_year"] == 2025


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("words", [True, False])
def test_a_stroke_is_no_baseline_and_the_mark_of_an_indicator_behind_its_label(
    suffix: str, *, words: bool
) -> None:
    said = ("誰も歩いていない。", "岸を歩く。", "岸を歩いた。") if words else ("7", "8以上", "9")
    rows = (
        ["指標(1)", ("岸の見回り", 3)],
        ["年度", "目標", "実績", "達成"],
        ["基準（令和３年度）", "／", said[0]],
        ["令和４年度", said[1], said[2], "○"],
        ["令和５年度", said[1], said[2], "×"],
        ["最終目標（令和５年度）", said[1], "指標の判定", "△"],
    )
    reading = read(drawn(*HEAD, *rows), suffix=suffix)
    (one,) = of(reading, "indicators")
    key = "text" if words else "raw"
    assert (one["baseline"][key], one["target"][key]) == (said[0], said[1])
    assert (one["baseline"]["fiscal_year"], one["target"]["fiscal_year"]) == (2021, 2023)
    assert one["mark"] == "△"
    assert unplaced(reading) == []
