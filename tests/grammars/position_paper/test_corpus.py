"""The real documents of ../shared: facts about them, and the score of the one with gold."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from sesaku.model.reading import Reading
from sesaku.model.walk import plain
from sesaku.reading import read
from tests.grammars.position_paper.test_examples import check

pytestmark = pytest.mark.shared


def corpus(shared: Path, number: str) -> Reading:
    return read(next((shared / "corpus").glob(f"{number}_*.txt")))


@pytest.mark.parametrize("number", ["000", "001", "003"])
def test_everything_is_placed_once(shared: Path, number: str) -> None:
    check(corpus(shared, number))


def test_study_group_against_gold(shared: Path, tmp_path: Path) -> None:
    reading = corpus(shared, "003")
    path = tmp_path / "reading.json"
    path.write_text(json.dumps({"positions": plain(reading.content.positions)}), "utf-8")
    run = subprocess.run(  # noqa: S603 - our own scoring tool
        [
            sys.executable,
            str(shared / "tools" / "score_links.py"),
            "positions",
            str(shared / "gold" / "positions_003.json"),
            "003",
            str(path),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "positions F1 1.0000" in run.stdout
    found = re.search(r"right number (\d+)/(\d+), type (\d+)/(\d+)", run.stdout)
    assert found is not None
    assert len(set(found.groups())) == 1


def test_study_group_paths_against_gold(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "positions_003.json").read_text("utf-8"))
    want = {
        _tight(item["start"]): _tight(section["path"][-1])
        for section in gold["documents"][0]["sections"]
        for item in section["items"]
        if not item.get("optional")
    }
    wrong = []
    for position in corpus(shared, "003").content.positions:
        start = next(key for key in want if _tight(position.text).startswith(key))
        if not position.path or _tight(position.path[-1]) != want[start]:
            wrong.append(position.text)
    assert len(wrong) == 1, "only the heading that the gold made up itself"


def _tight(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_party_report_facts(shared: Path) -> None:
    reading = corpus(shared, "001")
    positions = reading.content.positions
    groups = Counter(position.path[0] for position in positions)
    assert list(groups.values()) == [22, 3, 5, 6]
    assert all(name.endswith(" WT") for name in groups)
    numbers = [position.number for position in positions]
    expected = [*range(1, 23), *range(1, 4), *range(1, 4), *range(1, 3), *range(1, 7)]
    assert numbers == [str(number) for number in expected]
    assert Counter(position.type for position in positions) == {"commitment": 33, "position": 3}
    assert len({position.path for position in positions}) == 18
    assert all(position.text.endswith("。") for position in positions)
    assert reading.diagnostics == ()


def test_policy_page_facts(shared: Path) -> None:
    reading = corpus(shared, "000")
    positions = reading.content.positions
    assert len(positions) == 42
    sections = Counter(position.path[1] for position in positions if len(position.path) > 1)
    assert list(sections.values()) == [4, 18, 19]
    assert len({position.path for position in positions}) == 15
    assert Counter(position.type for position in positions) == {
        "commitment": 26,
        "fact": 10,
        "position": 6,
    }
    assert all(position.number is None for position in positions)
    assert all(position.text.count("。") == 1 for position in positions)
    links = [link for position in positions for link in position.links]
    assert len(links) == 27
    assert all(link.url is None and "ウィンドウ" not in link.title for link in links)
    assert reading.diagnostics == ()
