"""Made-up reports, printed in many ways, read back: nothing lost, nothing invented, no exception.

``SESAKU_MADE_UP`` sets how many reports of each kind are made; seeds are fixed, so that a failure
can be seen again.
"""

import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sesaku.document.cite import covered
from sesaku.model.reading import Reading
from sesaku.model.walk import cites_in, plain
from tests.grammars.evaluation_report.fiction.compare import differences
from tests.grammars.evaluation_report.fiction.facts import facts_of
from tests.grammars.evaluation_report.fiction.maker import Shape, make_report
from tests.grammars.evaluation_report.fiction.opened import reading_of
from tests.grammars.evaluation_report.fiction.printer import print_report
from tests.grammars.evaluation_report.fiction.style import OFFICIAL, Style

COUNT = int(os.environ.get("SESAKU_MADE_UP", "24"))
MOST_AMISS = 0.002

QUIRKS: dict[str, dict[str, object]] = {
    "official": {},
    "no marks of the paragraph's end": {"hints": False},
    "narrow": {"wrap": 60},
    "wide": {"wrap": 100},
    "one line a paragraph": {"wrap": None},
    "single-spaced": {"doubled": False},
    "tight years": {"era": "tight"},
    "civil years": {"era": "civil"},
    "half width": {"width": "half"},
    "full width": {"width": "full"},
    "some page numbers": {"pages": "some"},
    "all page numbers": {"pages": "all"},
    "running heads": {"pages": "all", "heads": True},
    "rating first": {"rating_first": True},
    "heading inside an indicator": {"heading_inside": True},
    "wrong field number": {"wrong_number": True},
    "indicators out of order": {"shuffle": "indicators"},
    "fields out of order": {"shuffle": "fields"},
    "evaluations at the end": {"shuffle": "evaluations"},
    "dated results": {"dated_results": True},
    "fields without headings": {"headings": False},
}


def made(seed: int, shape: Shape, style: Style) -> tuple[Reading, list[str], int]:
    """Make, print and read a report; return the reading, what is amiss, and how many facts."""
    report = make_report(seed, shape)
    printed = print_report(report, style)
    reading = reading_of(printed.text)
    found = differences(
        report, style, printed, plain(reading.content.measure), plain(reading.content.fields)
    )
    return reading, found, len(facts_of(report, style))


@pytest.mark.parametrize("quirk", QUIRKS)
def test_one_quirk_loses_and_invents_nothing(quirk: str) -> None:
    for number in range(max(COUNT // 8, 1)):
        shape = Shape(fields=(2, 3, 1)[number % 3], periods=(3, 5, 1)[number % 3])
        style = OFFICIAL.but(seed=number, **QUIRKS[quirk])
        reading, amiss, facts = made(1_000 + number, shape, style)
        assert amiss == []
        assert facts > 50
        assert reading.coverage.unplaced == 0


def _any_print(rng: random.Random) -> tuple[Shape, Style]:
    shape = Shape(
        fields=rng.choice((1, 2, 3, 5)),
        first=rng.choice((2014, 2016, 2018, 2020)),
        periods=rng.choice((1, 2, 3, 4, 5)),
        tables=rng.choice((0.0, 0.4, 0.8)),
        gaps=rng.random() < 0.3,
        unclosed=rng.random() < 0.3,
    )
    changes = {
        name: value
        for quirk in rng.sample(list(QUIRKS), 6)
        for name, value in QUIRKS[quirk].items()
    }
    return shape, OFFICIAL.but(seed=rng.randrange(10**6), **changes)


def test_many_quirks_at_once() -> None:
    amiss = facts = 0
    for seed in range(COUNT):
        shape, style = _any_print(random.Random(seed))  # noqa: S311 - no secret is made of it
        reading, found, many = made(seed, shape, style)
        amiss += len(found)
        facts += many
        assert_accounted(reading)
    assert amiss <= MOST_AMISS * facts


def assert_accounted(reading: Reading) -> None:
    """Check that every character is accounted for and every cite lies in the text."""
    sums = reading.coverage
    assert sums.placed + sums.furniture + sums.diagnosed + sums.unplaced == sums.characters
    text = reading.document.text
    for start, end in covered(cites_in((reading.content.measure, reading.content.fields))):
        assert 0 <= start < end <= len(text)


LINES = print_report(make_report(7, Shape(fields=2)), OFFICIAL).text.split("\n")


@settings(max_examples=COUNT, deadline=None, derandomize=True)
@given(st.randoms(use_true_random=False), st.integers(0, 3))
def test_broken_reports_raise_nothing(rng: random.Random, way: int) -> None:
    lines = list(LINES)
    if way == 0:
        rng.shuffle(lines)
    elif way == 1:
        lines = lines[: rng.randrange(len(lines))]
    elif way == 2:
        lines = [line for line in lines if rng.random() > 0.2]
    else:
        lines = [line[rng.randrange(len(line) + 1) :] for line in lines]
    text = "\n".join(lines)
    first, second = reading_of(text), reading_of(text)
    assert_accounted(first)
    assert plain(first.content.fields) == plain(second.content.fields)
