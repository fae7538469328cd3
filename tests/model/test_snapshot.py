"""A stored reading comes back as it was."""

import json
from pathlib import Path
from typing import Any

import pytest

import sesaku
from sesaku.document.document import Page
from sesaku.exceptions import SnapshotError
from sesaku.model.snapshot import project_of, reading_of
from tests.conftest import ROOT

EXAMPLES = sorted(
    path
    for path in (ROOT / "examples").glob("*/*")
    if path.suffix in {".txt", ".html", ".docx", ".xlsx", ".csv", ".jsonl"}
)


def _stored(path: Path) -> tuple[dict[str, Any], sesaku.Reading]:
    reading = sesaku.read(path)
    return json.loads(json.dumps(reading.to_dict())), reading


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_nothing_is_lost_on_the_way(path: Path) -> None:
    snapshot, reading = _stored(path)
    back = reading_of(snapshot, reading.document.text)
    assert back.content == reading.content or back.diagnostics == reading.diagnostics
    assert json.loads(json.dumps(back.to_dict())) == snapshot
    assert back.coverage == reading.coverage
    assert back.document.name == path.name


def test_a_project_alone_comes_back() -> None:
    snapshot, reading = _stored(ROOT / "examples" / "review_sheet" / "umi_to_shima.jsonl")
    assert tuple(map(project_of, snapshot["projects"])) == reading.content.projects
    with pytest.raises(SnapshotError, match="事業の記録"):
        project_of({"name": "島", "colour": "blue"})


def test_pages_begin_with_what_is_cited_on_them() -> None:
    snapshot, _ = _stored(EXAMPLES[0])
    snapshot["document"]["pages"] = 3
    snapshot["furniture"] = [
        {"kind": "page-number", "cite": [[2, 3, 1]]},
        {"kind": "page-number", "cite": [[6, 7, 3]]},
    ]
    for key in ("measure", "fields", "positions", "projects", "diagnostics"):
        snapshot[key] = None if key == "measure" else []
    pages = reading_of(snapshot, "一頁目１三頁目３", "別名.pdf").document.pages
    assert pages == (Page(1, 0, 6), Page(2, 6, 6), Page(3, 6, 8))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema": "sesaku-reading/9"}, "sesaku-reading/9"),
        ({"measure": {"name": "x", "colour": "blue"}}, "colour"),
        ({"fields": [{"name": "x"}]}, "number"),
        ({"diagnostics": [{"code": "a"}]}, "cite"),
    ],
)
def test_what_is_no_snapshot_is_said(change: dict[str, Any], said: str) -> None:
    snapshot, reading = _stored(EXAMPLES[0])
    with pytest.raises(SnapshotError, match=said):
        reading_of({**snapshot, **change}, reading.document.text)
