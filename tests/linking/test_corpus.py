"""The crosswalk of the shared reports: relations and traces judged by reading both."""

from pathlib import Path

import pytest

from sesaku.linking.links import Links
from sesaku.linking.over_time import link
from sesaku.linking.remarks import register
from sesaku.model.reading import Reading
from sesaku.reading import read

pytestmark = pytest.mark.shared

NONE = {"2-5", "3-4", "3-5", "5-3", "6-2", "8-2", "11-2", "11-3"}
WORD = {"2-2", "2-3", "2-4", "5-4", "7-2"}
STANCES = {
    "praise": (5, 7, 10, 17, 19),
    "suggestion": (8, 9, 13, 14, 16, 20),
    "concern": (11, 18),
    "mixed": (1, 2, 3, 4, 6, 12, 15),
}


@pytest.fixture(scope="module")
def reports(shared: Path) -> tuple[Reading, Reading]:
    first, second = (next((shared / "corpus").glob(f"{name}_*")) for name in ("004", "002"))
    return read(first), read(second)


@pytest.fixture(scope="module")
def links(reports: tuple[Reading, Reading]) -> Links:
    return link(*reports)


def test_goals_and_fields(links: Links) -> None:
    found = {
        each.source.subject: (each.relation, each.target.subject if each.target else None)
        for each in links.links
        if each.source is not None
    }
    rescoped = {"2", "3", "8", "9"}
    for number in map(str, range(1, 12)):
        relation = "rescoped" if number in rescoped else "kept"
        assert found[f"goal:{number}"] == (relation, f"goal:{number}")
        assert found[f"F{number}"][1] == f"result:{number}"
    assert found["F8"][0] == "rescoped"


def test_indicators(links: Links) -> None:
    relations = {
        (each.source.subject, each.relation) for each in links.links if each.source is not None
    }
    for code, relation in (
        ("2-1", "renamed"),
        ("2-5", "retired"),
        ("2-5", "number_reused"),
        ("next:2-5", "new"),
        ("6-3", "renamed"),
        ("8-2", "retired"),
        ("8-2", "number_reused"),
        ("next:8-2", "new"),
    ):
        assert (code, relation) in relations


def test_traces(links: Links) -> None:
    levels = {
        each.source.subject: each.more["trace"]["level"]
        for each in links.links
        if each.source is not None and "trace" in each.more and each.relation != "number_reused"
    }
    levels = {code: level for code, level in levels.items() if code and ":" not in code}
    assert len(levels) == 39
    assert {code for code, level in levels.items() if level == "none"} == NONE
    assert {code for code, level in levels.items() if level == "word"} == WORD


def test_reasons_stand_where_they_are_cited(links: Links, reports: tuple[Reading, Reading]) -> None:
    first, second = (reading.document for reading in reports)
    for each in links.links:
        for reason in each.why:
            if reason.kind == "term":
                first.verify(reason.shared, reason.from_cite)
                assert second.quote(reason.to_cite)


def test_stances_of_the_remarks(reports: tuple[Reading, Reading]) -> None:
    found = [each.stance for each in register(reports[:1]).remarks]
    for stance, numbers in STANCES.items():
        assert {found[number - 1] for number in numbers} == {stance}
