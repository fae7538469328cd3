"""The frame: counts, identities, what is said twice, the JSON."""

import json

from sesaku.checks import as_dict, audit
from sesaku.checks.check import Evidence, Finding
from sesaku.checks.duplicates import distinct
from sesaku.checks.written import reading_of
from sesaku.document.cite import cite_of
from tests.checks.cases import one_indicator

MISSED = one_indicator(
    years={2019: {"target": "20回", "result": "10回"}, 2020: {"target": "20回", "result": "9回"}}
)


def test_a_finding_keeps_its_identity_when_the_print_moves() -> None:
    moved = {**MISSED, "goals": ["前に一行が加わった。"]}
    (before,), (after,) = (
        [one for one in audit([reading_of(case)]).findings if one.check == "rating-targets-missed"]
        for case in (MISSED, moved)
    )
    assert before.identity == after.identity
    assert before.basis == after.basis
    assert before.evidence[0].cite != after.evidence[0].cite


def test_the_basis_changes_with_what_is_printed() -> None:
    other = one_indicator(
        years={
            2019: {"target": "20回", "result": "11回"},
            2020: {"target": "20回", "result": "9回"},
        }
    )
    (before,), (after,) = (
        [one for one in audit([reading_of(case)]).findings if one.check == "rating-targets-missed"]
        for case in (MISSED, other)
    )
    assert before.identity == after.identity
    assert before.basis != after.basis


def test_counts_are_of_subjects() -> None:
    (tally,) = (
        one for one in audit([reading_of(MISSED)]).tallies if one.check.ID.endswith("missed")
    )
    assert (tally.applied, tally.passed, tally.failed) == (1, 0, 1)


def test_the_same_cells_twice_are_one_finding() -> None:
    cells = (Evidence("target", "文", cite_of(3, 9), "a.txt"),)
    more = (*cells, Evidence("result", "文", cite_of(20, 29), "a.txt"))
    first = _finding("one-check", more)
    assert distinct([first, _finding("other-check", cells)]) == [first]
    assert len(distinct([first, _finding("one-check", cells)])) == 2
    assert len(distinct([_finding("other-check", cells), first])) == 2


def test_the_json_is_that_of_the_contract() -> None:
    reading = reading_of(MISSED)
    printed = json.loads(json.dumps(as_dict(audit([reading]))))
    assert printed["schema"] == "sesaku-audit/1"
    assert printed["documents"] == ["例.txt"]
    (finding,) = (one for one in printed["findings"] if one["check"] == "rating-targets-missed")
    assert finding["subject"] == "1-1"
    (start, end), *_ = finding["evidence"][0]["cite"]
    assert reading.document.text[start:end] in finding["evidence"][0]["text"]


def _finding(check: str, evidence: tuple[Evidence, ...]) -> Finding:
    return Finding(
        "id", "basis", check, "target_copied", "low", "1-1", "a.txt", "文", "text", evidence
    )
