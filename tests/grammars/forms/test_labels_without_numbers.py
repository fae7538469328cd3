"""Names of indicators behind a label that has no number, and heads in two rows."""

from typing import Any

import pytest

from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

SUFFIXES = ["xlsx", "docx", "pdf"]


def _labelled(label: str) -> Rows:
    return (
        [("目標の達成状況", 4)],
        [(f"{label}岸の見回り", 4)],
        [1, "目標（施策の進捗）", "実績（施策の進捗）", "評価"],
        ["基準：２年度", ("岸を歩く者が決まっていない。", 3)],
        ["４年度", "歩く者を決める。", "八人に決めた。", "○"],
        ["５年度", "岸の全てを歩く。", "半ばまで歩いた。", "×"],
        ["目標：５年度", ("岸の全てに人の目が届く。", 2), "×"],
        [(f"{label}舟の数（単位：隻）", 4)],
        ["年度", "４年度", "５年度", "目標値（５年度）"],
        ["実績値", "17", "19", "25以上"],
        ["年度ごとの目標", "18", "22"],
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "label", ["【測定指標】", "〔測定指標〕", "【業績指標】", "【主要な指標】"]
)
def test_names_behind_a_label_without_a_number(label: str, suffix: str) -> None:
    reading = read(drawn(*HEAD, *_labelled(label)), suffix=suffix)
    walks, boats = of(reading, "indicators")
    assert [walks["name"], boats["name"]] == ["岸の見回り", "舟の数（単位：隻）"]
    assert [walks["code"], boats["code"]] == ["1", "2"]
    assert walks["baseline"] == {"fiscal_year": 2020, "text": "岸を歩く者が決まっていない。"}
    assert walks["target"] == {"fiscal_year": 2023, "text": "岸の全てに人の目が届く。"}
    assert [year["mark"] for year in walks["years"]] == ["○", "×"]
    assert walks["mark"] == "×"
    assert (boats["target"]["raw"], boats["target"]["fiscal_year"]) == ("25以上", 2023)
    assert yearly(boats, "result") == {2022: "17", 2023: "19"}
    assert yearly(boats, "target") == {2022: "18", 2023: "22"}
    assert unplaced(reading) == []


def test_a_sentence_behind_a_label_names_no_indicator() -> None:
    rows: list[Any] = [
        [("【測定指標】舟の数は港ごとに数える。", 4)],
        ["測定指標", "４年度", "５年度", "目標値"],
        ["舟の数", "17", "19", "25"],
    ]
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert one["name"] == "舟の数"


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_number_name_and_department_below_their_headings(suffix: str) -> None:
    rows = (
        [("令和５年度政策評価書（事後評価）", 6)],
        ["番号", ("施策の名称", 3), ("担当部局名", 2)],
        ["港湾庁３－⑤", ("岬の保全", 3), ("海岸課", 2)],
        [("施策の概要", 6)],
        [("岬の崖を守る。", 6)],
    )
    said = read(drawn(*rows), suffix=suffix).to_dict()["measure"]
    assert (said["name"], said["department"]) == ("岬の保全", "海岸課")
    assert said["code"].endswith("３－⑤")
