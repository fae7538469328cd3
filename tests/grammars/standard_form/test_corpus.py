"""The fictional forms of ../shared, scored by the tool there: every fact, every cite."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sesaku.reading import read

pytestmark = pytest.mark.shared

FORMS = (
    "standard_form_1.xlsx",
    "standard_form_1.pdf",
    "standard_form_2.xlsx",
    "standard_form_2.docx",
    "standard_form_2.pdf",
    "ex_ante_sheet_1.xlsx",
    "ex_ante_sheet_1.pdf",
)


@pytest.mark.parametrize("name", FORMS)
def test_every_fact_and_every_cite(name: str, shared: Path, tmp_path: Path) -> None:
    path = shared / "corpus-forms" / name
    reading = read(path)
    assert reading.coverage.share == 1.0
    assert reading.detection.confidence == 1.0
    said, text = tmp_path / "reading.json", tmp_path / "text.txt"
    said.write_text(json.dumps(reading.to_dict()), "utf-8")
    text.write_text(reading.document.text, "utf-8")
    command = [sys.executable, str(shared / "tools" / "score_form.py")]
    command += [str(path.with_suffix(".json")), str(said), str(text)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - constant
    assert done.returncode == 0, done.stdout


def test_cells_are_those_that_the_gold_names(shared: Path) -> None:
    path = shared / "corpus-forms" / "standard_form_1.xlsx"
    document = read(path).document
    names = {
        cell.name: document.quote(cell.cite) for table in document.tables for cell in table.cells
    }
    gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
    for indicator in gold["indicators"]:
        for year in indicator["years"]:
            for value in (year["target"], year["result"]):
                said = value.get("raw", value.get("text"))
                assert "".join(names[value["cell"]].split()) == "".join(said.split())
