"""What holds of every check there is."""

import re
from collections import Counter

import pytest

from sesaku.checks import CATEGORIES, CHECKS, SEVERITIES, audit
from sesaku.checks.check import Check
from sesaku.checks.wording import Both, wording
from sesaku.checks.written import reading_of
from tools.reference.checks import worked

EACH = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.ID)
BLANK = re.compile(r"\{(\w+)\}")


def test_ids_are_words_and_never_twice() -> None:
    assert [one for one, times in Counter(check.ID for check in CHECKS).items() if times > 1] == []
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)+", check.ID) for check in CHECKS)


@EACH
def test_the_example_asks_what_the_check_is_about(check: Check) -> None:
    found = worked(check)
    assert found
    assert {one.check for one in found} == {check.ID}
    assert check.CATEGORY in CATEGORIES
    assert check.SEVERITY in SEVERITIES


@EACH
def test_evidence_is_what_its_cite_says(check: Check) -> None:
    reading = reading_of(wording(check.__name__).example)
    for finding in audit([reading], checks=(check,)).findings:
        assert finding.evidence
        for one in finding.evidence:
            reading.document.verify(one.text, one.cite)


@EACH
def test_words_have_the_same_blanks_in_both_languages(check: Check) -> None:
    words = wording(check.__name__)
    every: list[Both] = [words.title, words.asks, *words.messages.values(), *words.reasons.values()]
    for both in every:
        assert set(BLANK.findall(both.ja)) == set(BLANK.findall(both.en))
        assert both.ja.strip()
        assert both.en.strip()


@EACH
def test_a_document_without_anything_is_answered(check: Check) -> None:
    (tally,) = audit([reading_of({})], checks=(check,)).tallies
    assert tally.failed == 0
