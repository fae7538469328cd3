"""Made-up reports, printed with one quirk at a time, read back: nothing lost, nothing invented.

All quirks at once, and damaged reports, are in tests/properties.

``SESAKU_MADE_UP`` sets how many reports of each kind are made; seeds are fixed, so that a failure
can be seen again.
"""

import os

import pytest

from sesaku.model.reading import Reading
from sesaku.model.walk import plain
from tests.grammars.evaluation_report.fiction.compare import differences
from tests.grammars.evaluation_report.fiction.facts import facts_of
from tests.grammars.evaluation_report.fiction.maker import Shape, make_report
from tests.grammars.evaluation_report.fiction.opened import reading_of
from tests.grammars.evaluation_report.fiction.printer import print_report
from tests.grammars.evaluation_report.fiction.style import OFFICIAL, Style

COUNT = int(os.environ.get("SESAKU_MADE_UP", "24"))

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
