"""Tables: their declarations, and what they make of a reading."""

import re

import pytest

from sesaku.document.cite import Span, cite_of
from sesaku.model.reading import Content, Reading
from sesaku.model.review import Project
from sesaku.model.review_goals import IndicatorYear, ProjectIndicator
from sesaku.model.review_money import LabelledText, Payee
from sesaku.model.tables import TABLES, Lines, Table, table_of
from sesaku.model.tables.column import Scalar, as_cell
from sesaku.model.values import Quantity, Text
from tests.factories import position_paper, report

ALL = [pytest.param(table, id=table.name) for table in TABLES]


def rows(reading: Reading, name: str) -> list[dict[str, Scalar]]:
    table = table_of(name)
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows(reading)]


@pytest.mark.parametrize("table", ALL)
def test_names_and_labels_are_fit_for_files_and_sheets(table: Table) -> None:
    assert re.fullmatch(r"[a-z_]+", table.name)
    assert len(table.label) <= 31 - len("（2）")
    assert not set(table.label) & set("[]:*?/\\'")
    names = [column.name for column in table.columns]
    labels = [column.label for column in table.columns]
    assert len(set(names)) == len(names)
    assert len(set(labels)) == len(labels)


def test_no_two_tables_share_a_name_or_a_sheet() -> None:
    assert len({table.name for table in TABLES}) == len(TABLES)
    assert len({table.label for table in TABLES}) == len(TABLES)


def test_every_row_can_be_cited_alone() -> None:
    reading = report()
    for table in TABLES:
        for row in rows(reading, table.name):
            assert row["document"] == "島しょ交通評価書.txt"
            assert row["sha256"] == reading.document.sha256


def test_a_row_of_an_indicator() -> None:
    first, second = rows(report(), "indicators")
    assert (first["field"], first["code"], first["main"], first["rating"]) == (
        "2",
        "2-1",
        True,
        "b",
    )
    assert (second["goal_raw"], second["goal_value"], second["goal_unit"]) == ("90％以上", 90, "％")
    assert second["goal_relation"] == "at_least"
    assert second["rating"] is None


def test_yearly_values_have_a_row_for_what_is_not_printed() -> None:
    found = rows(report(), "yearly_values")
    assert [(row["fiscal_year"], row["role"]) for row in found[2:4]] == [
        (2021, "target"),
        (2021, "result"),
    ]
    assert {row["text"] for row in found[2:4]} == {None}
    assert [row["value"] for row in found[4:]] == [80.0, 80.2, None, -5, None, None]
    assert (found[8]["low"], found[8]["high"], found[8]["mark"]) == (75, 80, "○")


def test_place_names_page_line_and_offsets() -> None:
    reading = report()
    row = rows(reading, "fields")[0]
    text = reading.document.text
    start, end = map(int, str(row["cite"]).split("-"))
    assert text[start:end] == "個別分野２ 接続の改善"
    assert row["page"] == 2
    assert row["line"] == text[:start].count("\n") + 1


def test_several_spans_and_lists_are_one_cell() -> None:
    assert as_cell((Span(1, 3), Span(7, 9, 2))) == "1-3;7-9"
    assert as_cell(("2-1", "F2")) == "2-1;F2"
    assert as_cell(("a;b", "c")) == "a\\;b;c"
    assert as_cell((2018, 2019)) == "2018;2019"
    assert as_cell({"name": cite_of(1, 2)}) == '{"name": "1-2"}'
    assert as_cell(()) is None
    assert as_cell(LabelledText("その他", "なし", ())) == "その他: なし"
    with pytest.raises(TypeError):
        as_cell(object())


def test_lines_are_counted_as_the_text_is_printed() -> None:
    lines = Lines("一\n\n三\f三\n")
    assert [lines.at(offset) for offset in (0, 1, 2, 3, 5, 7)] == [1, 1, 2, 3, 3, 4]


def test_positions_keep_their_order_beside_their_number() -> None:
    found = rows(position_paper(), "positions")
    assert [(row["order"], row["number"], row["path"]) for row in found] == [
        (1, "12", "交通;航路"),
        (2, None, "交通"),
    ]


def test_lists_of_a_project_are_tables_joined_by_order() -> None:
    year = IndicatorYear(2020, Quantity("12回", 12, "回", cite=cite_of(0, 3)), cites={})
    outcome = ProjectIndicator(goal="欠航を減らす", years=(year,), cites={"goal": cite_of(4, 6)})
    payee = Payee(name="空想海運", amount=Quantity("1,000", 1000, cite=cite_of(7, 9)), cites={})
    project = Project(
        number_parts=(Text("空想", cite_of(1, 2)), Text("0012", cite_of(2, 3))),
        name="離島航路補助",
        outcomes=(ProjectIndicator(cites={}), outcome),
        payees=(payee,),
        cites={"name": cite_of(10, 12)},
    )
    made = report()
    reading = Reading(made.document, made.detection, Content(projects=(project,)), made.coverage)
    row = rows(reading, "projects")[0]
    assert (row["project"], row["number_parts"], row["number_parts_cite"]) == (
        "空想-0012",
        "空想;0012",
        "1-2;2-3",
    )
    assert rows(reading, "outcomes")[1]["goal"] == "欠航を減らす"
    value = rows(reading, "outcomes_years")[0]
    assert (value["parent"], value["fiscal_year"], value["result_value"]) == (2, 2020, 12)
    assert (value["result_raw"], value["result_cite"], value["cite"]) == ("12回", "0-3", "0-3")
    assert rows(reading, "payees")[0]["amount_value"] == 1000
    assert reading.to_dict()["projects"][0]["name"] == "離島航路補助"
