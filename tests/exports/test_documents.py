"""Real and example documents through every export: valid, whole, and the same in each."""

import csv
import io
import zipfile
from pathlib import Path

import jsonschema
import pytest
from python_calamine import CalamineWorkbook

from sesaku.exceptions import DocumentError
from sesaku.exports import as_csv, as_xlsx
from sesaku.model.reading import Reading
from sesaku.model.schema import schema
from sesaku.model.tables import TABLES
from sesaku.reading import read

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").glob("*/*.*") if path.suffix != ".md")
VALID = jsonschema.Draft202012Validator(schema(strict=True))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples(path: Path) -> None:
    try:
        reading = read(path)
    except DocumentError:
        pytest.skip(f"{path.name} is of a format that is not read")
    check(reading)


@pytest.mark.shared
def test_the_shared_documents(shared: Path) -> None:
    for path in sorted((shared / "corpus").glob("*.txt")):
        check(read(path))


def check(reading: Reading) -> None:
    VALID.validate(reading.to_dict())
    counts = {
        table.name: len(list(table.rows(reading))) for table in TABLES if any(table.rows(reading))
    }
    assert counts_in_csv(reading) == counts
    assert counts_in_xlsx(reading) == {
        table.label: counts[table.name] for table in TABLES if table.name in counts
    }


def counts_in_csv(reading: Reading) -> dict[str, int]:
    stream = io.BytesIO()
    as_csv.write([reading], stream)
    with zipfile.ZipFile(stream) as archive:
        texts = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    del texts["columns.csv"]
    return {
        name.removesuffix(".csv"): len(list(csv.reader(io.StringIO(text, newline="")))) - 1
        for name, text in texts.items()
    }


def counts_in_xlsx(reading: Reading) -> dict[str, int]:
    stream = io.BytesIO()
    as_xlsx.write([reading], stream)
    book = CalamineWorkbook.from_filelike(io.BytesIO(stream.getvalue()))
    return {
        name: len(book.get_sheet_by_name(name).to_python()) - 1 for name in book.sheet_names[1:-1]
    }
