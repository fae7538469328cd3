"""Goldens of summaries and budget forms: what a reading holds, without its cites."""

import json
from pathlib import Path
from typing import Any

from sesaku.model.reading import Reading
from sesaku.model.walk import plain
from sesaku.reading import read
from tests.conftest import ROOT

REGENERATE = False
"""Set it, run the tests once, read the difference line by line, and unset it."""


def told(reading: Reading) -> dict[str, Any]:
    """Return what a golden holds of a reading."""
    content = reading.content
    return {
        "kind": reading.detection.kind,
        "title": content.title,
        "date": content.date,
        "measure": bare(plain(content.measure)),
        "furniture": [
            [piece.kind, reading.document.quote(piece.cite)] for piece in content.furniture
        ],
        "diagnostics": [[d.code, d.keys] for d in reading.diagnostics],
    }


def compare(kind: str, path: Path) -> None:
    """Read a file, and compare with its golden, which is written where wanted."""
    found = told(read(path))
    golden = ROOT / "tests" / "corpus" / kind / path.name / "reading.json"
    if REGENERATE:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert found == json.loads(golden.read_text("utf-8"))


def bare(node: object) -> object:
    """Return a record without cites, and without what is None or empty."""
    if isinstance(node, dict):
        return {
            key: bare(value)
            for key, value in node.items()
            if not key.endswith(("cite", "cites")) and value not in (None, [], {})
        }
    return [bare(value) for value in node] if isinstance(node, list) else node
