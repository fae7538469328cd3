"""The lint of the model: what every field of every record must have."""

import dataclasses
import re
from typing import get_args

import pytest

from sesaku.document.cite import Cite
from sesaku.model.evaluation import Measure, PolicyField
from sesaku.model.interchange import DiagnosticEntry, DocumentEntry, Interchange, interchange
from sesaku.model.review import Project
from sesaku.model.schema import records
from sesaku.model.tables import TABLES
from sesaku.model.tables.column import hints_of
from sesaku.model.walk import cites_in
from tests.factories import position_paper, report
from tests.form_factory import form

RECORDS = [pytest.param(record, id=record.__name__) for record in records()]

GIVEN = {
    ("CabinetPolicy", "details"): "cabinet_policies.detail",
    ("CabinetPolicy", "detail_cites"): "cabinet_policies.detail_cite",
    ("BudgetForm", "columns"): "budget_form.heading",
    ("BudgetForm", "column_cites"): "budget_form.heading_cite",
    ("LabelledText", "label"): "projects.others",
    ("LabelledText", "text"): "projects.others",
    ("LabelledText", "cite"): "projects.others_cite",
}
"""Fields that a table holds in a column of the row's own."""

JSON_ONLY = {
    ("Interchange", "schema"): "the version of the JSON, not of the tables",
    ("Furniture", "kind"): "what is not content is counted in the table of documents",
    ("Furniture", "cite"): "as above",
    ("DocumentEntry", "sha256"): "every row of every table ends in it",
}
"""Fields that deliberately stand in no table, and why."""


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_has_a_japanese_label_and_a_description(record: type) -> None:
    for field in dataclasses.fields(record):
        where = f"{record.__name__}.{field.name}"
        label = field.metadata.get("label", "")
        assert re.search(r"[ぁ-んァ-ヶ一-龠]", label) or label == "URL", f"{where} needs a label"
        assert re.search(r"[.…]$", field.metadata.get("description", "")), (
            f"{where} needs a sentence"
        )


@pytest.mark.parametrize("record", RECORDS)
def test_what_was_read_has_a_cite(record: type) -> None:
    names = {field.name for field in dataclasses.fields(record)}
    if names & {"text", "raw", "title", "name"} and record is not DocumentEntry:
        assert names & {"cite", "cites"}, f"{record.__name__} holds a value that nothing cites"


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_has_a_place_in_the_exports(record: type) -> None:
    missing = [
        f"{record.__name__}.{field.name}"
        for field in dataclasses.fields(record)
        if (record.__name__, field.name) not in {**GIVEN, **JSON_ONLY}
        and not _in_a_table(record, field.name)
    ]
    assert missing == [], "give it a column in model/tables, or a reason in JSON_ONLY"


def test_what_is_said_of_the_exceptions_is_true() -> None:
    columns = {f"{table.name}.{column.name}" for table in TABLES for column in table.columns}
    assert set(GIVEN.values()) <= columns
    fields = {
        (record.__name__, field.name)
        for record in records()
        for field in dataclasses.fields(record)
    }
    assert {*GIVEN, *JSON_ONLY} <= fields


def _in_a_table(record: type, field: str) -> bool:
    columns = [column for table in TABLES for column in table.columns]
    if any(record in column.records and column.field == field for column in columns):
        return True
    if field == "cite":
        return any(record in table.cited for table in TABLES)
    return bool(_records_in(record, field))  # their fields are looked at one by one


def _records_in(record: type, field: str) -> list[type]:
    hint = hints_of(record)[field]
    held = [hint, *get_args(hint)] if hint != Cite else []
    return [part for part in held if isinstance(part, type) and dataclasses.is_dataclass(part)]


def test_the_lint_sees_the_whole_model() -> None:
    found = records()
    assert Interchange in found
    assert DiagnosticEntry in found
    assert len(found) > 40


BY_DECLARATION = set(records(Project)) - set(records(Measure)) - set(records(PolicyField))
"""Records whose tables are made from the declaration itself: no field can be forgotten."""


def test_every_cite_of_a_reading_stands_in_a_table() -> None:
    for reading in (report(), position_paper(), form()):
        content = reading.content
        held = cites_in((content.measure, content.fields, content.positions))
        wanted = {f"{span.start}-{span.end}" for cite in held for span in cite}
        written = {
            place
            for table in TABLES
            for row in table.rows(reading)
            for cell in row
            if isinstance(cell, str)
            for place in re.findall(r"\d+-\d+", cell)
        }
        assert wanted <= written, "a record has a place that no table shows"


def test_the_readings_made_by_hand_have_every_field() -> None:
    filled: set[tuple[type, str]] = set()
    for reading in (report(), position_paper(), form()):
        _fill(interchange(reading), filled)
    empty = [
        f"{record.__name__}.{field.name}"
        for record in records()
        if record not in BY_DECLARATION
        for field in dataclasses.fields(record)
        if (record, field.name) not in filled and (record, field.name) != (Interchange, "projects")
    ]
    assert empty == [], "fill it in tests/factories.py, so that the tests of exports see it"


def _fill(value: object, filled: set[tuple[type, str]]) -> None:
    if isinstance(value, tuple):
        for member in value:
            _fill(member, filled)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            held = getattr(value, field.name)
            if held not in (None, (), {}):
                filled.add((type(value), field.name))
                _fill(held, filled)
