"""The report of ../shared as a text document: the same facts as from its text."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sesaku.reading import read


@pytest.mark.shared
def test_every_fact_of_the_report(shared: Path, tmp_path: Path) -> None:
    reading = read(shared / "corpus-forms" / "evaluation_2021_f1-4.docx")
    assert reading.detection.kind == "evaluation_report"
    said = tmp_path / "reading.json"
    said.write_text(json.dumps(reading.to_dict()), "utf-8")
    gold = shared / "gold" / "evaluation_2021_fields_1_4.json"
    command = [sys.executable, str(shared / "tools" / "score_reading.py"), str(gold), str(said)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - constant
    assert "invented: 0" in done.stdout
    assert "= 1.0000" in done.stdout.splitlines()[-1], done.stdout
