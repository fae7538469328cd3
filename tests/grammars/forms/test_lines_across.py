"""Names of indicators on lines across the columns of their own values, in fictional forms."""

from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly


def _columns(since: str, until: str) -> Rows:
    """Return the headings of an indicator's columns, its values and marks below them."""
    return (
        [("目標値", 1), ("区分", 1, 2), ("年度別の推移", 2), ("基準値", 1), ("達成", 1, 2)],
        [(until, 1), 1, ("令和４年度", 1), ("令和５年度", 1), (since, 1)],
        [("20以上", 1, 3), "目標値", "12", "15", ("8", 1, 3), ("○", 1, 3)],
        [1, "実績値", "11", "16"],
        [1, "達成度", "×", "○"],
    )


def _shifted(rows: Rows) -> Rows:
    """Return rows one column farther right, where a heading stands beside them."""
    return tuple([1, *row] for row in rows)


def test_a_name_and_its_unit_on_a_line_across_the_columns() -> None:
    one, two = _columns("３年度", "６年度"), _columns("－年度", "毎年度")
    rows: Rows = (
        [("評価指標", 1, 12), ("１　灯火の数", 4), "単位", "基"],
        *_shifted(one),
        [1, ("２　連絡船の便数", 4), "単位", "便"],
        *_shifted(two),
        ["施策の分析", ("灯火は増えた。", 6)],
    )
    reading = read(drawn(*HEAD, *rows))
    first, second = of(reading, "indicators")
    assert [(one["code"], one["name"]) for one in (first, second)] == [
        ("1", "灯火の数"),
        ("2", "連絡船の便数"),
    ]
    assert [first["unit"], second["unit"]] == ["基", "便"]
    for found in (first, second):
        assert found["mark"] == "○"
        assert found["target"]["raw"] == "20以上"
        assert yearly(found, "target") == {2022: "12", 2023: "15"}
        assert yearly(found, "result") == {2022: "11", 2023: "16"}
        assert [year["result"]["mark"] for year in found["years"]] == ["×", "○"]
    assert (first["baseline"]["fiscal_year"], first["target"]["fiscal_year"]) == (2021, 2024)
    assert "fiscal_year" not in second["baseline"]
    assert unplaced(reading) == []


def _marked(name: str, mark: str) -> Rows:
    """Return the rows of an indicator that has its mark beside its name."""
    return (
        [(name, 4), "達成", mark],
        ["目標値", "区分", ("年度別の推移", 2), ("基準値", 2)],
        ["６年度", 1, "４年度", "５年度", ("３年度", 2)],
        [("20以上", 1, 2), "目標値", "12", "15", ("8", 2, 2)],
        [1, "実績値", "11", "16"],
    )


def test_a_mark_beside_a_name_across_the_columns_is_of_its_own_indicator() -> None:
    first, second = _marked("１　灯火の数", "○"), _marked("２　連絡船の便数", "×")
    rows: Rows = ([("評価指標", 1, 10), *first[0]], *_shifted(first[1:]), *_shifted(second))
    one, two = of(read(drawn(*HEAD, *rows)), "indicators")
    assert (one["mark"], two["mark"]) == ("○", "×")
    assert yearly(two, "result") == {2022: "11", 2023: "16"}


def test_lines_across_the_table_begin_indicators_without_a_heading_of_their_section() -> None:
    rows: Rows = (
        ["評価の時期", ("令和６年８月", 9)],
        [("[1]　灯火の数", 10)],
        *_columns("３年度", "６年度"),
        [("[2]　連絡船の便数", 10)],
        *_columns("３年度", "６年度"),
    )
    reading = read(drawn(*HEAD, *rows))
    first, second = of(reading, "indicators")
    assert (first["code"], first["name"]) == ("1", "灯火の数")
    assert (second["code"], second["name"]) == ("2", "連絡船の便数")
    assert yearly(second, "target") == {2022: "12", 2023: "15"}
    assert second["baseline"]["raw"] == "8"
    assert unplaced(reading) == []


def test_a_number_beside_a_block_whose_name_stands_across_its_columns() -> None:
    rows: Rows = (
        [("業績指標１", 1, 6), ("灯火の数", 6)],
        *_shifted(_columns("３年度", "６年度")),
        [("業績指標２", 1, 6), ("連絡船の便数", 6)],
        *_shifted(_columns("３年度", "６年度")),
    )
    reading = read(drawn(*HEAD, *rows))
    first, second = of(reading, "indicators")
    assert (first["code"], first["name"]) == ("1", "灯火の数")
    assert (second["code"], second["name"]) == ("2", "連絡船の便数")
    assert second["target"]["raw"] == "20以上"
    assert yearly(second, "result") == {2022: "11", 2023: "16"}
    assert unplaced(reading) == []


def test_results_named_before_targets_over_the_columns_of_years() -> None:
    rows: Rows = (
        [("測定指標", 2), ("区分", 2), ("実績値及び年度目標値", 6)],
        [4, ("４年度", 3), ("５年度", 3)],
        [("１　灯火の数", 2, 2), ("目標値", 2), ("12基", 3), ("15基", 3)],
        [2, ("実績値", 2), ("11基", 3), ("16基", 3)],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert yearly(one, "target") == {2022: "12基", 2023: "15基"}
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}


def test_a_table_of_policies_with_the_date_first() -> None:
    rows: Rows = (
        [("施策目標に関係する内閣の重要政策", 1, 3), "決定日等", ("政策名", 3), ("主な内容", 5)],
        [1, "令和３年６月15日", ("海と岬の基本計画", 3), ("第２章「灯火の整備」", 5)],
        [1, "令和５年２月２日", ("施政方針演説", 3), ("「灯火を守ります。」", 5)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert of(reading, "name") == "岬の保全"
    policies = of(reading, "cabinet_policies")
    assert [one["title"] for one in policies] == ["海と岬の基本計画", "施政方針演説"]
    assert [one["date"] for one in policies] == ["令和３年６月15日", "令和５年２月２日"]
    assert policies[0]["details"] == ["第２章「灯火の整備」"]


def test_a_goal_names_the_measure_although_a_table_of_policies_names_policies() -> None:
    rows: Rows = (
        ["施策目標", ("岬を守り続ける。", 9)],
        ["目指す姿", ("灯火を絶やさない。", 9)],
        [("国の主要方針", 1, 2), "決定年月日", ("計画・方針等の名称", 3), ("関係する記述", 5)],
        [1, "令和３年６月15日", ("海と岬の基本計画", 3), ("第２章「灯火の整備」", 5)],
    )
    reading = read(drawn(*HEAD[:2], *rows))
    assert of(reading, "name") == "岬を守り続ける。"
    assert [one["title"] for one in of(reading, "cabinet_policies")] == ["海と岬の基本計画"]


def test_a_number_in_tortoise_shell_brackets_is_no_part_of_a_name() -> None:
    rows: Rows = (
        [("測定指標", 2), ("区分", 2), ("４年度", 3), ("５年度", 3)],
        [("〔１〕灯火の数", 2, 2), ("目標値", 2), ("12基", 3), ("15基", 3)],
        [2, ("実績値", 2), ("11基", 3), ("16基", 3)],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert (one["code"], one["name"]) == ("1", "灯火の数")
