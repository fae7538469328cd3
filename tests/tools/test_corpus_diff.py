"""Which facts two versions read differently."""

import pytest

from tools.corpus_diff import compare, leaves

INDICATOR = {
    "code": "1-1",
    "name": "海岸の清掃回数",
    "years": [{"fiscal_year": 2020, "raw": "12回"}],
}


def facts(*indicators: object) -> dict[str, object]:
    return dict(leaves({"fields": [{"number": "1", "indicators": list(indicators)}]}, ""))


def test_a_fact_is_known_by_code_and_year() -> None:
    assert facts(INDICATOR)["fields[1#1].indicators[1-1#1].years[2020#1].raw"] == "12回"


def test_one_more_at_the_top_is_one_gained() -> None:
    other = {"code": "1-0", "name": "岸壁の点検"}
    found = compare(facts(INDICATOR), facts(other, INDICATOR))
    assert set(found.gained.values()) == {"1-0", "岸壁の点検"}
    assert not found.lost
    assert not found.changed


def test_two_of_one_code_are_two_facts() -> None:
    assert len(facts(INDICATOR, INDICATOR)) == 2 * len(facts(INDICATOR)) - 1


def test_change_and_loss() -> None:
    changed = {**INDICATOR, "years": [{"fiscal_year": 2020, "raw": "13回"}]}
    found = compare(facts(INDICATOR), facts(changed))
    assert list(found.changed.values()) == [("12回", "13回")]
    assert compare(facts(INDICATOR), facts()).lost


@pytest.mark.parametrize("place", ["coverage", "furniture", "document.path"])
def test_what_is_no_fact_is_left_out(place: str) -> None:
    assert list(leaves({"share": 1.0}, place)) == []


def test_a_cite_is_one_fact() -> None:
    assert list(leaves({"cite": [[1, 2], [5, 9]]}, "notes")) == [("notes.cite", [[1, 2], [5, 9]])]
