"""Names of indicators over tables of their own, in fictional forms: units and years beside them."""

from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly


def _counted(name: str, *unit: object) -> Rows:
    """Return the rows of an indicator with figures: its name over its columns."""
    return (
        [(name, 6), *unit],
        [2, ("基準（３年度）", 2), "４年度", "５年度", ("目標（６年度）", 2), ("達成", 2)],
        [
            ("年度ごとの目標値", 2),
            ("8", 2, 2),
            "12",
            "15",
            ("20", 2, 2),
            ("○", 2, 2),
        ],
        [("実績値", 2), 2, "11", "16"],
    )


def _worded(name: str, since: str) -> Rows:
    """Return the rows of an indicator with texts: its years lead them."""
    plan = "手順を定める。"
    return (
        [(name, 10)],
        [
            ("年度", 2),
            ("施策の進捗状況（目標）", 2),
            ("施策の進捗状況（実績）", 4),
            ("達成", 2),
        ],
        [(f"基準（{since}）", 2), ("－", 6), ("△", 2, 4)],
        [("４年度", 2), (plan, 2, 2), ("案を作った。", 4)],
        [("５年度", 2), 2, ("手順を公表した。", 4)],
        [("目標（６年度）", 2), ("手順が広く守られている。", 6)],
    )


_ROWS: Rows = (
    [("測定指標", 10)],
    *_counted("１　灯火の数", ("（単位：千基）", 4)),
    *_counted("２　連絡船の便数", ("（単位：便）", 4)),
    *_counted("３　桟橋の数", 4),
    *_worded("４　避難の手順の普及", "－年度"),
)


def test_a_unit_line_beside_a_name_is_of_that_indicator_alone() -> None:
    reading = read(drawn(*HEAD, *_ROWS))
    first, second, third, _ = of(reading, "indicators")
    assert [first["unit"], second["unit"]] == ["千基", "便"]
    assert "unit" not in third
    for one in (first, second, third):
        assert (one["baseline"]["fiscal_year"], one["baseline"]["value"]) == (2021, 8)
        assert yearly(one, "target") == {2022: "12", 2023: "15"}
        assert yearly(one, "result") == {2022: "11", 2023: "16"}
    assert unplaced(reading) == []


def test_the_years_of_the_table_before_are_of_no_text() -> None:
    worded = of(read(drawn(*HEAD, *_ROWS)), "indicators")[3]
    assert worded["baseline"] == {"raw": "－"}
    targets = {year["fiscal_year"]: year["target"]["text"] for year in worded["years"]}
    assert targets == {2022: "手順を定める。", 2023: "手順を定める。"}


def test_a_year_in_brackets_behind_the_word_for_it_leads_the_value_of_that_year() -> None:
    plan, reached, known = "空白の海域を調べる。", "全ての海域を見守る。", "空白の海域がある。"
    rows: Rows = (
        [
            ("測定指標", 1, 5),
            ("１　見守りの充実", 2, 5),
            ("年度", 2),
            ("年度ごとの目標", 2),
            ("年度ごとの実績", 3),
        ],
        [3, ("基準年度\n（２年度）", 2), (known, 5)],
        [3, ("３年度", 2), (plan, 2, 2), ("海図を作った。", 3)],
        [3, ("４年度", 2), 2, ("空白を半分にした。", 3)],
        [3, ("目標年度\n（４年度）", 2), (reached, 5)],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert one["baseline"] == {"fiscal_year": 2020, "text": known}
    assert one["target"] == {"fiscal_year": 2022, "text": reached}
    assert [year["fiscal_year"] for year in one["years"]] == [2021, 2022]
    assert unplaced(reading) == []
