"""The fictional documents of examples/, statement by statement."""

import json

import pytest

from sesaku.model.reading import Reading
from sesaku.reading import read
from tests.conftest import ROOT

FOLDER = ROOT / "examples" / "position_paper"
GOLDEN = ROOT / "tests" / "corpus" / "position_paper"
NAMES = ("policy_page.txt", "policy_page.html", "party_report.txt", "study_group.txt")

REGENERATE = False
"""Set it, run the tests once, read the difference line by line, and unset it."""


def test_goldens_are_not_written_by_the_way() -> None:
    assert not REGENERATE


def told(reading: Reading) -> dict[str, object]:
    """Return what a golden holds of a reading."""
    content = reading.content
    return {
        "title": content.title,
        "publisher": content.publisher,
        "date": content.date,
        "positions": [
            {
                "number": position.number,
                "path": list(position.path),
                "type": position.type,
                "text": position.text,
                "links": [[link.title, link.url] for link in position.links],
            }
            for position in content.positions
        ],
        "diagnostics": [[d.code, d.keys] for d in reading.diagnostics],
    }


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str) -> None:
    found = told(read(FOLDER / name))
    path = GOLDEN / name / "reading.json"
    if REGENERATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert found == json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_placed_once(name: str) -> None:
    check(read(FOLDER / name))


def check(reading: Reading) -> None:
    """Check that the kind is found, all is accounted for, cites hold, none is cited twice."""
    assert reading.detection.kind == "position_paper"
    assert reading.coverage.share == 1.0
    taken: set[int] = set()
    for position in reading.content.positions:
        reading.document.verify(position.text, position.cite)
        own = {at for span in position.cite for at in range(span.start, span.end)}
        assert not own & taken
        taken |= own


def test_what_each_document_has() -> None:
    counts = {
        name: (len(told["positions"]), len(told["diagnostics"]))
        for name in NAMES
        for told in [json.loads((GOLDEN / name / "reading.json").read_text("utf-8"))]
    }
    assert counts == {
        "policy_page.txt": (13, 0),
        "policy_page.html": (8, 0),
        "party_report.txt": (8, 0),
        "study_group.txt": (31, 4),
    }


def test_links_of_the_web_page_have_addresses() -> None:
    reading = read(FOLDER / "policy_page.html")
    links = [link for position in reading.content.positions for link in position.links]
    assert [link.url for link in links] == [
        "https://port.example/support/",
        "https://port.example/routes/",
        "https://port.example/timetable.pdf",
        "https://medical.example/ship/",
    ]
    for link in links:
        reading.document.verify(link.title + str(link.url), link.cite)
