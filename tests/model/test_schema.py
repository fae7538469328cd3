"""The JSON Schema: the file in docs is that of the code, and readings are valid against it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sesaku.model.reading import Reading
from sesaku.model.schema import schema, text
from sesaku.reading import read
from tests.factories import position_paper, report

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(
    path
    for path in (ROOT / "examples").glob("*/*")
    if path.is_file() and path.suffix in {".txt", ".html", ".csv", ".pdf", ".docx", ".xlsx"}
)


def validator(*, strict: bool) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema(strict=strict))


def test_the_file_in_docs_is_that_of_the_code() -> None:
    path = ROOT / "docs" / "reference" / "reading.schema.json"
    assert path.read_text("utf-8") == text(), f"python -m sesaku.model.schema > {path}"


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("made", [report, position_paper])
def test_readings_are_valid(made: Callable[[], Reading]) -> None:
    validator(strict=True).validate(made().to_dict())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_readings_of_examples_are_valid(path: Path) -> None:
    validator(strict=True).validate(read(path).to_dict())


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("measure", "goals", 0, "cite"), [[3]]),
        (("measure", "goals", 0, "cite"), [[3, 4, 0]]),
        (("measure", "budgets", 0, "initial", "value"), "1,200"),
        (("fields", 0, "indicators", 0, "kind"), "mixed"),
        (("fields", 0, "indicators", 0, "code"), None),
        (("schema",), "sesaku-reading/2"),
        (("diagnostics", 0, "severity"), "fatal"),
    ],
)
def test_what_is_wrong_is_not_valid(where: tuple[str | int, ...], value: object) -> None:
    reading = report().to_dict()
    node: Any = reading
    for key in where[:-1]:
        node = node[key]
    node[where[-1]] = value
    assert not validator(strict=False).is_valid(reading)


def test_keys_may_be_added_but_not_for_our_own_tests() -> None:
    reading = report().to_dict()
    reading["measure"]["mood"] = "calm"
    assert validator(strict=False).is_valid(reading)
    assert not validator(strict=True).is_valid(reading)
