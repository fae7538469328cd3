"""The form in which a reading leaves the program, and its data frames."""

import dataclasses
import importlib
import json

import pytest

from sesaku.exceptions import MissingExtraError, UnknownTableError
from sesaku.model.diagnostic import Diagnostic
from sesaku.model.interchange import diagnostic_entry
from tests.factories import position_paper, report


def test_the_top_has_the_keys_of_the_contract() -> None:
    assert list(report().to_dict()) == [
        "schema",
        "document",
        "measure",
        "fields",
        "coverage",
        "furniture",
        "diagnostics",
    ]


def test_positions_only_where_there_are_some() -> None:
    printed = position_paper().to_dict()
    assert printed["measure"] is None
    assert printed["fields"] == []
    assert [one["number"] for one in printed["positions"]] == ["12", None]


def test_the_document_says_what_it_is() -> None:
    reading = report()
    document = reading.to_dict()["document"]
    assert document["path"] == "folder/島しょ交通評価書.txt"
    assert document["sha256"] == reading.document.sha256
    assert document["characters"] == len(reading.document.text)
    assert document["pages"] == 2
    assert (document["kind"], document["kind_confidence"]) == ("evaluation_report", 0.97)
    assert document["kind_reasons"] == ["「政策評価書」の見出しがあります。"]


def test_coverage_adds_up() -> None:
    coverage = report().to_dict()["coverage"]
    parts = [coverage[key] for key in ("placed", "furniture", "diagnosed", "unplaced")]
    assert sum(parts) == coverage["characters"]
    assert coverage["share"] == pytest.approx(sum(parts[:2]) / sum(parts), abs=1e-6)


def test_keys_of_a_diagnostic_stand_beside_its_message() -> None:
    first = report().to_dict()["diagnostics"][0]
    assert first["code"] == "rating-differs"
    assert first["message"] == "測定指標2-1の達成状況が、一覧では「a」、本文では「b」です。"
    assert first["message_en"].startswith("Indicator 2-1")
    assert (first["indicator"], first["listed"], first["printed"]) == ("2-1", "a", "b")
    assert "keys" not in first


def test_no_key_hides_one_of_the_diagnostics_own() -> None:
    found = Diagnostic("kind-unknown", (), {"code": "x", "cite": 1, "quote": "y"})
    assert diagnostic_entry(found).keys == {"code_": "x", "cite_": 1, "quote": "y"}
    assert diagnostic_entry(found).code == "kind-unknown"


def test_every_cite_joins_to_its_value() -> None:
    reading = report()
    for goal in reading.content.measure.goals if reading.content.measure else ():
        reading.document.verify(goal.text, goal.cite)
    printed = json.loads(json.dumps(reading.to_dict(), ensure_ascii=False))
    assert printed == reading.to_dict()


def test_a_data_frame_keeps_blank_dash_and_zero_apart() -> None:
    frame = report().to_dataframe("budgets").set_index("part")
    assert list(frame["raw"]) == ["1,200", "△217", "－", "983", ""]
    assert frame.loc["supplementary", "value"] == -217
    assert frame["value"].isna().tolist() == [False, False, True, False, True]
    assert str(frame["fiscal_year"].dtype) == "Int64"


def test_an_empty_data_frame_has_its_columns() -> None:
    frame = position_paper().to_dataframe("indicators")
    assert len(frame) == 0
    assert list(frame.columns)[:3] == ["document", "field", "code"]


def test_an_unknown_table_names_the_known_ones() -> None:
    with pytest.raises(UnknownTableError, match="indicators, yearly_values"):
        report().to_dataframe("indicator")


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.import_module

    def without(name: str) -> object:
        if name == "pandas":
            raise ImportError(name)
        return real(name)

    monkeypatch.setattr("sesaku.model.tables.frame.import_module", without)
    with pytest.raises(MissingExtraError, match=r"sesaku\[pandas\]"):
        report().to_dataframe("indicators")


def test_readings_are_values() -> None:
    assert dataclasses.replace(report(), diagnostics=()) == dataclasses.replace(
        report(), diagnostics=()
    )
