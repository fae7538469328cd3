"""What the lists of records show, and what they leave out when asked."""

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from sesaku_web.accounts.permissions import Role
from sesaku_web.sources.models import StoredDocument
from sesaku_web.sources.values import quote_of
from tests.sesaku_web.api.asking import Program, correct, held, library, whole

pytestmark = pytest.mark.django_db

FILTERS = {
    "measures": ("code", "fiscal_year", "ministry"),
    "fields": ("number", "subject"),
    "indicators": ("code", "field", "grade", "main", "subject"),
    "years": ("code", "fiscal_year", "side", "subject"),
    "budgets": ("fiscal_year", "scope"),
    "opinions": ("subject",),
    "positions": ("type", "subject"),
    "projects": ("number", "fiscal_year", "ministry"),
    "diagnostics": ("severity", "code"),
}


@pytest.fixture
def program() -> Program:
    return Program(Role.EDITOR)


@pytest.fixture
def report() -> StoredDocument:
    """Four kinds of documents; the report is returned."""
    return library()


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_keeps_what_it_says(program: Program, name: str) -> None:
    items = whole(program, name)
    for column in FILTERS[name]:
        for value in {item[column] for item in items if item[column] not in ("", None)}:
            kept = whole(program, name, **{column: value})
            assert kept == [item for item in items if item[column] == value], (column, value)
            assert kept


@pytest.mark.parametrize("name", FILTERS)
def test_records_of_a_document_a_kind_a_measure(
    program: Program, report: StoredDocument, name: str
) -> None:
    items = whole(program, name)
    of = {one.sha256: one.reading for one in StoredDocument.objects.all()}
    for sha256, reading in of.items():
        mine = [item for item in items if item["document"] == sha256]
        assert whole(program, name, document=sha256[:12]) == mine
        assert whole(program, name, document=sha256, kind=reading.kind) == mine
    assert whole(program, name, kind="nothing") == whole(program, name, document="0" * 12) == []
    measure = report.reading.measurerows.get()
    mine = [item for item in items if item["document"] == report.sha256]
    asked = {"ministry": measure.ministry, "document": report.sha256}
    assert whole(program, name, **asked) == mine
    assert whole(program, name, ministry="どこにもない省") == []


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("name", ["fields", "indicators", "opinions", "diagnostics"])
def test_records_of_the_year_of_a_measure(program: Program, name: str) -> None:
    kept = whole(program, name, fiscal_year=2022, kind="evaluation_report")
    assert kept == whole(program, name, kind="evaluation_report")
    assert whole(program, name, fiscal_year=1999) == []


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("name", ["years", "budgets"])
def test_the_year_of_a_record_and_that_of_its_measure_are_two(program: Program, name: str) -> None:
    items = whole(program, name, measure_year=2022)
    assert {item["fiscal_year"] for item in items} - {2022}
    assert whole(program, name, measure_year=1999) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"fiscal_year": 99999999999999999999},
        {"fiscal_year": 0},
        {"document": "../../etc"},
        {"document": "52B1C84C97D9"},
        {"kind": "\x00"},
        {"ministry": "省" * 201},
    ],
)
def test_a_filter_that_is_none(program: Program, asked: dict[str, str | int]) -> None:
    held(program.get("indicators", **asked), "invalid-input")


def test_an_indicator_is_whole(program: Program, report: StoredDocument) -> None:
    for item in whole(program, "indicators", document=report.short):
        answer = program.get(item["address"]).json()
        row = report.reading.indicatorrows.get(subject=item["subject"])
        assert _without_addresses(answer["record"]) == row.data
        assert len(answer["analysis"]) == len(row.analysis)
        assert {**item, "record": None}.items() <= {**answer, "record": None}.items()
    held(program.get(f"documents/{report.short}/indicators/9-9"), "not-found")


def test_a_year_says_what_is_printed(program: Program, report: StoredDocument) -> None:
    text = report.reading.content.text
    items = whole(program, "years", document=report.short)
    for item in items:
        shown = item["raw"] or item["text"]
        assert item["printed"] is bool(item["cite"])
        assert _bare(shown) in _bare(quote_of(text, item["cite"]))
    assert {item["side"] for item in items} == {"target", "result"}


def test_every_cite_within_a_record_has_its_address(
    program: Program, report: StoredDocument
) -> None:
    for name in ("measures", "fields", "indicators", "budgets"):
        for item in whole(program, name, document=report.short):
            for cited in _cited(item["record"]):
                assert cited["view"].endswith(f"&version={item['reader_version']}")


def test_corrections_stand_beside_the_record(program: Program, report: StoredDocument) -> None:
    assert correct(program, report, "a").status_code == 201
    (item,) = whole(program, "indicators", document=report.short, subject="1-1")
    assert item["grade"] == "b"  # as it was read
    assert [(one["path"], one["value"]) for one in item["corrections"]] == [("rating/grade", "a")]
    others = whole(program, "indicators", document=report.short)[1:]
    assert [other["corrections"] for other in others] == [[]] * len(others)


def test_a_correction_stands_beside_its_own_year(program: Program, report: StoredDocument) -> None:
    given = {
        "subject": "1-1",
        "path": "years/2019/result/text",
        "kind": "confirm",
        "reason": "確認",
    }
    assert program.post(f"documents/{report.short}/corrections", given).status_code == 201
    items = whole(program, "years", document=report.short)
    found = [(one["fiscal_year"], one["side"]) for one in items if one["corrections"]]
    assert found == [(2019, "result")]


def test_a_correction_stands_beside_its_own_budget(
    program: Program, report: StoredDocument
) -> None:
    path = "2020/excluding_contributions/initial/value"
    given = {"subject": "budget", "path": path, "kind": "correct", "value": 1, "reason": "正誤表"}
    assert program.post(f"documents/{report.short}/corrections", given).status_code == 201
    items = whole(program, "budgets", document=report.short)
    found = [(one["fiscal_year"], one["scope"]) for one in items if one["corrections"]]
    assert found == [(2020, "excluding_contributions")]


def _cited(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("cite"):
            yield node
        for part in node.values():
            yield from _cited(part)
    elif isinstance(node, list):
        for part in node:
            yield from _cited(part)


def _without_addresses(node: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(node, dict):
        return {
            name: _without_addresses(part)
            for name, part in node.items()
            if name not in ("view", "views") and not name.endswith(("_view", "_views"))
        }
    return [_without_addresses(part) for part in node] if isinstance(node, list) else node


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
